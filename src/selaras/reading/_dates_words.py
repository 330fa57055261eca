"""The words and figures that Indonesian news writes points in time with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BARE_CLOCK",
    "BEFORE_COUNT",
    "CLOCK",
    "DAYS_OFF",
    "DAY_MONTH",
    "DAY_NUMBER",
    "FEAST_AFTER",
    "FIGURES",
    "FROM_CONTEXT",
    "ISO",
    "LAW_BEFORE",
    "MONTHS",
    "MONTH_FIRST",
    "MONTH_LEAD",
    "MONTH_TAIL",
    "NAME_BEFORE",
    "NEXT_DAY",
    "NOT_A_POINT_AFTER",
    "NUMBERS",
    "OFFSETS",
    "OF_A_SET",
    "ONE_UNIT",
    "PARTS",
    "PLAIN_YEAR",
    "ROMAN",
    "SAME_DAY",
    "THIS_AFTER",
    "TODAY",
    "TODAY_AFTER",
    "TRIGGERS",
    "UNIT",
    "UNIT_AFTER",
    "WEEKDAYS",
    "WEEKDAY_PAIR",
    "WHOLE_UNIT",
    "WORDED",
    "YEAR_LEAD",
    "YEAR_WORD",
]


def _numbered(forms: str, first: int) -> dict[str, int]:
    """Each form's number; forms of one number stand together, parted from the next by a bar."""
    return {f: n for n, group in enumerate(forms.split("|"), first) for f in group.split()}


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


MONTHS = _numbered(
    "januari january jan|februari pebruari february feb peb|maret march mar mrt|april apr|mei may|"
    "juni june jun|juli july jul|agustus august agt agu ags agst aug|september sept sep|"
    "oktober october okt oct|november nopember nov nop|desember december des dec",
    1,
)
WEEKDAYS = _numbered(
    "senin senen|selasa|rabu|kamis|jumat jum'at jum’at jum`at|sabtu|minggu ahad", 0
)
ROMAN = _numbered("i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii", 1)
NUMBERS = _numbered("satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas", 1)
NUMBERS |= {f"{word} belas": 10 + n for word, n in NUMBERS.items() if 1 < n < 10}
NUMBERS |= {f"{word} puluh": 10 * n for word, n in NUMBERS.items() if 1 < n < 10}

PARTS = (
    "dini hari,dinihari,subuh,fajar,pagi,siang,sore,petang,senja,malam,tengah malam,pagi hari,"
    "siang hari,sore hari,malam hari"
).split(",")
_PART = _any(PARTS)
DAYS_OFF = {
    "hari ini": 0,
    "hari kemarin": -1,
    "kemarin": -1,
    "kemaren": -1,
    "kemarin lusa": -2,
    "kemarin dulu": -2,
    "besok": 1,
    "esok": 1,
    "esok hari": 1,
    "lusa": 2,
    "semalam": -1,
    "tadi malam": -1,
    "malam tadi": -1,
}
TODAY = re.compile(rf"(?:{_PART}\s+(?:tadi|ini|nanti)|(?:tadi|nanti)\s+{_PART})\b")
TODAY_AFTER = re.compile(r"\s+(?:tadi|ini|nanti)\b")

_MONTH = _any(MONTHS)
_ZONE = r"(?:\s*(?:wib|wita|wit|waktu\s+(?:setempat|indonesia\s+(?:barat|tengah|timur)))\b)?"
_THROUGH = r"\s?(?:-|–|—|s/d|s\.d\.|sampai(?:\s+dengan)?|hingga)\s?"
_YEAR = r"(?:(?P<year>(?:1[5-9]|20)\d\d)(?![\d\w%])|['’‘](?P<short>\d\d)(?!\d))"

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)(?:[ t]+(\d\d):(\d\d)(?::\d\d)?)?" + _ZONE)
FIGURES = re.compile(
    rf"(?:(\d{{1,2}})(?:\s?[/.]\s?(\d{{1,2}}))?(?:{_THROUGH}|\s(?:dan|&)\s))?"
    r"(\d{1,2})(\s?[/.-]\s?)(\d{1,2}|[ivx]{1,4}\b)\4(\d{4}|\d{2})(?![\d%])(?![.,/]\d)"
)
DAY_MONTH = re.compile(
    rf"(?:(\d{{1,2}})(?:/(\d{{1,2}}))?(?:{_THROUGH}|\s(?:dan|&)\s))?(\d{{1,2}})\s?/\s?(\d{{1,2}})(?![\d/%])"
)
WORDED = re.compile(
    rf"(?P<first>(?:\d{{1,2}}(?:,\s|,?\s?(?:dan|serta|&)\s|{_THROUGH})){{0,8}})"
    rf"(?P<last>\d{{1,2}})(?:\s{{1,2}}|-)(?P<month>{_MONTH})\b(?:\.?,?[\s-]?{_YEAR})?"
)
MONTH_FIRST = re.compile(
    rf"(?P<month>{_MONTH})\b(?:\.?\s(?P<day>\d{{1,2}})(?:,\s?|\s)(?=(?:19|20)\d\d))?(?:\.?,?\s?{_YEAR})?"
)
PLAIN_YEAR = re.compile(
    r"((?:1[6-9]|20)\d\d)(?:\s?(?:-|–|—|/|s/d)\s?((?:1[6-9]|20)\d\d|\d\d(?!\d)))?(?!\w|%|[.,/-]\d|/\w|-an)"
)
YEAR_WORD = re.compile(r"tahun\s+(?:(?=(?:1[6-9]|20)\d\d)|['’‘](?P<short>\d\d)(?!\d))")
_HOUR = r"(\d{1,2})(?:\s?[.:]\s?(\d{2})(?!\d)(?:[.:]\d{2}(?!\d))?)?"
CLOCK = re.compile(
    rf"(?:pukul|pkl|jam)\.?\s*(?:{_HOUR}|({_any(NUMBERS)})\b)(?![\d/]|[.,:]\d)"
    rf"(?:\s?(?:-|–|—|s/d|sampai|hingga)\s?(?:pukul\s|jam\s)?{_HOUR}(?![\d/]))?{_ZONE}(?:\s+({_PART})\b)?"
)
BARE_CLOCK = re.compile(
    r"(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?(?:\s?[-–]\s?(\d{1,2})[.:](\d{2}))?"
    r"(\s*(?:wib|wita|wit)\b)?(?![\d%]|[.,]\d)"
)

OFFSETS = {"ini": 0, "lalu": -1, "silam": -1, "kemarin": -1}
"""How many days, months or years a word moves; every other one moves forward by one."""
FROM_CONTEXT = frozenset("sebelumnya kemudian berselang berikutnya setelahnya sesudahnya".split())
UNIT = re.compile(
    r"(?P<unit>hari|pekan|minggu|bulan|tahun)\s+(?:yang\s+)?(?:akan\s+)?"
    r"(?P<way>ini|lalu|silam|kemarin|depan|mendatang|datang|sebelumnya|kemudian|berselang|berikutnya|"
    r"setelahnya|sesudahnya|setelah\s+itu|lagi)\b"
)
ONE_UNIT = re.compile(
    r"se(?P<unit>hari|bulan|tahun)\s+(?:yang\s+)?"
    r"(?P<way>lalu|silam|sebelumnya|kemudian|berselang|berikutnya|setelahnya|sesudahnya|setelah\s+itu|lagi)\b"
)
BEFORE_COUNT = re.compile(rf"(?<![\w.,/-])(\d{{1,3}}|{_any(NUMBERS)})\s+$")
NEXT_DAY = re.compile(r"(?:keesokan|esok)\s*(?:hari|pagi|siang|sore|malam)(?:nya)?\b|keesokannya")
SAME_DAY = re.compile(r"hari\s+(?:yang\s+sama|itu\s+juga)\b")
WHOLE_UNIT = re.compile(
    r"\s+(?P<unit>tahun|bulan)(?!\s+(?:['’\d]|ini|lalu|silam|depan|mendatang|kemarin|ajaran|anggaran))\b"
)
THIS_AFTER = re.compile(r"\s+ini\b")
DAY_NUMBER = re.compile(r"(?:tanggal|tgl\.?)\s+(\d{1,2})(?![\d.,/:-]*\d)")
WEEKDAY_PAIR = re.compile(rf"\s?[-–/]\s?({_any(WEEKDAYS)})\b")

NOT_A_POINT_AFTER = frozenset(
    """
    nomor nomer no bernomor versi pasal ayat skor rp us sk uu perda pp perpres permen permendagri
    perppu inpres keppres kepmen pkpu perkap jalan jl jln gang universitas stadion gelora lapangan
    aksi kodim korem koramil yonif batalyon dandim danrem gerakan pasar monumen kampus masjid taman
    gedung smp sma smk sd sebanyak sejumlah mencapai
    """.split()
)
"""Words after which figures name or count another thing."""

LAW_BEFORE = re.compile(r"\b(?:nomor|nomer|no\.?|uu|pp|perda|perpres)\s*[\w./-]{0,12}\s+$")
OF_A_SET = frozenset(
    """
    setiap tiap tiap-tiap saban salat sholat shalat solat ibadah pasar bernama khotbah khutbah
    """.split()
)
YEAR_LEAD = re.compile(r"\b(?:sejak|pada|hingga|sampai|mulai|dari|per|antara|tahun)\s$")
FEAST_AFTER = re.compile(r"\s+(?:agung|abu|suci|putih)\b")
UNIT_AFTER = re.compile(
    r"\s*(?:orang|jiwa|kali|meter|kilometer|km|kg|ton|hektare?|ha|rumah|unit|kasus|suara|warga|"
    r"personel|anggota|kk|liter|lembar|buah|ekor|rupiah|juta|ribu|miliar|persen|dollar|dolar|tps|"
    r"peserta|pemilih|desa|tahun|barel|poin|detik|menit|jam|hari|bulan|halaman)\b"
)
MONTH_LEAD = re.compile(
    r"\b(?:pada|bulan|sejak|hingga|sampai|awal|akhir|pertengahan|medio|penghujung|per|selama|"
    r"sepanjang|kontrak|pengiriman|mulai|periode|edisi|jelang|menjelang)\s+$"
)
NAME_BEFORE = re.compile(
    r"(?:^|[.?!:”“\"\n]|\b(?:kata|ujar|ucap|jelas|tutur|ungkap|terang|imbuh|tambah|ibu|bapak|pak|bu|mbak|mas|"
    r"saksi|bernama|si|sang|dan|kepada|oleh|dari|dengan))\s*$"
)
"""What stands before a month's name that is a person's, or opens a sentence."""
MONTH_TAIL = re.compile(
    r"\s+(?:lalu|silam|mendatang|depan|nanti|ini|kemarin|tahun\s+(?:ini|lalu|depan|silam|mendatang))\b|"
    rf"(?:{_THROUGH}|\sdan\s){_MONTH}\s{_YEAR}"
)

_WHOLE_MONTHS = frozenset("mei juni juli june july".split())

TRIGGERS: dict[str, str] = {
    **dict.fromkeys((m for m in MONTHS if len(m) > 4 or m in _WHOLE_MONTHS), "month"),
    **dict.fromkeys((f"{m}{end}" for m in MONTHS if len(m) <= 4 for end in " ."), "month"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(PARTS, "part"),
    **dict.fromkeys(DAYS_OFF, "off"),
    **dict.fromkeys(("hari", "pekan", "bulan", "tahun"), "unit"),
    **dict.fromkeys(("nanti", "tadi"), "today"),
    **dict.fromkeys(("sehari", "sebulan", "setahun"), "one"),
    **dict.fromkeys(("keesokan", "keesokannya", "esok harinya"), "next"),
    **dict.fromkeys(("tanggal", "tgl"), "number"),
    **dict.fromkeys(("pukul", "pkl", "jam"), "clock"),
    **dict.fromkeys(("lalu", "silam", "depan", "mendatang"), "mod"),
    **dict.fromkeys(("saat ini", "sekarang"), "now"),
    **dict.fromkeys(("awal", "akhir", "pertengahan", "medio", "penghujung"), "edge"),
}
"""Every word that may open a part of a date, and the reader that tries it."""
