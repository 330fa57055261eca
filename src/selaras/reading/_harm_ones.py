"""Harm to one person, told without a number: "seorang pemuda tewas", "korban dibacok"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selaras.reading._harm_counts import Claim
from selaras.reading._harm_numbers import numbers
from selaras.reading._harm_words import DEAD
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["body", "killed", "one_dead", "one_hurt"]

_KIN = (
    r"(?:istri|isteri|suami|anak|putra|putri|ibu|ayah|bapak|kakak|adik|kakek|nenek|mertua|menantu|"
    r"keponakan|paman|bibi|sepupu|ipar|cucu|pacar|kekasih|mantan|teman|rekan|kawan|sahabat|"
    r"tetangga|majikan|selingkuhan)"
)
_ONE = (
    r"seorang|sesosok|pria|lelaki|laki-laki|perempuan|wanita|balita|bocah|bayi|remaja|pemuda|"
    r"gadis|pelajar|siswa|siswi|mahasiswa|mahasiswi|santri|guru|sopir|supir|driver|tahanan|"
    r"petani|nelayan|bos|pemilik|wartawan|polisi|prajurit|istri|suami|anak|ibu|kakek|nenek|"
    r"lansia|mertua|pedagang|buruh|pekerja|pengendara|tukang \w+|penjual|kepala \w+|ketua \w+|"
    r"kapten|bripka|aipda|briptu|bripda|aiptu|sertu|kopda|praka|pratu|pendaki|mandor|satpam|"
    r"sekuriti|kasir|karyawan|pengemudi|operator|pemotor|pemancing|wisatawan|turis|menantu|"
    r"keponakan|pengusaha|warga|aktivis|anggota|petugas|pelaku|maling|begal|kurir|ojol|bidan|"
    r"perawat|dokter|masinis|pilot|kernet|kondektur|pasien|napi|narapidana|tersangka|"
    rf"pembantu|penumpang|{_KIN}(?:nya)?"
)
_SUBJECT = re.compile(rf"\b(?:{_ONE})\b")
_AGED = re.compile(r"\(\d{1,2}(?: tahun| thn)?\)")
_NAME = re.compile(
    r"(?<![.!?:] )\b(?!(?:Korban|Para|Orang|Jumlah|Yang|Sebelum|Setelah|Usai|Telah|Sudah|"
    r"Ditemukan|Dan|Mereka|Total|Sebanyak|Sementara|Jika|Bila|Hingga|Pada|Di|Presiden|"
    r"Kabar|Akibat|Namun|Tidak|Tak|Belum|Ada|Warga|Penumpang|Pelaku|Banyak|Kecelakaan|Data)\b)"
    r"[A-Z][a-z'’]{2,}(?:\s[A-Z][\w'’]*){0,3}"
    r"(?: (?:akhirnya|kemudian|langsung|pun|sudah|telah|dinyatakan|ditemukan|diketahui)){0,2}\s\Z"
)
_VICTIM = re.compile(
    r"\b(?:korban|ia|dia|dirinya|almarhum|almarhumah|nyawanya)"
    r"(?: (?:akhirnya|kemudian|langsung|pun|sudah|telah|dinyatakan|ditemukan|diketahui|"
    r"sempat|itu|tersebut|juga)){1,2}\s\Z|"
    r"\b(?:menyebabkan|mengakibatkan|membuat|hingga|sampai) (?:sang )?korban\s\Z|"
    r"\b(?:korban|ia|dia)\b(?! yang)[^.;:!?\n]{3,60}? (?:namun|tetapi|tapi|dan|lalu|hingga|sebelum)"
    r" (?:akhirnya |kemudian |langsung )?\Z|"
    r"(?<!para )(?<!kedua )(?<!seluruh )(?<!semua )\bkorban\s(?:\w+\s){0,3}?ditemukan\b"
    r"[^.\n;:!?]{0,60}\Z"
)
_UP_TO = re.compile(r"\b(?:hingga|sampai)(?: akhirnya)?\s\Z")
_DIED = re.compile(
    rf"\b(?:{DEAD})\b|\bnyawa[^.,;\n]{{0,24}}? (?:tak|tidak) [^.,;\n]{{0,8}}"
    r"ter(?:tolong|selamat\w*)"
)
_MANY = re.compile(
    r"\b(?:para|mereka|sejumlah|beberapa|banyak|semua\w*|seluruh\w*|sebagian|kedua\w*|ketiga\w*|"
    r"keempat\w*|masing-masing|korban-korban|\w+(?:an|us)\sribu|\w+-\w+nya|jumlah|angka|data|"
    r"pemilih|nyaris|salah (?:satu|seorang)|tanpa|nihil|andai|kalau|mungkin|janin|"
    r"(?:tidak|tak|belum) (?:ada|seorang|satu|sampai))\b"
)
_NOT = re.compile(
    r"\b(?:nyaris|hampir|tidak|tak|belum|bukan|jika|bila|agar|supaya|ingin|hendak|akan|bisa|"
    r"dapat|mengancam|ancaman|terancam|berniat|niat|rencana|berencana|coba|mencoba|percobaan|"
    r"pura-pura|seolah\w*|dikira|kabar|isu|hoaks|mau|baru saja)"
    r"(?:\s\w+){0,1}\s\Z"
)
_KILL = re.compile(
    r"\b(?:membunuh|bunuh|menghabisi|habisi|(?:me)?newaskan|tewaskan|menghilangkan nyawa|"
    r"hilangkan nyawa|merenggut nyawa|renggut nyawa|pembunuhan(?: terhadap| atas)?)\s"
    rf"(?:nyawa )?(?:seorang |sang |sadis )?(?:{_ONE}|korban(?:nya)?)\b"
)
_BODY = re.compile(
    r"\b(?:penemuan|temuan|menemukan|temukan|sesosok|sosok|ditemukan|digegerkan)\s"
    r"(?:sesosok |sosok |sebuah |penemuan )?(?:mayat|jasad|jenazah)\b(?!-)|"
    r"\b(?:mayat|jasad|jenazah)\b[^.;:!?\n]{0,60}?\bditemukan\b|"
    r"\b(?:mayat|jasad|jenazah) (?:pria|wanita|perempuan|lelaki|laki-laki|bayi|balita|bocah|"
    r"remaja|pemuda|tanpa identitas|berinisial|dengan luka)\b"
)
_LOSS = re.compile(
    r"\b(?:[Tt]ewasnya|[Mm]eninggalnya|[Kk]ematian)\s(?:[A-Z][\w'’]+|seorang|sang|korban)\b"
)
_PAIR = re.compile(rf"\b(?:{_ONE})(?: \w+){{0,3}} dan (?:{_ONE})(?: \w+){{0,2}}\s\Z")
_NO_PERSON = re.compile(
    r"\b(?:korban|hewan|satwa|sapi|kambing|kerbau|ayam|kucing|anjing|gajah|harimau|buaya|ikan|"
    r"paus|ternak)\b"
)
_ONLY = re.compile(r"\b(?:hanya|cuma|seorang)\b")
_WHICH = re.compile(r"\byang (?:\w+ )?\Z")
_HURT = re.compile(
    r"\b(?:mengalami|menderita|mendapat(?:kan)?|alami)\s(?:sejumlah |beberapa |\w+ )?"
    r"(?:luka|cedera|cidera|patah|memar|lebam|bengkak|robek|retak|pendarahan|jahitan)|"
    r"\b(?:luka-luka|terluka|luka (?:berat|ringan|parah|serius|bakar|tusuk|bacok|tembak|lebam|"
    r"memar|robek)|cedera|cidera|babak belur|bonyok|kritis|dirawat|dilarikan ke|tertembak|"
    r"tertusuk|tersayat|melepuh|patah (?:tulang|kaki|tangan|hidung|rahang|gigi|iga)|bengkak|"
    r"lebam|memar|robek di|dijahit|dioperasi|menjalani operasi|diamputasi)\b|"
    r"\b(?:ter)?kena (?:tembak\w*|peluru\w*|panah|anak panah|bacok\w*|sabet\w*|tusuk\w*|"
    r"serpihan|lemparan|tikam\w*|sangkur)"
)
_WOUND = re.compile(
    r"\b(?:ditusuk|dibacok|ditikam|ditebas|disabet|dipanah|digorok|digigit|diterkam|dipatuk|"
    r"disiram air (?:keras|panas|mendidih))\b|"
    r"\b(?:(?:me)?nusuk|tusuk|(?:mem)?bacok|(?:me)?nikam|tikam|(?:me)?nebas|tebas)\s"
    rf"(?:\w+ )?(?:{_ONE}|korban(?:nya)?)\b"
)
_HIM = re.compile(r"\b(?:korban|ia|dia|dirinya)\b")
_OTHER = re.compile(rf"\b(?:sementara|sedangkan|adapun|namun|bahkan|lainnya|rekannya|{_KIN}nya)\b")
_WHILE = re.compile(r"[^.;:!?\n]{0,20}, (?:sedangkan|sementara)\b")
_JUST_HIM = re.compile(r"\b(?:korban|ia|dia|nyawanya|nyawa korban) \Z")
_AFRESH = re.compile(r"[.;:!?\n\"“”]")
_WEAK, _DESCRIBED = 0, 2
_WINDOW = 160


def one_dead(low: str, text: str, start: int, end: int, *, titled: bool) -> Iterator[Claim]:
    """Yield the death of one person whom a word, a name or an age stands for."""
    for match in _DIED.finditer(low, start, end):
        left = _clause(low, start, match.start())
        before = low[left : match.start()]
        if _MANY.search(before) or _NOT.search(before) or _counts(low, left, match.end()):
            continue
        first = _subject(low, text, left, match.start())
        if first is not None:
            value, first = _pair(low, left, match.start(), first)
            yield Claim("deaths", value, Span(first, match.end()), titled, _DESCRIBED)
            continue
        weak = _victim(before, match[0], titled=titled)
        if weak is not None:
            yield Claim("deaths", 1, Span(left + weak, match.end()), titled, _WEAK)


def _victim(before: str, died: str, *, titled: bool) -> int | None:
    """Where a victim stands who is only called so, or is left unsaid; None when none does."""
    if died.startswith("nyawa"):
        return len(before)
    victim = _VICTIM.search(before) or _UP_TO.search(before)
    if victim is None and not died.startswith(("tewas", "meninggal")):
        victim = _JUST_HIM.search(before)
    if victim is not None:
        return victim.start()
    unsaid = titled and before.strip() and not _NO_PERSON.search(before)
    return 0 if unsaid else None


def _pair(low: str, start: int, end: int, first: int) -> tuple[int, int]:
    """Two when "dan" joins two single persons ("ibu dan anak tewas"), and where they start."""
    pair = _PAIR.search(low, start, end)
    return (1, first) if pair is None else (2, pair.start())


def killed(low: str, text: str, start: int, end: int, *, titled: bool) -> Iterator[Claim]:
    """Yield the killing or loss of one person: "membunuh temannya", "meninggalnya Rudi"."""
    for match in _LOSS.finditer(text, start, end):
        if not _MANY.search(low[max(start, match.start() - 40) : match.start()]):
            yield Claim("deaths", 1, Span(match.start(), match.end()), titled, _WEAK)
    for match in _KILL.finditer(low, start, end):
        if not _NOT.search(low[max(start, match.start() - 40) : match.start()]):
            yield Claim("deaths", 1, Span(match.start(), match.end()), titled, _WEAK)


def body(low: str, start: int, end: int, *, titled: bool) -> Iterator[Claim]:
    """Yield the finding of one body."""
    match = _BODY.search(low, start, end)
    if match is None:
        return
    around = low[max(start, match.start() - 30) : min(end, match.end() + 12)]
    if _MANY.search(around) or _counts(low, max(start, match.start() - 30), match.end()):
        return
    yield Claim("deaths", 1, Span(match.start(), match.end()), titled, _WEAK)


def one_hurt(low: str, text: str, start: int, end: int, *, titled: bool) -> Iterator[Claim]:
    """Yield the wound of one person; grade "other" when it is said of someone beside the dead."""
    for pattern, deed in ((_HURT, False), (_WOUND, True)):
        for match in pattern.finditer(low, start, end):
            left = _clause(low, start, match.start())
            before = low[left : match.start()]
            if _MANY.search(before) or _NOT.search(before) or _counts(low, left, match.start()):
                continue
            if _WHICH.search(before) and not _ONLY.search(before):
                continue
            beside = _OTHER.search(before) or _WHILE.match(low, match.end(), end)
            grade = "other" if beside else "one"
            yield from _wound(low, text, left, match, grade, deed=deed, titled=titled)


def _wound(
    low: str, text: str, left: int, match: re.Match[str], grade: str, *, deed: bool, titled: bool
) -> Iterator[Claim]:
    """Yield the wound told at `match` when its clause says whose it is, or tells the deed."""
    first = _subject(low, text, left, match.start())
    if first is not None:
        value, first = _pair(low, left, match.start(), first)
        yield Claim("injured", value, Span(first, match.end()), titled, _DESCRIBED, grade)
        return
    him = _HIM.search(low, left, match.start())
    if him is None:
        if deed:
            yield Claim("injured", 1, Span(match.start(), match.end()), titled, _WEAK, grade)
        return
    beside = him.end() + 1 >= match.start()
    if not (beside and match[0].startswith("luka")):
        yield Claim("injured", 1, Span(him.start(), match.end()), titled, _WEAK, grade)


def _clause(low: str, start: int, end: int) -> int:
    """Where the clause that ends here starts."""
    left = max(start, end - _WINDOW)
    for match in _AFRESH.finditer(low, left, end):
        left = match.end()
    return left


def _counts(low: str, start: int, end: int) -> bool:
    """Whether a count of several stands here, which another rule reads."""
    return any(number.value != 1 for number in numbers(low, start, end))


def _subject(low: str, text: str, start: int, end: int) -> int | None:
    """Where the one person is named, described or aged; None when none is."""
    last = None
    for match in _SUBJECT.finditer(low, start, end):
        last = match.start()
    if last is None and (aged := _AGED.search(low, start, end)) is not None:
        last = aged.start()
    if last is None and (name := _NAME.search(text, start, end)) is not None:
        last = name.start()
    return last
