"""Counts of harm in one sentence: a number, who is counted, and what befell them.

"Tiga warga tewas", "menewaskan tiga warga", "korban tewas menjadi empat"; "tiga polisi dan dua
warga luka" is five; "dari sembilan orang, tiga meninggal" is three.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._harm_numbers import Number, numbers
from selaras.reading._harm_words import BEFELL, DEAD, FIELDS, GAP, PERSONS, Field
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.records import Count

__all__ = ["Claim", "counted"]


class Claim(NamedTuple):
    """A harm told once; of two claims the higher rank holds, of equals the first."""

    field: str
    value: Count
    span: Span
    titled: bool
    rank: int
    grade: str = ""


class _Told(NamedTuple):
    field: str
    start: int
    end: int


def _after(field: Field) -> re.Pattern[str]:
    """What may follow a number so that it counts this harm."""
    more = ""
    if field.name == "deaths":
        more = r"|\s(?:korban (?:jiwa|tewas|meninggal)|nyawa|(?:potongan )?(?:mayat|jasad|jenazah))\b"
    return re.compile(
        rf"\s(?:{field.counted})\b(?P<gap>{GAP % 90})\b(?:{field.befell})\b"
        rf"|\s(?:{field.befell})\b{more}"
    )


_AFTER = {field.name: _after(field) for field in FIELDS}
_BEFORE = {
    field.name: re.compile(
        rf"\b(?:{field.causes})(?:[^\d.,;:\n]{{0,36}}?(?= (?:menjadi|mencapai|bertambah)\b))?"
        r"(?::| adalah| menjadi| mencapai| sebanyak| berjumlah| jumlahnya| ada| tercatat|"
        r" sedikitnya| setidaknya| sekitar| hampir| lebih dari| kini| total| juga|,|"
        r" bertambah(?: menjadi)?| sampai| hingga| dari \d+){0,3}\s\Z"
    )
    for field in FIELDS
}
_OF_PERSONS = {"deaths", "injured", "displaced", "missing"}
_UNHURT = re.compile(r"\b(?:selamat|tidak|tak|tanpa|nyaris|hampir|nihil|bukan)\b")
_COUNTING = re.compile(rf"\s(?:{PERSONS}|{BEFELL})\b")
_NOT_ONE_BY_ONE = re.compile(r"\s(?:keluarga|kk|kepala keluarga|regu|rombongan|kelompok)\b")
_BODIES = re.compile(r"\s(?:jenazah|mayat|jasad|korban (?:jiwa|tewas|meninggal))\b")
_NAMED_BODIES = re.compile(r"[^.\n]{0,60}identifikasi")
_JOINED = re.compile(rf"\s(?:{PERSONS})(?P<more>(?:\s\w+){{0,4}}?)\s(?:dan|serta)\s")
_OTHERS = re.compile(r"\s(?:orang )?(?:lainnya|lain|sisanya)\b")
_SOMETHING = re.compile(rf"\b(?:{BEFELL})\b")
_WITH_ONE = re.compile(
    r"\b(?:pengemudi|sopir|supir|pengendara|pemotor|masinis|nakhoda|pilot|ibu|ayah|suami|istri)"
    r"(?: [a-z]+){0,3} (?:dan|serta|bersama)\s\Z"
)
_AGENT = re.compile(
    r"\b(?:oleh|dikeroyok|dibunuh|dianiaya|diserang|dihajar|ditusuk|ditembak|dihabisi|dipukuli|"
    r"dihadang|disewa|dibacok|dibegal|dirampok)\s\Z"
)
_PART = re.compile(r"\b(?:salah (?:satu|seorang)|satu|seorang|1)\b[^.;\n]{0,24}?\bdari\s\Z")
_SALAH = re.compile(r"\bsalah\s\Z")
_AMONG = re.compile(r"\s(?:orang )?(?:di ?antara\w*|dari(?: mereka)?)\b")
_EARLIER = re.compile(
    r"\b(?:semula|awalnya|data awal|laporan awal|sebelumnya|sempat dilaporkan|sempat disebut|"
    r"bukan)\b"
)
_FROM = re.compile(r"\bdari(?: sebelumnya)?(?: sekitar)?\s\Z")
_TO = re.compile(r"[^.;\n]{0,24}?\b(?:menjadi|jadi)\s\d")
_NEWER = re.compile(
    r"\b(?:bertambah|menjadi|total|kini|dikoreksi|terbaru|terakhir|seluruhnya|akhirnya|jumlah)\b"
)
_GRADE = re.compile(r"(?:luka|cedera|cidera)(?:-luka)?\s(berat|ringan|parah|serius|sedang)\b")
_LOOK_BACK = 48
_AS_GIVEN, _EARLY, _SINGLE, _SEVERAL, _TITLED, _NEWEST = 1, 1, 3, 4, 5, 6


def counted(low: str, start: int, end: int, *, titled: bool) -> Iterator[Claim]:
    """Yield the harm that the numbers of a sentence count.

    Args:
        low: The text in lower case.
        start: Where the sentence starts.
        end: Where it ends.
        titled: Whether this is the title.
    """
    found = list(numbers(low, start, end))
    joined = False
    for index, number in enumerate(found):
        if joined:
            joined = False
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        limit = end
        if following is not None and _COUNTING.match(low, following.end, end):
            limit = following.start
        told = _told(low, start, limit, number)
        if told is None and following is not None and limit < end:
            told, joined = _with_next(low, start, end, number, following), True
            if told is None:
                joined = False
                continue
            number = Number(number.start, number.end, _sum(number.value, following.value))
        if told is not None:
            yield from _claim(low, start, end, number, told, titled=titled)


def _sum(first: Count, second: Count) -> Count:
    if isinstance(first, int) and isinstance(second, int):
        return first + second
    low = (first if isinstance(first, int) else first[0]) + (
        second if isinstance(second, int) else second[0]
    )
    high = (first if isinstance(first, int) else first[1]) + (
        second if isinstance(second, int) else second[1]
    )
    return low, high


def _with_next(low: str, start: int, end: int, number: Number, following: Number) -> _Told | None:
    """What befell two counts that "dan" joins: "tiga polisi dan dua warga luka"."""
    link = _JOINED.fullmatch(low, number.end, following.start)
    if (
        link is None
        or _OTHERS.match(low, following.end)
        or _SOMETHING.search(link["more"]) is not None
    ):
        return None
    told = _befell(low, following, end)
    return None if told is None else _Told(told.field, number.start, told.end)


def _told(low: str, start: int, end: int, number: Number) -> _Told | None:
    """The harm that a number counts: what befell those counted, else the cause before it."""
    behind = _befell(low, number, end)
    if behind is not None:
        return behind
    causes = [
        (match.start(), field.name)
        for field in FIELDS
        if (
            match := _BEFORE[field.name].search(
                low, max(start, number.start - _LOOK_BACK), number.start
            )
        )
    ]
    if not causes:
        return None
    first, name = max(causes)
    return _Told(name, first, number.end)


def _befell(low: str, number: Number, end: int) -> _Told | None:
    found = []
    for field in FIELDS:
        match = _AFTER[field.name].match(low, number.end, end)
        if match is not None and not _UNHURT.search(match["gap"] or ""):
            found.append(_Told(field.name, number.start, match.end()))
    return min(found, key=lambda told: told.end, default=None)


def _claim(
    low: str, start: int, end: int, number: Number, told: _Told, *, titled: bool
) -> Iterator[Claim]:
    name, value = told.field, number.value
    before = low[max(start, number.start - _LOOK_BACK) : number.start]
    if name in _OF_PERSONS and _NOT_ONE_BY_ONE.match(low, number.end, end):
        return
    if name in {"injured", "displaced"} and _BODIES.match(low, number.end, end):
        return
    if name in {"deaths", "injured"} and _AGENT.search(before):
        return
    span = Span(told.start, told.end)
    if name in {"deaths", "injured"} and _PART.search(before):
        yield Claim(name, 1, span, titled, _SEVERAL)
        return
    grade = _GRADE.search(low, told.start, min(end, told.end + 9)) if name == "injured" else None
    if grade is not None:
        span = Span(told.start, max(told.end, grade.end()))
    one_more = _WITH_ONE.search(low, start, number.start) if name in _OF_PERSONS else None
    if one_more is not None and isinstance(value, int):
        value, span = value + 1, Span(one_more.start(), span.end)
    rank = _rank(low, before, number, value, titled=titled)
    yield Claim(name, value, span, titled, rank, "" if grade is None else grade[1])


def _rank(low: str, before: str, number: Number, value: Count, *, titled: bool) -> int:
    """How much a count says: a corrected one least, one that rises or sums up most."""
    if _EARLIER.search(before) or (_FROM.search(before) and _TO.match(low, number.end)):
        return _EARLY
    if _BODIES.match(low, number.end) and _NAMED_BODIES.match(low, number.end):
        return _EARLY
    if _SALAH.search(before):
        return _EARLY
    if titled:
        return _TITLED
    if _NEWER.search(before):
        return _NEWEST
    if value == 1 or _AMONG.match(low, number.end):
        return _SINGLE
    return _SEVERAL
