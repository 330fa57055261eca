"""Signatures laid side by side, so that one pass compares many with many."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from selaras.stories._weights import SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.stories._crowd import Crowd
    from selaras.stories._signature import Signature
    from selaras.stories._vector import Vector

    Floats = NDArray[np.floating[Any]]
    Slots = NDArray[np.uint32]

__all__ = ["NOTHING", "Block", "Columns", "Dense", "Facts", "Lengths"]

NOTHING = 0
"""The code of what is not known."""


class Dense(NamedTuple):
    """Vectors of signatures over a few words, one row a signature."""

    full: Floats
    lead: Floats
    title: Floats


class Facts(NamedTuple):
    """What signatures know besides words, over a few slots, one row a signature."""

    voices: Floats
    numbers: Floats
    days: Floats
    purpose: Floats
    site: Floats


class Lengths(NamedTuple):
    """How long each signature is when words weigh by their rarity in a crowd.

    `title` and `full` are lengths of the words alone, `weighed` of `full` with its weights, and
    `title_sum` is the sum of the title's rarities. None is nought.
    """

    title: Floats
    title_sum: Floats
    full: Floats
    weighed: Floats


class Block:
    """What is compared of some signatures, an array for each thing.

    Outlets, kinds and speakers are codes that hold within one process. Days are NaN
    where unknown. `counts` is how many slots each of `Facts` has, a row a field, and `slots` are
    all of them.
    """

    def __init__(self, signatures: Sequence[Signature]) -> None:
        self._count = len(signatures)
        self._words = _laid(signatures, Dense._fields)
        self._facts = _laid(signatures, Facts._fields)
        self.counts = self._facts.sizes.reshape(len(Facts._fields), self._count)
        self.published = _days([one.published for one in signatures])
        self.event_days = _days([one.event_day for one in signatures])
        self.regions = np.array([one.region or "" for one in signatures])
        self.outlets = _codes([one.outlet for one in signatures])
        self.kinds = _codes([one.kind for one in signatures])
        self.follows = np.array([one.follows for one in signatures])
        self.talks = np.array([one.talks for one in signatures])
        self.speaks = np.array([one.voice is not None for one in signatures])
        self.voices = np.array([one.voice or 0 for one in signatures], dtype=np.uint32)
        self.lengths = np.array([one.length for one in signatures])
        self.slots = np.concatenate([self._facts.places, self.voices])

    def common(self, other: Block) -> Slots:
        """The words of this block that can matter in comparing it with `other`.

        Within one block these are the words that two signatures have.
        """
        places = self._words.places[: self._words.sizes[: self._count].sum()]
        if self._count == 1:
            return places
        found, counts = np.unique(places, return_counts=True)
        return found[counts > 1] if other is self else found

    def dense(self, words: Slots) -> Dense:
        """The vectors over `words` alone, of which no two are the same."""
        table = self._words.dense(words)
        return Dense(*table.reshape(len(Dense._fields), self._count, len(words)))

    def known(self, slots: Slots) -> Facts:
        """What is known besides words, over `slots` alone, of which no two are the same."""
        table = self._facts.dense(slots)
        return Facts(*table.reshape(len(Facts._fields), self._count, len(slots)))

    def lengths_in(self, crowd: Crowd) -> Lengths:
        """How long the signatures are in a crowd."""
        rare = crowd.rarity(self._words.places)
        full, _, title = self._sums(rare**2)
        weighed, _, _ = self._sums((rare * self._words.weights) ** 2)
        return Lengths(
            title=_root(title),
            title_sum=np.maximum(self._sums(rare)[2], _LEAST),
            full=_root(full),
            weighed=_root(weighed),
        )

    def title_lengths(self) -> Floats:
        """The length of each title's vector, whose weights add up to one; never nought."""
        return _root(self._sums(self._words.weights**2)[2])

    def _sums(self, values: Floats) -> Floats:
        """The sums of what stands at the words of `full`, `lead` and `title`, a row for each."""
        return self._words.sums(values).reshape(len(Dense._fields), self._count)


class _Scratch(threading.local):
    """One row of zeros per thread, put back to zeros after every use."""

    def __init__(self) -> None:
        self.row = np.zeros(SIZE, dtype=np.int32)


_SCRATCH = _Scratch()
_LEAST = 1e-6


class Columns:
    """Vectors of many signatures laid end to end: slots (`places`) and their weights."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.places = np.frombuffer(b"".join([one.places for one in vectors]), dtype=np.uint32)
        self.weights = np.frombuffer(b"".join([one.weights for one in vectors]), dtype=np.float32)
        self.sizes = np.array([len(vector.places) // 4 for vector in vectors])
        self._owner = np.repeat(np.arange(len(vectors)), self.sizes)

    def dense(self, words: Slots) -> Floats:
        """A row for each vector, a column for each of `words`."""
        order = _SCRATCH.row
        order[words] = np.arange(1, len(words) + 1)
        columns = order.take(self.places)
        order[words] = 0
        held = np.flatnonzero(columns)
        table = np.zeros((len(self.sizes), len(words)), dtype=np.float32)
        table[self._owner[held], columns[held] - 1] = self.weights[held]
        return table

    def sums(self, values: Floats) -> Floats:
        """The sum for each vector of what stands at its places."""
        found = np.bincount(self._owner, weights=values, minlength=len(self.sizes))
        return found.astype(np.float32)


def _laid(signatures: Sequence[Signature], fields: Sequence[str]) -> Columns:
    """One kind of vector of all signatures after the other."""
    return Columns([getattr(one, field) for field in fields for one in signatures])


def _root(squares: Floats) -> Floats:
    return np.maximum(np.sqrt(squares), _LEAST)


def _days(days: Sequence[int | None]) -> Floats:
    """Days as numbers, NaN where unknown."""
    return np.array([np.nan if day is None else day for day in days], dtype=np.float64)


def _codes(values: Sequence[str | None]) -> NDArray[np.int64]:
    return np.array([hash(value) if value else NOTHING for value in values], dtype=np.int64)
