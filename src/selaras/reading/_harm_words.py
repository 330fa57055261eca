"""The words of harm: who is counted, what befell them, verbs that count behind them, denials."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["BEFELL", "DEAD", "FIELDS", "GAP", "HURT", "NONE", "PERSONS", "Field"]

PERSONS = (
    r"orang|warga|korban|jiwa|siswa|siswi|pelajar|mahasiswa|mahasiswi|santri|santriwati|polisi|"
    r"anggota|personel|petugas|aparat|prajurit|pemuda|remaja|anak|bocah|balita|bayi|pria|lelaki|"
    r"laki-laki|perempuan|wanita|ibu|lansia|nenek|kakek|pekerja|buruh|karyawan|petani|nelayan|"
    r"penumpang|pengendara|pengemudi|sopir|guru|suporter|jemaat|jemaah|jamaah|demonstran|"
    r"pengunjuk|pendemo|simpatisan|pendukung|relawan|peserta|penambang|wartawan|jurnalis|"
    r"kawan\w*|rekan\w*|teman\w*|saudara\w*|lainnya|lain|sisanya|penghuni|pasien|wni|wna|brimob|"
    r"anak buah kapal|abk|awak|kru|tukang ojek|pengojek|tentara|murid|pendaki|pemain|atlet|"
    r"pemotor|pembeli|pengunjung|penonton|wisatawan|turis|jamaah|kepala keluarga|kk|"
    r"di antaranya|diantaranya|tahanan|napi|narapidana|pedagang|pengungsi|keluarga|tni|polri|"
    r"pelaku|maling|begal|perampok|massa|penduduk|jenazah|mayat|jasad|yang|bidan|perawat|dokter|"
    r"nakes|tenaga kesehatan|satpam|tersangka|terduga|teroris|sipil|militan|tukang \w+"
)
DEAD = (
    r"tewas|meninggal dunia|meninggal|wafat|gugur|terbunuh|ditembak mati|dibantai|dibunuh|"
    r"dihabisi|kehilangan nyawa\w*|"
    r"tak bernyawa|tidak bernyawa|tak tertolong|tidak tertolong|meregang nyawa|"
    r"(?:meng)?h?embus\w* (?:napas|nafas)"
)
HURT = (
    r"luka-luka|luka|terluka|cedera|cidera|dirawat|rawat inap|dilarikan ke|dilarikan|dijahit|"
    r"pingsan|lebam|memar|lecet|bengkak|benjol|babak belur|bonyok|keracunan|sesak napas|tergores|"
    r"kritis|sekarat|patah|mual|mendapat jahitan|dibawa ke (?:rs|rsud|rumah sakit|"
    r"puskesmas|klinik|igd)|tertembak|tertusuk|terserempet|melepuh|"
    r"(?:ter)?kena (?:tembak\w*|peluru\w*|panah|anak panah|bacok\w*|sabet\w*|tusuk\w*|"
    r"serpihan|lemparan|tikam\w*|sangkur)"
)
_FLED = (
    r"mengungsi|diungsikan|dievakuasi|terpaksa mengungsi|menumpang|mengungsikan|"
    r"kehilangan tempat tinggal|tinggal di tenda|pindah tempat|"
    r"(?:menginap|tidur|bermalam|bertahan|berlindung) di (?:tenda|gereja|masjid|musala|musholla|"
    r"sekolah|balai|posko|aula|rumah (?:kerabat|saudara|tetangga|ibadah)|kantor)"
)
_GONE = r"hilang|masih dicari|belum ditemukan|dalam pencarian"
_HELD = r"ditangkap|diamankan|dibekuk|diringkus|ditahan|diciduk|digiring|digelandang"
_BROKEN = (
    r"rusak\w*|dirusak|hangus|ludes|terbakar|dibakar|roboh|hancur|ambruk|terendam|"
    r"kebanjiran|tertimbun|hanyut|porak-poranda|dilempari|pecah|diserang|tinggal puing|"
    r"habis|retak|rata dengan tanah|kehilangan atap|jebol|amblas"
)
BEFELL = f"{DEAD}|{HURT}|{_FLED}|{_GONE}|{_HELD}|{_BROKEN}"
GAP = r"(?:[^\n.;:!?()\"“”]{0,%d}?)"
_GRADE = r"(?: (?:berat|ringan|parah|serius|sedang|bakar|tembak|tusuk|bacok|lecet))?"
_NO = (
    r"(?:tidak ada|tak ada|nihil|tanpa|belum ada|tiada|tidak terdapat|tidak menimbulkan|"
    r"tidak memakan|tak memakan|tidak sampai menimbulkan|tidak menelan|tak menelan|"
    r"tak sampai ada|tidak sampai ada|untungnya tak ada)"
)
_NOBODY = r"(?:tidak|tak) (?:ada )?(?:seorang|satu|satu orang)(?: pun)?"
_FIRE = r"melalap|menghabiskan|menghanguskan|membakar|merusak|merusakkan|meludeskan|menghancurkan"


class Field(NamedTuple):
    """How a harm is worded: what is counted, what befell it, and verbs that count behind them."""

    name: str
    counted: str
    befell: str
    causes: str


FIELDS = (
    Field(
        "deaths",
        PERSONS,
        DEAD,
        r"menewaskan|tewaskan|(?:menembak|tembak) mati|membantai|bantai|"
        r"korban (?:tewas|meninggal(?: dunia)?|jiwa)|(?:merenggut|renggut)(?: nyawa)?|"
        r"tewasnya|(?:menelan|telan)(?: korban)?(?: jiwa)?|membunuh|jumlah (?:korban )?(?:tewas|"
        r"meninggal)|tewas|meninggal dunia|meninggal|meninggalnya",
    ),
    Field(
        "injured",
        PERSONS,
        HURT,
        r"melukai|lukai|mencederai|korban (?:luka(?:-luka)?|cedera)"
        + _GRADE
        + r"|jumlah korban luka|(?:luka-luka|luka|cedera)"
        + _GRADE
        + r"|yang (?:ter)?luka|terluka",
    ),
    Field(
        "displaced",
        PERSONS,
        _FLED,
        r"pengungsi(?:an)?(?= (?:mencapai|sebanyak|berjumlah|bertambah|menjadi))|jumlah pengungsi|"
        r"mengungsi(?= (?:mencapai|menjadi|sebanyak|berjumlah|bertambah))|memaksa|"
        r"mengungsikan|mengevakuasi",
    ),
    Field("missing", PERSONS, _GONE, r"korban hilang"),
    Field(
        "arrested",
        PERSONS,
        _HELD,
        r"menangkap|mengamankan|meringkus|membekuk|menahan",
    ),
    Field(
        "houses",
        r"(?:unit |buah |petak )?(?:rumah|hunian)",
        _BROKEN,
        rf"{_FIRE}|merendam|merobohkan|menimbun|menimpa|menghanyutkan|menyapu|rumah (?:{_BROKEN})",
    ),
    Field(
        "vehicles",
        r"(?:unit )?(?:mobil|sepeda motor|motor|kendaraan|truk|bus|perahu|kapal)",
        _BROKEN,
        r"merusak|membakar|menghanguskan",
    ),
    Field(
        "buildings",
        r"(?:unit |buah )?(?:kios|bangunan|kantor|gedung|sekolah|toko|ruko|lapak|ruang kelas)",
        _BROKEN,
        r"merusak|membakar|menghanguskan",
    ),
)

NONE = {
    "deaths": re.compile(
        rf"{_NO}{GAP % 24}\b(?:korban jiwa|korban tewas|korban meninggal|yang meninggal|"
        rf"yang tewas|meninggal|tewas|kematian|nyawa|menelan korban)|"
        rf"{_NO} korban(?! luka| yang)|{_NO} menelan korban|(?:korban )?(?:jiwa|meninggal|"
        rf"tewas)(?: dunia)?{GAP % 24} (?:tidak ada|nihil|tak ada|belum ada)\b|"
        r"nihil korban|seluruh\w* (?:penumpang|korban|awak|\w+) selamat|semua\w* "
        r"(?:penumpang |korban |awak |\w+ )?selamat|korban nihil|selamat semua|"
        r"selamat tanpa (?:luka|cedera)|"
        r"(?:tidak|tak) (?:menimbulkan|memakan|merenggut|menelan) (?:korban|nyawa)|tidak "
        r"ada yang (?:terluka|luka)[^.\n]{0,20}(?:apalagi|maupun|atau) (?:meninggal|tewas)|"
        rf"{_NOBODY}[^.\n;]{{0,24}}?\b(?:tewas|meninggal)"
    ),
    "injured": re.compile(
        rf"{_NO}{GAP % 24}\b(?:korban luka|yang luka|yang terluka|terluka|luka|cedera|"
        rf"yang dirawat|yang cedera)\b(?! (?:berat|parah|serius))|"
        r"korban luka (?:tidak ada|nihil|tak ada)|(?:tidak|tak) (?:seorang|satu) "
        rf"pun[^.\n]{{0,20}}(?:terluka|luka|cedera)|{_NOBODY}[^.\n;]{{0,24}}?\b(?:terluka|luka|"
        r"cedera)|nihil (?:luka|korban luka)|semua\w* (?:\w+ )?selamat|"
        r"(?:tidak|tak) (?:mengalami )?(?:luka|terluka|cedera)\b(?! (?:berat|parah|serius))|"
        r"seluruh\w* (?:\d+ )?(?:penumpang|korban|awak|\w+) selamat"
    ),
    "houses": re.compile(rf"{_NO}{GAP % 16}\brumah[^.\n]{{0,20}}(?:rusak|terbakar|hangus|roboh)"),
    "displaced": re.compile(rf"{_NO}{GAP % 20}\b(?:mengungsi|pengungsi)"),
}
