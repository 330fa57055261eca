"""Who said a shared passage: the same words in two mouths are a dispute."""

from __future__ import annotations

import bisect
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from selaras.records import Span
from selaras.stories._said import Said, camps, fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selaras.records import Fact, Reading
    from selaras.stories._names import Persons
    from selaras.stories._shared import Pair
    from selaras.stories._words import Words

__all__ = ["attributions"]

_LEAST_WORDS = 6


def attributions(
    pairs: Iterable[Pair], persons: Persons, origin_of: Mapping[str, int]
) -> list[Fact]:
    """For each passage that two or more reports give as speech, who speaks it.

    Two speeches are one passage when they share six words or more in shared runs, and at least
    half the words of the shorter. A speech without a named speaker disputes nothing.
    """
    facts = []
    for passage in _passages(pairs):
        said = [
            Said(key.report, persons.name(key.report, key.speaker), (span,))
            for key, span in passage.items()
        ]
        found = camps(said, fits=lambda one, other: one == other, fullness=lambda _: ())
        facts.append(fact("attribution", found, origin_of))
    return facts


class _Key(NamedTuple):
    """One speech of one report."""

    report: str
    start: int
    end: int
    speaker: str


def _passages(pairs: Iterable[Pair]) -> list[dict[_Key, Span]]:
    """Speeches that share their words, with the shared part of each, longest passage first."""
    passages: list[dict[_Key, Span]] = []
    for _, one, other in sorted(_links(pairs), key=lambda link: -link[0]):
        homes = [p for p in passages if one[0] in p or other[0] in p]
        if not homes:
            passages.append(dict([one, other]))
        elif len(homes) == 1:
            homes[0].setdefault(*one)
            homes[0].setdefault(*other)
    return passages


def _links(
    pairs: Iterable[Pair],
) -> Iterable[tuple[int, tuple[_Key, Span], tuple[_Key, Span]]]:
    """Pairs of speeches in two reports that share words: how many, and where in each."""
    for pair in pairs:
        ours, theirs = _Speeches(pair.one, pair.one_words), _Speeches(pair.other, pair.other_words)
        for (mine, its), places in _met(pair, ours, theirs).items():
            least = min(ours.sizes[mine], theirs.sizes[its])
            if len(places) >= _LEAST_WORDS and 2 * len(places) >= least:
                yield (
                    len(places),
                    (ours.keys[mine], ours.span([place for place, _ in places])),
                    (theirs.keys[its], theirs.span([place for _, place in places])),
                )


def _met(
    pair: Pair, ours: _Speeches, theirs: _Speeches
) -> Mapping[tuple[int, int], list[tuple[int, int]]]:
    """For each two speeches that meet in a shared run, the words (places) where they do."""
    met: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for shared in pair.shared:
        for run in shared.runs:
            for step in range(run.words):
                mine, its = ours.at(run.one + step), theirs.at(run.other + step)
                if mine is not None and its is not None:
                    met[mine, its].append((run.one + step, run.other + step))
    return met


class _Speeches:
    """The attributed speeches of a reading, found by word."""

    def __init__(self, reading: Reading, body: Words) -> None:
        keys = [
            _Key(reading.report.id, speech.start, speech.end, speech.speaker)
            for speech in (*reading.quotes, *reading.statements)
            if speech.speaker is not None
        ]
        self.keys = sorted(keys, key=lambda key: (key.start, -key.end))
        self._body = body
        bounds = [
            (bisect.bisect_left(body.starts, key.start), bisect.bisect_left(body.starts, key.end))
            for key in self.keys
        ]
        self.sizes = [last - first for first, last in bounds]
        self._of = {
            word: at for at, (first, last) in enumerate(bounds) for word in range(first, last)
        }

    def at(self, word: int) -> int | None:
        """The innermost speech that a word belongs to."""
        return self._of.get(word)

    def span(self, places: Sequence[int]) -> Span:
        """The passage from the first of some words to the last."""
        return Span(self._body.starts[min(places)], self._body.ends[max(places)])
