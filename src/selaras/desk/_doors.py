"""What the command line asks of a prepared desk; Django is imported only when asked."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from selaras.records import Reading, Report, Story

_LEAST_FREE_BYTES = 1_000_000_000


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
) -> tuple[Account, ...]:
    """Load a sample, an outlook from made-up events, and the demonstration's accounts."""
    from selaras.desk.accounts import actions as accounts
    from selaras.desk.newsroom import actions as newsroom
    from selaras.desk.outlooks import actions as outlooks

    newsroom.load_readings(readings, stories, reports=reports)
    outlooks.issue_demo()
    return accounts.create_demo({name: new_password() for name in accounts.DEMO_USERNAMES})


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


def faults() -> tuple[str, ...]:
    """What is wrong with this desk, in plain words; empty when nothing is."""
    return tuple(_faults())


def _faults() -> Iterator[str]:
    from django.conf import settings
    from django.db import DatabaseError

    free = shutil.disk_usage(settings.DATA).free
    if free < _LEAST_FREE_BYTES:
        yield f"Only {free // 1_000_000} MB are left on the disk of {settings.DATA}."
    try:
        yield from _faults_of_tables()
    except DatabaseError as error:
        yield f"The database does not answer: {error}"


def _faults_of_tables() -> Iterator[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from selaras.desk.accounts.models import User
    from selaras.desk.audit.access import verify

    executor = MigrationExecutor(connection)
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if behind:
        yield f"{len(behind)} changes of the tables wait: run `selaras desk run` or `init`."
        return
    if not User.objects.filter(is_active=True).exists():
        yield "Nobody can sign in: run `selaras desk init`."
    verdict = verify()
    if not verdict.whole:
        yield f"The audit trail is not whole: {verdict.fault}."
