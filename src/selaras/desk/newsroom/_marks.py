"""Marking passages of a text: marks may overlap, what is shown may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selaras.records import Span

_CONTEXT = 240


@dataclass(frozen=True)
class Mark:
    """Half-open [start, end) of a text and how to show it."""

    start: int
    end: int
    look: str
    anchor: str = ""


@dataclass(frozen=True)
class Piece:
    """A run of text with the looks of all marks that cover it; plain when there are none."""

    text: str
    looks: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Passage:
    """A marked passage with a little text on both sides."""

    before: str
    words: str
    after: str


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut [start, end) where any mark begins or ends, in one sweep."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    opening = sorted(inside, key=lambda mark: mark.start)[::-1]
    edges = {edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end}
    open_marks: list[Mark] = []
    at = start
    for edge in [*sorted(edges), end]:
        while opening and opening[-1].start <= at:
            open_marks.append(opening.pop())
        open_marks = [mark for mark in open_marks if mark.end > at]
        if edge > at:
            yield _piece(text[at:edge], at, open_marks)
        at = edge


def _piece(text: str, at: int, marks: list[Mark]) -> Piece:
    looks = dict.fromkeys(mark.look for mark in marks)
    anchors = [mark.anchor for mark in marks if mark.anchor and mark.start == at]
    return Piece(text, " ".join(looks), anchors[0] if anchors else "")


def paragraphs(
    text: str, start: int, end: int, marks: Iterable[Mark]
) -> Iterator[tuple[Piece, ...]]:
    """The lines of [start, end) that are not blank, each cut into pieces."""
    kept = sorted(marks, key=lambda mark: mark.start)
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield tuple(pieces(text, at, at + len(line.rstrip()), kept))
        at += len(line)


def passage(text: str, span: Span) -> Passage:
    """The span in its line, with at most 240 characters on each side."""
    left = max(text.rfind("\n", 0, span.start) + 1, span.start - _CONTEXT)
    line_end = text.find("\n", span.end)
    right = min(len(text) if line_end < 0 else line_end, span.end + _CONTEXT)
    return Passage(
        _cut_left(text, left, span.start),
        text[span.start : span.end],
        _cut_right(text, span.end, right),
    )


def _cut_left(text: str, left: int, start: int) -> str:
    whole = left == 0 or text[left - 1] == "\n"
    return text[left:start] if whole else "… " + text[left:start].split(" ", 1)[-1]


def _cut_right(text: str, end: int, right: int) -> str:
    whole = right == len(text) or text[right] == "\n"
    return text[end:right] if whole else text[end:right].rsplit(" ", 1)[0] + " …"
