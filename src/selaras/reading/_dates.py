"""Find the points in time that a text names, anchored at the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._dates_anchor import (
    checked,
    month_near,
    months_off,
    nearest,
    weekday_near,
)
from selaras.reading._dates_groups import grouped
from selaras.reading._dates_lex import lex
from selaras.records import DateMention, Span

if TYPE_CHECKING:
    from selaras.reading._dates_figures import Atom, Point
    from selaras.reading._dates_groups import Group
    from selaras.reading._document import Document
    from selaras.records import Precision

__all__ = ["find_dates", "says_now"]

_NOW = frozenset({"saat ini", "sekarang"})
_AHEAD = re.compile(
    r"\b(?:akan|rencananya|direncanakan|dijadwalkan|diagendakan|bakal|hendak)\b[^.;\n]{0,60}$"
)
_AHEAD_CUES = ("akan", "rencana", "jadwal", "agenda", "bakal", "hendak")
_AHEAD_REACH = 72
_FAR_DAYS = 400
_NEAR_DAYS = 7


class _Found(NamedTuple):
    date: str
    precision: Precision
    start: int
    end: int


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Find the points in time that the body names.

    Args:
        document: The report. Without a day of publication, what is counted from it or lacks
            its year is left out unless the text itself settles it.

    Returns:
        One mention per point, in text order. A range gives its two ends, both with the words of
        the whole range. Weeks, decades, durations and days that no calendar has are left out;
        "saat ini" is the day of publication (`says_now` tells it from a day that is named).
    """
    low = document.low
    atoms = _inside(document, lex(document.text, low))
    resolver = _Resolver(document, low)
    for group in grouped(low, atoms):
        resolver.read(group)
    return tuple(
        DateMention(date=f.date, precision=f.precision, spans=(Span(f.start, f.end),))
        for f in sorted(resolver.found, key=lambda f: (f.start, f.end))
    )


def _inside(document: Document, atoms: list[Atom]) -> list[Atom]:
    """The parts that lie in the body; both come in order."""
    kept: list[Atom] = []
    at = 0
    for passage in document.body:
        while at < len(atoms) and atoms[at].start < passage.start:
            at += 1
        while at < len(atoms) and atoms[at].end <= passage.end:
            kept.append(atoms[at])
            at += 1
    return kept


def says_now(document: Document, mention: DateMention) -> bool:
    """Whether the words only say "now", which dates no event."""
    return all(document.text[s.start : s.end].lower() in _NOW for s in mention.spans)


class _Resolver:
    """Settles groups in text order; knows the day last named, which clocks and counts lean on."""

    def __init__(self, document: Document, low: str) -> None:
        self.found: list[_Found] = []
        self._document = document
        self._low = low
        self._published = document.published
        self._last: dt.date | None = None
        self._year: int | None = None
        self._named: dict[int, dt.date] = {}
        self._waiting: list[Group] = []

    def read(self, group: Group) -> None:
        """Settle one group and keep what it names."""
        parts = group.parts
        if parts.keys() & {"date", "weekday", "off"}:
            self._read_days(group)
        elif "clock" in parts:
            self._read_clock(group)
        elif "month" in parts:
            self._read_month(group)
        elif "now" in parts:
            if self._published is not None:
                self._keep(group, self._published.isoformat(), "day")
        else:
            self._read_wide(group)

    def _keep(self, group: Group, date: str, precision: Precision) -> None:
        self.found.append(_Found(date, precision, group.start, group.end))
        self._year = int(date[:4])

    def _read_days(self, group: Group) -> None:
        days = [day for day in self._days(group) if day is not None]
        if not days:
            return
        clock = group.parts.get("clock")
        if clock is None:
            for day in days:
                self._keep(group, day.isoformat(), "day")
        else:
            self._keep_times(group, clock, days[-1])
        self._remember(days[-1], named="date" in group.parts)
        self._settle_waiting(group, days[0])

    def _remember(self, day: dt.date, *, named: bool) -> None:
        gap = 0 if self._published is None else abs((day - self._published).days)
        if gap <= _FAR_DAYS:
            self._last = day
        if gap <= _NEAR_DAYS and named:
            self._named[day.weekday()] = day

    def _read_clock(self, group: Group) -> None:
        if self._last is None:
            self._waiting.append(group)
        else:
            self._keep_times(group, group.parts["clock"], self._last)

    def _keep_times(self, group: Group, clock: Atom, day: dt.date) -> None:
        for _, hour, minute in clock.points:
            on = day + dt.timedelta(hour // 24)
            self._keep(group, f"{on.isoformat()}T{hour % 24:02d}:{minute:02d}", "minute")

    def _settle_waiting(self, group: Group, day: dt.date) -> None:
        """Clocks before the first day of the text take it when they share its sentence."""
        sentence = self._document.sentence_at(group.start) if self._waiting else None
        for clock in self._waiting:
            if sentence is not None and sentence.start <= clock.start:
                self._keep_times(clock, clock.parts["clock"], day)
        self._waiting.clear()

    def _days(self, group: Group) -> list[dt.date | None]:
        parts = group.parts
        date = parts.get("date")
        if date is not None:
            return self._written_days(date, parts)
        weekday = parts.get("weekday")
        if weekday is not None:
            return self._weekdays(weekday, group)
        off = parts["off"]
        start = self._last if off.kind == "shift" else self._published
        return [None if start is None else start + dt.timedelta(off.number)]

    def _written_days(self, date: Atom, parts: dict[str, Atom]) -> list[dt.date | None]:
        if date.kind == "dayno":
            return [self._day_number(date, parts.get("relmonth"))]
        weekdays: list[int | None] = [None] * len(date.points)
        named = parts.get("weekday")
        eve = _is_eve(parts, self._low)
        if named is not None and not eve and len(named.points) == len(date.points):
            weekdays = [point[2] for point in named.points]
        return [
            self._written_day(point, weekday, parts)
            for point, weekday in zip(date.points, weekdays, strict=True)
        ]

    def _written_day(
        self, point: Point, weekday: int | None, parts: dict[str, Atom]
    ) -> dt.date | None:
        year, month, day = point
        published, relyear = self._published, parts.get("relyear")
        if relyear is not None and published is not None:
            year = published.year + relyear.number
        if year is not None:
            return checked((year, month, day), published, weekday=weekday)
        if published is not None:
            return nearest(point, published, weekday=weekday, way=_way(parts))
        return self._by_weekday(point, weekday)

    def _by_weekday(self, point: Point, weekday: int | None) -> dt.date | None:
        """Without a day of publication: the day nearest the last one, if its weekday agrees."""
        day = nearest(point, self._last, weekday=weekday, way=None)
        if day is None or weekday is None:
            return None
        same = (day.month, day.day) == point[1:]
        return day if same and day.weekday() == weekday else None

    def _day_number(self, date: Atom, relmonth: Atom | None) -> dt.date | None:
        if self._published is None:
            return None
        year, month = months_off(self._published, 0 if relmonth is None else relmonth.number)
        try:
            return dt.date(year, month, date.number)
        except ValueError:
            return None

    def _weekdays(self, atom: Atom, group: Group) -> list[dt.date | None]:
        published = self._published
        if published is None:
            return []
        parts = group.parts
        way, week = _way(parts), parts.get("week")
        if way is None and self._looks_ahead(group.start):
            way = 2
        eve = 1 if _is_eve(parts, self._low) else 0
        if way is None and week is None and not eve and len(atom.points) == 1:
            named = self._named.get(atom.points[0][2])
            if named is not None:
                return [named]
        return [
            weekday_near(
                (point[2] - eve) % 7, published, way=way, week=None if week is None else week.number
            )
            for point in atom.points
        ]

    def _looks_ahead(self, start: int) -> bool:
        before = self._low[max(0, start - _AHEAD_REACH) : start]
        return any(cue in before for cue in _AHEAD_CUES) and _AHEAD.search(before) is not None

    def _read_month(self, group: Group) -> None:
        published = self._published
        relyear, way = group.parts.get("relyear"), _way(group.parts)
        if way is None and self._looks_ahead(group.start):
            way = 1
        for year, month, _ in group.parts["month"].points:
            if year is None and published is None:
                continue
            if year is None and published is not None:
                if relyear is not None:
                    year = published.year + relyear.number
                else:
                    year = month_near(month, published, way=way)
            self._keep(group, f"{year:04d}-{month:02d}", "month")

    def _read_wide(self, group: Group) -> None:
        """Years, and months and years counted from now."""
        parts, published = group.parts, self._published
        if "year" in parts:
            for point in parts["year"].points:
                self._keep(group, f"{point[0]:04d}", "year")
        elif "yearshift" in parts:
            if self._year is not None:
                self._keep(group, f"{self._year + parts['yearshift'].number:04d}", "year")
        elif published is not None and "relyear" in parts:
            self._keep(group, f"{published.year + parts['relyear'].number:04d}", "year")
        elif published is not None:
            year, month = months_off(published, parts["relmonth"].number)
            self._keep(group, f"{year:04d}-{month:02d}", "month")


def _way(parts: dict[str, Atom]) -> int | None:
    """Where the words point: -1 back, 1 ahead, None unsaid."""
    for atom in (parts.get("mod"), parts.get("off")):
        if atom is not None and atom.number and atom.kind != "shift":
            return 1 if atom.number > 0 else -1
    return None


def _is_eve(parts: dict[str, Atom], low: str) -> bool:
    """Whether "malam" stands before the weekday: the night that leads to it."""
    part, weekday = parts.get("part"), parts.get("weekday")
    if part is None or weekday is None:
        return False
    return part.end + 1 == weekday.start and low[part.start : part.end] == "malam"
