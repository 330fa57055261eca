"""Two reports side by side: what they share, where they differ, what each alone says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selaras.desk.newsroom import _facts, _marks, _newest, _page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.desk.newsroom.models import Report


@dataclass(frozen=True)
class Column:
    """One report's text with its marks."""

    letter: str
    report: Report
    paragraphs: tuple[tuple[_marks.Piece, ...], ...]
    alone: tuple[_page.ShownFact, ...]


def columns(page: _page.StoryPage, asked: tuple[str, str], selected: str) -> tuple[Column, ...]:
    """The two columns that were asked for by letter; the first two when those are not there."""
    keys = {letter: key for key, letter in page.letters.items()}
    letters = asked if all(one in keys for one in asked) else tuple(keys)[:2]
    wanted = [keys[letter] for letter in letters]
    members = page.story.storymember_set.filter(report__key__in=wanted).select_related("report")
    reports = {member.report.key: member.report for member in members}
    _newest.readings(reports.values())
    return tuple(_column(page, reports[key], selected) for key in wanted)


def _column(page: _page.StoryPage, report: Report, selected: str) -> Column:
    marks = tuple(_marks_of(page, report.key, selected))
    reading = report.reading
    lines = [
        line
        for span in reading.body
        for line in _marks.paragraphs(reading.text, span.start, span.end, marks)
    ]
    letter = page.letters[report.key]
    return Column(letter, report, tuple(lines), alone(page).get(letter, ()))


def _marks_of(page: _page.StoryPage, key: str, selected: str) -> Iterator[_marks.Mark]:
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


def alone(page: _page.StoryPage) -> dict[str, tuple[_page.ShownFact, ...]]:
    """What one report alone says, by its letter."""
    found: dict[str, tuple[_page.ShownFact, ...]] = {}
    for key, fact in page.facts.items():
        shown = page.shown(key, fact)
        if shown.standing == "sole":
            found[shown.letters] = (*found.get(shown.letters, ()), shown)
    return found
