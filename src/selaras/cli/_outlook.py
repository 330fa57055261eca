"""`selaras outlook` and `selaras backtest`: odds per region, and how such odds would have done."""

from __future__ import annotations

import datetime as dt
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

if TYPE_CHECKING:
    from selaras.outlook import Coverage, Events, Signals

__all__ = ["backtest_command", "outlook_command"]


class Names(StrEnum):
    """What to call regions: by official code, or as the table does."""

    OFFICIAL = "official"
    AS_GIVEN = "as-given"


class Level(StrEnum):
    """Provinces, or regencies and cities."""

    PROVINCE = "province"
    REGENCY = "regency"


class GroupName(StrEnum):
    """A group of kinds."""

    VIOLENCE = "violence"
    DISPUTE = "dispute"
    ELECTION = "election"
    ASSEMBLY = "assembly"


class Format(StrEnum):
    """How to print a backtest."""

    TABLE = "table"
    JSON = "json"
    PMF = "pmf"


class Lang(StrEnum):
    """Language of the page for people."""

    ID = "id"
    EN = "en"


Tables = Annotated[
    list[Path],
    typer.Argument(
        metavar="EVENTS...",
        help="Events as .csv or .parquet: date,region,kind[,weight], or ACLED, UCDP, SNPK columns.",
    ),
]
NamesOption = Annotated[Names, typer.Option("--regions", help="Names of regions in the output.")]
LevelOption = Annotated[Level, typer.Option(help="Provinces or regencies.")]
GroupOption = Annotated[GroupName | None, typer.Option(help="Only this group of kinds.")]
Lag = Annotated[
    int, typer.Option(min=0, max=52, help="Last weeks that are still coming in: not used.")
]
SignalsOption = Annotated[
    Path | None,
    typer.Option("--signals", metavar="CSV", help="Signals: said,region,kind[,weight][,due]."),
]
CoverageOption = Annotated[
    Path | None,
    typer.Option("--coverage", metavar="CSV", help="Reports read: day,region,reports."),
]
Day = Annotated[str | None, typer.Option(help="A day, ISO; a Monday is the last week used.")]


def outlook_command(
    events: Tables,
    *,
    as_of: Day = None,
    json: Annotated[bool, typer.Option("--json", help="JSON Lines, a region a line.")] = False,
    group: GroupOption = None,
    level: LevelOption = Level.PROVINCE,
    regions: NamesOption = Names.OFFICIAL,
    lag_weeks: Lag = 0,
    signals: SignalsOption = None,
    coverage: CoverageOption = None,
    record: Annotated[
        bool, typer.Option("--record", help="Replay two years for the track record.")
    ] = False,
    svg: Annotated[Path | None, typer.Option(help="Write a picture of the first group.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write one HTML file.")] = None,
    lang: Annotated[Lang, typer.Option(help="Language of the page.")] = Lang.ID,
) -> None:
    """Give odds for the next four weeks per region, with reasons and what is usual."""
    _one_thread()
    from selaras.cli import _outlook_page as out
    from selaras.outlook import GROUPS, Settings, UnusableEvents, forecast

    groups = GROUPS if group is None else (group.value,)
    try:
        table = _load(events, regions)
        given = _given(signals, coverage, regions)
        settings = Settings(
            lag_weeks=lag_weeks, level=level.value, groups=groups, coverage=given.coverage
        )
        made = forecast(
            table, as_of=_day(as_of, "--as-of"), settings=settings, signals=given.signals
        )
        records = out.records_of(table, made, settings) if record else {}
    except UnusableEvents as error:
        _stop(str(error))
    out.tell(made.left_out, made.notes)
    look = out.Look(lang.value, records)
    if svg is not None:
        svg.write_text(out.picture(made, look), encoding="utf-8")
    if html is not None:
        html.write_text(out.whole_page(made, look), encoding="utf-8")
    if json:
        out.print_json(made, records)
    else:
        out.print_page(made, look)


def backtest_command(
    events: Tables,
    *,
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
    first: Annotated[str | None, typer.Option("--from", help="First as-of week, ISO.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last as-of week, ISO.")] = None,
    group: GroupOption = None,
    level: LevelOption = Level.PROVINCE,
    regions: NamesOption = Names.OFFICIAL,
    lag_weeks: Lag = 0,
    signals: SignalsOption = None,
    coverage: CoverageOption = None,
    seed: Annotated[int, typer.Option(help="Of the randomised PIT and the bootstrap.")] = 9,
) -> None:
    """Replay the past week by week and score the odds beside simple rules."""
    _one_thread()
    from selaras.cli import _outlook_page as out
    from selaras.outlook import Settings, Span, UnusableEvents, replay, score_replayed

    try:
        table = _load(events, regions)
        given = _given(signals, coverage, regions)
        settings = Settings(lag_weeks=lag_weeks, level=level.value, coverage=given.coverage)
        out.tell(table.left_out, table.notes)
        one = group.value if group is not None else out.main_group(table)
        span = Span(_day(first, "--from"), _day(last, "--to"))
        replayed = replay(table, group=one, span=span, settings=settings, signals=given.signals)
        if form is Format.PMF:
            out.print_pmf(replayed)
            return
        result = score_replayed(replayed, group=one, level=level.value, seed=seed)
    except UnusableEvents as error:
        _stop(str(error))
    if form is Format.JSON:
        out.print_backtest_json(result)
    else:
        out.print_backtest(result)


def _one_thread() -> None:
    """Keep small matrix work on one thread: waiting for the others costs more than it brings.

    Without effect once numpy is loaded.
    """
    for library in ("OPENBLAS", "MKL", "OMP"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")


def _load(paths: list[Path], regions: Names) -> Events:
    from selaras.outlook import load_events, official_region

    rename = official_region if regions is Names.OFFICIAL else None
    today = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    return load_events(*paths, until=today, rename=rename)


class Given(NamedTuple):
    """What was given beside the table."""

    signals: Signals | None
    coverage: tuple[Coverage, ...]


def _given(signals: Path | None, coverage: Path | None, regions: Names) -> Given:
    from selaras.cli._outlook_page import tell
    from selaras.outlook import load_coverage, load_signals, official_region

    rename = official_region if regions is Names.OFFICIAL else None
    said: Signals | None = None
    read: tuple[Coverage, ...] = ()
    if signals is not None:
        said, left_out = load_signals(signals, rename=rename)
        tell(left_out, ())
    if coverage is not None:
        read, left_out = load_coverage(coverage, rename=rename)
        tell(left_out, ())
    return Given(said, read)


def _day(text: str | None, option: str) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"{text!r} is no day such as 2023-05-01", param_hint=option
        ) from error


def _stop(message: str) -> NoReturn:
    sys.stderr.write(f"no outlook: {message}\n")
    raise typer.Exit(1)
