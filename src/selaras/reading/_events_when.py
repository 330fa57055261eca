"""When an event took place: the date of the sentence that tells it, never a plan or the past."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from selaras.records import Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._document import Document
    from selaras.reading._events_marks import Marks
    from selaras.records import DateMention

__all__ = ["When", "when"]

_OLD_DAYS = 45
_SAID = re.compile(
    r"\b(?:kata|ujar|jelas|terang|tutur|ungkap|tegas|ucap|papar|sebut|imbuh|mengatakan|menyebut|"
    r"menjelaskan|menyampaikan|menuturkan|mengungkapkan|dikonfirmasi|konfirmasi|keterangan|"
    r"menegaskan|dihubungi|ditemui|kepada wartawan|jumpa pers|konferensi pers|rilis)",
)
_PLAN = re.compile(
    r"\b(?:akan|rencananya|direncanakan|dijadwalkan|bakal|hendak|mendatang|depan|nanti|besok)\b",
)
_PAST = re.compile(
    r"\b(?:sebelumnya|pernah|tahun lalu|silam|riwayat|bulan lalu|dulu|dahulu|sejak|semula|"
    r"awalnya)\b",
)
_NOW = re.compile(r"\b(?:saat ini|kini|sekarang|hari ini)\b")
_CLAIM_KINDS = frozenset(
    (
        "policy",
        "legal_process",
        "fact_check",
        "prevention",
        "coordination_meeting",
        "patrol",
        "mediation",
        "other",
    )
)
_SENTENCES = 12
_REACH = 70
_RIGHT = 240
_DATES = 60


class When(NamedTuple):
    """A date, ISO and cut to what is said, and the words that say so."""

    date: str
    evidence: Evidence


def when(
    document: Document, kind: str, phase: str, marks: Marks, dates: Sequence[DateMention]
) -> When | None:
    """The date of the main event, None when no words date it."""
    told = sorted(m.start for m in marks.mentions if m.kind == kind and not m.titled)
    scored = [
        (_score(document, kind, phase, _sentence(marks, span, told), date, span), -span.start, date)
        for date in dates[:_DATES]
        if len(date.date) >= 7
        for span in date.spans[:1]
    ]
    best = max(scored, key=lambda item: item[:2], default=None)
    if best is None or best[0] <= 0:
        return None
    date = best[2]
    span = date.spans[0]
    return When(date.date[:10], Evidence(spans=(Span(span.start, span.end),), rule="event.date"))


class _Sentence(NamedTuple):
    """The sentence of a date: its place in the text, and whether it tells the event."""

    place: int
    start: int
    end: int
    told: bool


def _sentence(marks: Marks, span: Span, told: list[int]) -> _Sentence:
    sentences = marks.sentences[:_SENTENCES]
    index = max(0, sum(1 for start, _ in sentences if start <= span.start) - 1)
    start, end = sentences[index] if sentences else (span.start, span.end)
    at = bisect_left(told, start)
    return _Sentence(index, start, end, at < len(told) and told[at] < end)


def _score(
    document: Document, kind: str, phase: str, sentence: _Sentence, date: DateMention, span: Span
) -> float:
    """How surely a date is the event's: by its sentence, what stands near, and its distance."""
    index, start, end, told = sentence
    end = min(end, span.end + _RIGHT)
    score = 3.0 - 0.35 * index + (1.0 if index == 0 else 0.0) + (1.0 if told else 0.0)
    text = document.low
    before = text[max(start, span.start - _REACH) : span.start]
    if _SAID.search(text, max(start, span.start - _REACH), end):
        score += 0.7 if kind in _CLAIM_KINDS else -0.8
    if _PAST.search(before):
        score -= 1.2
    if _PLAN.search(before) and phase != "feared":
        score -= 1.0
    if _NOW.search(text, span.start, span.end):
        score -= 1.5
    return score + _distance(document, kind, phase, date) - (2.0 if len(date.date) < 10 else 0.0)


def _distance(document: Document, kind: str, phase: str, date: DateMention) -> float:
    """What the days between a date and the report's own say against it."""
    if document.published is None or len(date.date) < 10:
        return 0.0
    days = (document.published - dt.date.fromisoformat(date.date[:10])).days
    if days < 0:
        return -0.5 if phase == "feared" else -2.0
    if days > _OLD_DAYS:
        return -2.5
    return max(-2.0, -0.12 * days) if kind in _CLAIM_KINDS else -0.02 * days
