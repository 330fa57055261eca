"""The names that a reading masks, as the report said them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selaras.desk.newsroom.models import Report

_MASKED = re.compile("▇+(?:[ \\-.']{1,2}▇+)*")
_AROUND = 60


@dataclass(frozen=True)
class Name:
    """A masked name in its passage."""

    before: str
    words: str
    after: str


def is_kept(report: Report) -> bool:
    """Whether the text as it came in is kept beside the masked one, letter for letter."""
    masked = report.reading.text
    return len(masked) == len(report.text) and masked != report.text


def names(report: Report) -> tuple[Name, ...]:
    """The masked names in text order; none when the text as it came in is not kept."""
    if not is_kept(report):
        return ()
    masked, text = report.reading.text, report.text
    return tuple(
        Name(
            masked[max(0, found.start() - _AROUND) : found.start()],
            text[found.start() : found.end()],
            masked[found.end() : found.end() + _AROUND],
        )
        for found in _MASKED.finditer(masked)
    )
