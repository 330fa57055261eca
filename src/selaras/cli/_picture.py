"""The picture that the brief shows: stories in sections, each fact with its passages.

Terminal and HTML draw the same picture; nothing is chosen in the drawing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from selaras.cli._facts import FactLine, Passage, fact_lines, passage_of, place_of
from selaras.issues import KINDS
from selaras.records import Harm, Span
from selaras.regions import get, province_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from selaras.cli._words import Words
    from selaras.records import Phase, Reading, Speech, Story

__all__ = ["Picture", "Section", "StoryView", "Voice", "draw"]

SECTIONS = ("rumour", "happened", "feared", "settled", "assembly", "activity", "other")
_RUMOURS = frozenset({"hoax", "fact_check"})
_HARMS = tuple(name for name in Harm.__struct_fields__ if name != "provisional")
_SECTION_OF_PHASE = {
    "feared": "feared",
    "happening": "happened",
    "happened": "happened",
    "averted": "settled",
    "settled": "settled",
    "activity": "activity",
    "none": "other",
}
_VOICES = 6


class Voice(NamedTuple):
    """Who said what: the words, the speaker, and who passed them on."""

    speaker: str
    office: str | None
    chain: tuple[str, ...]
    passage: Passage


class StoryView(NamedTuple):
    """One story as the brief shows it."""

    id: str
    title: str
    kind: str
    phase: str
    phase_id: str
    where: str
    when: str
    reports: int
    origins: int
    basis: str | None
    harm: str | None
    facts: tuple[FactLine, ...]
    generic: tuple[tuple[Phase, Passage], ...]
    voices: tuple[Voice, ...]
    sources: tuple[Reading, ...]
    folded: bool


class Section(NamedTuple):
    """The stories of one section, by region, and what other stories' reports say in general."""

    id: str
    regions: tuple[tuple[str, tuple[StoryView, ...]], ...]
    general: tuple[tuple[StoryView, Passage], ...] = ()

    @property
    def entries(self) -> int:
        """How many stories and general statements the section holds."""
        return sum(len(views) for _, views in self.regions) + len(self.general)


class Picture(NamedTuple):
    """All that the brief shows."""

    until: str | None
    reports: int
    failed: int
    stories: int
    origins: int
    sections: tuple[Section, ...]


def draw(
    stories: Iterable[Story], readings: Mapping[str, Reading], words: Words, *, failed: int
) -> Picture:
    """Arrange stories into the picture.

    Args:
        stories: The stories to show, in any order.
        readings: The (masked) reading of each member, by report id.
        words: The language to write in.
        failed: How many inputs could not be read.
    """
    found: dict[str, dict[str, list[StoryView]]] = {s: defaultdict(list) for s in SECTIONS}
    reports = origins = number = 0
    for story in sorted(stories, key=_order):
        number, reports = number + 1, reports + len(story.members)
        origins += len(story.origins)
        where = _heading(story.region, words)
        found[_section(story)][where].append(_view(story, readings, words))
    days = [r.report.published[:10] for r in readings.values() if r.report.published]
    sections = tuple(
        Section(
            id_,
            tuple((where, tuple(views)) for where, views in sorted(by_region.items())),
            tuple(_general(id_, found)),
        )
        for id_, by_region in found.items()
    )
    filled = tuple(section for section in sections if section.regions or section.general)
    return Picture(max(days, default=None), reports, failed, number, origins, filled)


def _general(
    section: str, found: Mapping[str, Mapping[str, Sequence[StoryView]]]
) -> Iterator[tuple[StoryView, Passage]]:
    """What reports of stories in other sections fear, or say has happened, in general."""
    for other, by_region in found.items():
        for view in (v for views in by_region.values() for v in views):
            for phase, passage in view.generic:
                if other != section and _SECTION_OF_PHASE[phase] == section:
                    yield view, passage


def _order(story: Story) -> tuple[str, bool, int, str]:
    """By region, corrections before rumours, the most confirmed first."""
    return (story.region or "~", story.kind == "hoax", -len(story.origins), story.id)


def _section(story: Story) -> str:
    if story.kind in _RUMOURS:
        return "rumour"
    group = KINDS[story.kind].group if story.kind in KINDS else "other"
    if group == "assembly" and story.phase in ("happening", "happened", "feared", "activity"):
        return "assembly"
    if story.kind == "other" and story.phase in ("happened", "happening"):
        return "other"
    return _SECTION_OF_PHASE[story.phase]


def _heading(code: str | None, words: Words) -> str:
    """The province that a region lies in, else the national heading."""
    province = get(province_of(code)) if code else None
    return province.name if province else words("national")


def _view(story: Story, readings: Mapping[str, Reading], words: Words) -> StoryView:
    members = tuple(readings[m] for m in story.members if m in readings)
    rumour = story.kind == "hoax"
    corrections = tuple(r for r in members if r.main is not None and r.main.kind == "fact_check")
    return StoryView(
        id=story.id,
        title=_rumour_title(corrections, words) if rumour else story.title,
        kind=words.kind(story.kind),
        phase=words(f"phase.{story.phase}"),
        phase_id=story.phase,
        where=place_of(story.region, words),
        when=_when(story, words),
        reports=len(story.members),
        origins=len(story.origins),
        basis=_basis(story, words),
        harm=_harm(story.harm, words),
        facts=() if rumour else fact_lines(story, readings, words),
        generic=() if rumour else tuple(_generic(members)),
        voices=tuple(_voices(corrections if rumour else members)),
        sources=members,
        folded=rumour,
    )


def _rumour_title(corrections: Sequence[Reading], words: Words) -> str:
    """What stands on top of a rumour: its correction, never its own words."""
    titles = [r.report.title for r in corrections if r.report.title]
    if titles:
        return f"{words('correction')}: {titles[0]}"
    return f"{words.kind('hoax').capitalize()}. {words('uncorrected')}"


def _when(story: Story, words: Words) -> str:
    first, last = story.date.from_, story.date.to
    if first is None or last is None or first == last:
        return words.day(first or last)
    return f"{words.day(first)} – {words.day(last)}"


def _basis(story: Story, words: Words) -> str | None:
    """How many words bind the reports of one origin."""
    if len(story.members) == len(story.origins) or not story.shared_passages:
        return None
    longest = sum(passage.words for passage in story.shared_passages)
    return f"{words('basis')}: {words.number(longest)} {words('words')}"


def _harm(harm: Harm, words: Words) -> str | None:
    parts = []
    for name in _HARMS:
        value = getattr(harm, name)
        if value is None:
            continue
        said = words("none") if value == 0 else words.count(value)
        mark = f" ({words('provisional')})" if name in harm.provisional else ""
        parts.append(f"{words(name)} {said}{mark}" if value == 0 else f"{said} {words(name)}{mark}")
    return ", ".join(parts) or None


def _generic(members: Sequence[Reading]) -> Iterator[tuple[Phase, Passage]]:
    """What is feared or has happened in general, each passage once."""
    seen = set()
    for reading in members:
        for event in reading.events:
            proof = event.evidence.get("phase") if event.generic else None
            if proof is None or not proof.spans:
                continue
            passage = passage_of(reading, proof.spans[0])
            key = (event.phase, passage.words.casefold())
            if key not in seen:
                seen.add(key)
                yield event.phase, passage


def _voices(members: Sequence[Reading]) -> Iterator[Voice]:
    """The direct quotes with a named speaker, each wording once, the longest reports first."""
    seen: set[str] = set()
    for reading in members:
        offices = {p.name: p.office for p in reading.people}
        for quote in reading.quotes:
            if quote.speaker is None or len(seen) >= _VOICES:
                continue
            key = _key(reading, quote)
            if key not in seen:
                seen.add(key)
                passage = passage_of(reading, Span(quote.start, quote.end))
                yield Voice(quote.speaker, offices.get(quote.speaker), quote.chain, passage)


def _key(reading: Reading, quote: Speech) -> str:
    return "".join(c for c in reading.text[quote.start : quote.end].casefold() if c.isalnum())[:60]
