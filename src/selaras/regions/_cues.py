"""The words before a name that say what it is: type words, offices, peoples, companies."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from selaras.regions._tables import rows

__all__ = ["Cue", "Left", "given_name", "left_of"]

CueWhat = Literal[
    "type",
    "office",
    "body",
    "people",
    "street",
    "name",
    "noun",
    "thing",
    "trait",
    "title",
    "in",
    "near",
]
_REACH = 60
_CLAUSE_ENDS = ',;:!?\n"“”()[]|–—'
_IN = frozenset(("di", "ke", "dari", "se", "asal", "antara", "sekitar", "menuju", "via", "lewat"))
_NEAR = frozenset(
    "kawasan wilayah daerah perairan pesisir seputar lereng bantaran lembah perbatasan batas sisi "
    "jalur pusat utara selatan timur barat tenggara ujung pinggir kaki tepi hulu hilir sepanjang "
    "seluruh sebagian ibu-kota ibukota pelabuhan pasar terminal alun-alun pantai stasiun bandara "
    "meninjau mengunjungi mendatangi melanda mengguncang merendam menyisir melintasi hingga sampai "
    "menggenangi memenuhi memadati mengepung menduduki menyerbu menyerang menghantam menerjang "
    "hutan jembatan simpang lapangan taman waduk bendungan muara tpa kebun tambang museum dekat "
    "lintas ruas poros gempa banjir longsor erupsi tsunami kerusuhan konflik bentrok bentrokan "
    "tragedi menyelimuti meninggalkan".split()
)
_SITES = frozenset(
    "sirkuit stadion gor gedung perkantoran kompleks dermaga gudang pabrik sawah ladang "
    "kampus".split()
)
_NAMERS = frozenset(("street", "name", "noun", "thing", "trait", "title"))
_STREET_FILL = frozenset(("raya", "trans", "poros", "tol", "lintas", "lingkar", "nasional"))


class Cue(NamedTuple):
    """What a word before a name says of it: the level it must have, and how it is used."""

    level: str
    what: CueWhat


class Left(NamedTuple):
    """What stands left of a name.

    `start` is where the name starts with its type word; `level` is the level that type word or
    office asks for; `use` is how the name is used; `blocked` says that the name is part of
    another name; `before` is the word before a name that nothing says the use of, and
    `street` says that a street's name stands before it, which may yet go on.
    """

    start: int
    level: str = ""
    use: CueWhat | Literal[""] = ""
    blocked: str = ""
    bare: bool = False
    before: str = ""
    street: bool = False

    @property
    def lower(self) -> bool:
        """Whether a lower-case word of the same sentence stands before the name."""
        return self.before[:1].islower() and self.before[-1] not in ".!?"


@cache
def _cues() -> dict[str, Cue]:
    return {word: Cue(level, what) for word, level, what, _ in rows("cues")}  # type: ignore[arg-type]


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for name, _ in rows("given_names"))


def given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    return word in _given_names()


def left_of(text: str, start: int) -> Left:
    """Read the words left of a name that starts at `start`, inside its own clause."""
    low = max(0, start - _REACH)
    if text[start - 2 : start] == ") ":
        return _read(text, start, _bracketed(text, low, start - 2))
    cut = start - 1
    while cut >= low and text[cut] not in _CLAUSE_ENDS:
        cut -= 1
    words = text[cut + 1 : start].split()
    if low and cut < low and words:
        words = words[1:]
    if words and text[start - 1] == "-":
        return _hyphenated(start, words)
    return _read(text, start, words)


def _bracketed(text: str, low: int, close: int) -> list[str]:
    """The words in the bracket before a name: "Pemerintah Kota (Pemkot) Mojokerto"."""
    return text[text.rfind("(", low, close) + 1 : close].split()


def _hyphenated(start: int, words: list[str]) -> Left:
    """A name behind a hyphen, as in "se-Jawa Timur" and "Bogor-Jakarta"."""
    return Left(start, use="people" if words[-1].lower() == "se-" else "near")


def _read(text: str, start: int, words: list[str]) -> Left:
    level = ""
    words = _without_number(words)
    cue, used = _last_cue(words)
    if cue is not None and cue.what == "type":
        level = cue.level
        start = _start_of(text, start, words[-used:])
        words = _without_number(words[:-used])
        cue, used = _last_cue(words)
        if cue is not None and cue.what in _NAMERS:
            cue = None
        return _use(start, level, cue, words)
    if cue is not None and cue.what in _NAMERS:
        if _names(cue, words):
            return Left(start, blocked=cue.what)
        cue = None
    blocked = "" if cue is not None else _head(words)
    if blocked:
        return Left(start, blocked=blocked)
    return _use(start, level, cue, words)


def _without_number(words: list[str]) -> list[str]:
    """The words without a unit's number: "Kodim 1417/ Kendari", "Kodim 0620/Kabupaten Cirebon"."""
    if len(words) < 2 or not words[-1][:2].isdigit():
        return words
    rest = words[-1].partition("/")[2]
    return [*words[:-1], rest] if rest else words[:-1]


def _names(cue: Cue, words: list[str]) -> bool:
    """Whether a word such as "Bank" or "suku" opens a name here.

    "Harian" or "Bus" at the start of a sentence is an ordinary word.
    """
    if cue.what == "noun" and (len(words) == 1 or words[-2][-1] in ".!?"):
        return False
    return cue.what in {"thing", "trait"} or words[-1][:1].isupper()


def _start_of(text: str, start: int, words: list[str]) -> int:
    for word in reversed(words):
        start = text.rfind(word, 0, start)
    return start


def _last_cue(words: list[str]) -> tuple[Cue | None, int]:
    """The cue that the last words are, the longest first, and how many words it takes."""
    cues = _cues()
    for size in (3, 2, 1):
        if len(words) >= size:
            cue = cues.get(" ".join(words[-size:]).lower())
            if cue is not None:
                return cue, size
    return None, 0


def _use(start: int, level: str, cue: Cue | None, words: list[str]) -> Left:
    if cue is not None and cue.what != "type":
        return Left(start, level or cue.level, cue.what)
    if not words:
        return Left(start, level, "type" if level else "", bare=True)
    last = words[-1].lower()
    if last in _IN or last in _NEAR or words[-1] in _SITES:
        use: CueWhat = "in" if last in _IN or _behind(words) else "near"
        return Left(start, level, use)
    if _acronym(words[-1]):
        return Left(start, level, "body")
    if words[-1][:1].isupper() and _on_street(words):
        return Left(start, level, "near", street=True)
    return Left(start, level, "type" if level else "", before=words[-1])


def _on_street(words: list[str]) -> bool:
    """Whether the capitalised words before a name are a street's: "Jalan Gatot Subroto Medan"."""
    if words[-1][-1] in ".!?":
        return False
    for word in reversed(words[-6:-1]):
        if not word[:1].isupper():
            return False
        cue = _cues().get(word.lower())
        if cue is not None:
            return cue.what == "street"
    return False


def _behind(words: list[str]) -> bool:
    """Whether "di", "ke" or "dari" stands before a word such as "kawasan"."""
    return any(word.lower() in _IN for word in words[-3:-1])


def _acronym(word: str) -> bool:
    return 2 <= len(word) <= 8 and word.isalpha() and word.isupper()


def _head(words: list[str]) -> str:
    """Whether the capitalised words before a name open with a company, a campus or a street."""
    cues = _cues()
    person = "person" if words and given_name(words[-1]) else ""
    between = 0
    for word in reversed(words[-6:]):
        if not word[:1].isupper():
            return "street" if word.lower() == "jalan" and between == 0 else person
        cue = cues.get(word.lower())
        if cue is not None:
            return _verdict(cue, between, person)
        between += word.lower() not in _STREET_FILL
    return person


def _verdict(cue: Cue, between: int, person: str) -> str:
    """A street's name ends where a second name begins: "Jalan Ahmad Yani Kendari"."""
    if cue.what == "street":
        return "street" if between == 0 else ""
    return cue.what if cue.what in {"name", "thing"} else person
