"""Counts of harm in one sentence: a number, who is counted, and what befell them.

"Tiga warga tewas", "menewaskan tiga warga", "korban tewas menjadi empat"; "tiga polisi dan dua
warga luka" is five; "dari sembilan orang, tiga meninggal" is three.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._harm_numbers import UNIT, Number, numbers
from selaras.reading._harm_words import BEFELL, FIELDS, GAP, PERSONS, Field
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


_HELPERS = (
    r"(?:ditemukan|dinyatakan|dilaporkan|dipastikan|mengalami|menderita|telah|sudah|masih|"
    r"langsung|akhirnya) "
)


def _after(field: Field) -> re.Pattern[str]:
    """What may follow a number so that it counts this harm."""
    more = ""
    if field.name == "displaced":
        more = r"|\spengungsi (?:di|yang|tersebar|ditampung|menempati)\b"
    if field.name == "deaths":
        more = (
            r"|\s(?:korban (?:jiwa|tewas|meninggal)|nyawa|"
            r"(?:potongan )?(?:mayat|jasad|jenazah)(?! (?:janin|hewan)))\b"
        )
    return re.compile(
        rf"\s(?:{field.counted})\b(?P<gap>{GAP % 90})\b(?:{field.befell})\b"
        rf"|\s(?:selamat (?:dengan|meski|walau|tapi) |{_HELPERS}){{0,2}}(?:{field.befell})\b{more}"
    )


_AFTER = {field.name: _after(field) for field in FIELDS}
_BEFORE = {
    field.name: re.compile(
        rf"\b(?:{field.causes})(?:[^\d.,;:\n]{{0,36}}?(?= (?:menjadi|mencapai|bertambah)\b))?"
        r"(?::| adalah| menjadi| mencapai| sebanyak| berjumlah| jumlahnya| ada| tercatat|"
        r" sedikitnya| setidaknya| sekitar| hampir| lebih dari| kini| total| juga|,|"
        r" bertambah| naik| jadi| tetap| sampai| hingga| dari \d+){0,5}\s\Z"
    )
    for field in FIELDS
}
_THINGS = {field.name: re.compile(rf"\s(?:{field.counted})\b") for field in FIELDS}
_OF_BODIES = {"deaths", "injured"}
_OF_PERSONS = {"deaths", "injured", "displaced", "missing"}
_GRADED = {"injured", "houses"}
_UNHURT = re.compile(
    r"\b(?:selamat(?! (?:dengan|meski|walau|tapi))|tidak|tak|tanpa|nyaris|hampir|nihil|"
    r"bukan|mungkin|andai)\b"
)
_COUNTING = re.compile(rf"\s(?:{PERSONS}|{BEFELL})\b")
_MANY_AS_ONE = r"keluarga|kk|kepala keluarga|regu|rombongan|kelompok"
_DEAD_ONES = r"jenazah|mayat|jasad|korban (?:jiwa|tewas|meninggal)"
_ON_DUTY = r"polisi|personel|tentara|prajurit|petugas|aparat|anggota|tni|brimob"
_VOID_BEHIND = {
    "deaths": re.compile(rf"\s(?:{_MANY_AS_ONE})\b"),
    "injured": re.compile(rf"\s(?:{_MANY_AS_ONE}|{_DEAD_ONES})\b"),
    "displaced": re.compile(rf"\s(?:{_MANY_AS_ONE}|{_DEAD_ONES}|{_ON_DUTY})\b"),
    "missing": re.compile(rf"\s(?:{_MANY_AS_ONE})\b"),
}
_BODIES = re.compile(rf"\s(?:{_DEAD_ONES})\b")
_NAMED_BODIES = re.compile(r"[^.\n]{0,110}identifikasi")
_FIGURE = re.compile(
    rf"(?:\s(?:berat|ringan|parah|serius|sedang))?:?\s(?:\d|(?:{UNIT}|belasan|puluhan)\b)"
)
_LISTED = re.compile(r",|\b(?:dan|serta)\b")
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
_PART_OF = re.compile(r"(?!.*\bterdiri\b)(?:\s\w+){0,3}?\sdari(?: total)?\s")
_PART = re.compile(r"\bsalah (?:satu|seorang)\b[^.;\n]{0,24}?\bdari\s\Z")
_NAMELY = re.compile(r"\b(?:termasuk|yakni|yaitu|antara lain)\s\Z")
_WOUNDS_OF_ONE = re.compile(r"\b(?:mengalami|menderita|mendapat|mendapatkan|terdapat|dengan)\s\Z")
_WOUNDS = re.compile(r"\s(?:luka|jahitan)\b")
_THEN_DIED = re.compile(r"\s(?:akhirnya |kemudian |lalu )?(?:meninggal|tewas)\b")
_NEARLY = re.compile(r"\b(?:nyaris|hampir saja|nyaris saja)\s\Z")
_WHO = re.compile(r"\s(?:orang|korban|warga) yang\b")
_OF_GROUP = re.compile(
    r"\s(?:anggota |orang )?(polisi|tni|polri|brimob|prajurit|tentara|kkb|warga|petani|mahasiswa|"
    r"pelajar|siswa|guru|petugas|aparat|sopir|penumpang|pengendara|pekerja|buruh|nelayan|"
    r"pedagang|pengunjuk|demonstran|santri|pria|perempuan|wanita|anak|relawan|satpol|satpam)\b"
)
_SALAH = re.compile(r"\bsalah\s\Z")
_AMONG = re.compile(r"\s(?:orang )?(?:di ?antara\w*|dari(?: mereka)?)\b")
_EARLIER = re.compile(
    r"\b(?:semula|awalnya|data awal|laporan awal|sebelumnya|sempat dilaporkan|sempat disebut|"
    r"bukan)\b"
)
_FIRST = re.compile(r"\b(?:laporan|data|keterangan|angka) (?:awal|pertama)\b")
_FROM = re.compile(r"\bdari(?: sebelumnya)?(?: sekitar)?\s\Z")
_TO = re.compile(r"[^.;\n]{0,24}?\b(?:menjadi|jadi)\s\d")
_NEWER = re.compile(
    r"\b(?:bertambah|menjadi|total|kini|dikoreksi|terbaru|terakhir|seluruhnya|akhirnya|jumlah)\b"
    r"(?!.*\b(?:karena|akibat|sebab|setelah)\b)"
)
_GRADE = re.compile(r"(?:luka|cedera|cidera|rusak)(?:-luka)?\s(berat|ringan|parah|serius|sedang)\b")
_LOOK_BACK = 48
_ROUND = 1000
_EARLY, _SINGLE, _SEVERAL, _TITLED, _NEWEST = 1, 3, 4, 5, 6


def counted(low: str, start: int, end: int, *, titled: bool) -> Iterator[Claim]:
    """Yield the harm that the numbers of a sentence count.

    Args:
        low: The text in lower case.
        start: Where the sentence starts.
        end: Where it ends.
        titled: Whether this is the title.
    """
    found = [
        number
        for index, number in enumerate(numbers(low, start, end))
        if index == 0 or not _NAMELY.search(low, max(start, number.start - 20), number.start)
    ]
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
            told = _with_next(low, end, number, following)
            if told is None:
                continue
            joined = True
            if _JOINED.fullmatch(low, number.end, following.start):
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


def _with_next(low: str, end: int, number: Number, following: Number) -> _Told | None:
    """What befell two counts: "tiga polisi dan dua warga luka", "dua dari tujuh orang tewas"."""
    link = _JOINED.fullmatch(low, number.end, following.start)
    if link is None:
        if not _PART_OF.fullmatch(low, number.end, following.start) or _WHO.match(
            low, following.end
        ):
            return None
    elif _OTHERS.match(low, following.end) or _SOMETHING.search(link["more"]):
        return None
    told = _befell(low, following, end)
    return None if told is None else _Told(told.field, number.start, told.end)


def _told(low: str, start: int, end: int, number: Number) -> _Told | None:
    """The harm that a number counts: what befell those counted, else the cause before it."""
    behind = _befell(low, number, end)
    if behind is not None and not _LISTED.search(low, number.end, behind.end):
        return behind
    left = max(start, number.start - _LOOK_BACK)
    causes = [
        (match.start(), field.name)
        for field in FIELDS
        if (match := _BEFORE[field.name].search(low, left, number.start))
        and (
            field.name in _OF_PERSONS | {"arrested"}
            or match[0].startswith("rumah")
            or _THINGS[field.name].match(low, number.end, end)
        )
    ]
    if not causes:
        return behind
    first, name = max(causes)
    return _Told(name, first, number.end)


def _befell(low: str, number: Number, end: int) -> _Told | None:
    """What befell those counted: the first word of harm behind the number.

    In "tewas tiga orang, luka enam" the word behind the comma counts what follows it.
    """
    best: tuple[int, str, str] | None = None
    for field in FIELDS:
        if field.name not in _OF_PERSONS and low.startswith("ke", number.start):
            continue
        match = _AFTER[field.name].match(low, number.end, end)
        if match is None or _UNHURT.search(match["gap"] or ""):
            continue
        if best is None or match.end() < best[0]:
            best = match.end(), field.name, match[0]
    if best is None or (_LISTED.search(best[2]) and _FIGURE.match(low, best[0])):
        return None
    died = _THEN_DIED.match(low, best[0], end) if best[1] == "injured" else None
    if died is not None:
        return _Told("deaths", number.start, died.end())
    return _Told(best[1], number.start, best[0])


def _claim(
    low: str, start: int, end: int, number: Number, told: _Told, *, titled: bool
) -> Iterator[Claim]:
    name, value = told.field, number.value
    before = low[max(start, number.start - _LOOK_BACK) : number.start]
    if _is_void(low, end, number, name, before):
        return
    span = Span(told.start, told.end)
    among = name in _OF_BODIES and not _WHO.match(low, number.end, end)
    if among and _PART.search(before):
        yield Claim(name, 1, span, titled, _SEVERAL)
        return
    grade = _GRADE.search(low, told.start, min(end, told.end + 9)) if name in _GRADED else None
    if grade is not None:
        span = Span(told.start, max(told.end, grade.end()))
    one_more = (
        _WITH_ONE.search(low, max(start, number.start - 64), number.start)
        if name in _OF_PERSONS
        else None
    )
    if one_more is not None and isinstance(value, int):
        value, span = value + 1, Span(one_more.start(), span.end)
    rank = _rank(low, start, before, Number(number.start, number.end, value), titled=titled)
    yield Claim(name, value, span, titled, rank, grade[1] if grade else _group(low, number))


def _is_void(low: str, end: int, number: Number, name: str, before: str) -> bool:
    """Whether a number behind or before this harm counts no one whom it befell."""
    behind = _VOID_BEHIND.get(name)
    if behind is not None and behind.match(low, number.end, end):
        return True
    if name not in _OF_BODIES:
        return False
    if _AGENT.search(before) or _NEARLY.search(before):
        return True
    if name == "deaths":
        return False
    wounds = _WOUNDS_OF_ONE.search(before) and _WOUNDS.match(low, number.end, end)
    return bool(wounds or _SALAH.search(before))


def _group(low: str, number: Number) -> str:
    """The mark of a count that names its group, which may be summed with another's: "~polisi"."""
    group = _OF_GROUP.match(low, number.end)
    return "" if group is None else f"~{group[1]}"


def _rank(low: str, start: int, before: str, number: Number, *, titled: bool) -> int:
    """How much a count says: a corrected one least, one that rises or sums up most."""
    if _is_early(low, start, before, number):
        return _EARLY
    value = number.value
    vague = isinstance(value, tuple)
    if titled:
        rounded = isinstance(value, int) and value >= _ROUND and value % 100 == 0
        return _SINGLE if vague or rounded else _TITLED
    if _NEWER.search(before):
        return _NEWEST
    if vague or value == 1 or _AMONG.match(low, number.end):
        return _SINGLE
    return _SEVERAL


def _is_early(low: str, start: int, before: str, number: Number) -> bool:
    """Whether another count takes the place of this one, or it is a part told in passing."""
    if _EARLIER.search(before) or _SALAH.search(before):
        return True
    if _FIRST.search(low, max(start, number.start - 160), number.start):
        return True
    if _BODIES.match(low, number.end) and _NAMED_BODIES.match(low, number.end):
        return True
    return bool(_FROM.search(before) and _TO.match(low, number.end))
