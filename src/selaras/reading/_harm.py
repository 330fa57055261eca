"""Harm done by the main event: persons and things as counts, 0 only when said to be none.

A count belongs to a harm when both stand in one clause: "tiga warga tewas", "menewaskan tiga
warga", "korban tewas menjadi empat". What belongs to another time ("pada 2012") is left out;
a count that the text corrects ("semula", "data awal") yields to the one that replaces it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from selaras.reading._harm_numbers import Number, numbers
from selaras.records import Count, Evidence, Harm, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.reading._document import Document

__all__ = ["find_harm"]

_PERSONS = (
    r"orang|warga|korban|jiwa|siswa|siswi|pelajar|mahasiswa|mahasiswi|santri|polisi|"
    r"anggota|personel|"
    r"petugas|aparat|prajurit|pemuda|remaja|anak|bocah|balita|bayi|pria|lelaki|laki-laki|"
    r"perempuan|wanita|ibu|"
    r"lansia|nenek|kakek|pekerja|buruh|karyawan|petani|nelayan|penumpang|pengendara|"
    r"pengemudi|sopir|"
    r"guru|suporter|jemaat|demonstran|pengunjuk|peserta|penambang|wartawan|jurnalis|kawan\w*|"
    r"rekan\w*|lainnya|lain|penghuni|pasien|wni|wna|brimob|anak buah kapal|abk|tukang "
    r"ojek|pengojek|tentara|murid|pendaki|"
    r"kepala keluarga|kk|di antaranya|tahanan|pedagang|pengungsi|keluarga|tni|polri|"
    r"pelaku|massa|penduduk|jenazah|mayat|jasad"
)
_DEAD = (
    r"tewas|meninggal|meninggal dunia|wafat|gugur|terbunuh|dibunuh|kehilangan nyawa|"
    r"mengembuskan napas|menghembuskan napas|tak tertolong|tidak tertolong|ditemukan tak "
    r"bernyawa|meregang nyawa|kehilangan nyawanya"
)
_HURT = (
    r"luka-luka|luka|terluka|cedera|cidera|dirawat|dilarikan|dijahit|pingsan|lebam|"
    r"keracunan|sesak napas|kritis|patah tulang|mual|tertembak|terserempet|lecet|memar"
)
_FLED = (
    r"mengungsi|diungsikan|dievakuasi|terpaksa mengungsi|menumpang|mengungsikan|"
    r"kehilangan tempat tinggal|tinggal di tenda|pindah tempat"
)
_GONE = r"hilang|masih dicari|belum ditemukan|dalam pencarian"
_HELD = r"ditangkap|diamankan|dibekuk|diringkus|ditahan|diciduk|digiring|digelandang"
_BROKEN = (
    r"rusak\w*|dirusak|hangus|ludes|terbakar|dibakar|roboh|hancur|ambruk|terendam|"
    r"kebanjiran|tertimbun|hanyut|porak-poranda|dilempari|pecah|diserang|tinggal puing|"
    r"habis"
)
_GAP = r"(?:[^\n.;:!?()\"“”]{0,%d}?)"
_NO = (
    r"(?:tidak ada|tak ada|nihil|tanpa|belum ada|tiada|tidak terdapat|tidak menimbulkan|"
    r"tidak memakan|tak memakan|tidak sampai menimbulkan|tidak menelan|tak menelan)"
)


class _Field(NamedTuple):
    """How a harm is worded: what is counted, what befell it, and verbs that count behind them."""

    name: str
    counted: str
    befell: str
    causes: str


_FIELDS = (
    _Field(
        "deaths",
        _PERSONS,
        _DEAD,
        r"menewaskan|korban (?:tewas|meninggal(?: dunia)?|jiwa)|merenggut(?: nyawa)?|"
        r"tewasnya|menelan(?: korban)?(?: jiwa)?|membunuh|jumlah (?:korban )?(?:tewas|"
        r"meninggal)|meninggal dunia|meninggalnya",
    ),
    _Field(
        "injured",
        _PERSONS,
        _HURT,
        r"melukai|mencederai|korban (?:luka(?:-luka)?|cedera)|jumlah korban luka|luka-luka",
    ),
    _Field(
        "displaced",
        _PERSONS,
        _FLED,
        r"pengungsi(?:an)?(?: (?:mencapai|sebanyak|berjumlah))|memaksa|mengungsikan|mengevakuasi",
    ),
    _Field("missing", _PERSONS, _GONE, r"korban hilang"),
    _Field(
        "arrested",
        _PERSONS + "|terduga|tersangka",
        _HELD,
        r"menangkap|mengamankan|meringkus|membekuk|menahan",
    ),
    _Field(
        "houses",
        r"(?:unit |buah |petak )?(?:rumah|hunian)",
        _BROKEN,
        r"merusak|membakar|merendam|menghanguskan|merobohkan",
    ),
    _Field(
        "vehicles",
        r"(?:unit )?(?:mobil|sepeda motor|motor|kendaraan|truk|bus|perahu|kapal)",
        _BROKEN,
        r"merusak|membakar|menghanguskan",
    ),
    _Field(
        "buildings",
        r"(?:unit |buah )?(?:kios|bangunan|kantor|gedung|sekolah|toko|ruko|lapak|ruang kelas)",
        _BROKEN,
        r"merusak|membakar|menghanguskan",
    ),
)


def _after(field: _Field) -> re.Pattern[str]:
    """What may follow a number so that it counts this harm."""
    return re.compile(
        rf"\s(?:{field.counted})\b{_GAP % 70}\b(?:{field.befell})\b"
        rf"|\s(?:{field.befell})\b"
    )


_AFTER = {field.name: _after(field) for field in _FIELDS}
_BEFORE = {
    field.name: re.compile(
        rf"\b(?:{field.causes})(?:[^\d.,;:\n]{{0,36}}?(?= (?:menjadi|mencapai|bertambah)\b))?"
        r"(?::| adalah| menjadi| mencapai| sebanyak| berjumlah| ada| tercatat| sedikitnya|"
        r" setidaknya| sekitar|"
        r" lebih dari| kini| total| bertambah(?: menjadi)?| sampai| hingga){0,3}\s\Z"
    )
    for field in _FIELDS
}
_NONE = {
    "deaths": re.compile(
        rf"{_NO}{_GAP % 24}\b(?:korban jiwa|korban tewas|korban meninggal|yang meninggal|"
        rf"yang tewas|meninggal|tewas|kematian|nyawa|menelan korban)|"
        rf"{_NO} korban(?! luka| yang)|{_NO} menelan korban|korban (?:jiwa|meninggal|"
        rf"tewas)(?: dunia)? (?:tidak ada|nihil|tak ada)|"
        r"nihil korban|seluruh\w* (?:penumpang|korban|awak|\w+) selamat|semua\w* "
        r"(?:penumpang |korban |awak |\w+ )?selamat|korban nihil|selamat semua|"
        r"(?:tidak|tak) (?:menimbulkan|memakan|merenggut|menelan) (?:korban|nyawa)|tidak "
        r"ada yang (?:terluka|luka)[^.\n]{0,20}(?:apalagi|maupun|atau) (?:meninggal|tewas)"
    ),
    "injured": re.compile(
        rf"{_NO}{_GAP % 24}\b(?:korban luka|yang luka|yang terluka|terluka|luka|cedera|"
        rf"yang dirawat|yang cedera)|"
        r"korban luka (?:tidak ada|nihil|tak ada)|(?:tidak|tak) (?:seorang|satu) "
        r"pun[^.\n]{0,20}(?:terluka|luka|cedera)|nihil (?:luka|korban luka)|semua\w* "
        r"(?:\w+ )?selamat"
    ),
    "houses": re.compile(rf"{_NO}{_GAP % 16}\brumah[^.\n]{{0,20}}(?:rusak|terbakar|hangus|roboh)"),
    "displaced": re.compile(rf"{_NO}{_GAP % 20}\b(?:mengungsi|pengungsi)"),
}
_SINGLE = (
    r"pria|lelaki|perempuan|wanita|ibu|balita|bocah|bayi|remaja|pemuda|pelajar|siswa|"
    r"siswi|mahasiswa|"
    r"mahasiswi|santri|guru|sopir|tahanan|petani|nelayan|bos|pemilik|wartawan|polisi|"
    r"prajurit|pelaku|"
    r"istri|suami|anak|kakek|nenek|lansia|mertua|pedagang|buruh|pekerja|pengendara|tukang \w+|"
    r"kepala \w+|ketua \w+|kapten|bripka|aipda|pendaki|penumpang|mandor|satpam|kasir|karyawan|"
    r"pengemudi|operator|pemotor|pemancing|wisatawan|menantu|keponakan|pengusaha|mandor|warga"
)
_AGED = (
    r"\(\d{1,2}(?: tahun| thn)?\)[^.\n;:!?()]{0,70}?\b(?:%s)\b|"
    r"(?<!para )(?<!kedua )(?<!seluruh )(?<!semua )\bkorban\s(?:\w+\s){0,3}?ditemukan\b"
    r"[^.\n;:!?]{0,60}?\b(?:%s)\b"
)
_AGENT = re.compile(
    r"\b(?:oleh|dikeroyok|dibunuh|dianiaya|diserang|dihajar|ditusuk|ditembak|dihabisi|dipukuli|"
    r"dihadang|disewa|dibacok|dibegal|dirampok)\s\Z"
)
_PART = re.compile(r"\b(?:salah (?:satu|seorang)|satu|seorang|1)\b[^.;\n]{0,24}?\bdari\s\Z")
_ONE = {
    "deaths": re.compile(
        rf"\bseorang\b[^.\n;:]{{0,90}}?\b(?:{_DEAD})\b|"
        rf"\b(?:{_SINGLE})\b[^.\n;:,!?]{{0,40}}?\b(?:{_DEAD})\b|" + _AGED % (_DEAD, _DEAD)
    ),
    "injured": re.compile(
        rf"\bseorang\b[^.\n;:]{{0,70}}?\b(?:{_HURT})\b|"
        rf"\b(?:{_SINGLE})\b[^.\n;:,!?]{{0,40}}?\b(?:luka|terluka|luka-luka|kritis)\b|"
        + _AGED
        % (_HURT, "luka|terluka|kritis")
    ),
}
_NAMED = re.compile(
    r"\b(?!(?:Korban|Para|Warga|Orang|Jumlah|Yang|Sebelum|Setelah|Usai|Telah|Sudah|Ditemukan|Dan|Mereka|"
    r"Ia|Dia|Total|Sebanyak|Sementara|Jika|Bila|Hingga|Pada|Di|Presiden|Kabar)\b)[A-Z][a-z]{2,}"
    r"(?:\s[A-Z][a-z]+){0,2}\s(?:tewas|meninggal dunia|meninggal|mengembuskan napas)\b"
)
_EARLIER = re.compile(
    r"\b(?:semula|awalnya|data awal|laporan awal|sebelumnya|sempat dilaporkan|sempat "
    r"disebut|bukan)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:(?:pada|tahun|sejak|sepanjang) (?:19|20)\d\d|tahun (?:lalu|silam|sebelumnya)|"
    r"(?:bulan|pekan) (?:lalu|silam)|"
    r"(?:dua|tiga|empat|lima|\d+) (?:tahun|bulan|pekan) (?:lalu|silam|sebelumnya)|pernah|"
    r"riwayat|dulu|dahulu|dasawarsa|(?:agar|supaya) tidak|jangan sampai|jika|bila|apabila|"
    r"dikhawatirkan)\b"
)
_PROVISIONAL = re.compile(
    r"\b(?:data sementara|sementara ini|untuk sementara|sejauh ini|laporan sementara|"
    r"masih (?:bisa|dapat|mungkin) bertambah|angka sementara)\b"
)
_NEWER = re.compile(
    r"\b(?:bertambah|menjadi|total|kini|dikoreksi|terbaru|terakhir|seluruhnya|akhirnya|jumlah)\b"
)
_KK = re.compile(r"\s(?:kk|kepala keluarga|keluarga)\b")
_WORDS = (
    *"korban tewas meninggal wafat gugur bunuh nyawa jiwa luka cedera cidera rawat".split(),
    *"jahit pingsan lebam racun sesak kritis patah mual tembak serempet lecet memar ungsi".split(),
    *"evakuasi tumpang hilang dicari ditemukan selamat tangkap amankan bekuk ringkus tahan".split(),
    *"ciduk giring rusak hangus ludes bakar roboh hancur ambruk rendam banjir timbun".split(),
    *"hanyut dilarikan nahan nembak".split(),
    *"puing lempar pecah serang habis tinggal pindah tolong newas nangkap".split(),
)
_SPEAKING = AhoCorasick(_WORDS)
_SENTENCES = 16
_LONGEST = 2000


class _Claim(NamedTuple):
    field: str
    value: Count
    span: Span
    titled: bool
    rank: int


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
    claims = list(_claims(low_title, 0, len(low_title), titled=True)) if low_title else []
    low = document.text.lower()
    if len(low) == len(document.text):
        for start, end in sentences[:_SENTENCES]:
            end = min(end, start + _LONGEST)
            claims += _claims(low, start, end, titled=False)
            claims += _named(document.text, low, start, end)
    best: dict[str, _Claim] = {}
    for claim in claims:
        held = best.get(claim.field)
        if held is None or claim.rank > held.rank:
            best[claim.field] = claim
    return _harm(best, low)


def _claims(low: str, start: int, end: int, *, titled: bool) -> Iterator[_Claim]:
    """The harm that one sentence tells."""
    if not _SPEAKING.find_matches_as_indexes(low[start:end]):
        return
    if _OTHER_TIME.search(low, start, end):
        return
    for name, pattern in _NONE.items():
        match = pattern.search(low, start, end)
        if match is not None:
            yield _Claim(name, 0, Span(match.start(), match.end()), titled, 1)
    for number in numbers(low, start, end):
        yield from _counted(low, start, end, number, titled=titled)
    yield from _alone(low, start, end, titled=titled)


def _counted(low: str, start: int, end: int, number: Number, *, titled: bool) -> Iterator[_Claim]:
    """The harm that a number counts: what befell those counted, else the cause before it."""
    found = [
        (match.end(), number.start, field.name)
        for field in _FIELDS
        if (match := _AFTER[field.name].match(low, number.end, end)) is not None
    ]
    if found:
        last, first, name = min(found)
    else:
        causes = [
            (match.start(), field.name)
            for field in _FIELDS
            if (
                match := _BEFORE[field.name].search(
                    low, max(start, number.start - 48), number.start
                )
            )
        ]
        if not causes:
            return
        (first, name), last = max(causes), number.end
    if name == "displaced" and _KK.match(low, number.end, end):
        return
    before = low[max(start, number.start - 48) : number.start]
    if name in {"deaths", "injured"} and _AGENT.search(before):
        return
    if _PART.search(before):
        yield _Claim(name, 1, Span(first, last), titled, 4)
        return
    rank = 4 if titled else 3
    if _EARLIER.search(before):
        rank = 2
    elif _NEWER.search(before):
        rank = 5
    yield _Claim(name, number.value, Span(first, last), titled, rank)


def _alone(low: str, start: int, end: int, *, titled: bool) -> Iterator[_Claim]:
    """One person who died or was hurt, told without a number."""
    for name, pattern in _ONE.items():
        match = pattern.search(low, start, end)
        if match is not None and next(numbers(low, match.start() + 1, match.end()), None) is None:
            yield _Claim(name, 1, Span(match.start(), match.end()), titled, 0)


def _named(text: str, low: str, start: int, end: int) -> Iterator[_Claim]:
    """The death of a person who is named."""
    match = _NAMED.search(text, start, end)
    if match is not None and not _OTHER_TIME.search(low, start, end):
        yield _Claim("deaths", 1, Span(match.start(), match.end()), titled=False, rank=0)


def _harm(best: dict[str, _Claim], low: str) -> tuple[Harm, dict[str, Evidence]]:
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
