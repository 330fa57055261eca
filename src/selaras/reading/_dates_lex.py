"""Find the parts that dates are made of, in one pass over a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from selaras.reading import _dates_figures as written
from selaras.reading import _dates_words as words
from selaras.reading._dates_figures import Atom, Point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["lex"]

_KEYS = tuple(words.TRIGGERS)
_KINDS = tuple(words.TRIGGERS.values())
_AUTOMATON = AhoCorasick(
    list(_KEYS), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
)
_DIGITS = re.compile(r"\d+")
_LENGTHS = {1: "figures", 2: "figures", 4: "year"}
_EDGES = frozenset(" \t\n\u00a0.,;:!?()[]{}\"'“”‘’„«»`/|-–—…*_•·+=<>&#%~\u200b\ufeff")
_PLAIN_WAYS = frozenset("ini lalu silam kemarin depan mendatang datang".split())


def lex(text: str, low: str) -> list[Atom]:
    """The parts of dates in a text, in order and without overlap.

    Args:
        text: The text.
        low: The same text in lower case.
    """
    atoms: list[Atom] = []
    reached = 0
    for start, end, kind in sorted([*_named(low), *_written(low)]):
        if start < reached:
            continue
        for atom in _READERS[kind](text, low, start, end):
            atoms.append(atom)
            reached = atom.end
    return atoms


def _named(low: str) -> list[tuple[int, int, str]]:
    """The words that may open a part of a date: (start, end, reader)."""
    edged = f" {low} "
    return [
        (start, end, _KINDS[index])
        for index, start, end in _AUTOMATON.find_matches_as_indexes(low)
        if edged[start] in _EDGES and (edged[end + 1] in _EDGES or edged[end] in _EDGES)
    ]


def _written(low: str) -> list[tuple[int, int, str]]:
    """The figures that may open one: of one, two or four digits, and not inside a longer one."""
    found = []
    edged = f"  {low}"
    for match in _DIGITS.finditer(low):
        start, end = match.span()
        length = end - start
        if length not in _LENGTHS or edged[start + 1] not in _EDGES:
            continue
        if edged[start + 1] in ".,:/-" and edged[start].isalnum():
            continue  # "1.998", "U-23"
        found.append((start, end, _LENGTHS[length]))
    return found


def _weekday(text: str, low: str, start: int, end: int) -> Iterator[Atom]:
    name = low[start:end]
    before = low[max(0, start - 24) : start]
    if name == "minggu":
        week = words.UNIT.match(low, start)
        if week is not None and (text[start] == "m" or week["way"] != "ini"):
            yield from _unit(text, low, start, end)
            return
    if name not in words.WEEKDAYS or written.of_a_set(before) or words.FEAST_AFTER.match(low, end):
        return
    if text[start].islower() and (name == "minggu" or not before.endswith(("hari ", "malam "))):
        return
    days: list[Point] = [(None, 0, words.WEEKDAYS[name])]
    pair = words.WEEKDAY_PAIR.match(low, end)
    if pair is not None:
        days.append((None, 0, words.WEEKDAYS[pair[1]]))
        end = pair.end()
    yield Atom("weekday", start, end, 0, tuple(days))


def _off(_text: str, low: str, start: int, end: int) -> Iterator[Atom]:
    next_day = words.NEXT_DAY.match(low, start)
    if next_day is not None and next_day[0].endswith("nya"):
        yield Atom("shift", start, next_day.end(), 1)
        return
    if low[end : end + 1] != "-":  # "kemarin-kemarin" is no day
        yield Atom("off", start, end, words.DAYS_OFF[low[start:end]])


def _part(_text: str, low: str, start: int, end: int) -> Iterator[Atom]:
    today = words.TODAY.match(low, start)
    if today is not None:
        yield Atom("off", start, today.end(), 0)
        return
    yield Atom("part", start, end)


def _today(_text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    today = words.TODAY.match(low, start)
    if today is not None:
        yield Atom("off", start, today.end(), 0)


def _next(_text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    match = words.NEXT_DAY.match(low, start)
    if match is not None:
        yield Atom("shift", start, match.end(), 1)


def _number(_text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    match = words.DAY_NUMBER.match(low, start)
    if match is not None and 1 <= int(match[1]) <= 31:
        after = words.WORDED.match(low, match.start(1))
        if after is None:
            yield Atom("dayno", start, match.end(), int(match[1]))


def _unit(_text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    """Days, weeks, months or years counted from now or from the day last named."""
    match = words.UNIT.match(low, start)
    if match is None:
        same = words.SAME_DAY.match(low, start)
        if same is not None:
            yield Atom("shift", start, same.end())
        else:
            yield from _year_word(low, start)
        return
    unit, way = match["unit"], match["way"]
    count = words.BEFORE_COUNT.search(low, max(0, start - 20), start)
    if count is None:
        kind = {"bulan": "relmonth", "tahun": "relyear", "hari": ""}.get(unit, "week")
        if kind and way in _PLAIN_WAYS:
            yield Atom(kind, start, match.end(), words.OFFSETS.get(way, 1))
        return
    digits = count[1]
    number = int(digits) if digits.isdigit() else words.NUMBERS[digits]
    yield from _counted(unit, way, number, count.start(1), match.end())


def _year_word(low: str, start: int) -> Iterator[Atom]:
    """The word "tahun" with its figures."""
    match = words.YEAR_WORD.match(low, start)
    if match is None:
        return
    before = low[max(0, start - 28) : start]
    if match["short"] is not None:
        yield Atom("year", start, match.end(), 0, ((1900 + int(match["short"]), 0, 0),))
        return
    for atom in written.year(low, low, match.end(), 0):
        kind = "void" if words.LAW_BEFORE.search(before) else atom.kind
        yield Atom(kind, start, atom.end, 0, atom.points)


def _one(_text: str, low: str, start: int, _end: int) -> Iterator[Atom]:
    match = words.ONE_UNIT.match(low, start)
    if match is not None:
        yield from _counted(match["unit"], match["way"], 1, start, match.end())


def _counted(unit: str, way: str, number: int, start: int, end: int) -> Iterator[Atom]:
    from_context = way in words.FROM_CONTEXT or way.startswith("setelah")
    back = way in ("lalu", "silam", "sebelumnya")
    kinds = {"hari": "off", "bulan": "relmonth", "tahun": "relyear"}
    if from_context:
        kinds = {"hari": "shift", "tahun": "yearshift"}
    if unit in kinds and way not in ("ini", "kemarin"):
        yield Atom(kinds[unit], start, end, -number if back else number)


def _mod(_text: str, low: str, start: int, end: int) -> Iterator[Atom]:
    yield Atom("mod", start, end, words.OFFSETS.get(low[start:end], 1))


def _now(_text: str, _low: str, start: int, end: int) -> Iterator[Atom]:
    yield Atom("now", start, end)


def _edge(_text: str, low: str, start: int, end: int) -> Iterator[Atom]:
    """The words "awal", "akhir": of what follows, or of the running year or month."""
    whole = words.WHOLE_UNIT.match(low, end)
    if whole is None:
        yield Atom("edge", start, end)
    elif not written.of_a_set(low[max(0, start - 24) : start]):
        yield Atom("relyear" if whole["unit"] == "tahun" else "relmonth", start, whole.end())


_READERS: dict[str, Callable[[str, str, int, int], Iterator[Atom]]] = {
    "figures": written.figures,
    "year": written.year,
    "month": written.month,
    "clock": written.clock,
    "weekday": _weekday,
    "off": _off,
    "part": _part,
    "today": _today,
    "next": _next,
    "number": _number,
    "unit": _unit,
    "one": _one,
    "mod": _mod,
    "now": _now,
    "edge": _edge,
}
