"""Find names of people, bodies and places with a small trained model (ADR 0004)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.reading._names_features import EDGE, TOKEN
from selaras.reading._names_model import HALF, model
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    found: dict[str, list[Span]] = {"PER": [], "ORG": [], "LOC": []}
    words, starts = _words(document)
    if len(words) > HALF:
        for kind, first, past in model().named(words):
            if kind == "PER" and past - first == 1 and _is_common_word(words, first):
                continue
            last = past - 1
            while last > first and not words[last][0].isalnum():
                last -= 1
            found[kind].append(Span(starts[first], starts[last] + len(words[last])))
        found["PER"] += _speakers(words, starts, found)
    people, bodies, places = (tuple(sorted(spans)) for spans in found.values())
    return people, bodies, places


def _is_common_word(words: list[str], at: int) -> bool:
    """Whether one word is no name: a common word that no title, office or saying stands by."""
    if not model().common(words[at]):
        return False
    return model().kind_of(words[at - 1]) not in _BY_A_NAME and words[at + 1] not in _SAYS


_BY_A_NAME = frozenset(("said", "title", "office", "lowoffice", "group", "name", "initial"))


def _speakers(words: list[str], starts: list[int], found: dict[str, list[Span]]) -> Iterator[Span]:
    """One-word names that the model missed: they open a sentence whose verb is of saying."""
    taken = {span.start for spans in found.values() for span in spans}
    for at, word in enumerate(words):
        if word not in _SAYS or words[at - 2] != EDGE or starts[at - 1] in taken:
            continue
        if model().kind_of(words[at - 1]) in {"capital", "name"}:
            yield Span(starts[at - 1], starts[at - 1] + len(words[at - 1]))


_SAYS = frozenset(
    """
    mengatakan menyatakan menjelaskan menegaskan mengungkapkan mengaku menyebut menyebutkan
    menilai menambahkan menuturkan memaparkan menerangkan menyampaikan mengimbau berharap
    menyebutnya membantah mengakui meminta menekankan mencontohkan mengklaim
    """.split()
)


def _words(document: Document) -> tuple[list[str], list[int]]:
    """The words of all sentences and where they start, with edges around each sentence."""
    text = document.text
    words: list[str] = [*_EDGES]
    starts = [0] * HALF
    for sentence in document.sentences:
        for match in TOKEN.finditer(text, sentence.start, sentence.end):
            words.append(match[0])
            starts.append(match.start())
        words += _EDGES
        starts += [sentence.end] * HALF
    return words, starts
