"""Names of people that the words around them give away, and the edges of those that are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selaras.reading._names_features import EDGE
from selaras.reading._names_model import model

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

__all__ = ["SAYS", "cued", "mended"]

Name = tuple[str, int, int]
"""The kind of a name, its first word and its last."""

SAYS = frozenset(
    """
    mengatakan menyatakan menjelaskan menegaskan mengungkapkan mengaku menyebut menyebutkan
    menilai menambahkan menuturkan memaparkan menerangkan menyampaikan mengimbau berharap
    menyebutnya membantah mengakui meminta menekankan mencontohkan mengklaim berpendapat berujar
    berkata menuding menduga memastikan
    """.split()
)
"""Verbs of saying that follow a name."""

_SAID = frozenset(
    """
    kata ujar ucap jelas terang tutur ungkap imbuh pungkas tambah sebut papar tegas tandas urai
    beber tukas cetus keluh jawab timpal sergah seloroh sambung cerita menurut Menurut
    """.split()
)
"""Verbs of saying that stand before a name."""

_CALLED = frozenset(("bernama", "berinisial", "inisial"))
_TITLES = frozenset(
    """
    Brigjen Irjen Komjen Kombes AKBP Kompol AKP Iptu Ipda Aiptu Aipda Bripka Briptu Bripda Letkol
    Mayjen Letjen Kolonel Kapten Lettu Letda Serka Serma Serda Sertu Pelda Peltu Kopda Hj KH TGH Pdt
    Pendeta Drs Dra Ustaz Ustadz Ustazah Kiai Kyai Habib Prof Teungku Tgk
    """.split()
)
_BRANCHES = frozenset("Pol TNI Inf Kav Arm Art Arh Czi Cba Mar Laut Polisi Purn Dr Ir H Hj".split())
_BETWEEN = _BRANCHES | {".", "(", ")"}
_HONOURS = frozenset("Datuk Datuak Tuanku Sutan Daeng Amaq Inaq Jro".split())
_ORDINALS = frozenset("Pertama Kedua Ketiga Keempat Kelima Keenam Terakhir".split())
_HOUSES = frozenset("Pesantren Ponpes Masjid Musala Musholla Mushola Yayasan Universitas".split())
_VILLAGES = frozenset("Desa Negeri Nagari Kampung Kelurahan Dusun Gampong Pekon".split())
_BALI = frozenset(
    "Gusti Made Wayan Nyoman Ketut Gede Putu Komang Kadek Nengah Dewa Luh Kade Ngurah Ayu".split()
)
_DEGREE = re.compile(r"[SM]\.[A-Z]\w{0,4}|Ph\.?D|[A-Z]\w?\.[A-Z]\w{0,4}")
_WORD = re.compile(r"[A-Z\u00c0-\u00de][\w'’-]*[a-z]")
_INITIALS = re.compile(r"[A-Z]{1,4}")
_PLAIN = frozenset(("name", "capital"))
_NAMELIKE = _PLAIN | {"known", "initial", "nameplace"}
_MOST_WORDS = 5
_MOST_TITLES = 9


def mended(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with the edges of people set right; a title or a degree alone is left out."""
    taken = {at for _, first, last in names for at in range(first, last + 1)}
    kept = []
    for name in names:
        if name[0] != "PER" and not _is_person(words, *name[1:]):
            kept.append(name)
            continue
        found = _person(words, *name[1:], taken)
        if found is not None:
            kept.append(("PER", *found))
    return kept


def _person(
    words: Sequence[str], first: int, last: int, taken: Container[int]
) -> tuple[int, int] | None:
    """A person's first and last word, None when nothing of the name is left."""
    first = _past_others(words, first, last)
    if first > last or (first == last and not _may_stand_alone(words, first)):
        return None
    return _first(words, first, taken), _longer(words, first, last, taken)


def _past_others(words: Sequence[str], first: int, last: int) -> int:
    """Past the branch of a rank, and past the name of a house or village before the person's."""
    while first < last and words[first] in _BRANCHES and words[first - 1] in _TITLES:
        first += 1
    before = words[first - 1]
    if before in _HOUSES:
        return first + 1 if last - first > 1 else last + 1
    if before in _VILLAGES and last - first > 1 and model().kind_of(words[first]) != "name":
        return first + 1
    return first


def _is_person(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a body or place is a person by its honour, or by the rank right before one word."""
    if words[first] in _HONOURS:
        return last > first
    if first != last or model().kind_of(words[first]) not in _PLAIN:
        return False
    at = first - 1
    while words[at] in _BETWEEN and at > first - _MOST_TITLES:
        at -= 1
    return words[at] in _TITLES


def _may_stand_alone(words: Sequence[str], at: int) -> bool:
    word = words[at]
    in_brackets = words[at - 1] == "(" and words[at + 1] == ")"
    if (
        word in _TITLES
        or (in_brackets and word in _BRANCHES)
        or _DEGREE.fullmatch(word) is not None
    ):
        return False
    return not (word in _ORDINALS and words[at - 1] == EDGE)


def _first(words: Sequence[str], first: int, taken: Container[int]) -> int:
    """The first word of a name past the edge that the model set: "I Gusti ...", "Lo Kim Fat"."""
    before = words[first - 1]
    if first - 1 in taken:
        return first
    if before in {"I", "Ni"} and words[first] in _BALI:
        return first - 1
    if words[first - 2] == "," and _WORD.fullmatch(before) and _is_namelike(before):
        return first - 1
    return first


def _is_namelike(word: str) -> bool:
    return model().kind_of(word) in _NAMELIKE and word not in _ORDINALS


def _longer(words: Sequence[str], first: int, last: int, taken: Container[int]) -> int:
    """The last word of a name that is one word after a rank: "Letkol Inf Heri Bangun"."""
    if first != last or not (words[first - 1] in _BRANCHES or words[first - 1] in _TITLES):
        return last
    while last - first < _MOST_WORDS and last + 1 not in taken:
        after = words[last + 1]
        if _WORD.fullmatch(after) is None or not _is_namelike(after):
            break
        last += 1
    return last


def cued(words: Sequence[str], taken: set[int]) -> Iterator[Name]:
    """Yield the people that no name covers yet, but whose titles or verbs tell of them.

    Args:
        words: The words of all sentences, edges between them.
        taken: The words that lie in names.
    """
    for at, cue in enumerate(map(_CUES.get, words)):
        found = None if cue is None else cue(words, at, taken)
        if found is not None:
            yield "PER", *found


def _spoke(words: Sequence[str], at: int, taken: set[int]) -> tuple[int, int] | None:
    """One word that opens a sentence whose verb is of saying."""
    if words[at - 2] != EDGE or at - 1 in taken:
        return None
    return (at - 1, at - 1) if model().kind_of(words[at - 1]) in _PLAIN else None


def _told(words: Sequence[str], at: int, taken: set[int]) -> tuple[int, int] | None:
    """One word between a verb of saying and a mark: “Saya,” jawab Rengga."""
    first = at + 1
    if first in taken or words[first + 1] not in {",", ".", ";"}:
        return None
    if model().kind_of(words[first]) not in _PLAIN or _WORD.fullmatch(words[first]) is None:
        return None
    return first, first


def _called(words: Sequence[str], at: int, taken: set[int]) -> tuple[int, int] | None:
    """A name or its initials after "bernama", "berinisial"."""
    first = at + 1
    if first in taken:
        return None
    if _INITIALS.fullmatch(words[first]) is not None and words[at] != "bernama":
        return first, first
    return _run(words, first, taken)


def _titled(words: Sequence[str], at: int, taken: set[int]) -> tuple[int, int] | None:
    """The capitalised words after a title or a rank: "Brigjen TNI (Purn) Sudarmaji"."""
    first = at + 1
    for _ in range(_MOST_TITLES):
        word = words[first]
        if not (word in _TITLES or word in _BETWEEN):
            break
        first += 1
    return None if first in taken else _run(words, first, taken)


def _run(words: Sequence[str], first: int, taken: set[int]) -> tuple[int, int] | None:
    """The name-like words in a row from `first`, None when the first is in another list."""
    if _WORD.fullmatch(words[first]) is None or model().kind_of(words[first]) not in _PLAIN:
        return None
    last = first
    while last - first < _MOST_WORDS and last + 1 not in taken:
        after = words[last + 1]
        if _WORD.fullmatch(after) is None or not _is_namelike(after):
            break
        last += 1
    taken.update(range(first, last + 1))
    return first, last


def _opens(words: Sequence[str], at: int, taken: set[int]) -> tuple[int, int] | None:
    """A whole sentence opening before ", yang": "Yohanis Sesa Baru, yang ..."."""
    if words[at - 1] != ",":
        return None
    first = at - 1
    while at - first <= _MOST_WORDS and _WORD.fullmatch(words[first - 1]) is not None:
        first -= 1
    free = taken.isdisjoint(range(first, at - 1))
    if words[first - 1] != EDGE or not free or first + 1 >= at - 1:
        return None
    kinds = [model().kind_of(word) for word in words[first : at - 1]]
    if kinds[0] not in _PLAIN or kinds[1] not in _PLAIN:
        return None
    return first, at - 2


_CUES = {
    **dict.fromkeys(SAYS, _spoke),
    **dict.fromkeys(_SAID, _told),
    **dict.fromkeys(_CALLED, _called),
    **dict.fromkeys(_TITLES, _titled),
    "yang": _opens,
}
