"""Days, months, years and clock times that are written in figures or with a month's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading import _dates_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Atom", "Point", "clock", "exists", "figures", "month", "of_a_set", "year"]

Point = tuple[int | None, int, int]
"""Year (None when not said), month, day; of a clock (None, hour, minute)."""


class Atom(NamedTuple):
    """One part of a date: its kind, [start, end), a number and the points that it names.

    Kinds: date, weak (a day/month that needs a neighbour), dayno, weekday, off (days from
    publication), shift (days from the day last named), yearshift, part, clock, weakclock, month,
    year, relmonth, relyear, week, mod, edge, now, void (looks like a point in time, is none).
    """

    kind: str
    start: int
    end: int
    number: int = 0
    points: tuple[Point, ...] = ()


_DIGITS = re.compile(r"\d+")
_MONEY = frozenset("$€£#@")
_LISTED = re.compile(r"\b(?:dan|serta)\b|&")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def figures(_text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    """A day written in figures, or with a month's name."""
    match = words.FIGURES.match(low, start)
    if match is not None:
        yield _figured(match, low)
        return
    match = words.WORDED.match(low, start)
    if match is not None:
        yield from _worded(match, low)
        return
    match = words.DAY_MONTH.match(low, start)
    if match is not None:
        first, first_month, last, month = match.groups()
        points = _range(None, int(month), int(last), first, first_month)
        yield Atom("weak", start, match.end(), 0, points)
        return
    yield from _bare_clock(low, start)


def _figured(match: re.Match[str], low: str) -> Atom:
    first, first_month, last, mark, month, year = match.groups()
    start, end = match.span()
    number = words.ROMAN.get(month, 0) if month.isalpha() else int(month)
    sure = len(year) == 4 or "/" in mark or "-" in mark
    points = _range(_full_year(year), number, int(last), first, first_month)
    if not sure or _names_another_thing(low, start) or not all(exists(p) for p in points):
        return Atom("void", start, end)
    return Atom("date", start, end, 0, points)


def _range(
    year: int | None, month: int, last: int, first: str | None, first_month: str | None
) -> tuple[Point, ...]:
    end: Point = (year, month, last)
    if first is None:
        return (end,)
    return ((year, int(first_month) if first_month else month, int(first)), end)


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 60 else 1900)


def _worded(match: re.Match[str], low: str) -> Iterator[Atom]:
    """A day, two ends of a range ("5-7 Mei") or a list of days ("3, 10, dan 17 Mei")."""
    start, end = match.span()
    if _names_another_thing(low, start):
        yield Atom("void", start, end)
        return
    year, month = _year_of(match), words.MONTHS[match["month"]]
    last: Point = (year, month, int(match["last"]))
    firsts = list(_DIGITS.finditer(low, start, match.end("first")))
    if _LISTED.search(match["first"]):
        for first in firsts:
            yield _day_atom(first.start(), first.end(), (year, month, int(first[0])))
        yield _day_atom(match.start("last"), end, last)
    elif firsts and "," not in match["first"]:
        yield _day_atom(start, end, (year, month, int(firsts[0][0])), last)
    else:
        yield _day_atom(match.start("last"), end, last)


def _day_atom(start: int, end: int, *points: Point) -> Atom:
    if not all(exists(point) for point in points):
        return Atom("void", start, end)
    return Atom("date", start, end, 0, points)


def _year_of(match: re.Match[str]) -> int | None:
    if match["year"] is not None:
        return int(match["year"])
    return None if match["short"] is None else _full_year(match["short"])


def exists(point: Point) -> bool:
    """Whether the calendar has the day."""
    year, month, day = point
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return leap or (month, day) != (2, 29)


def _names_another_thing(low: str, start: int) -> bool:
    before = low[max(0, start - 28) : start]
    if before[-1:] in _MONEY and before:
        return True
    last = before.split()[-2:]
    if not last:
        return False
    if last[-1].strip(".:") in words.NOT_A_POINT_AFTER:
        return True
    numbered = last[-1][-1].isdigit() and last[0].strip(".:") in words.NOT_A_POINT_AFTER
    return len(last) > 1 and numbered


def of_a_set(before: str) -> bool:
    """Whether the words before make it every such day, or no day at all ("setiap Senin")."""
    last = before.split()[-2:]
    if not last or not before[-1].isspace():
        return False
    if last[-1] in words.OF_A_SET:
        return True
    return last[-1] in ("hari", "bulan", "malam") and last[0] in words.OF_A_SET


def _bare_clock(low: str, start: int) -> Iterator[Atom]:
    match = words.BARE_CLOCK.match(low, start)
    if match is None:
        return
    hour, minute, last_hour, last_minute, zone = match.groups()
    points = _times((hour, minute), (last_hour, last_minute))
    if points:
        yield Atom("clock" if zone else "weakclock", start, match.end(), 0, points)


def _times(*pairs: tuple[str | None, str | None]) -> tuple[Point, ...]:
    """The clock times, none at all when one does not exist."""
    times: list[Point] = [(None, int(h), int(m or 0)) for h, m in pairs if h is not None]
    return tuple(times) if all(t[1] <= 24 and t[2] < 60 for t in times) else ()


def clock(_text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    match = words.CLOCK.match(low, start)
    if match is None:
        return
    hour, minute, word, last_hour, last_minute, part = match.groups()
    hour = hour if word is None else str(words.NUMBERS[word])
    points = _times((hour, minute), (last_hour, last_minute))
    if not points:
        return
    yield Atom("clock", start, match.end(), 0, tuple(_on_the_day(p, part) for p in points))
    today = words.TODAY_AFTER.match(low, match.end()) if part else None
    if today is not None:
        yield Atom("off", match.end() + 1, today.end(), 0)


def _on_the_day(time: Point, part: str | None) -> Point:
    """A spoken hour on the 24-hour clock: "jam 3 sore" is 15:00."""
    _, hour, minute = time
    first = {"sore": 1, "petang": 1, "senja": 1, "malam": 6, "tengah malam": 10}
    if part is None or hour > 12:
        return time
    if part.startswith("siang"):
        return (None, hour + 12 if hour <= 4 else hour, minute)
    after = first.get(part.removesuffix(" hari"))
    if after is None or hour < after or hour == 12:
        return time
    return (None, hour + 12, minute)


def year(_text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    """A year in figures, a range of years, or an ISO date."""
    iso = words.ISO.match(low, start)
    if iso is not None:
        yield from _iso(iso)
        return
    match = words.PLAIN_YEAR.match(low, start)
    if match is None or not _is_year(low, match):
        return
    yield _year_atom(match, start)


def _iso(match: re.Match[str]) -> Iterator[Atom]:
    year, month, day, hour, minute = match.groups()
    point = (int(year), int(month), int(day))
    if not exists(point):
        yield Atom("void", *match.span())
        return
    yield Atom("date", match.start(), match.end(3), 0, (point,))
    times = _times((hour, minute))
    if times:
        yield Atom("clock", match.start(4), match.end(), 0, times)


def _is_year(low: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if words.YEAR_LEAD.search(low, max(0, start - 8), start):
        return True
    return not _names_another_thing(low, start) and words.UNIT_AFTER.match(low, end) is None


def _year_atom(match: re.Match[str], start: int) -> Atom:
    first, last = int(match[1]), match[2]
    points: list[Point] = [(first, 0, 0)]
    if last is not None:
        points.append((int(last) if len(last) == 4 else first // 100 * 100 + int(last), 0, 0))
    if points[-1][0] is not None and points[-1][0] < first:
        points.pop()
    return Atom("year", start, match.end(), 0, tuple(points))


def month(text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    """A month with its year, or alone where the words around it show that it is one."""
    match = words.MONTH_FIRST.match(low, start)
    if match is None:
        return
    year, month = _year_of(match), words.MONTHS[match["month"]]
    left = start - 6 if low[max(0, start - 6) : start] == "bulan " else start
    if match["day"] is not None:
        yield _day_atom(start, match.end(), (year, month, int(match["day"])))
    elif year is not None:
        yield Atom("month", left, match.end(), 0, ((year, month, 0),))
    elif _is_bare_month(text, low, match):
        this = words.THIS_AFTER.match(low, match.end("month"))
        end = match.end("month") if this is None else this.end()
        yield Atom("month", left, end, 0, ((None, month, 0),))


def _is_bare_month(text: str, low: str, match: re.Match[str]) -> bool:
    start, end = match.span("month")
    before = low[max(0, start - 20) : start]
    if end - start < 4 and match["month"] != "mei":
        return False
    if not text[start].isupper() or of_a_set(before):
        return False
    if words.MONTH_LEAD.search(before) or words.MONTH_TAIL.match(low, end):
        return True
    if words.NAME_BEFORE.search(before) or text[end : end + 2][1:].isupper():
        return False
    return before[-1:] == " " and text[max(0, start - 2)].islower()
