"""One pass over title and body for the words that speak of events."""

from __future__ import annotations

import re
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from selaras.issues import SENSES, Sense

__all__ = ["Hit", "plain", "scan"]

_NOT_WORD = re.compile(r"[^\w\[\]]")


class Hit(NamedTuple):
    """A word form found at [start, end) and what it says."""

    start: int
    end: int
    senses: tuple[Sense, ...]


def plain(text: str) -> str:
    """`text` in lower case with a blank for each mark; offsets hold."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return _NOT_WORD.sub(" ", low)


_FORMS = tuple(SENSES)
_SENSES = tuple(SENSES.values())
_FINDER = AhoCorasick([f" {plain(form)} " for form in _FORMS])


def scan(text: str) -> tuple[Hit, ...]:
    """Find all word forms in `text`, made by `plain`; the longest wins where they overlap."""
    found = _FINDER.find_matches_as_indexes(f" {text} ", overlapping=True)
    hits: list[Hit] = []
    right = -1
    for start, _, index in sorted((s, -e, i) for i, s, e in found):
        end = start + len(_FORMS[index])
        if end <= right:
            continue
        hits.append(Hit(start, end, _SENSES[index]))
        right = end
    return tuple(hits)
