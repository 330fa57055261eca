"""Find names of people, bodies and places with a small trained model (ADR 0004)."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from selaras.reading._names_cues import SAYS, cued, mended
from selaras.reading._names_features import EDGE, TOKEN
from selaras.reading._names_model import HALF, model
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.reading._document import Document

__all__ = ["find_names"]

_EDGES = (EDGE,) * HALF


def find_names(
    document: Document,
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Find the names in a report.

    Returns:
        The spans of people, of bodies and of places, each in text order. A long name and the
        short one in brackets after it are two spans.
    """
    words, firsts = _words(document)
    names: list[tuple[str, int, int]] = []
    if len(words) > HALF:
        names += (
            (kind, first, _last(words, first, past))
            for kind, first, past in model().named(words)
            if EDGE not in words[first:past]
            and (kind != "PER" or past - first > 1 or not _is_common_word(words, first))
        )
        names = mended(words, names)
        names += cued(words, {at for _, first, last in names for at in range(first, last + 1)})
    places = _places(document, words, firsts, {at for _, *ends in names for at in ends})
    found: dict[str, list[Span]] = {"PER": [], "ORG": [], "LOC": []}
    for kind, first, last in names:
        found[kind].append(Span(places[first], places[last] + len(words[last])))
    people, bodies, located = (tuple(sorted(spans)) for spans in found.values())
    return people, bodies, located


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


def _words(document: Document) -> tuple[list[str], list[int]]:
    """The words of all sentences, edges around each; the number of each sentence's first word."""
    words: list[str] = [*_EDGES]
    firsts: list[int] = []
    for sentence in document.sentences:
        firsts.append(len(words))
        words += TOKEN.findall(document.text, sentence.start, sentence.end)
        words += _EDGES
    return words, firsts


def _places(
    document: Document, words: list[str], firsts: list[int], wanted: Iterable[int]
) -> dict[int, int]:
    """Where the wanted words start in the text."""
    text, places = document.text, dict[int, int]()
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
