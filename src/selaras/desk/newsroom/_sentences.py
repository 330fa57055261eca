"""A report cut into sentences to choose from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.records import Reading

_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9▇])|\n+")
_MOST = 400
_FEWEST_CHARACTERS = 12


@dataclass(frozen=True)
class Sentence:
    """Half-open [start, end) of a report's text, and its words; `key` is how a form names it."""

    start: int
    end: int
    words: str

    @property
    def key(self) -> str:
        """The form's name for it: `120-188`."""
        return f"{self.start}-{self.end}"


def sentences(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences of what is the report itself, in order, up to a bound."""
    found: list[Sentence] = []
    for span in reading.body:
        for start, end in _cut(reading.text, span.start, span.end):
            if len(found) < _MOST:
                found.append(Sentence(start, end, reading.text[start:end]))
    return tuple(found)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        if match.end() - at >= _FEWEST_CHARACTERS or "\n" in match[0]:
            yield from _trimmed(text, at, match.end())
            at = match.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    if words.strip():
        yield start + lead, start + lead + len(words.strip())
