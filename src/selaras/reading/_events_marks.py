"""Where a report speaks of which kind of event, and the cues that stand near.

A *mention* is a word form of a kind, or a frame of two words, at its place, with the cues of
its clause. Words count by their zone: the title (T), the first sentence (L), the next three (E),
the four after (R). A report without a title has its first sentence count as one too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from selaras.issues import FRAMES, KINDS, Frame
from selaras.reading._events_scan import Hit, Scan, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_PLACED = re.compile(
    r"\b(?:di|ke|dari|depan|gedung|kantor|halaman|markas|belakang|samping|dekat|seberang|pagar|"
    r"gerbang|pelataran|kawasan|sekitar|rumah dinas)\s\Z",
    re.I,
)
_PLACED_REACH = 14
_OFFICES = frozenset(("official", "policy"))
_SUBJECT = 70
_APART = 60
_MOST = 12
_SHORTEST = 15
_SENTENCES = 60
_LONGEST = 2000


_FRAMES: dict[str, list[Frame]] = {}
for _frame in FRAMES:
    _FRAMES.setdefault(_frame.first, []).append(_frame)


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
    slots: dict[str, list[tuple[int, int]]]
    zone: str
    titled: bool
    weight: float


def mark(document: Document) -> Marks:
    """Find the mentions and cues of a report's title and first sentences."""
    title = (document.report.title or "")[:_LONGEST]
    sentences = _sentences(document)
    passages = list(_passages(document, sentences, title))
    mentions: list[Mention] = []
    counts: dict[str, float] = {}
    cues: list[tuple[bool, Cue]] = []
    for passage in passages:
        mentions += _mentions(passage)
        cues += _count(passage, counts)
    _shape(title, passages[0].hits if title else (), counts)
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
    document: Document, sentences: tuple[tuple[int, int], ...], title: str
) -> Iterator[_Passage]:
    text = document.text
    bounds = [(start, min(end, start + _LONGEST)) for start, end in sentences[:READ_SENTENCES]]
    scans = scan((title, *(text[start:end] for start, end in bounds)))
    if title:
        yield _passage(title, (0, len(title)), scans[0], "T", 1.0, titled=True)
    for index, bound in enumerate(bounds):
        zone = "L" if index == 0 else "E" if index < 4 else "R"
        if index == 0 and not title:
            yield _passage(text, bound, scans[1], "T", _UNTITLED, titled=False)
        yield _passage(text, bound, scans[index + 1], zone, _ZONE_WEIGHTS[zone], titled=False)


def _passage(
    text: str, bound: tuple[int, int], found: Scan, zone: str, weight: float, *, titled: bool
) -> _Passage:
    start, end = bound
    hits = found.hits
    if start:
        hits = tuple(Hit(hit.start + start, hit.end + start, hit.senses) for hit in hits)
    hits = tuple(hit for hit in hits if not _only_a_place(hit, text))
    return _Passage(text, start, end, hits, found.slots, zone, titled, weight)


def _only_a_place(hit: Hit, text: str) -> bool:
    """Whether an office is named for where it stands, as "di gedung DPRD": it does not speak."""
    values = {sense.value for sense in hit.senses}
    return (
        "official" in values
        and values <= _OFFICES
        and _PLACED.search(text, max(0, hit.start - _PLACED_REACH), hit.start) is not None
    )


def _mentions(passage: _Passage) -> Iterator[Mention]:
    first = True
    for index, hit in enumerate(passage.hits):
        kinds = [sense for sense in hit.senses if sense.table == "kind"]
        if not kinds:
            continue
        cues = tuple(_near(passage, hit.start, hit.end, index, index + 1))
        for sense in kinds:
            weight = _WEIGHTS[sense.weight] * passage.weight
            yield _mention(passage, sense.value, (hit.start, hit.end), weight, cues, first=first)
            first = False
    yield from _framed(passage)


def _framed(passage: _Passage) -> Iterator[Mention]:
    """The kinds that two words near each other speak of, where no single word does."""
    starts: list[int] = []
    for slot in passage.slots:
        for frame in _FRAMES.get(slot, ()):
            pair = _nearest(passage.slots[slot], passage.slots.get(frame.second, ()))
            if pair is None:
                continue
            starts = starts or [hit.start for hit in passage.hits]
            (left, right), (start, end) = pair
            left, right, start, end = (x + passage.start for x in (left, right, start, end))
            before, after = bisect_left(starts, start), bisect_left(starts, end)
            cues = tuple(_near(passage, start, end, before, after))
            span = (min(left, start), max(right, end))
            weight = _WEIGHTS[frame.weight] * passage.weight
            yield _mention(passage, frame.kind, span, weight, cues, first=False)


def _nearest(
    first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The pair with the smallest gap between them, None when they overlap or stand apart."""
    best, least = None, _APART + 1
    for one in first[:_MOST]:
        for other in second[:_MOST]:
            gap = max(other[0] - one[1], one[0] - other[1])
            if 0 <= gap < least:
                best, least = (one, other), gap
    return best


def _mention(
    passage: _Passage,
    kind: str,
    span: tuple[int, int],
    weight: float,
    cues: tuple[Cue, ...],
    *,
    first: bool,
) -> Mention:
    return Mention(kind, *span, passage.zone, passage.titled, weight, first, cues)


def _near(passage: _Passage, start: int, end: int, before: int, after: int) -> Iterator[Cue]:
    """The cues that rule [start, end): near it and in its clause.

    Hits up to `before` stand left of it, those from `after` on right of it.
    """
    hits, text = passage.hits, passage.text
    before -= 1
    while before >= 0 and start - hits[before].end <= _NEAR:
        other = hits[before]
        yield from _ruling(other, _BEFORE, text, other.end, start)
        before -= 1
    while after < len(hits) and hits[after].start - end <= _NEAR:
        other = hits[after]
        yield from _ruling(other, _AFTER, text, end, other.start)
        after += 1


def _ruling(hit: Hit, reach: dict[str, int], text: str, left: int, right: int) -> Iterator[Cue]:
    for sense in hit.senses:
        if (
            sense.table == "cue"
            and sense.value in reach
            and right - left <= reach[sense.value]
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
