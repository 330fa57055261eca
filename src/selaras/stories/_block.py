"""Signatures laid side by side, so that one pass compares many with many."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from selaras.stories._weights import SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.stories._signature import Signature, Vector

    Floats = NDArray[np.floating[Any]]
    Slots = NDArray[np.uint32]

__all__ = ["NOTHING", "Block", "Dense"]

NOTHING = 0
"""The code of what is not known."""


class Dense(NamedTuple):
    """Vectors of signatures over a few words, one row a signature."""

    full: Floats
    lead: Floats
    title: Floats


class Block:
    """What is compared of some signatures, an array for each thing.

    Outlets, kinds and speakers are codes that hold within one process. Days are NaN
    where unknown.
    """

    def __init__(self, signatures: Sequence[Signature]) -> None:
        self._count = len(signatures)
        vectors = [one.full for one in signatures]
        self._full_size = sum(len(vector.places) for vector in vectors) // 4
        vectors += [one.lead for one in signatures]
        vectors += [one.title for one in signatures]
        self._columns = _Columns(vectors)
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

    def common(self, other: Block) -> Slots:
        """The words of this block that can matter in comparing it with `other`.

        Within one block these are the words that two signatures have.
        """
        places = self._columns.places[: self._full_size]
        if self._count == 1:
            return places
        found, counts = np.unique(places, return_counts=True)
        return found[counts > 1] if other is self else found

    def names(self, words: Slots) -> NDArray[np.bool_]:
        """Whether each signature (row) has each of `words` (column)."""
        different, place = np.unique(words, return_inverse=True)
        return self.dense(different).full[:, place] > 0

    def dense(self, words: Slots) -> Dense:
        """The vectors over `words` alone, of which no two are the same."""
        table = self._columns.dense(words)
        return Dense(*table.reshape(3, self._count, len(words)))


class _Scratch(threading.local):
    """One row of zeros per thread, put back to zeros after every use."""

    def __init__(self) -> None:
        self.row = np.zeros(SIZE, dtype=np.int32)


_SCRATCH = _Scratch()


class _Columns:
    """Vectors of many signatures laid end to end."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        sizes = [len(vector.places) // 4 for vector in vectors]
        self._count = len(vectors)
        self._owner = np.repeat(np.arange(len(vectors)), sizes)
        self.places = np.frombuffer(b"".join([one.places for one in vectors]), dtype=np.uint32)
        self._weights = np.frombuffer(b"".join([one.weights for one in vectors]), dtype=np.float32)

    def dense(self, words: Slots) -> Floats:
        """A row for each vector, a column for each of `words`."""
        order = _SCRATCH.row
        order[words] = np.arange(1, len(words) + 1)
        columns = order.take(self.places)
        order[words] = 0
        held = np.flatnonzero(columns)
        table = np.zeros((self._count, len(words)), dtype=np.float32)
        table[self._owner[held], columns[held] - 1] = self._weights[held]
        return table


def _days(days: Sequence[int | None]) -> Floats:
    """Days as numbers, NaN where unknown."""
    return np.array([np.nan if day is None else day for day in days], dtype=np.float64)


def _codes(values: Sequence[str | None]) -> NDArray[np.int64]:
    return np.array([hash(value) if value else NOTHING for value in values], dtype=np.int64)
