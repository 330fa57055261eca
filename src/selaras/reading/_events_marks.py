"""Where a report speaks of which kind of event, and the cues that stand near.

A *mention* is a word form of a kind at its place, with the cues of its clause. Words count by
their zone: the title (T), the first sentence (L), the next three (E), the four after (R). A
report without a title has its first sentence count as one too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.issues import KINDS
from selaras.reading._events_scan import Hit, plain, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.reading._document import Document

__all__ = ["READ_SENTENCES", "ZONES", "Cue", "Marks", "Mention", "mark"]

ZONES = "TLER"
READ_SENTENCES = 8
_WEIGHTS = {1: 0.25, 2: 0.6, 3: 1.0}
_ZONE_WEIGHTS = {"T": 1.0, "L": 1.0, "E": 0.7, "R": 0.35}
_UNTITLED = 0.7
_NEAR = 60
_BEFORE = {
    "feared": 60,
    "planned": 30,
    "hypothesis": 50,
    "averted": 45,
    "negation": 28,
    "purpose": 28,
    "aftermath": 22,
    "background": 28,
    "settled": 30,
}
_AFTER = {"averted": 60, "settled": 60, "background": 30, "happening": 40}
_BREAK = re.compile(r'[,;:.!?()“”"—–\n]')
_JOINED = re.compile(r'[.!?]["”]?,(?=[A-Z"“‘, ])')
_CLAUSE = re.compile(r"[,;:?!]")
_QUOTE = re.compile(r'["“”]')
_SUBJECT = 70
_SHORTEST = 15
_SENTENCES = 60
_LONGEST = 2000


class Cue(NamedTuple):
    """A cue near a mention."""

    value: str
    start: int
    end: int


class Mention(NamedTuple):
    """A word form of a kind at [start, end) of the title (zone T of a titled report) or text."""

    kind: str
    start: int
    end: int
    zone: str
    titled: bool
    weight: float
    first: bool
    cues: tuple[Cue, ...]


class Marks(NamedTuple):
    """What speaks of events: mentions in order, the first sentences, counts of all cues.

    `cues` are those of title and first sentence, as (titled, cue).
    """

    mentions: tuple[Mention, ...]
    sentences: tuple[tuple[int, int], ...]
    counts: dict[str, float]
    cues: tuple[tuple[bool, Cue], ...]


class _Passage(NamedTuple):
    text: str
    start: int
    end: int
    hits: tuple[Hit, ...]
    zone: str
    titled: bool
    weight: float


def mark(document: Document) -> Marks:
    """Find the mentions and cues of a report's title and first sentences."""
    title = (document.report.title or "")[:_LONGEST]
    sentences = _sentences(document)
    title_hits = scan(plain(title)) if title else ()
    passages = list(_passages(document, sentences, title, title_hits))
    mentions: list[Mention] = []
    counts: dict[str, float] = {}
    cues: list[tuple[bool, Cue]] = []
    for passage in passages:
        mentions += _mentions(passage)
        cues += _count(passage, counts)
    _shape(title, title_hits, counts)
    _subject(passages, counts)
    read = sentences[:READ_SENTENCES]
    counts["notitle"] = 0.0 if title else 1.0
    counts["n"] = max(1, len(read) - 1)
    counts["long"] = min(2.0, len(sentences) / 10)
    quoted = sum(1 for start, end in read if _QUOTE.search(document.text, start, end))
    counts["quotes"] = quoted / max(1, len(read))
    counts["bias"] = 1.0
    return Marks(tuple(mentions), sentences, counts, tuple(cues))


def _sentences(document: Document) -> tuple[tuple[int, int], ...]:
    """The sentences, also parted where lines were joined by a comma after the full stop."""
    parts: list[tuple[int, int]] = []
    for sentence in document.sentences[:_SENTENCES]:
        start = sentence.start
        for match in _JOINED.finditer(document.text, sentence.start, sentence.end):
            if match.end() - start > _SHORTEST:
                parts.append((start, match.end()))
                start = match.end()
        if start < sentence.end:
            parts.append((start, sentence.end))
    return tuple(parts)


def _passages(
    document: Document,
    sentences: tuple[tuple[int, int], ...],
    title: str,
    title_hits: tuple[Hit, ...],
) -> Iterator[_Passage]:
    if title:
        yield _Passage(title, 0, len(title), title_hits, "T", titled=True, weight=1.0)
    text = document.text
    for index, (start, whole_end) in enumerate(sentences[:READ_SENTENCES]):
        end = min(whole_end, start + _LONGEST)
        zone = "L" if index == 0 else "E" if index < 4 else "R"
        hits = tuple(
            Hit(hit.start + start, hit.end + start, hit.senses)
            for hit in scan(plain(text[start:end]))
        )
        if index == 0 and not title:
            yield _Passage(text, start, end, hits, "T", titled=False, weight=_UNTITLED)
        yield _Passage(text, start, end, hits, zone, titled=False, weight=_ZONE_WEIGHTS[zone])


def _mentions(passage: _Passage) -> Iterator[Mention]:
    first = True
    for index, hit in enumerate(passage.hits):
        kinds = [sense for sense in hit.senses if sense.table == "kind"]
        if not kinds:
            continue
        cues = tuple(_near(passage, index))
        for sense in kinds:
            yield Mention(
                sense.value,
                hit.start,
                hit.end,
                passage.zone,
                passage.titled,
                _WEIGHTS[sense.weight] * passage.weight,
                first,
                cues,
            )
            first = False


def _near(passage: _Passage, index: int) -> Iterator[Cue]:
    """The cues that rule the hit at `index`: near it and in its clause."""
    hits, text, hit = passage.hits, passage.text, passage.hits[index]
    before = index - 1
    while before >= 0 and hit.start - hits[before].end <= _NEAR:
        other = hits[before]
        yield from _ruling(other, _BEFORE, text, other.end, hit.start)
        before -= 1
    after = index + 1
    while after < len(hits) and hits[after].start - hit.end <= _NEAR:
        other = hits[after]
        yield from _ruling(other, _AFTER, text, hit.end, other.start)
        after += 1


def _ruling(hit: Hit, reach: dict[str, int], text: str, left: int, right: int) -> Iterator[Cue]:
    for sense in hit.senses:
        if (
            sense.table == "cue"
            and right - left <= reach.get(sense.value, -1)
            and not _BREAK.search(text, left, right)
        ):
            yield Cue(sense.value, hit.start, hit.end)


def _count(passage: _Passage, counts: dict[str, float]) -> Iterator[tuple[bool, Cue]]:
    """Add the passage's cues, contexts and severity words to `counts`; yield its cues."""
    for hit in passage.hits:
        for sense in hit.senses:
            if sense.table == "kind":
                continue
            name = f"{sense.table}.{sense.value}.{passage.zone}"
            weight = sense.weight / 2 if sense.table == "context" else 1.0
            counts[name] = counts.get(name, 0.0) + weight * passage.weight
            if sense.table == "cue" and passage.zone in "TL":
                yield passage.titled, Cue(sense.value, hit.start, hit.end)


def _shape(title: str, hits: tuple[Hit, ...], counts: dict[str, float]) -> None:
    """Count what the build of the title tells: who speaks, and what its last clause says."""
    for zone in "TL":
        official = min(1.0, 2 * counts.get(f"context.official.{zone}", 0.0))
        counts[f"official says.{zone}"] = official * min(1.0, counts.get(f"cue.says.{zone}", 0.0))
        counts[f"official asks.{zone}"] = official * min(1.0, counts.get(f"cue.asks.{zone}", 0.0))
    counts["colon"] = float(":" in title)
    counts["question"] = float("?" in title)
    counts["digit"] = float(any(c.isdigit() for c in title))
    colon = title.find(":")
    counts["official before colon"] = float(_values(hits, 0, colon, "official"))
    breaks = [match.end() for match in _CLAUSE.finditer(title.rstrip("?!.;:, "))]
    if breaks:
        last = breaks[-1]
        official = float(_values(hits, last, len(title), "official"))
        says = float(_values(hits, last, len(title), "says", "asks"))
        counts["last clause official"] = official
        counts["last clause says"] = says
        counts["last clause both"] = official * says
        counts["last clause quiet"] = float(not _incident(hits, last, len(title)))


def _subject(passages: list[_Passage], counts: dict[str, float]) -> None:
    """Count what the first words of the first sentence speak of."""
    for passage in passages:
        if passage.zone == "L":
            end = passage.start + _SUBJECT
            counts["subject official"] = float(_values(passage.hits, 0, end, "official"))
            counts["subject incident"] = float(_incident(passage.hits, 0, end))


def _values(hits: tuple[Hit, ...], start: int, end: int, *values: str) -> bool:
    return any(
        sense.value in values for hit in hits if start <= hit.start < end for sense in hit.senses
    )


def _incident(hits: tuple[Hit, ...], start: int, end: int) -> bool:
    """Whether a clear word of an incident starts in [start, end)."""
    return any(
        sense.table == "kind" and sense.weight > 1 and KINDS[sense.value].incident
        for hit in hits
        if start <= hit.start < end
        for sense in hit.senses
    )
