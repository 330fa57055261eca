"""Counts of persons and things in words and figures: "tiga", "24", "belasan", "200 sampai 300".

What measures, dates or names instead of counting is left out: ages, hours, days of a month,
distances, articles of law, "kelas 7", "satu per satu".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.records import Count

__all__ = ["UNIT", "Number", "numbers"]

_UNITS = {
    word: number
    for number, word in enumerate(
        "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
    )
}
_ONE = {"seorang": 1, "sebuah": 1, "seekor": 1, "sepasang": 2, "pasutri": 2}
_ALL = {"kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7}
_VAGUE: dict[str, tuple[int, int]] = {
    "belasan": (11, 19),
    "puluhan": (20, 99),
    "ratusan": (100, 999),
    "ribuan": (1000, 9999),
    "belasan ribu": (11000, 19999),
    "puluhan ribu": (20000, 99999),
}
_SCALE = {"ribu": 1000, "juta": 1000000}
UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_TENS = (
    rf"(?:{UNIT})(?:\s(?:belas|puluh(?:\s(?:{UNIT}))?|ratus(?:\s(?:{UNIT})(?:\s(?:belas|"
    rf"puluh(?:\s(?:{UNIT}))?))?)?))?"
)
_NUMBER = re.compile(
    rf"(?<![\w/:-])(?<!\d[.,])(?:(?P<vague>(?:belasan|puluhan)\sribu|belasan|puluhan|ratusan|ribuan)"
    r"|(?P<one>pasutri|pasangan suami[ -]ist?ri|seorang|sebuah|seekor|sepasang)"
    rf"|(?P<all>{'|'.join(_ALL)})(?:nya\b|(?=\s(?:orang|korban|warga|pelaku|pelajar|siswa|"
    r"mahasiswa|pemuda|remaja|anak|bocah|pria|wanita|penumpang|pengendara|petugas|polisi|"
    r"anggota|prajurit|pekerja|nelayan|pendaki|pemain)\b))"
    r"|(?P<low>\d{1,3}(?:\.\d{3})+|\d{1,6})(?:\s?(?:-|–|sampai|"
    r"hingga)\s?(?P<high>\d{1,3}(?:\.\d{3})+|\d{1,6}))?"
    r"(?:\s(?P<scale>ribu|juta))?"
    rf"|(?P<word>{_TENS}|seratus|seribu))(?![\w/:%]|[.,-]\d|-[a-z])"
)
_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    "jan|feb|mar|apr|jun|jul|agu|agt|sep|sept|okt|nov|des"
)
_MEASURED = re.compile(
    r"(?:\s?tahun)?\)|\s(?:tahun|thn|bulan|minggu|pekan|hari|jam|menit|detik|meter|m|cm|km|"
    r"kilometer|hektare?|ha|persen|kali|rupiah|jahitan|tusukan|tembakan|kilogram|kg|gram|liter|"
    rf"wib|wita|wit|sr|skala|derajat|miliar|demi|per|pun|arah|kubu|hal|{_MONTHS})\b"
)
_NAMING = re.compile(
    r"(?:\brp\.? ?|\b(?:pukul|jam|km|kilometer|rt|rw|nomor|no\.?|blok|gang|kelas|usia\w*|umur|"
    r"berusia|berumur|pasal|ayat|lantai|tanggal|magnitudo|m|tahun|jalur|tps|sr|hari|babak|pos|"
    rf"gerbong|{_MONTHS}) )\Z"
)


class Number(NamedTuple):
    """A count at [start, end): n, or (low, high)."""

    start: int
    end: int
    value: Count


def numbers(low: str, start: int, end: int) -> Iterator[Number]:
    """Yield the counts in [start, end) of a text in lower case."""
    for match in _NUMBER.finditer(low, start, end):
        if _MEASURED.match(low, match.end(), end) is not None:
            continue
        if _NAMING.search(low, max(start, match.start() - 12), match.start()) is not None:
            continue
        yield Number(match.start(), match.end(), _value(match))


def _value(match: re.Match[str]) -> Count:
    if match["vague"]:
        return _VAGUE[" ".join(match["vague"].split())]
    if match["one"]:
        return _ONE.get(match["one"], 2)
    if match["all"]:
        return _ALL[match["all"]]
    if match["word"]:
        return _in_words(match["word"])
    scale = _SCALE.get(match["scale"] or "", 1)
    low = int(match["low"].replace(".", "")) * scale
    high = int(match["high"].replace(".", "")) * scale if match["high"] else low
    return low if high <= low else (low, high)


def _in_words(words: str) -> int:
    """The value of a number in words, up to 999."""
    total = 0
    last = 0
    for word in words.split():
        if word in {"seratus", "seribu"}:
            total += 100 if word == "seratus" else 1000
        elif word == "belas":
            total, last = total + last + 10, 0
        elif word in {"puluh", "ratus"}:
            total, last = total + last * (10 if word == "puluh" else 100), 0
        else:
            total, last = total + last, _UNITS[word]
    return total + last
