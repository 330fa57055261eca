"""Find names of people, bodies and places with a small trained model (ADR 0004)."""

from __future__ import annotations

import bisect
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._names_cues import SAYS, cued, mended
from selaras.reading._names_features import EDGE, TOKEN
from selaras.reading._names_model import HALF, model
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.reading._document import Document

__all__ = ["Names", "find_names"]

_EDGES = EDGE * HALF


class Names(NamedTuple):
    """The names in a report: the spans of people, of bodies and of places, each in text order."""

    people: tuple[Span, ...]
    bodies: tuple[Span, ...]
    places: tuple[Span, ...]


def find_names(documents: Sequence[Document]) -> list[Names]:
    """Find the names in each report.

    A long name and the short one in brackets after it are two spans. The model reads all reports
    as one row of words, since each of its steps costs little more for many words than for few.
    """
    rows = [_words(document) for document in documents]
    starts = [0, *accumulate(map(len, rows))]
    guesses: list[list[tuple[str, int, int]]] = [[] for _ in rows]
    for kind, first, past in model().named(list(chain.from_iterable(rows)), starts[1:-1]):
        at = bisect.bisect_right(starts, first) - 1
        guesses[at].append((kind, first - starts[at], past - starts[at]))
    return [_settled(*one) for one in zip(documents, rows, guesses, strict=True)]


def _settled(
    document: Document, words: list[str], guesses: Iterable[tuple[str, int, int]]
) -> Names:
    """The names that the model guesses, set right, and those that only cues tell of."""
    names = mended(
        words,
        [
            (kind, first, _last(words, first, past))
            for kind, first, past in guesses
            if EDGE not in words[first:past]
            and (kind != "PER" or past - first > 1 or not _is_common_word(words, first))
        ],
    )
    names += cued(words, {at for _, first, last in names for at in range(first, last + 1)})
    places = _places(document, words, {at for _, *ends in names for at in ends})
    found: dict[str, list[Span]] = {"PER": [], "ORG": [], "LOC": []}
    for kind, first, last in names:
        found[kind].append(Span(places[first], places[last] + len(words[last])))
    return Names(*(tuple(sorted(spans)) for spans in found.values()))


def _last(words: list[str], first: int, past: int) -> int:
    """The last word of a name that is no mark."""
    last = past - 1
    while last > first and not words[last][0].isalnum():
        last -= 1
    return last


def _is_common_word(words: list[str], at: int) -> bool:
    """Whether one word is no name: a common word that no title, office or saying stands by."""
    if not model().common(words[at]):
        return False
    return model().kind_of(words[at - 1]) not in _BY_A_NAME and words[at + 1] not in SAYS


_BY_A_NAME = frozenset(("said", "title", "office", "lowoffice", "group", "name", "initial"))


def _words(document: Document) -> list[str]:
    """The words of all sentences, edges around each."""
    text = document.text
    sentences = (text[sentence.start : sentence.end] for sentence in document.sentences)
    return TOKEN.findall(_EDGES.join(("", *sentences, "")) or _EDGES)


def _firsts(words: list[str]) -> list[int]:
    """The number of each sentence's first word."""
    firsts = []
    first = HALF
    while first < len(words):
        firsts.append(first)
        first = words.index(EDGE, first) + HALF
    return firsts


def _places(document: Document, words: list[str], wanted: Iterable[int]) -> dict[int, int]:
    """Where the wanted words start in the text."""
    text, firsts, places = document.text, _firsts(words), dict[int, int]()
    word = sentence = start = -1
    for target in sorted(wanted):
        inside = bisect.bisect_right(firsts, target) - 1
        if inside != sentence:
            sentence, word, start = inside, firsts[inside], document.sentences[inside].start
        start = text.index(words[word], start)
        while word < target:
            start = text.index(words[word + 1], start + len(words[word]))
            word += 1
        places[target] = start
    return places
