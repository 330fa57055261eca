"""The one view of a report that all finders share: its text, body, paragraphs and sentences."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._case import lower
from selaras.reading._chrome import cut
from selaras.reading._sentences import split
from selaras.records import Chrome, Report, ReportHead, Span

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["Document", "Sentence", "open_document"]


class Sentence(NamedTuple):
    """A sentence of the body: [start, end) and the index of its paragraph."""

    start: int
    end: int
    paragraph: int


class Document(NamedTuple):
    """A report opened for reading.

    Offsets count code points of `text`; `low` is the same in lower case. `body` holds the
    content passages in order; `sentences` lie inside them, in order, and never cross a
    paragraph (a line).
    """

    report: ReportHead
    text: str
    low: str
    published: dt.date | None
    body: tuple[Span, ...]
    chrome: tuple[Chrome, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds `position`, None between sentences."""
        index = bisect.bisect_right(self.starts, position) - 1
        if index < 0 or position >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def index_at(self, position: int) -> int:
        """The index of the last sentence that starts at or before `position` (0 at least)."""
        return max(0, bisect.bisect_right(self.starts, position) - 1)

    def in_body(self, start: int, end: int) -> bool:
        """Whether [start, end) lies inside one content passage."""
        index = bisect.bisect_right(self.body, Span(start, start + len(self.text) + 1)) - 1
        return index >= 0 and self.body[index].start <= start and end <= self.body[index].end


def open_document(report: Report) -> Document:
    """Cut the chrome from a report and split its body into sentences."""
    body, chrome = cut(report.text)
    sentences = tuple(
        Sentence(start, end, paragraph)
        for paragraph, (start, end) in enumerate(_paragraphs(report.text, body))
        for start, end in split(report.text, start, end)
    )
    return Document(
        report=report.head,
        text=report.text,
        low=lower(report.text),
        published=report.day,
        body=body,
        chrome=chrome,
        sentences=sentences,
        starts=tuple(sentence.start for sentence in sentences),
    )


def _paragraphs(text: str, body: tuple[Span, ...]) -> list[tuple[int, int]]:
    """The non-blank lines of the body."""
    lines = []
    for passage in body:
        start = passage.start
        while start < passage.end:
            end = text.find("\n", start, passage.end)
            end = passage.end if end < 0 else end
            if text[start:end].strip():
                lines.append((start, end))
            start = end + 1
    return lines
