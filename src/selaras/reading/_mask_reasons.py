"""Why a name must not be shown: the words before and after a mention that say so."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from selaras.reading._case import lower

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.records import MaskReason

__all__ = [
    "MINOR_AGE",
    "Why",
    "age_after",
    "care_words",
    "cues_at",
    "in_sport",
    "is_near",
    "said_age",
]

MINOR_AGE = 18
_BACK = 150
_AHEAD = 110
_NEAR = 900
_LONGEST_GAP = 90
_FAR = 400
_FEWEST_SPORT = 2
_REASONS: tuple[MaskReason, ...] = ("minor", "victim", "witness", "accused")


class Why(NamedTuple):
    """A reason and the words that give it, [start, end) in the text."""

    reason: MaskReason
    start: int
    end: int


_CARE_WORDS = """
    tersangka|terdakwa|terduga|pelaku|terpidana|buron|dpo|narapidana|napi
   |tahanan|residivis|pengedar|bandar|provokator|menangkap|ditangkap|
    membekuk|dibekuk|meringkus|diringkus|menciduk|diciduk|menahan|ditahan|
    mengamankan|diamankan|menggelandang|vonis|dakwa|menuntut|menghukum|
    dijatuhi|saksi|korban|penyintas|sebut saja|siswa|siswi|pelajar|murid|
    santri|bocah|balita|bayi|remaja|bawah umur|anak berusia|anak berinisial
   |duduk di|pencabul|erkosa|pelecehan|kekerasan seksual|setubuh|rudapaksa|bernama|atas nama|
    dicabuli|dilecehkan|digagahi|inisial|usia|umur|tahun|thn|bulan|bln
"""
_CARE = ahocorasick_rs.AhoCorasick(
    [word for raw in re.split(r"[|\n]", _CARE_WORDS) if (word := raw.strip())],
    implementation=ahocorasick_rs.Implementation.DFA,
)
_NUMBER = re.compile(r"\(\s*\d{1,2}\s*\)")

_SEXUAL = re.compile(
    r"pencabul|dicabuli|mencabuli|\bcabul|erkosa|rudapaksa|pelecehan|dilecehkan|melecehkan"
    r"|kekerasan\s+seksual|persetubuhan|setubuhi|asusila|eksploitasi\s+seksual|inses|sodomi"
    r"|kekerasan\s+berbasis\s+gender",
    re.I,
)
_ABUSE = re.compile(
    r"kekerasan|aniaya|pukul|keroyok|rundung|bullying|bunuh|bacok|culik"
    r"|perdagangan\s+(?:orang|anak)|telantar",
    re.I,
)
_ACCIDENT = re.compile(
    r"kecelakaan|banjir|gempa|longsor|kebakaran|tenggelam|tsunami|puting|erupsi|hanyut|keracunan",
    re.I,
)
_MINOR_SIGN = re.compile(
    r"\b(?:anak|bocah|balita|bayi|siswa|siswi|pelajar|santri|di\s?bawah\s+umur)\b"
    r"|(?:usia|umur)(?:nya)?\s+(?:\d|1[0-7])\s+tahun|\(\s*(?:\d|1[0-7])\s*(?:tahun|thn|th)?\)",
    re.I,
)
_SPORT = re.compile(
    r"\b(?:gol|menit|skor|babak|penalti|poin|klasemen|pertandingan|laga|liga|peringkat"
    r"|unggulan)\b",
    re.I,
)
_AGE = re.compile(
    r"\s*(?:\(\s*(\d{1,2})\s*(tahun|thn|th|bulan|bln)?\s*\)"
    r"|,?\s*(?:yang\s+)?(?:masih\s+|baru\s+)?(?:ber)?(?:usia|umur)\s+(\d{1,2})\s*(tahun|thn"
    r"|bulan|bln)?\b"
    r"|,?\s*(\d{1,2})\s*(tahun|thn|bulan)\b(?!\s+(?:penjara|kurungan|lalu|silam|terakhir"
    r"|menjabat|memimpin|bekerja|masa)))",
    re.I,
)
_CUE = re.compile(
    r"\b(?:(?P<minor>bocah|balita|bayi|remaja|siswa|siswi|murid|pelajar|santri(?:wati)?"
    r"|anak\s+(?:di\s?bawah\s+umur|berusia\s+(?:\d|1[0-7])\s+tahun|berinisial|korban))"
    r"|(?P<victim>korban|penyintas|sebut\s+saja)"
    r"|(?P<witness>saksi)"
    r"|(?P<accused>tersangka|terdakwa|terduga(?:\s+pelaku)?|pelaku|terpidana|buron(?:an)?"
    r"|dpo|narapidana"
    r"|napi|tahanan|residivis|pengedar|bandar(?:\s+narkoba)?|provokator))(?:nya)?\b",
)
_NO_CUE_AFTER = re.compile(
    r"\s+(?:ahli|bisu|nikah|hidup|sejarah|mandat|paslon|parpol|partai|pasangan|calon|capres"
    r"|cagub|cabup|nomor|tps|peserta"
    r"|yehuwa|masjid|usaha|industri|seni|pasar|umkm|ekonomi|kota\b|sekolah\s+(?:polisi"
    r"|calon)|spn\b|seskoad|sespim"
    r"|diktuk|bintara|akpol|akmil|taruna|tni\b|polri\b|berprestasi\s+nasional\s+tahun)",
    re.I,
)
_OF = re.compile(
    r"\b(?:kuasa\s+hukum|pengacara|penasihat\s+hukum|advokat|pembela|jaksa|hakim|penyidik"
    r"|keluarga|kerabat|tetangga"
    r"|teman|rekan|istri|suami|anak|guru|wali\s+kelas|kepala\s+sekolah|dokter|bidan|perawat"
    r"|psikolog|pendamping"
    r"|pengasuh|pembina|pelatih|mantan|eks|alumni|ikatan|himpunan|persatuan|forum|gerakan"
    r"|komunitas|jumlah"
    r"|perlindungan|lembaga|komisi|terhadap\s+para)\b(?:\s+(?!me[a-z]{4}"
    r"|di[a-z]{4})[\w-]+){0,2}\s*$",
    re.I,
)
_KIN = re.compile(
    r"\b(?:ayah|bapak|ibu|orang\s?tua|kakak|adik|paman|bibi|kakek|nenek|keluarga|kerabat|wali)"
    r"(?:\s+(?:kandung|tiri|angkat|dari|para|si))*\s*$",
    re.I,
)
_WHO_DOES = re.compile(r"\byang\s+[\w-]+\s*$", re.I)
_BREAK = re.compile(
    r"\b(?:kata|ujar|ungkap|jelas|tutur|imbuh|menurut|atas|oleh|kepada|bersama|terhadap|hakim"
    r"|jaksa|polisi|polda|polres|polsek"
    r"|kapol\w+|kasat\w*|kanit\w*|penyidik|kuasa|pengacara|advokat|penasihat|keluarga|ayah"
    r"|ibu|istri|suami|korban|saksi"
    r"|mantan|eks|bupati|gubernur|wali\s?kota|camat|lurah|kades|kepala|ketua|wakil"
    r"|anggota\s+(?:dpr|dprd|polri|tni|kpu)"
    r"|direktur|sekretaris|menteri|presiden|rektor|ipda|iptu|aipda|aiptu|akp|akbp|kompol"
    r"|kombes|brigjen|irjen|komjen|bripda"
    r"|bripka|brigadir|letkol|letda|lettu|mayor|kapten|kolonel|serka|sertu|lalu|sementara"
    r"|sedangkan|namun|tetapi|agar|untuk|jalan|jl|hotel|gedung|stadion|kandungan"
    r"|(?:me|di)(?!duga|kenal|bawah|abetes|ri\b|ni\b|rga\b)[a-z-]{4,}"
    r"|ber(?!nama|inisial|usia|umur|marga|asal|alamat|status|profesi|kelamin)[a-z]{3,})\b"
    r"|[;:“”\"]",
)
_CATCH = re.compile(
    r"\b(?:polisi|petugas|aparat|tim|satuan|satres\w*|reskrim|polres\w*|polda|polsek"
    r"|densus(?:\s+88)?|bnn\w*|kejaksaan|kpk|tni"
    r"|penyidik|warga|massa)\b[^.;:“”\"]{0,50}\b(?:menangkap|membekuk|meringkus|mengamankan"
    r"|menciduk|menahan|menggelandang)"
    r"(?:\s+(?:pria|wanita|seorang|dua|tiga|bernama|berinisial|lelaki|perempuan|pemuda)){0,3}\s*$"
    r"|\b(?:jaksa|jpu|penuntut\s+umum|hakim|pengadilan)\b[^.;:“”\"]{0,50}\b(?:menuntut"
    r"|mendakwa|memvonis|menghukum)\s*$",
)
_DONE_TO = re.compile(
    r"(?:pencabulan|perkosaan|pemerkosaan|pelecehan|kekerasan\s+seksual|persetubuhan|rudapaksa)"
    r"(?:\s+\w+){0,2}\s+(?:terhadap|kepada|atas|menimpa|dialami|pada)"
    r"(?:\s+(?:seorang|gadis|perempuan|wanita|bernama|berinisial|remaja|mahasiswi)){0,3}\s*$",
)
_AGED = r"\s*(?:\(\s*\d{1,2}[^)]{0,8}\))?,?\s*"
_SOFT = (
    r"(?:(?:yang|akhirnya|telah|sudah|juga|kemudian|langsung|diduga|masih|seorang|adalah"
    r"|berstatus"
    r"|merupakan|selaku|sebagai|menjadi|salah|satu|kini|sempat|ikut)\s+)*"
)
_AFTER: tuple[tuple[MaskReason, re.Pattern[str]], ...] = (
    (
        "minor",
        re.compile(
            rf"{_AGED}{_SOFT}(?:di\s?bawah\s+umur|siswa|siswi|pelajar|murid|santri(?:wati)?"
            rf"|bocah|balita|bayi"
            r"|anak\s+di\s?bawah\s+umur)\b(?!\s+(?:sekolah\s+(?:polisi|calon)|spn\b|seskoad"
            r"|sespim|diktuk))"
            r"|[^.;:“”\"]{0,30}\bduduk\s+di\s+(?:bangku\s+)?(?:sd|smp|sma|smk|mts|tk"
            r"|sekolah|kelas|madrasah)",
        ),
    ),
    (
        "witness",
        re.compile(
            rf"{_AGED}{_SOFT}saksi\b(?!\s+(?:ahli|bisu|nikah|hidup|sejarah|mandat|paslon"
            rf"|partai|parpol|pasangan|calon))"
            r"|[^.;:“”\"]{0,40}\bsebagai\s+saksi\b(?!\s+(?:ahli|nikah|paslon|partai"
            r"|pasangan|calon))",
        ),
    ),
    (
        "accused",
        re.compile(
            rf"{_AGED}{_SOFT}(?:bukan\s+(?:lagi\s+)?tersangka|tersangka\b|terdakwa\b"
            rf"|buron(?:an)?\b"
            r"|(?:ditangkap|diringkus|dibekuk|ditahan|diciduk|divonis|didakwa"
            r"|dijatuhi\s+hukuman|diamankan\s+polisi)\b"
            r"(?!\s+(?:kamera|imbang|seri|publik|terkena|menderita|mengidap|sakit|dokter)))"
            r"|[^.;:“”\"]{0,50}\b(?:sebagai|jadi|menjadi|berstatus"
            r"|ditetapkan)\s+(?:tersangka|terdakwa|buron)",
        ),
    ),
)
_HURT = re.compile(
    rf"{_AGED}{_SOFT}(?:diperkosa|dicabuli|dirudapaksa|disetubuhi|digagahi|dilecehkan)\b"
)
_VICTIM_AFTER = re.compile(rf"{_AGED}{_SOFT}(?:korban|penyintas)\b")
_SENTENCE = re.compile(r"[.!?][\"”’)]?(?:\s+|,+)(?=[A-Z\"“(]|\Z)|\n")


def care_words(text: str) -> list[int]:
    """Where words stand for which a name near them might have to be hidden, in order."""
    found = [start for _, start, _ in _CARE.find_matches_as_indexes(lower(text))]
    return sorted([*found, *(match.start() for match in _NUMBER.finditer(text))])


def is_near(words: list[int], start: int, end: int) -> bool:
    """Whether one of those words stands near enough to a mention to be about it."""
    index = bisect.bisect_left(words, start - _BACK)
    return index < len(words) and words[index] <= end + _AHEAD


def age_after(text: str, end: int) -> tuple[float, int] | None:
    """The age in years said right after a name and where it ends, None when none is said."""
    match = _AGE.match(text, end, end + 60)
    if match is None:
        return None
    number, unit = next((match[i], match[i + 1]) for i in (1, 3, 5) if match[i])
    if unit is None and match[1] and _is_no_age(text, end, int(number)):
        return None
    months = unit is not None and unit.lower().startswith("b")
    return (int(number) / 12 if months else float(number)), match.end()


def _is_no_age(text: str, end: int, number: int) -> bool:
    """Whether a bare number in brackets is a minute of play or one of an enumeration."""
    if _SPORT.search(_clause_before(text, end) + _clause_after(text, end)):
        return True
    near = text[max(0, end - _NEAR) : end + _NEAR]
    if "(1)" not in near:
        return False
    return f"({number + 1})" in near or (number > 1 and f"({number - 1})" in near)


def said_age(text: str, ends: tuple[int, ...]) -> float | None:
    """The first age said after any of a person's mentions."""
    ages = (age_after(text, end) for end in ends)
    return next((age[0] for age in ages if age is not None), None)


def in_sport(text: str, position: int) -> bool:
    """Whether a name stands in news of play and of nothing else."""
    near = text[max(0, position - _FAR) : position + _FAR]
    played = len(_SPORT.findall(near)) >= _FEWEST_SPORT
    return played and not (_SEXUAL.search(near) or _ABUSE.search(near) or "korban" in near)


def cues_at(text: str, start: int, end: int) -> Iterator[Why]:
    """Yield the reasons that the words round one mention give, the strongest first."""
    before = lower(_clause_before(text, start))
    after = lower(_clause_after(text, end))
    cue = _last_cue(before)
    if cue is not None:
        yield from _by_cue(text, before, cue, start, end)
    done = _DONE_TO.search(before)
    if done:
        yield Why("victim", start - len(before) + done.start(), end)
    caught = _CATCH.search(before)
    if caught:
        yield Why("accused", start - len(before) + caught.start(), end)
    yield from _by_what_follows(text, after, start, end)


def _by_what_follows(text: str, after: str, start: int, end: int) -> Iterator[Why]:
    hurt = _HURT.match(after)
    if hurt:
        yield Why("victim", start, end + hurt.end())
    victim = _VICTIM_AFTER.match(after)
    if victim and _is_sexual(text, start):
        yield Why("victim", start, end + victim.end())
    for reason, pattern in _AFTER:
        match = pattern.match(after)
        if match:
            yield Why(reason, start, end + match.end())


def _last_cue(before: str) -> re.Match[str] | None:
    """The last cue before a name that nothing separates from it."""
    last = None
    for match in _CUE.finditer(before):
        last = match
    if last is None or len(before) - last.end() > _LONGEST_GAP:
        return None
    return None if _BREAK.search(before, last.end()) else last


def _by_cue(text: str, before: str, cue: re.Match[str], start: int, end: int) -> Iterator[Why]:
    """The reason of a cue that stands before a name."""
    lead, gap = before[: cue.start()], before[cue.end() :]
    left = start - len(before) + cue.start()
    if _NO_CUE_AFTER.match(gap):
        return
    kin = _KIN.search(lead)
    if kin:
        if cue["accused"] is None and cue["witness"] is None:
            yield from _as_kin(text, start - len(before) + kin.start(), end)
        return
    if _OF.search(lead) or _WHO_DOES.search(lead):
        return
    reason = next(r for r in _REASONS if cue[r])
    if reason != "victim" or (_is_sexual(text, start) and not _ACCIDENT.search(gap)):
        yield Why(reason, left, end)


def _as_kin(text: str, left: int, end: int) -> Iterator[Why]:
    """Kin of a child or of a victim of sexual violence make that person known."""
    near = text[max(0, left - _NEAR) : end + _NEAR]
    sexual = _SEXUAL.search(near) is not None
    if _MINOR_SIGN.search(near) and (sexual or _ABUSE.search(near)):
        yield Why("minor", left, end)
    elif sexual:
        yield Why("victim", left, end)


def _is_sexual(text: str, position: int) -> bool:
    return _SEXUAL.search(text, max(0, position - _NEAR), position + _NEAR) is not None


def _clause_before(text: str, start: int) -> str:
    before = text[max(0, start - _BACK) : start]
    last = 0
    for match in _SENTENCE.finditer(before):
        last = match.end()
    return before[last:]


def _clause_after(text: str, end: int) -> str:
    after = text[end : end + _AHEAD]
    stop = _SENTENCE.search(after)
    return after[: stop.start()] if stop else after
