"""Harm done by the main event: persons and things as counts, 0 only when said to be none.

A count belongs to a harm when both stand in one clause: "tiga warga tewas", "menewaskan tiga
warga", "korban tewas menjadi empat". What belongs to another time ("pada 2012", "saat itu") or
is supposed is left out; a count that the text corrects ("semula", "data awal") yields to the
one that replaces it; one person without a number ("seorang pemuda tewas") yields to any count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from selaras.reading._harm_counts import Claim, counted
from selaras.reading._harm_ones import body, killed, one_dead, one_hurt
from selaras.reading._harm_words import NONE
from selaras.records import Evidence, Harm, Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from selaras.reading._document import Document

__all__ = ["find_harm"]

_OTHER_TIME = re.compile(
    r"\b(?:(?:pada|tahun|sejak|sepanjang) (?:19|20)\d\d|tahun (?:lalu|silam|sebelumnya)|"
    r"(?:bulan|pekan) (?:lalu|silam)|beberapa waktu (?:lalu|silam)|seperti (?:kita )?ketahui|"
    r"(?:dua|tiga|empat|lima|\d+) (?:tahun|bulan|pekan) (?:lalu|silam|sebelumnya)|"
    r"(?<!yang )pernah|"
    r"riwayat|(?<!lebih )(?<!terlebih )(?:dulu|dahulu)|dasawarsa|"
    r"(?:agar|supaya) tidak|jangan sampai|jika|bila|apabila|"
    r"dikhawatirkan|serupa|mirip dengan|dekat dengan|tidak benar|"
    r"daftar pemilih|tercantum|terdaftar|pemilih sementara)\b"
)
_THEN = re.compile(r"\b(?:saat|ketika|waktu|kala) itu\b")
_MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember"
).split()
_DATED = re.compile(rf"\b({'|'.join(_MONTHS)}) ((?:19|20)\d\d)\b")
_PROVISIONAL = re.compile(
    r"\b(?:data sementara|sementara ini|untuk sementara|sejauh ini|laporan sementara|"
    r"masih (?:bisa|dapat|mungkin) bertambah|angka sementara)\b"
)
_DEATH = (
    *"tewas newas bantai meninggal wafat gugur bunuh nyawa jiwa korban habisi napas nafas".split(),
    *"tolong selamat".split(),
)
_BODIES = "mayat jasad jenazah".split()
_WOUNDS = (
    *"luka cedera cidera rawat jahit pingsan lebam memar racun sesak kritis patah mual".split(),
    *"muntah tembak serempet lecet bengkak benjol belur bonyok dilarikan robek operasi".split(),
    *"nembak nusuk nikam nebas bacok tikam tusuk tebas sabet panah kena siram sayat".split(),
    *"lepuh gorok amputasi sekarat gigit terkam patuk".split(),
)
_REST = (
    *"ungsi evakuasi tumpang hilang dicari ditemukan tangkap nangkap amankan bekuk".split(),
    *"ringkus tahan nahan ciduk giring rusak hangus ludes bakar roboh hancur ambruk rendam".split(),
    *"banjir timbun hanyut puing lempar pecah serang habis tinggal pindah rata retak jebol".split(),
    *"melalap nimbun nimpa nyapu inap tidur bermalam".split(),
)
_SPEAKING = AhoCorasick((*_DEATH, *_BODIES, *_WOUNDS, *_REST), matchkind=MatchKind.LeftmostLongest)
_BODY_AT = len(_DEATH)
_WOUND_AT = _BODY_AT + len(_BODIES)
_REST_AT = _WOUND_AT + len(_WOUNDS)
_DENIALS = ("tidak", "tak ", "nihil", "tanpa", "belum", "tiada", "selamat")
_SENTENCES = 16
_LONGEST = 2000
_OPENING = 2
_OLD = 2
_GRADES = 2
_NO_COUNT = 2


def find_harm(
    document: Document, sentences: tuple[tuple[int, int], ...]
) -> tuple[Harm, dict[str, Evidence]]:
    """Read the harm that a report tells of its main event.

    Args:
        document: The report.
        sentences: Its sentences as [start, end).

    Returns:
        The harm, and the evidence by "harm.<field>".
    """
    title = (document.report.title or "")[:_LONGEST]
    low_title = title.lower() if len(title.lower()) == len(title) else ""
    claims = list(_claims(low_title, title, 0, len(low_title), titled=True)) if low_title else []
    low = document.low
    if len(low) == len(document.text):
        told = [(start, min(end, start + _LONGEST)) for start, end in sentences[:_SENTENCES]]
        for index, (start, end) in enumerate(told):
            here = list(_claims(low, document.text, start, end, titled=False))
            if here and not _is_past(low, told, index, document.published):
                claims += _summed(here)
    return _harm(_settled(claims), low)


def _is_past(
    low: str, told: Sequence[tuple[int, int]], index: int, published: dt.date | None
) -> bool:
    """Whether a sentence tells of another time, itself or as the sequel of one that does."""
    start, end = told[index]
    if _OTHER_TIME.search(low, start, end) is not None:
        return True
    if index >= _OPENING and _is_older(low, start, end, published):
        return True
    if index == 0 or _THEN.search(low, start, end) is None:
        return False
    return _is_past(low, told, index - 1, published)


def _is_older(low: str, start: int, end: int, published: dt.date | None) -> bool:
    """Whether a sentence is dated two months or more before the report."""
    if published is None:
        return False
    dated = _DATED.search(low, start, end)
    if dated is None:
        return False
    months = (published.year - int(dated[2])) * 12 + published.month
    return months - _MONTHS.index(dated[1]) - 1 >= _OLD


def _claims(low: str, text: str, start: int, end: int, *, titled: bool) -> Iterator[Claim]:
    """The harm that one sentence tells."""
    words = {found for found, _, _ in _SPEAKING.find_matches_as_indexes(low[start:end])}
    if not words or (titled and _OTHER_TIME.search(low, start, end) is not None):
        return
    yield from _denied(low, start, end, titled=titled)
    yield from counted(low, start, end, titled=titled)
    if min(words) < _BODY_AT:
        yield from one_dead(low, text, start, end, titled=titled)
        yield from killed(low, text, start, end, titled=titled)
    if any(_BODY_AT <= word < _WOUND_AT for word in words):
        yield from body(low, start, end, titled=titled)
    if any(_WOUND_AT <= word < _REST_AT for word in words):
        yield from one_hurt(low, text, start, end, titled=titled)


def _denied(low: str, start: int, end: int, *, titled: bool) -> Iterator[Claim]:
    """The harm that one sentence denies."""
    if not any(low.find(word, start, end) >= 0 for word in _DENIALS):
        return
    for name, pattern in NONE.items():
        match = pattern.search(low, start, end)
        if match is not None:
            yield Claim(name, 0, Span(match.start(), match.end()), titled, 1)


def _summed(claims: list[Claim]) -> list[Claim]:
    """Claims of one sentence, those of several grades or groups summed.

    "3 luka berat, 2 luka ringan"; "seorang prajurit gugur, tiga warga tewas".
    """
    if len(claims) < _GRADES:
        return claims
    for name in ("deaths", "injured", "houses"):
        told = [claim for claim in claims if claim.field == name and claim.rank > _NO_COUNT]
        parts = _parts(told)
        if len(parts) < _GRADES:
            continue
        total = sum(part.value for part in parts if isinstance(part.value, int))
        span = Span(min(part.span.start for part in parts), max(part.span.end for part in parts))
        rank = max(part.rank for part in parts)
        rest = [claim for claim in claims if claim not in parts]
        claims = [*rest, Claim(name, total, span, parts[0].titled, rank)]
    return claims


def _parts(told: list[Claim]) -> list[Claim]:
    """One claim of each grade, else of each group where every count names one."""
    whole = [claim for claim in told if isinstance(claim.value, int)]
    grades = {claim.grade: claim for claim in whole if claim.grade[:1] not in {"", "~"}}
    if len(grades) >= _GRADES:
        return list(grades.values())
    groups = {claim.grade: claim for claim in told if claim.grade[:1] == "~"}
    return list(groups.values()) if len(groups) == len(told) == len(whole) else []


def _settled(claims: list[Claim]) -> dict[str, Claim]:
    """The claim that holds for each field."""
    best: dict[str, Claim] = {}
    for claim in claims:
        held = best.get(claim.field)
        if held is None or claim.rank > held.rank:
            best[claim.field] = claim
    dead = best.get("deaths")
    hurt = best.get("injured")
    if dead is not None and dead.value != 0 and hurt is not None and hurt.grade == "one":
        beside = next((claim for claim in claims if claim.grade == "other"), None)
        if beside is None:
            del best["injured"]
        else:
            best["injured"] = beside
    return best


def _harm(best: dict[str, Claim], low: str) -> tuple[Harm, dict[str, Evidence]]:
    provisional = tuple(
        name
        for name, claim in best.items()
        if not claim.titled
        and _PROVISIONAL.search(low, max(0, claim.span.start - 60), claim.span.end + 40)
    )
    evidence = {
        f"harm.{name}": Evidence(
            spans=() if claim.titled else (claim.span,),
            title=(claim.span,) if claim.titled else (),
            rule="event.harm.none" if claim.value == 0 else "event.harm.count",
        )
        for name, claim in best.items()
    }
    values = {name: claim.value for name, claim in best.items()}
    return Harm(**values, provisional=provisional), evidence
