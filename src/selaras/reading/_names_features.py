"""What the names model sees: tokens, the marks of one word, and classes of neighbouring words.

Every feature is of one word alone (so a word's weights can be summed once and kept) or of the
classes of two or three words in a row (so they are looked up in a small table).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CLASSES",
    "EDGE",
    "FLAGS",
    "TOKEN",
    "Kind",
    "class_of",
    "flags_of",
    "form_features",
    "kind_features",
    "kind_of",
    "word_features",
]

TOKEN = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*|[\S\n]")
"""A word, a mark, or the edge of a sentence."""
EDGE = "\n"
"""The word that stands before and after each sentence."""

FLAGS = (
    "given",
    "family",
    "world",
    "org",
    "region",
    "district",
    "abroad",
    "body",
    "bodyword",
    "office",
    "title",
    "prefix",
    "common",
)
CLASSES = (
    "edge",
    "low",
    "capital",
    "upper",
    "mixed",
    "digit",
    "mark",
    "comma",
    "stop",
    "open",
    "close",
    "quote",
    "dash",
    "name",
    "place",
    "org",
    "bodyword",
    "office",
    "title",
    "prefix",
    "said",
    "in",
    "and",
    "day",
    "venue",
    "initial",
    "nameplace",
    "lowoffice",
    "group",
    "verb",
    "known",
    "rare",
)

_SAID = frozenset(
    """
    kata ujar jelas terang tutur ungkap imbuh pungkas lanjut tambah sebut papar tegas tandas
    ucap urai beber pinta harap tukas tutup seru nilai katanya ujarnya menurut tuturnya
    jelasnya bernama bersama mengatakan menyatakan menjelaskan menegaskan mengungkapkan
    mengaku menyebut menilai menambahkan
    """.split()
)
_IN = frozenset(
    "di ke dari se asal kawasan wilayah menuju pulau kota provinsi kabupaten daerah kecamatan "
    "desa".split()
)
_AND = frozenset("dan serta atau & bin binti of the al de van von la el da untuk".split())
_DAY = frozenset(
    """
    senin selasa rabu kamis jumat jum'at sabtu minggu ahad januari februari maret april mei
    juni juli agustus september oktober november desember
    """.split()
)
_VENUE = frozenset(
    """
    gedung hotel jalan jl jl. stasiun bandara bandar pelabuhan pasar stadion masjid gereja
    istana taman rumah kantor kompleks komplek museum balai wisma gunung bukit danau sungai
    laut selat teluk pantai kampung perumahan terminal monumen tol jembatan ruang lapangan
    alun-alun kepulauan lembah hutan
    """.split()
)
_GROUP = frozenset(
    """
    presiden wapres menteri ketua anggota kader politikus politisi fraksi partai koalisi tim
    kubu bos perusahaan grup klub majalah koran harian situs media stasiun maskapai bank pt
    tim
    """.split()
)
_MARKS = {
    ",": "comma",
    ".": "stop",
    "?": "stop",
    "!": "stop",
    "(": "open",
    ")": "close",
    '"': "quote",
    "“": "quote",
    "”": "quote",
    "'": "quote",
    "‘": "quote",
    "’": "quote",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "/": "dash",
    ":": "stop",
    ";": "comma",
}


def flags_of(word: str, lexicon: Mapping[str, int]) -> int:
    """The lexicon's flags of a word, its title-cased form standing in for capitals."""
    flags = lexicon.get(word)
    if flags is None and len(word) > 4 and word.isupper():
        flags = lexicon.get(word.title())
    return (flags or 0) | (lexicon.get(word.lower(), 0) & _COMMON)


_COMMON = 1 << FLAGS.index("common")


def class_of(word: str, flags: int) -> str:
    """The class of a word, one of `CLASSES`."""
    if word == EDGE:
        return "edge"
    first = word[0]
    if not first.isalnum():
        return _MARKS.get(word, "mark")
    if first.isdigit():
        return "digit"
    low = word.lower()
    if low in _DAY:
        return "day"
    if first.islower():
        return _class_of_low(low, flags)
    return _class_of_capital(word, low, flags)


_LOW = {
    word: name
    for words, name in (
        (_GROUP, "group"),
        (_AND, "and"),
        (_IN, "in"),
        (_VENUE, "venue"),
        (_SAID, "said"),
    )
    for word in words
}
_CAPITAL = dict.fromkeys(_SAID, "said") | dict.fromkeys(_VENUE, "venue")
_OFFICE = 1 << FLAGS.index("office")


def _class_of_low(low: str, flags: int) -> str:
    name = _LOW.get(low)
    if name is not None:
        return name
    if flags & _OFFICE:
        return "lowoffice"
    if len(low) > 5 and low.startswith(("me", "ber", "di", "ter")):
        return "verb"
    return "low" if flags & _COMMON else "rare"


def _class_of_capital(word: str, low: str, flags: int) -> str:
    if len(word.rstrip(".")) == 1:
        return "initial"
    if low in _CAPITAL:
        return _CAPITAL[low]
    for mask, name in _BY_LIST if flags & _LISTED else ():
        if flags & mask:
            return "nameplace" if name == "place" and flags & _NAMES else name
    if word.isupper():
        return "upper"
    if flags & _COMMON:
        return "known"
    return "capital" if word[1:].islower() else "mixed"


def _mask(*names: str) -> int:
    return sum(1 << FLAGS.index(name) for name in names)


_NAMES = _mask("given", "family", "world")
_BY_LIST = (
    (_mask("title"), "title"),
    (_mask("prefix"), "prefix"),
    (_mask("office"), "office"),
    (_mask("org", "body"), "org"),
    (_mask("region", "abroad"), "place"),
    (_NAMES, "name"),
    (_mask("bodyword"), "bodyword"),
)
_LISTED = sum(mask for mask, _ in _BY_LIST)


class _Marks(dict[int, str]):
    """Each character's part in a shape, by code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        self[code] = "X" if c.isupper() else "x" if c.islower() else "9" if c.isdigit() else c
        return self[code]


_MARK_OF = _Marks()
_RUN = re.compile(r"(.)\1\1+", re.S)


def shape_of(word: str) -> str:
    """A word's shape: "Xx" for "Luwu", "XX" for "DPRD", runs cut to two."""
    return _cut(word[:12].translate(_MARK_OF))


@lru_cache(4096)
def _cut(marks: str) -> str:
    return _RUN.sub(r"\1\1", marks)


def word_features(word: str, flags: int) -> list[str]:
    """The features of one word, without its place in the row."""
    return [*form_features(word), *kind_features(kind_of(word, flags))]


class Kind(NamedTuple):
    """All that a word shares with many others; `length` is 0 when it begins with no letter."""

    name: str
    flags: int
    shape: str
    length: int
    upper: bool


def kind_of(word: str, flags: int) -> Kind:
    """The kind of a word; `name` is its class."""
    length = min(len(word), 9) if word[0].isalpha() else 0
    return Kind(class_of(word, flags), flags, shape_of(word), length, word.isupper())


def kind_features(kind: Kind) -> list[str]:
    """The features that all words of a kind share."""
    if kind.name == "edge":
        return ["edge"]
    found = [f"s:{kind.shape}", f"c:{kind.name}"]
    found += [f"f:{name}" for bit, name in enumerate(FLAGS) if kind.flags >> bit & 1]
    if kind.length:
        capital = kind.shape[0] == "X"
        found.append(f"n:{kind.length}{capital}{kind.upper}")
        if capital and not kind.flags & ~_COMMON:
            found.append("f:none")
    return found


def form_features(word: str) -> list[str]:
    """The features of a word's letters."""
    if word == EDGE:
        return []
    low = word.lower()
    found = [f"w:{word}", f"l:{low}"]
    if word[0].isalpha():
        case = word[0].isupper()
        for size in (2, 3, 4):
            if len(low) > size:
                found += [f"p:{case}{low[:size]}", f"e:{case}{low[-size:]}"]
    return found
