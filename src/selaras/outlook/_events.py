"""The table that outlooks are made from: dated, placed, grouped, and nothing else."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from selaras.outlook._kinds import group_of
from selaras.outlook._records import Group, LeftOut
from selaras.regions import zone

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Event", "EventRow", "Events", "UnusableEvents", "events_of", "province_of"]

_MOST = 1000.0
_MOST_DEATHS = 300_000
_EARLIEST = dt.date(1945, 8, 17)
_LONG_SILENCE = dt.timedelta(days=3652)
_EXAMPLES = 3
_FORMS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d")
_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
_REGENCY = re.compile(r"\d\d\.\d\d")


class UnusableEvents(Exception):
    """The table cannot be used at all; the message says what is missing."""


class EventRow(msgspec.Struct, frozen=True):
    """One row as it came in; blank `province`, `id`, `deaths` are unsaid, blank `weight` is 1."""

    date: str
    region: str
    kind: str
    weight: str = ""
    province: str = ""
    id: str = ""
    vague: bool = False
    deaths: str = ""


class Event(msgspec.Struct, frozen=True):
    """One row that can be counted."""

    day: dt.date
    region: str
    province: str
    group: Group
    weight: float
    deaths: int | None = None


class Events(msgspec.Struct, frozen=True):
    """A checked table of events, in order of day, with what was left out of it."""

    rows: tuple[Event, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Tally:
    count: Counter[str] = field(default_factory=Counter)
    examples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, why: str, example: str) -> None:
        self.count[why] += 1
        if len(self.examples[why]) < _EXAMPLES:
            self.examples[why].append(example[:60])

    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(
            LeftOut(why, count, tuple(self.examples[why]))
            for why, count in self.count.most_common()
        )


def events_of(rows: Iterable[EventRow], *, until: dt.date | None = None) -> Events:
    """Check rows into a table; bad ones are left out, counted and named.

    Args:
        rows: Rows as they came in, in any order.
        until: Rows dated after this day are in the future and left out.

    Raises:
        UnusableEvents: Not one row can be used.
    """
    tally = _Tally()
    ids: set[str] = set()
    repeats: Counter[tuple[str, str, str]] = Counter()
    used = []
    for number, row in enumerate(rows, 1):
        read = _read(row, until, ids)
        if isinstance(read, Event):
            used.append(read)
            repeats[row.date, row.region, row.kind] += not row.id
        else:
            tally.add(read[0], f"row {number}: {read[1]}")
    if not used:
        raise UnusableEvents(_nothing(tally))
    used.sort(key=lambda event: (event.day, event.province, event.region, event.group))
    used = _since_the_last_long_silence(used, tally)
    return Events(tuple(used), tally.left_out(), _notes(repeats))


def _read(row: EventRow, until: dt.date | None, ids: set[str]) -> Event | tuple[str, str]:
    day = _day(row.date.strip(), row.region.strip())
    weight = _weight(row.weight.strip())
    region = " ".join(row.region.split()) or " ".join(row.province.split())
    problem = _day_problem(day, row, until) or _other_problem(row, region, weight, ids)
    if problem is not None or day is None or weight is None:
        return problem or ("not readable", row.date)
    try:
        group = group_of(row.kind)
    except KeyError:
        return "unknown kind", row.kind
    if group is None:
        return "kind without an outlook", row.kind
    ids.add(row.id)
    deaths = _deaths(row.deaths.strip())
    return Event(day, region, province_of(row.province, region), group, weight, deaths)


def _day_problem(
    day: dt.date | None, row: EventRow, until: dt.date | None
) -> tuple[str, str] | None:
    if day is None:
        return "no readable date", row.date
    if day < _EARLIEST:
        return "date before 1945", row.date
    if until is not None and day > until:
        return "date in the future", row.date
    return ("date known to the month or worse", row.date) if row.vague else None


def _other_problem(
    row: EventRow, region: str, weight: float | None, ids: set[str]
) -> tuple[str, str] | None:
    if not region:
        return "no region", row.date
    if weight is None:
        return "weight is no number", row.weight
    if weight < 0:
        return "negative weight", row.weight
    if weight > _MOST:
        return f"weight over {_MOST:.0f}", row.weight
    return ("repeated id", row.id) if row.id and row.id in ids else None


@lru_cache(maxsize=65536)
def _day(text: str, region: str) -> dt.date | None:
    if len(text) > 40:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return _written_day(text)
    if moment.tzinfo is None:
        return moment.date()
    try:
        return moment.astimezone(_zone(region)).date()
    except OverflowError:
        return None


def _written_day(text: str) -> dt.date | None:
    for form in _FORMS:
        try:
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return None


def _zone(region: str) -> dt.timezone:
    """The clock of a region code; western time where there is none."""
    try:
        name = zone(region)
    except KeyError:
        name = "WIB"
    return dt.timezone(dt.timedelta(hours=_HOURS[name]))


def _weight(text: str) -> float | None:
    if not text:
        return 1.0
    try:
        weight = float(text)
    except ValueError:
        return None
    return weight if math.isfinite(weight) else None


def _deaths(text: str) -> int | None:
    """A number of deaths; None when unsaid or absurd, and then the event still counts."""
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if 0 <= number <= _MOST_DEATHS else None


def province_of(province: str, region: str) -> str:
    """The province of a region: as given, or from its code, or the region itself."""
    if province.strip():
        return " ".join(province.split())
    return region[:2] if _REGENCY.fullmatch(region) else region


def _since_the_last_long_silence(rows: list[Event], tally: _Tally) -> list[Event]:
    """The rows after the last ten years without any: what stands before is mostly mistyped."""
    start = 0
    for number in range(1, len(rows)):
        if rows[number].day - rows[number - 1].day > _LONG_SILENCE:
            start = number
    for event in rows[:start]:
        tally.add("before ten years without any event", event.day.isoformat())
    return rows[start:]


def _notes(repeats: Counter[tuple[str, str, str]]) -> tuple[str, ...]:
    same = sum(count - 1 for count in repeats.values() if count > 1)
    if not same:
        return ()
    return (
        f"{same} rows share date, region and kind with another and count as events of their own; "
        "give an id column to have repeats left out",
    )


def _nothing(tally: _Tally) -> str:
    if not tally.count:
        return "the table has no rows"
    found = ", ".join(f"{count} {why}" for why, count in tally.count.most_common())
    return f"no row of the table can be used: {found}"
