"""The picture that the brief shows: stories in sections, each fact with its passages.

Terminal and HTML draw the same picture; nothing is chosen in the drawing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from selaras.issues import KINDS
from selaras.records import Span
from selaras.regions import get, province_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from selaras.cli._words import Words
    from selaras.records import Fact, FactEvidence, Harm, Reading, Speech, Story

__all__ = ["FactLine", "Passage", "Picture", "Section", "StoryView", "Voice", "draw"]

SECTIONS = ("rumour", "happened", "feared", "settled", "assembly", "activity", "other")
_RUMOURS = frozenset({"hoax", "fact_check"})
_HARMS = (
    "deaths",
    "injured",
    "missing",
    "displaced",
    "houses",
    "vehicles",
    "buildings",
    "arrested",
)
_FIELDS = (
    "date", "region", "place", "venue", "theme", "host", "opened_by",
    "harm", "participants", "attribution",
)  # fmt: skip
_SECTION_OF_PHASE = {
    "feared": "feared",
    "happening": "happened",
    "happened": "happened",
    "averted": "settled",
    "settled": "settled",
    "activity": "activity",
    "none": "other",
}
_CONTEXT = 90
_VOICES = 6


class Passage(NamedTuple):
    """Words of one report that prove a value, with a little of what stands around them."""

    report: str
    outlet: str
    url: str | None
    before: str
    words: str
    after: str


class FactLine(NamedTuple):
    """One fact: its label, its value as words, how it stands, and its passages."""

    label: str
    value: str
    standing: str
    origins: int
    by: tuple[str, ...]
    passages: tuple[Passage, ...]


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
    generic: tuple[tuple[str, Passage], ...]
    voices: tuple[Voice, ...]
    sources: tuple[Reading, ...]
    folded: bool


class Section(NamedTuple):
    """The stories of one section, by region."""

    id: str
    regions: tuple[tuple[str, tuple[StoryView, ...]], ...]

    @property
    def count(self) -> int:
        """How many stories the section holds."""
        return sum(len(views) for _, views in self.regions)


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
        Section(id_, tuple((where, tuple(views)) for where, views in sorted(by_region.items())))
        for id_, by_region in found.items()
        if by_region
    )
    return Picture(max(days, default=None), reports, failed, number, origins, sections)


def _order(story: Story) -> tuple[str, int, str]:
    """By region, the most confirmed first."""
    return (story.region or "~", -len(story.origins), story.id)


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
    return StoryView(
        id=story.id,
        title=story.title if not rumour else words.kind("hoax"),
        kind=words.kind(story.kind),
        phase=words(f"phase.{story.phase}"),
        phase_id=story.phase,
        where=_place(story.region, words),
        when=_when(story, words),
        reports=len(story.members),
        origins=len(story.origins),
        basis=_basis(story, words),
        harm=_harm(story.harm, words),
        facts=() if rumour else tuple(_facts(story.facts, readings, words)),
        generic=() if rumour else tuple(_generic(members, words)),
        voices=() if rumour else tuple(_voices(members)),
        sources=members,
        folded=rumour,
    )


def _place(code: str | None, words: Words) -> str:
    region = get(code) if code else None
    return region.name if region else (code or words("unsaid"))


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


def _facts(
    facts: Sequence[Fact], readings: Mapping[str, Reading], words: Words
) -> Iterator[FactLine]:
    for fact in sorted(facts, key=_fact_order):
        yield FactLine(
            label=_label(fact.field, words),
            value=_said(fact, words),
            standing=fact.standing,
            origins=fact.origins,
            by=fact.by,
            passages=tuple(_passages(_evidence(fact), readings)),
        )


def _fact_order(fact: Fact) -> tuple[int, str]:
    head = fact.field.partition(".")[0]
    return (_FIELDS.index(head) if head in _FIELDS else len(_FIELDS), fact.field)


def _label(field: str, words: Words) -> str:
    head, _, tail = field.partition(".")
    if head == "harm":
        return f"{words('harm')}: {words(tail)}"
    return words(f"field.{head}")


def _said(fact: Fact, words: Words) -> str:
    if fact.standing == "disputed" and isinstance(fact.value, list | tuple):
        return " / ".join(_value(fact.field, getattr(r, "value", r), words) for r in fact.value)
    return _value(fact.field, fact.value, words)


def _value(field: str, value: object, words: Words) -> str:
    if field == "date" and isinstance(value, str):
        return words.day(value)
    if field == "region" and isinstance(value, str):
        return _place(value, words)
    if field.startswith("harm") and isinstance(value, int | list | tuple):
        return words("none") if value == 0 else words.count(value)  # type: ignore[arg-type]
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return words("unsaid") if value is None else str(value)


def _evidence(fact: Fact) -> tuple[FactEvidence, ...]:
    if fact.standing != "disputed" or not isinstance(fact.value, list | tuple):
        return fact.evidence
    rivals = tuple(e for rival in fact.value for e in getattr(rival, "evidence", ()))
    return rivals or fact.evidence


def _passages(
    evidence: Iterable[FactEvidence], readings: Mapping[str, Reading]
) -> Iterator[Passage]:
    for item in evidence:
        reading = readings.get(item.report)
        if reading is not None and item.spans:
            yield _passage(reading, item.spans[0])


def _passage(reading: Reading, span: Span) -> Passage:
    """A span with the words around it, cut at line ends and whole words."""
    text = reading.text
    before = text[max(0, span.start - _CONTEXT) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + _CONTEXT].split("\n", 1)[0]
    if span.start - len(before) > 0 and text[span.start - len(before) - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if span.end + len(after) < len(text) and text[span.end + len(after)] != "\n":
        after = after.rpartition(" ")[0] + "…"
    head = reading.report
    words = " ".join(text[span.start : span.end].split())
    return Passage(head.id, head.outlet or head.id, head.url, before, words, after)


def _generic(members: Sequence[Reading], words: Words) -> Iterator[tuple[str, Passage]]:
    """What is feared or has happened in general, each passage once."""
    seen = set()
    for reading in members:
        for event in reading.events:
            proof = event.evidence.get("phase") if event.generic else None
            if proof is None or not proof.spans:
                continue
            passage = _passage(reading, proof.spans[0])
            key = (event.phase, passage.words.casefold())
            if key not in seen:
                seen.add(key)
                yield words(f"phase.{event.phase}"), passage


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
                passage = _passage(reading, Span(quote.start, quote.end))
                yield Voice(quote.speaker, offices.get(quote.speaker), quote.chain, passage)


def _key(reading: Reading, quote: Speech) -> str:
    return "".join(c for c in reading.text[quote.start : quote.end].casefold() if c.isalnum())[:60]
