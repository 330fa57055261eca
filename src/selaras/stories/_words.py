"""The words of a report's body, with their places, in the one form that all comparing uses."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.records import Reading, Span

__all__ = ["RUN", "Words", "body_text", "forms", "words"]

RUN = 5
"""Words in a row that make a shared run."""

_WORD = re.compile(r"[^\W_]+")
_MOST_PLACES = 4

Gram = tuple[str, ...]


class Words:
    """The words of a body in text order: where each starts and ends, and its lower-case form.

    `grams` are the runs of `RUN` words, by their first word.
    """

    def __init__(self, text: str, body: Sequence[Span]) -> None:
        places = [
            match.span() for span in body for match in _WORD.finditer(text, span.start, span.end)
        ]
        self.starts = [start for start, _ in places]
        self.ends = [end for _, end in places]
        self.forms = [text[start:end].lower() for start, end in places]
        self.grams: list[Gram] = list(zip(*(self.forms[at:] for at in range(RUN)), strict=False))

    @cached_property
    def index(self) -> dict[Gram, list[int]]:
        """The first few places of each run."""
        index: dict[Gram, list[int]] = {}
        for at, gram in enumerate(self.grams):
            held = index.get(gram)
            if held is None:
                index[gram] = [at]
            elif len(held) < _MOST_PLACES:
                held.append(at)
        return index

    def __len__(self) -> int:
        return len(self.forms)


def words(reading: Reading) -> Words:
    """The words of a reading's body; page furniture has none."""
    return Words(reading.text, reading.body)


def forms(text: str) -> list[str]:
    """The lower-case words of `text`."""
    return _WORD.findall(text.lower())


def body_text(text: str, body: Sequence[Span]) -> str:
    """The content passages, joined by line ends."""
    return "\n".join(text[span.start : span.end] for span in body)
