"""The words that speak of issues: forms of each kind, cues of phase, contexts and severity."""

from __future__ import annotations

import csv
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["SENSES", "Sense", "Table"]

Table = Literal["kind", "cue", "context", "severity"]


class Sense(NamedTuple):
    """What a word form says: a value of one table, and how surely (1 weak to 3 decisive)."""

    table: Table
    value: str
    weight: int


_FILES: tuple[tuple[Table, str, str | None], ...] = (
    ("kind", "words", "strength"),
    ("cue", "cues", None),
    ("context", "contexts", "weight"),
    ("severity", "severity", None),
)


def _rows() -> Iterator[tuple[str, Sense]]:
    for table, name, weight in _FILES:
        text = files("selaras.issues").joinpath(f"_data/{name}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            value = row["field" if table == "severity" else table]
            sense = Sense(table, value, int(row[weight]) if weight else 2)
            for form in row["forms"].split("|"):
                yield form, sense


def _load() -> Mapping[str, tuple[Sense, ...]]:
    senses: dict[str, dict[tuple[str, str], Sense]] = {}
    for form, sense in _rows():
        of_form = senses.setdefault(form, {})
        key = (sense.table, sense.value)
        if key not in of_form or of_form[key].weight < sense.weight:
            of_form[key] = sense
    return MappingProxyType({form: tuple(of_form.values()) for form, of_form in senses.items()})


SENSES: Mapping[str, tuple[Sense, ...]] = _load()
"""Word forms in lower case, each with what it says."""
