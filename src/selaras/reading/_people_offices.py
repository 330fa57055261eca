"""Offices in a text: their heads ("Bupati", "Kabid Humas"), fields, bodies and regions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._people_heads import find_heads, office_starts
from selaras.reading._people_titles import title_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selaras.reading._people_heads import Head, OfficeForm
    from selaras.records import Acting, Body
    from selaras.regions import RegionMention

__all__ = ["Ground", "Office", "find_offices"]


class Office(NamedTuple):
    """One office as printed: [start, end), its cleaned words, body, region and acting status."""

    start: int
    end: int
    form: OfficeForm
    words: str
    words_end: int
    body: tuple[Body, int, int] | None
    region: tuple[str, int, int] | None
    acting: tuple[Acting, int, int] | None
    former: bool


class Ground(NamedTuple):
    """What an office phrase may run into: bodies, places and people by their start."""

    text: str
    bodies: Mapping[int, tuple[int, Body]]
    places: Mapping[int, RegionMention]
    people: Mapping[int, int]


_ACTING: Mapping[str, Acting] = {
    "pj": "Pj",
    "penjabat": "Pj",
    "pejabat": "Pj",
    "pjs": "Pjs",
    "penjabat sementara": "Pjs",
    "pejabat sementara": "Pjs",
    "plt": "Plt",
    "pelaksana tugas": "Plt",
    "plh": "Plh",
    "pelaksana harian": "Plh",
}
_ACTING_BEFORE = re.compile(
    r"(?<!\w)(pj|pjs|plt|plh|pen?jabat(?:\ssementara)?|pelaksana\s(?:tugas|harian))\.?"
    r"(?:\s?\((?:pj|pjs|plt|plh)\.?\))?\s$",
    re.I,
)
_FORMER_BEFORE = re.compile(r"(?<!\w)(mantan|eks|bekas|calon|bakal calon)[\s-]$", re.I)
_PAREN = re.compile(r"\s?\([A-Za-z][\w/.,&’' -]{0,40}\)")
_ODD_PAREN = re.compile(r"\s?\([^()\n]{0,40}\)")
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de0-9][\w'’.&/-]*[\w)]|[A-Z\d]")
_TYPE_WORD = re.compile(
    r"(?:Kabupaten|Kab\.?|Kota|Provinsi|Prov\.?|Propinsi|Kecamatan|Kec\.?|Desa|Kelurahan|Daerah|"
    r"Metro|RI|Kota Besar|Pusat|Tanah|Nagari|Dusun)\b"
)
_JOINER = re.compile(
    r"(?:dan|bidang|untuk|urusan|dari|pada|di|bagian|tim|umum|sekaligus|ad interim|tetap|besar|of|"
    r"for|and|the|hukum|politik|ekonomi|sosial|keamanan|komunikasi|pemerintahan|pembangunan|kesehatan|"
    r"pendidikan|lingkungan|transportasi|hubungan|fakultas|program|lapangan|senior|muda|madya|utama|"
    r"tata|kebijakan|publik|penanganan|percepatan|fraksi|komisi|divisi|departemen|pusat|partai|daerah|"
    r"wilayah|nasional|tinggi)\b",
    re.I,
)
_LOOSE_END = re.compile(r"\s(?:dari|di|pada|untuk|dan|of|for|at)\Z")
_IN_A_HOUSE = re.compile(r"\s(?:dari|di|pada|untuk|dan)\Z")
_OF_AN_OFFICE = frozenset(("Anggota", "Deputi", "Sekretaris"))
_GAP = re.compile(r",?[ \u00a0/]")
_OFFICE_WORD = re.compile(
    r"\([^()\n]{1,40}\)|[A-Z\u00c0-\u00de0-9&][\w'’.&/-]*[\w)]|[A-Z\d&]|"
    r"(?!(?:yang|akan|tidak|itu|ini|tersebut|telah|sudah|juga|kata|ujar|saat|ketika|setelah|usai|agar|bahwa|"
    r"atau|karena|kepada|oleh|dengan|dalam|bersama|mantan|menurut|lalu|kemudian|selaku|sebagai|adalah|bukan|"
    r"harus|bisa|dapat|mau|lain|lainnya|jadi|para|hadir|turut|hingga)\b)"
    r"(?!(?:me|ber|di|ter)[a-z]{4})[a-z][a-z-]+"
)
_FIELD_WORD = re.compile(
    r"(?!(?:yang|akan|tidak|itu|ini|tersebut|telah|sudah|juga|kata|ujar|saat|ketika|setelah|usai|agar|bahwa|"
    r"serta|atau|karena|kepada|oleh|dengan|dalam|bersama|mantan|menurut|lalu|kemudian|selaku|sebagai|adalah|bukan|"
    r"harus|bisa|dapat|mau|lain|lainnya|jadi|para)\b)"
    r"(?!(?:me|ber|di|ter)[a-z]{4})[a-z][a-z-]{2,}(?=[ ])"
)
_LISTED = re.compile(
    r",\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?(?:,\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?){0,5},?\s(?:dan|serta|&)\s(?=[A-Z])"
)
_STOP = frozenset(
    "Senin Selasa Rabu Kamis Jumat Jum'at Sabtu Minggu Januari Februari Maret April Mei Juni Juli "
    "Agustus September Oktober November Desember Dalam Namun Sementara Saat Ketika Untuk Kata Ujar "
    "Jelas Ungkap Menurut Rp".split()
)
_MOST_WORDS = 14


def find_offices(ground: Ground) -> Iterator[Office]:
    """Yield the offices of a text in order, none inside another."""
    last = 0
    for hit in find_heads(ground.text):
        if hit.start < last or _inside_body(ground, hit):
            continue
        office = _read(ground, hit)
        last = office.end
        yield office


def _inside_body(ground: Ground, hit: Head) -> bool:
    """Whether the hit opens a person's name or a body's longer name ("Dewan ...")."""
    body = ground.bodies.get(hit.start)
    if body is not None and body[0] > hit.end:
        return True
    return hit.start in ground.people or title_end(ground.text, hit.start) > hit.end


def _read(ground: Ground, hit: Head) -> Office:
    phrase = _Phrase(ground, hit)
    phrase.extend()
    start, former = _with_former(ground.text, hit.start)
    acting = _acting(ground.text, start)
    if acting is not None and not former:
        before, former = _with_former(ground.text, acting[1])
        start = before if former else start
    words_end = phrase.words_end()
    return Office(
        start=start,
        end=phrase.end,
        form=hit.form,
        words=_clean(ground.text[start:words_end]),
        words_end=words_end,
        body=phrase.body(),
        region=phrase.region(),
        acting=acting,
        former=former,
    )


def _with_former(text: str, start: int) -> tuple[int, bool]:
    before = _FORMER_BEFORE.search(text, max(0, start - 14), start)
    return (start, False) if before is None else (before.start(1), True)


def _acting(text: str, start: int) -> tuple[Acting, int, int] | None:
    before = _ACTING_BEFORE.search(text, max(0, start - 36), start)
    if before is None:
        return None
    word = re.sub(r"\s+", " ", before[1].lower())
    return _ACTING[word], before.start(1), before.end(1)


def _clean(words: str) -> str:
    return " ".join(_ODD_PAREN.sub("", words).split()).rstrip(" ,.")


class _Phrase:
    """The words of one office, read from its head to the right."""

    def __init__(self, ground: Ground, hit: Head) -> None:
        self.ground = ground
        self.hit = hit
        self.end = hit.end
        self.bodies: list[tuple[int, int, Body]] = []
        self.places: list[RegionMention] = []
        self.words = 0
        self.reach = self._reach() if hit.form.takes == "field" else hit.end

    def _reach(self) -> int:
        """How far the office runs if only its own words stand before the next person's name."""
        text, at = self.ground.text, self.hit.end
        follows = self.hit.form.long in _OF_AN_OFFICE
        for _ in range(_MOST_WORDS):
            gap = _GAP.match(text, at)
            if gap is None:
                return self.hit.end
            start = gap.end()
            if start in self.ground.people or title_end(text, start) > start:
                return self.hit.end if _IN_A_HOUSE.search(text, self.hit.end, at) else at
            word = _OFFICE_WORD.match(text, start)
            if word is None or word[0] in _STOP or (not follows and office_starts(text, start)):
                return self.hit.end
            body = self.ground.bodies.get(start)
            at = word.end() if body is None else body[0]
        return self.hit.end

    def extend(self) -> None:
        """Take up bodies, places, brackets and field words until something else comes."""
        sure = self.end
        for _ in range(_MOST_WORDS):
            at = self._next()
            if at is None or at in self.ground.people or title_end(self.ground.text, at) > at:
                break
            taken = self._known(at) or self._word(at) or self._within_reach(at)
            if taken:
                self.end = sure = taken
                continue
            joined = self._joiner(at)
            if not joined:
                break
            self.end = joined
        self.end = sure

    def _within_reach(self, at: int) -> int:
        """The end of the next word if it lies before the name that the office runs up to."""
        word = _OFFICE_WORD.match(self.ground.text, at) if at < self.reach else None
        return word.end() if word is not None else 0

    def _next(self) -> int | None:
        """Where the next word begins, None at a mark that ends the phrase."""
        text, at = self.ground.text, self.end
        if at >= len(text):
            return None
        if at < self.reach and text.startswith(", ", at):
            return at + 2
        if text[at] in " \u00a0":
            at += 1
        elif text[at] not in "/(":
            return self._after_listed()
        return at if at < len(text) else None

    def _after_listed(self) -> int | None:
        """Where the last item of a listed field begins ("Politik, Hukum, dan Keamanan")."""
        if self.hit.form.takes != "field" or self.words == 0:
            return None
        text = self.ground.text
        match = _LISTED.match(text, self.end)
        if match is None:
            return None
        comma = text.find(",", self.end, match.end())
        while comma != -1:
            at = comma + 2
            if at in self.ground.people or at in self.ground.bodies or office_starts(text, at):
                return None
            comma = text.find(",", comma + 1, match.end())
        return match.end() if match.end() not in self.ground.people else None

    def _known(self, at: int) -> int:
        """The end of the body, bracket or place at `at`, 0 when none is there."""
        text = self.ground.text
        if text[at] == "(":
            match = _PAREN.match(text, at) if self.hit.form.takes else None
            return match.end() if match is not None else 0
        body = self.ground.bodies.get(at)
        place = self.ground.places.get(at)
        if body is not None and not (place is not None and place.end > body[0]):
            self.bodies.append((at, body[0], body[1]))
            return body[0]
        if place is not None:
            self.places.append(place)
            return place.end
        return 0

    def _word(self, at: int) -> int:
        """The end of the capitalised word at `at` if it belongs to this office."""
        text, takes = self.ground.text, self.hit.form.takes
        match = _CAPITAL.match(text, at)
        if match is None or match[0].rstrip(".") in _STOP or office_starts(text, at):
            return 0
        if takes == "none":
            return match.end() if match[0] == "RI" else 0
        if takes == "region" and not _TYPE_WORD.match(text, at):
            return self._unknown_place(at)
        if takes == "field" and self.bodies and not _TYPE_WORD.match(text, at):
            return self._field_after_body(at)
        self.words += 1
        end = match.end()
        return end - 1 if text[end - 1] == "." else end

    def _field_after_body(self, at: int) -> int:
        """After the body only a listed field goes on: "... DPR Fraksi Golkar"."""
        match = re.compile(r"(?:Bidang|Fraksi|Divisi|Komisi|Wilayah|Cabang|Pusat|Daerah)\b").match(
            self.ground.text, at
        )
        return match.end() if match is not None else 0

    def _unknown_place(self, at: int) -> int:
        """A place outside the tables stands between an office and the comma before a name."""
        match = _UNKNOWN_PLACE.match(self.ground.text, at)
        return match.end(1) if match is not None else 0

    def _joiner(self, at: int) -> int:
        if self.hit.form.takes != "field":
            return 0
        match = _JOINER.match(self.ground.text, at) or _FIELD_WORD.match(self.ground.text, at)
        return match.end() if match is not None else 0

    def body(self) -> tuple[Body, int, int] | None:
        """The body that the office is in: a directorate gives way to its ministry."""
        if not self.bodies:
            return None
        start, end, body = self.bodies[0]
        if len(self.bodies) > 1 and (body.id or "").startswith(("ditjen", "dit-")):
            start, end, body = self.bodies[1]
        return body, start, end

    def region(self) -> tuple[str, int, int] | None:
        """The region of the office, at the level that its head asks for."""
        for place in self.places:
            code = _code_at(place, self.hit.form.level)
            if code is not None:
                return code, place.start, place.end
        for start, end, body in self.bodies:
            if body.region is not None and any(
                at in self.ground.places for at in range(start, end)
            ):
                return body.region, start, end
        return None

    def words_end(self) -> int:
        """Where the office's own words end: a body that the office stands without is left out."""
        if not self.bodies:
            return self.end
        body = self.body()
        start = body[1] if body is not None else self.end
        while start > self.hit.end and self.ground.text[start - 1] in " (":
            start -= 1
        own = (
            self.ground.text[self.hit.start : start].casefold().replace("(", " ").replace(")", " ")
        )
        if all(word.strip(",.") in _BARE for word in own.split()):
            return self.end
        loose = _LOOSE_END.search(self.ground.text, self.hit.end, start)
        return start if loose is None else loose.start()


def _code_at(place: RegionMention, level: str) -> str | None:
    """The code of a place, or of the candidate at the level that an office asks for."""
    codes = [code for code in (place.code, *place.candidates) if code is not None]
    for code in codes:
        parts = code.split(".")
        city = len(parts) == 2 and parts[1] >= "71"
        fits = {
            "province": len(parts) == 1,
            "regency": len(parts) == 2,
            "city": city,
        }.get(level, True)
        if fits and not (level == "regency" and city and _other_regency(codes)):
            return code if len(parts) <= 2 else ".".join(parts[:2])
    return place.code


def _other_regency(codes: Sequence[str]) -> bool:
    return any(code.count(".") == 1 and code.split(".")[1] < "71" for code in codes)


_UNKNOWN_PLACE = re.compile(
    r"([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}),\s(?:[A-Z][a-z]+[\s.]){0,3}[A-Z]"
)
_BARE = frozenset(
    """
    menteri wakil menteri koordinator bidang sekaligus ketua kepala anggota wakil umum utama
    harian direktur sekretaris jenderal sekjen juru bicara eksekutif koordinator nasional
    pengurus besar pimpinan pusat mantan calon eks bendahara presiden pelatih kapten komisaris
    komisioner manajer general manager rektor dekan dosen pengajar peneliti pengamat pakar
    guru senior kader politikus politisi humas dirut waketum ketum pendiri aktivis mahasiswa
    jubir dirjen deputi pegawai staf pemain striker gelandang kiper penyerang bek kepala badan
    dinas sekretaris dewan
    """.split()
)
