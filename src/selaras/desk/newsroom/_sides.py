"""Two reports side by side: what they share, where they differ, what each alone says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selaras.desk.newsroom import _facts, _marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.desk.newsroom.models import Report, StoryMember


@dataclass(frozen=True)
class Column:
    """One report's text with its marks."""

    letter: str
    report: Report
    paragraphs: tuple[tuple[_marks.Piece, ...], ...]
    alone: tuple[_facts.ShownFact, ...]


def columns(page: _facts.StoryPage, asked: tuple[str, str], selected: str) -> tuple[Column, ...]:
    """The two columns that were asked for by letter; the first two when those are not there."""
    by_letter = {member.letter: member for member in page.members}
    letters = asked if all(one in by_letter for one in asked) else tuple(by_letter)[:2]
    return tuple(_column(page, by_letter[letter], selected) for letter in letters)


def _column(page: _facts.StoryPage, member: StoryMember, selected: str) -> Column:
    marks = tuple(_marks_of(page, member.report.key, selected))
    reading = member.report.reading
    lines = [
        line
        for span in reading.body
        for line in _marks.paragraphs(reading.text, span.start, span.end, marks)
    ]
    return Column(member.letter, member.report, tuple(lines), _alone(page, member.letter))


def _marks_of(page: _facts.StoryPage, key: str, selected: str) -> Iterator[_marks.Mark]:
    for shared in page.story.record.shared_passages:
        for place in shared.places:
            if place.report == key:
                yield _marks.Mark(place.start, place.end, "shared")
    for name, fact in page.facts.items():
        look = "selected" if name == selected else "disputed" if _facts.rivals(fact) else ""
        for evidence in _facts.evidence_of(fact) if look else ():
            if evidence.report == key:
                for span in evidence.spans:
                    yield _marks.Mark(span.start, span.end, look, f"m{span.start}-{span.end}")


def _alone(page: _facts.StoryPage, letter: str) -> tuple[_facts.ShownFact, ...]:
    shown = (page.shown(key, fact) for key, fact in page.facts.items())
    return tuple(fact for fact in shown if fact.standing == "sole" and fact.letters == letter)
