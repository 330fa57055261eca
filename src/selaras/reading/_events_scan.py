"""One pass over title and body for the words that speak of events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from selaras.issues import SENSES, SLOTS, Sense

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Hit", "Scan", "scan"]

_NOT_WORD = re.compile(r"[^\w\[\]\n ]")
_GLUE = " \n "


class Hit(NamedTuple):
    """A word form found at [start, end) and what it says."""

    start: int
    end: int
    senses: tuple[Sense, ...]


class Scan(NamedTuple):
    """What stands in one passage: its word forms in order; the places of each class of words."""

    hits: tuple[Hit, ...]
    slots: dict[str, list[tuple[int, int]]]


def _plain(text: str) -> str:
    """`text` in lower case with a blank for each mark; offsets hold."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return _NOT_WORD.sub(" ", low)


_FORMS = tuple(dict.fromkeys((*SENSES, *SLOTS)))
_SENSES = tuple(SENSES.get(form, ()) for form in _FORMS)
_SLOTS = tuple(SLOTS.get(form, ()) for form in _FORMS)
_NAMES = tuple(any(sense.value == "name" for sense in senses) for senses in _SENSES)
_FINDER = AhoCorasick(
    [f" {_plain(form)} " for form in _FORMS], implementation=Implementation.ContiguousNFA
)


def scan(passages: Sequence[str]) -> tuple[Scan, ...]:
    """Find all word forms in `passages`; the longest wins where one holds another."""
    joined = _plain(_GLUE.join(passage.replace("\n", " ") for passage in passages))
    found = _FINDER.find_matches_as_indexes(f" {joined} ", overlapping=True)
    matches = sorted((start, -end, index) for index, start, end in found)
    scans: list[Scan] = []
    at = offset = 0
    for passage in passages:
        end = offset + len(passage)
        first = at
        while at < len(matches) and matches[at][0] < end:
            at += 1
        scans.append(_of_passage(matches[first:at], offset))
        offset = end + len(_GLUE)
    return tuple(scans)


def _of_passage(matches: list[tuple[int, int, int]], offset: int) -> Scan:
    hits: list[Hit] = []
    slots: dict[str, list[tuple[int, int]]] = {}
    right = named = -1
    for start, stop, index in matches:
        left, end = start - offset, -stop - 2 - offset
        named = max(named, end) if _NAMES[index] else named
        for slot in _SLOTS[index] if end > named else ():
            slots.setdefault(slot, []).append((left, end))
        if end > right and _SENSES[index]:
            hits.append(Hit(left, end, _SENSES[index]))
            right = end
    return Scan(tuple(hits), slots)
