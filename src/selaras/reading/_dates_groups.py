"""Join the parts of dates that stand together: weekday, day, part of day, clock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.reading._dates_figures import Atom

__all__ = ["Group", "grouped"]


class Group(NamedTuple):
    """Parts that stand together and name one point, or the two ends of a range."""

    start: int
    end: int
    parts: dict[str, Atom]


_GLUE = re.compile(
    r"[ \t\u00a0,;|(/)–—-]{0,4}(?:(?:pada|sekitar|sekira|sekitaran|sekiranya|"
    r"kira-kira|kurang lebih|tepatnya|tepat|tanggal|tgl\.?|hari|waktu)\s){0,2}\(?"
)
_LONGEST_GLUE = 24
_SLOTS = {"weak": "date", "dayno": "date", "weakclock": "clock", "shift": "off"}
_FAMILIES = (
    frozenset("date weekday off part clock week mod relyear relmonth void".split()),
    frozenset("edge month relyear mod".split()),
    frozenset("edge year mod".split()),
    frozenset("edge relyear".split()),
    frozenset("edge relmonth".split()),
)
_BASES = frozenset("date weekday off clock month relmonth relyear year yearshift now".split())
_CLOSE = frozenset("mod week relyear relmonth month year void".split())
_DAY_BASES = frozenset("date weekday off".split())
_THROUGH = re.compile(
    r"\)?\s?(?:-|–|—|,|hingga|sampai|s/d|s\.d\.|dan)\s?(?:dengan\s|pada\s|hari\s)?"
)


def grouped(low: str, atoms: list[Atom]) -> list[Group]:
    """The groups that name a point, in order; what names none is left out.

    Args:
        low: The text in lower case.
        atoms: The parts found in it, in order.
    """
    groups = [
        _closed(low, group)
        for group in _joined(low, atoms)
        if "void" not in group.parts and _names_a_point(low, group)
    ]
    return _with_years(low, groups)


def _joined(low: str, atoms: list[Atom]) -> Iterator[Group]:
    group: Group | None = None
    for atom in atoms:
        slot = _SLOTS.get(atom.kind, atom.kind)
        if group is not None and _belongs(low, group, atom, slot):
            group.parts.setdefault(slot, atom)
            group = Group(group.start, atom.end, group.parts)
            continue
        if group is not None:
            yield group
        group = Group(atom.start, atom.end, {slot: atom})
    if group is not None:
        yield group


def _belongs(low: str, group: Group, atom: Atom, slot: str) -> bool:
    """Whether a part goes on the group before it."""
    if atom.start - group.end > _LONGEST_GLUE:
        return False
    if slot in group.parts and slot != "part":
        return False
    slots = group.parts.keys() | {slot}
    if not any(slots <= family for family in _FAMILIES):
        return False
    if (slot in ("relyear", "relmonth")) and not slots & {"date", "month", "edge"}:
        return False
    gap = low[group.end : atom.start]
    if slot in _CLOSE or "edge" in group.parts:
        return not gap.strip(" (\t)" if slot == "void" else " \t)")
    return _GLUE.fullmatch(gap) is not None


def _names_a_point(low: str, group: Group) -> bool:
    parts = group.parts
    if not parts.keys() & _BASES:
        return False
    days = parts.keys() & _DAY_BASES
    date, clock = parts.get("date"), parts.get("clock")
    if date is not None and date.kind == "weak" and len(days) == 1 and "part" not in parts:
        return _in_brackets(low, date)
    return clock is None or clock.kind != "weakclock" or bool(days)


def _in_brackets(low: str, atom: Atom) -> bool:
    """Whether a day and month in figures stands alone in brackets, as dates do."""
    return low[max(0, atom.start - 1) : atom.start] == "(" and low[atom.end : atom.end + 1] == ")"


def _closed(low: str, group: Group) -> Group:
    """The group with the bracket that it opened."""
    inside = low[group.start : group.end]
    if inside.count("(") > inside.count(")") and low[group.end : group.end + 1] == ")":
        return group._replace(end=group.end + 1)
    return group


def _with_years(low: str, groups: list[Group]) -> list[Group]:
    """Give the first end of a range the year that only its second end says."""
    for index in range(len(groups) - 2, -1, -1):
        one, two = groups[index], groups[index + 1]
        for slot in ("date", "month"):
            first, second = one.parts.get(slot), two.parts.get(slot)
            if first is None or second is None or two.start - one.end > _LONGEST_GLUE:
                continue
            if _THROUGH.fullmatch(low[one.end : two.start]) is not None:
                one.parts[slot] = _dated_like(first, second)
    return groups


def _dated_like(first: Atom, second: Atom) -> Atom:
    if not first.points or not second.points:
        return first
    year, month, _ = second.points[0]
    if year is None or first.points[0][0] is not None:
        return first
    points = tuple((year - (m > month), m, d) for _, m, d in first.points)
    return first._replace(points=points)
