"""What the command line asks of a prepared desk; Django is imported only when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from selaras.records import Reading, Report, Story


@dataclass(frozen=True)
class Account:
    """An account that was made, with what its holder needs to know."""

    username: str
    name: str
    office: str
    password: str


def known_region(code: str) -> bool:
    """Whether the code is of a region, or of the nation."""
    from selaras.desk import _regions

    return _regions.known(code)


def create_administrator(username: str, *, name: str, region: str, password: str) -> None:
    """Make the first account, or give it a new password."""
    from selaras.desk.accounts import actions

    actions.create_administrator(username, name=name, region=region, password=password)


def load_demo(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    *,
    new_password: Callable[[], str],
    reports: Sequence[Report] = (),
    worked: bool = True,
) -> tuple[Account, ...]:
    """Load a sample, an outlook from made-up events, and the demonstration's accounts.

    On the shipped sample also the demonstration's work, unless `worked` is false: cases,
    actions, meetings. Loading it again adds nothing.
    """
    from selaras.desk import _demo
    from selaras.desk.accounts import actions as accounts
    from selaras.desk.newsroom import actions as newsroom
    from selaras.desk.outlooks import actions as outlooks

    newsroom.load_readings(readings, stories, reports=reports)
    outlooks.issue_demo()
    made = accounts.create_demo({name: new_password() for name in accounts.DEMO_USERNAMES})
    if worked:
        _demo.play()
    return made


@dataclass(frozen=True)
class IssuedOutlook:
    """An outlook that holds for the weeks after `as_of`, and what became of the rows it read.

    `new` is false when this week had been issued before and stays as it was; `settled`
    counts earlier chances that now have their outcome.
    """

    as_of: dt.date
    new: bool
    predictions: int
    settled: int
    left_out: tuple[str, ...]
    notes: tuple[str, ...]


def issue_outlook(
    tables: Sequence[Path], *, as_of: dt.date | None = None, lag_weeks: int = 0
) -> IssuedOutlook:
    """Put what came beside earlier odds, then issue the odds of a week.

    Args:
        tables: Events as `.csv` or `.parquet`; none means the desk's own stories.
        as_of: The Monday of the last week to use, or any day: the last week over on it.
        lag_weeks: Last weeks that are still coming in and not used.

    Raises:
        UnusableEvents: There are under 52 weeks of data, or none.
    """
    from selaras.desk.outlooks import access, actions
    from selaras.desk.outlooks.models import Outlook

    source = Outlook.Source.TABLE if tables else Outlook.Source.STORIES
    events = access.events_of_tables(tables) if tables else access.events_of_stories()
    settled = actions.settle(events, source=source)
    day = as_of if as_of is not None or tables else access.read_until()
    outlook, new = actions.issue(events, source=source, as_of=day, lag_weeks=lag_weeks)
    return IssuedOutlook(
        as_of=outlook.as_of,
        new=new,
        predictions=outlook.predictions.count(),
        settled=settled,
        left_out=tuple(f"{one.count} rows, {one.why}" for one in events.left_out),
        notes=events.notes,
    )
