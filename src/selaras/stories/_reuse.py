"""Which passages two reports share, word for word or nearly, and where they stand in each."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from selaras.records import Span
from selaras.stories._words import RUN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selaras.stories._words import Words

__all__ = ["Run", "Shared", "overlap", "share"]

_GAP_WORDS = 4
_EDGE_WORDS = 3
_SKIPS = sorted(product(range(_GAP_WORDS + 1), repeat=2), key=sum)[1:]


class Run(NamedTuple):
    """`words` words in a row that stand at word `one` of one text and word `other` of another."""

    one: int
    other: int
    words: int


class Shared(NamedTuple):
    """A passage that two reports share: its place in each, and how many words agree."""

    one: Span
    other: Span
    words: int
    runs: tuple[Run, ...]


def share(one: Words, other: Words) -> list[Shared]:
    """The passages that two bodies share, in the order of the first.

    Runs of `RUN` words or more that agree exactly are found first; runs that follow each
    other in both texts with at most four words between belong to one passage, so that an edited
    quote or a dropped clause does not cut it. Runs of three words or more beside such a passage
    belong to it too.
    """
    passages = []
    at = 0
    for chain in _chains(_runs(one, other)):
        runs = _widened(chain, one, other, at)
        first, last = runs[0], runs[-1]
        at = last.one + last.words
        passages.append(
            Shared(
                Span(one.starts[first.one], one.ends[last.one + last.words - 1]),
                Span(other.starts[first.other], other.ends[last.other + last.words - 1]),
                sum(run.words for run in runs),
                tuple(runs),
            )
        )
    return passages


def overlap(one: Span, other: Span) -> int:
    """How many code points two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _runs(one: Words, other: Words) -> Iterator[Run]:
    """Longest runs from left to right, none overlapping another in the first text."""
    index, end = other.index, 0
    for at, gram in enumerate(one.grams):
        if at < end or gram not in index:
            continue
        starts = index[gram]
        lengths = [_reach(one, other, at, start) for start in starts]
        longest = max(lengths)
        yield Run(at, starts[lengths.index(longest)], longest)
        end = at + longest


def _reach(one: Words, other: Words, at: int, start: int) -> int:
    """How many words agree from two places on."""
    mine, its = one.forms, other.forms
    most = min(len(mine) - at, len(its) - start)
    length = 0
    while length < most and mine[at + length] == its[start + length]:
        length += 1
    return length


def _chains(runs: Iterator[Run]) -> list[list[Run]]:
    """Runs that go on in both texts after a gap of a few words."""
    chains: list[list[Run]] = []
    for run in runs:
        if chains and _follows(chains[-1][-1], run):
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains


def _widened(chain: Sequence[Run], one: Words, other: Words, least: int) -> list[Run]:
    """The chain with the short runs before and after it; none reaches back before word `least`."""
    runs = list(chain)
    while (run := _before(runs[0], one, other, least)) is not None:
        runs.insert(0, run)
    while (run := _after(runs[-1], one, other)) is not None:
        runs.append(run)
    return runs


def _before(run: Run, one: Words, other: Words, least: int) -> Run | None:
    for skip_one, skip_other in _SKIPS:
        at, to = run.one - skip_one, run.other - skip_other
        length = 0
        while (
            at - length > least
            and to - length > 0
            and one.forms[at - length - 1] == other.forms[to - length - 1]
        ):
            length += 1
        if length >= _EDGE_WORDS:
            return Run(at - length, to - length, length)
    return None


def _after(run: Run, one: Words, other: Words) -> Run | None:
    for skip_one, skip_other in _SKIPS:
        at, to = run.one + run.words + skip_one, run.other + run.words + skip_other
        length = _reach(one, other, at, to)
        if _EDGE_WORDS <= length < RUN:
            return Run(at, to, length)
    return None


def _follows(before: Run, after: Run) -> bool:
    gaps = (after.one - before.one - before.words, after.other - before.other - before.words)
    return all(0 <= gap <= _GAP_WORDS for gap in gaps)
