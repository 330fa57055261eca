"""Find the bodies that a report names: the register's first, then what the text itself names."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from selaras import bodies as register
from selaras.bodies import BodyMention
from selaras.reading._people_heads import office_starts
from selaras.records import Body, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from selaras.reading._document import Document
    from selaras.regions import RegionMention

__all__ = ["find_bodies"]


_COMMITTEE = re.compile(r"[Kk]omisi [IVX]+|[IVX]+")
_ACTING = re.compile(r"(?:P[jl][st]?|Plh|Pen?jabat|Pelaksana (?:Tugas|Harian))\b")
_BUILDING = re.compile(r"\b(?:[Gg]edung|[Kk]omple(?:k|ks)) $")


def find_bodies(
    document: Document,
    mentions: Sequence[RegionMention],
    *,
    extra: Sequence[Span] = (),
    people: Sequence[Span] = (),
) -> tuple[Body, ...]:
    """Find all bodies of a report, in the order of their first mention.

    Args:
        document: The opened report.
        mentions: Its place names, which give regional bodies their region.
        extra: Spans that the names model takes for bodies.
        people: Spans that it takes for people; no body's name runs into one.

    Returns:
        One entry per body with all its mentions. Outside the register `id` is None and `name`
        the fullest form that the text prints.
    """
    text = _content(document)
    stops = [span.start for span in people]
    found = [
        mention
        for mention in register.find(
            text, mentions=mentions, published=document.published, stops=stops
        )
        if not _BUILDING.search(text, max(0, mention.start - 9), mention.start)
    ]
    return _joined([*found, *_unlisted(text, _named(text, extra, mentions), found)], text)


def _content(document: Document) -> str:
    """The text with everything but the content blanked, offsets kept."""
    if not document.chrome:
        return document.text
    parts, at = [], 0
    for passage in document.body:
        parts += ["\n" * (passage.start - at), document.text[passage.start : passage.end]]
        at = passage.end
    return "".join(parts)


def _named(text: str, extra: Sequence[Span], mentions: Sequence[RegionMention]) -> Iterator[Span]:
    """The model's bodies but for places, offices and numbered committees."""
    starts = [mention.start for mention in mentions]
    for span in extra:
        at = bisect.bisect_right(starts, span.start) - 1
        if at >= 0 and mentions[at].end >= span.end:
            continue
        if _COMMITTEE.fullmatch(text, span.start, span.end) or _is_office(text, span):
            continue
        yield span


def _is_office(text: str, span: Span) -> bool:
    """Whether a span is an office, with or without its acting status."""
    return office_starts(text, span.start) or _ACTING.match(text, span.start) is not None


def _unlisted(text: str, extra: Iterable[Span], found: Sequence[BodyMention]) -> list[BodyMention]:
    """The model's bodies that no rule has found."""
    taken = sorted((mention.start, mention.end) for mention in found)
    ends = {mention.end: mention for mention in found if mention.id is None}
    shorts: dict[str, BodyMention] = {}
    added: list[BodyMention] = []
    for span in extra:
        near = bisect.bisect_left(taken, (span.end, 0)) - 1
        if near >= 0 and taken[near][1] > span.start:
            continue
        printed = text[span.start : span.end]
        long = ends.get(span.start - 2) if text[span.start - 2 : span.start] == " (" else None
        if long is not None:
            shorts[printed] = long
        name = shorts[printed].name if printed in shorts else printed
        mention = BodyMention(span.start, span.end, None, name, None, None, "body.model")
        ends[mention.end] = mention
        added.append(mention)
    return added


def _joined(mentions: list[BodyMention], text: str) -> tuple[Body, ...]:
    """One body per id, or per printed name outside the register."""
    groups: dict[str, list[BodyMention]] = {}
    for mention in sorted(mentions, key=lambda m: m.start):
        groups.setdefault(mention.id or f"={mention.name.casefold()}", []).append(mention)
    return tuple(
        Body(
            id=group[0].id,
            name=group[0].name,
            short=group[0].short,
            region=group[0].region,
            spans=tuple(_spans(group, text)),
        )
        for group in groups.values()
    )


def _spans(group: list[BodyMention], text: str) -> Iterator[Span]:
    """The mentions of one body; a name and its short form in brackets are one mention."""
    start, end = group[0].start, group[0].end
    for mention in group[1:]:
        if text[end : mention.start] == " (" and text.startswith(")", mention.end):
            end = mention.end + 1
            continue
        yield Span(start, end)
        start, end = mention.start, mention.end
    yield Span(start, end)
