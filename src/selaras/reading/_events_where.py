"""Where an event took place: a province or regency, by the places of the text and the title."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from selaras import regions
from selaras.records import Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._document import Document
    from selaras.reading._events_marks import Marks
    from selaras.records import Place
    from selaras.regions import RegionMention

__all__ = ["Where", "where"]

_ROLE_WEIGHTS = {"scene": 3.0, "venue": 3.0, "dateline": 1.6, "home": 1.2, "mention": 0.8}
_TITLE_WEIGHTS = {"in": 4.0, "near": 3.0, "type": 3.0, "": 2.5, "office": 1.5, "body": 2.0}
_TITLE_PEOPLE = 1.5
_FIRST = 1.6
_FADE = 0.85
_LEAST = 0.5
_SENTENCES = 10
_NATIONAL = frozenset(("policy", "other", "fact_check", "hoax", "prevention", "cyber_attack"))
_NATIONAL_LEAST = 2.0
_NATIONAL_ROLES = {"scene": 1.0, "venue": 1.0, "dateline": 0.4, "home": 1.0, "mention": 0.8}
_CAPITAL = "31"
_GOVERNED = re.compile(
    r"\b(?:pemprov|pemkot|pemerintah (?:kota|provinsi)|dinas|sudin|suku dinas|dishub|gubernur|"
    r"wali ?kota|walkot|dprd|bpbd|satpol pp)\b[^.,;\n]{0,40}\Z",
    re.I,
)
_GOVERNED_REACH = 60
_BOUND = re.compile(
    r"\b(?:ke|menuju|tujuan|asal|jurusan|kelahiran|lahir di|dimakamkan di)\s\Z", re.I
)
_BOUND_REACH = 13
_BOUND_SHARE = 0.4
_SEAT = 1.6
_SEAT_NATIONAL = frozenset(("31",))
_LOCAL = frozenset(("coordination_meeting", "mediation", "patrol", "protest"))
_DATELINE_CITY = 1.3


class Where(NamedTuple):
    """A region and the words that say so."""

    region: str
    evidence: Evidence


def _load() -> dict[str, str]:
    """The regions of seats of state bodies, by the words that name them."""
    text = files("selaras.reading").joinpath("_data/seats.csv").read_text(encoding="utf-8")
    return {row["name"]: row["region"] for row in csv.DictReader(text.splitlines())}


_SEATS = _load()
_SEATED = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _SEATS), key=len, reverse=True))})\b")


class _Vote(NamedTuple):
    region: str
    weight: float
    span: Span
    titled: bool
    role: str


def where(
    document: Document,
    kind: str,
    marks: Marks,
    places: Sequence[Place],
    mentions: Sequence[RegionMention],
) -> Where | None:
    """Settle the region of the main event, None for a national matter or when unsaid."""
    votes = [*_of_title(document, places), *_of_text(document, marks, places)]
    if kind in _NATIONAL:
        offices = {m.start for m in mentions if m.cue in {"office", "body"}}
        votes = [
            vote._replace(weight=vote.weight * _NATIONAL_ROLES.get(vote.role, 1.0))
            for vote in votes
            if not vote.region.startswith(_CAPITAL)
            or vote.titled
            or vote.span.start in offices
            or _governed(document.text, vote.span)
        ]
    elif kind in _LOCAL:
        votes = [
            vote._replace(weight=vote.weight * _DATELINE_CITY) if vote.role == "dateline" else vote
            for vote in votes
        ]
    votes += _of_seats(document, marks, kind)
    region = _winner(votes, _NATIONAL_LEAST if kind in _NATIONAL else _LEAST)
    if region is None:
        return None
    best = max((v for v in votes if v.region == region), key=lambda vote: vote.weight)
    proof = Evidence(
        spans=() if best.titled else (best.span,),
        title=(best.span,) if best.titled else (),
        rule="event.region." + best.role.replace(" ", "-"),
    )
    return Where(region, proof)


def _of_title(document: Document, places: Sequence[Place]) -> list[_Vote]:
    """What the title names; the first region of the text settles names that several bear."""
    title = document.report.title
    if not title:
        return []
    home = next((place.region for place in places if place.region is not None), None)
    return [
        _Vote(
            mention.code,
            _TITLE_WEIGHTS.get(mention.cue, _TITLE_PEOPLE),
            Span(mention.start, mention.end),
            titled=True,
            role="title in" if mention.cue in {"in", "near"} else "title",
        )
        for mention in regions.find(title, home=home, published=document.published)
        if mention.code is not None
    ]


def _governed(text: str, span: Span) -> bool:
    """Whether the capital is named as a province or a city that governs itself."""
    return (
        text.startswith("DKI", span.start)
        or _GOVERNED.search(text, max(0, span.start - _GOVERNED_REACH), span.start) is not None
    )


def _of_seats(document: Document, marks: Marks, kind: str) -> list[_Vote]:
    """Where the seat of a state body stands that title or text names as a place.

    A statement on a national matter has no region though made there; the province of the
    capital speaks for itself.
    """
    title = document.report.title or ""
    votes = [
        _Vote(_SEATS[match[0]], 2 * _SEAT, Span(*match.span()), titled=True, role="seat")
        for match in _SEATED.finditer(_low(title))
    ]
    low = _low(document.text)
    for index, (start, end) in enumerate(marks.sentences[:_SENTENCES]):
        weight = _SEAT * (_FIRST if index == 0 else _FADE**index)
        votes += [
            _Vote(_SEATS[match[0]], weight, Span(*match.span()), titled=False, role="seat")
            for match in _SEATED.finditer(low, start, end)
        ]
    if kind in _NATIONAL:
        return [vote for vote in votes if vote.region in _SEAT_NATIONAL]
    return votes


def _low(text: str) -> str:
    """`text` in lower case; blank when that would move offsets."""
    low = text.lower()
    return low if len(low) == len(text) else ""


def _of_text(document: Document, marks: Marks, places: Sequence[Place]) -> list[_Vote]:
    starts = [start for start, _ in marks.sentences[:_SENTENCES]]
    votes = []
    for place in places:
        if place.region is None:
            continue
        for span in place.spans:
            index = bisect_right(starts, span.start) - 1
            weight = _ROLE_WEIGHTS[place.role] * (_FIRST if index <= 0 else _FADE**index)
            if _BOUND.search(document.text, max(0, span.start - _BOUND_REACH), span.start):
                weight *= _BOUND_SHARE
            votes.append(_Vote(place.region, weight, span, titled=False, role=place.role))
    return votes


def _winner(votes: Sequence[_Vote], least: float) -> str | None:
    """The regency with most weight in the province with most; the province when that says more."""
    own: dict[str, float] = {}
    for vote in votes:
        own[vote.region] = max(own.get(vote.region, 0.0), vote.weight) + 0.25 * vote.weight
    whole: dict[str, float] = {}
    for region, weight in own.items():
        whole[region[:2]] = whole.get(region[:2], 0.0) + weight
    if not whole:
        return None
    province = max(whole, key=lambda code: whole[code])
    if whole[province] < least:
        return None
    regencies = {r: w for r, w in own.items() if r[:2] == province and len(r) > 2}
    if not regencies:
        return province
    best = max(regencies, key=lambda code: regencies[code])
    return province if own.get(province, 0.0) > 2.5 * regencies[best] else best
