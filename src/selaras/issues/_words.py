"""The words that speak of issues: forms of each kind, cues of phase, contexts and severity.

Where no single word speaks of a kind, a frame does: two classes of words near each other.
"""

from __future__ import annotations

import csv
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["FRAMES", "SENSES", "SLOTS", "Frame", "Sense", "Table"]

Table = Literal["kind", "cue", "context", "severity"]


class Sense(NamedTuple):
    """What a word form says: a value of one table, and how surely (1 weak to 3 decisive)."""

    table: Table
    value: str
    weight: int


class Frame(NamedTuple):
    """Two classes of words that speak of a kind when they stand near each other."""

    kind: str
    weight: int
    first: str
    second: str


_FILES: tuple[tuple[Table, str, str | None], ...] = (
    ("kind", "words", "strength"),
    ("cue", "cues", None),
    ("context", "contexts", "weight"),
    ("severity", "severity", None),
)


def _table(name: str) -> Iterator[dict[str, str]]:
    text = files("selaras.issues").joinpath(f"_data/{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _rows() -> Iterator[tuple[str, Sense]]:
    for table, name, weight in _FILES:
        for row in _table(name):
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


def _slots() -> Mapping[str, tuple[str, ...]]:
    slots: dict[str, list[str]] = {}
    for row in _table("slots"):
        for form in row["forms"].split("|"):
            slots.setdefault(form, []).append(row["slot"])
    return MappingProxyType({form: tuple(of_form) for form, of_form in slots.items()})


SLOTS: Mapping[str, tuple[str, ...]] = _slots()
"""Word forms in lower case, each with the classes that frames pair."""

FRAMES: tuple[Frame, ...] = tuple(
    Frame(row["kind"], int(row["strength"]), row["first"], row["second"])
    for row in _table("frames")
)
"""Pairs of classes: "pendukung paslon" near "saling pukul" speaks of a clash of supporters."""
