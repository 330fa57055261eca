"""Counts of harm: which agree, which a later report replaces, and what stands in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from selaras.records import Harm, Span
from selaras.stories._said import Camp, Said, camps, fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selaras.records import Count, Fact, Reading

__all__ = ["FIELDS", "harm_facts", "headline"]

FIELDS = (
    "deaths",
    "injured",
    "missing",
    "displaced",
    "houses",
    "vehicles",
    "buildings",
    "arrested",
)


def harm_facts(
    readings: Sequence[Reading], origin_of: Mapping[str, int]
) -> tuple[list[Fact], Harm]:
    """The facts of harm, one a field, and the story's harm.

    Two counts agree when they are equal or one lies in the other's range. A count that its
    report calls provisional is superseded by a later report's that does not fit it. Where
    rivals remain, the story's harm is the range that spans them.
    """
    facts: list[Fact] = []
    values: dict[str, Count] = {}
    for field in FIELDS:
        found = camps(_said(readings, field), fits=_fits, fullness=_exactness)
        if not found:
            continue
        found = _superseded(found, readings, field)
        standing = [camp for camp in found if not camp.superseded]
        note = _note(found, standing)
        facts.append(fact(f"harm.{field}", found, origin_of, note=note))
        values[field] = headline([camp.value for camp in standing])
    return facts, msgspec.structs.replace(Harm(), **values)


def headline(values: Sequence[Count]) -> Count:
    """One count, or the range from the lowest to the highest of several."""
    bounds = [_bounds(value) for value in values]
    low, high = min(low for low, _ in bounds), max(high for _, high in bounds)
    return low if low == high else (low, high)


def _said(readings: Sequence[Reading], field: str) -> list[Said]:
    said = []
    for reading in readings:
        value = None if reading.main is None else getattr(reading.main.harm, field)
        if reading.main is not None and value is not None:
            spans = _spans(reading, f"harm.{field}")
            said.append(Said(reading.report.id, value, spans))
    return said


def _spans(reading: Reading, field: str) -> tuple[Span, ...]:
    evidence = {} if reading.main is None else reading.main.evidence
    return evidence[field].spans if field in evidence else ()


def _bounds(value: Any) -> tuple[int, int]:  # noqa: ANN401 (a count: n or a pair)
    return (value, value) if isinstance(value, int) else (value[0], value[1])


def _fits(one: Any, other: Any) -> bool:  # noqa: ANN401
    first, second = _bounds(one), _bounds(other)
    return first[0] <= second[1] and second[0] <= first[1]


def _exactness(value: Any) -> tuple[int, int]:  # noqa: ANN401
    low, high = _bounds(value)
    return (low - high, low)


def _superseded(found: Sequence[Camp], readings: Sequence[Reading], field: str) -> list[Camp]:
    """Mark the camps that only provisional, older reports hold."""
    days = {reading.report.id: reading.report.published for reading in readings}
    loose = {
        reading.report.id
        for reading in readings
        if reading.main is not None and field in reading.main.harm.provisional
    }
    firm = [days[id_] for camp in found for id_ in camp.by if id_ not in loose]
    marked = []
    for camp in found:
        later = all(id_ in loose and any(_after(day, days[id_]) for day in firm) for id_ in camp.by)
        marked.append(camp._replace(superseded=later))
    return marked


def _after(day: str | None, other: str | None) -> bool:
    return day is not None and other is not None and day[: len(other)] > other


def _note(found: Sequence[Camp], standing: Sequence[Camp]) -> str | None:
    """The rule behind the headline value, None when one count stands alone."""
    notes = []
    if len(standing) < len(found):
        notes.append("later-supersedes-provisional")
    if len(standing) > 1:
        notes.append("range-of-rivals")
    return ", ".join(notes) or None
