"""How likely two readings tell one event: a few measures and one weighing of them."""

from __future__ import annotations

import json
import threading
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from selaras.stories._weights import SIZE, rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.stories._signature import Signature, Vector

    Floats = NDArray[np.floating[Any]]
    Slots = NDArray[np.uint32]

__all__ = ["LEAST_FULL", "MEASURES", "Block", "alike", "likeness", "measures"]

MEASURES = (
    "full",
    "lead",
    "title_most",
    "title_least",
    "rarest",
    "gap",
    "same_day",
    "same_region",
    "same_kind",
    "same_outlet",
    "same_voice",
    "other_voices",
    "length",
)
"""The measures in the order of their weights."""

LEAST_FULL = 0.12
"""Readings whose words are less alike than this are not weighed for one story."""

_GAP_DAYS = 4
_SHARPNESS = 8
_NOBODY = -1
_PROVINCE = "U2"


class _Weights(NamedTuple):
    bias: np.float32
    weights: Floats


def _load() -> _Weights:
    """The weights that tools/train_likeness.py learned."""
    text = files("selaras.stories").joinpath("_data/likeness.json").read_text(encoding="utf-8")
    table = json.loads(text)
    weights = [table["weights"][name] for name in MEASURES]
    return _Weights(np.float32(table["bias"]), np.array(weights, dtype=np.float32))


_WEIGHTS = _load()


def alike(one: Signature, others: Sequence[Signature]) -> list[tuple[int, float]]:
    """The places of those `others` that have words in common with `one`, and how likely each is."""
    words = np.frombuffer(one.full.places, dtype=np.uint32)
    weights = np.frombuffer(one.full.weights, dtype=np.float32)
    full = _Columns([other.full for other in others]).dense(words) @ weights
    kept = np.flatnonzero(full >= LEAST_FULL).tolist()
    if not kept:
        return []
    chances = likeness(Block([one]), Block([others[at] for at in kept]))[0]
    return list(zip(kept, chances.tolist(), strict=True))


def likeness(rows: Block, columns: Block) -> Floats:
    """The probability that each signature of one block and each of another tell one event."""
    score = measures(rows, columns) @ _WEIGHTS.weights + _WEIGHTS.bias
    return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)


def measures(rows: Block, columns: Block) -> Floats:
    """`MEASURES` for each signature of one block against each of another.

    `rarest` is near the rarity of the rarest word that both have. The gap counts half between
    readings that name the same day of the event. `other_voices` is one where both tell what was
    said and neither names the other's speaker. `length` is the log of the shorter one's words.
    """
    words = rows.common(columns)
    one, other = rows.dense(words), columns.dense(words)
    in_one, in_other = ((side.full > 0).astype(np.float32) for side in (one, other))
    here, there = one.title @ in_other.T, in_one @ other.title.T
    gaps, same = _gaps(rows, columns), _same_days(rows, columns)
    found = [
        one.full @ other.full.T,
        one.lead @ other.lead.T,
        np.maximum(here, there),
        np.minimum(here, there),
        _rarest(in_one, in_other, words),
        np.where(same > 0, gaps / 2, gaps),
        same,
        _same_regions(rows, columns),
        _same(rows.kinds, columns.kinds, unknown=""),
        _same(rows.outlets, columns.outlets, unknown=""),
        _same(rows.voices, columns.voices, unknown=_NOBODY),
        _other_voices(rows, columns),
        np.log1p(np.minimum(rows.lengths[:, None], columns.lengths)),
    ]
    return np.stack(found, axis=2).astype(np.float32)


class _Dense(NamedTuple):
    """Vectors of signatures over a few words, one row a signature."""

    full: Floats
    lead: Floats
    title: Floats


class Block:
    """Signatures laid side by side, so that one pass compares many with many."""

    def __init__(self, signatures: Sequence[Signature]) -> None:
        self._signatures = signatures
        self._full = _Columns([signature.full for signature in signatures])
        self.published = _days([signature.published for signature in signatures])
        self.event_days = _days([signature.event_day for signature in signatures])
        self.follows = np.array([signature.follows for signature in signatures])
        self.regions = np.array([signature.region or "" for signature in signatures])
        self.outlets = np.array([signature.outlet or "" for signature in signatures])
        self.kinds = np.array([signature.kind or "" for signature in signatures])
        self.talks = np.array([signature.talks for signature in signatures])
        self.voices = np.array(
            [_NOBODY if signature.voice is None else signature.voice for signature in signatures]
        )
        self.lengths = np.array([signature.length for signature in signatures])

    def common(self, other: Block) -> Slots:
        """The words of this block that can matter in comparing it with `other`.

        Within one block these are the words that two signatures have.
        """
        if len(self._signatures) == 1:
            return self._full.places
        found, counts = np.unique(self._full.places, return_counts=True)
        return found[counts > 1] if other is self else found

    def names(self, words: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each signature (row) has each of `words` (column)."""
        different, place = np.unique(np.maximum(words, 0).astype(np.uint32), return_inverse=True)
        return self._full.dense(different)[:, place] > 0

    def dense(self, words: Slots) -> _Dense:
        """The vectors over `words` alone."""
        return _Dense(
            self._full.dense(words),
            _Columns([signature.lead for signature in self._signatures]).dense(words),
            _Columns([signature.title for signature in self._signatures]).dense(words),
        )


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


def _gaps(rows: Block, columns: Block) -> Floats:
    """Days between publications, at most four; one when a day is unknown."""
    gaps = np.abs(rows.published[:, None] - columns.published)
    return np.where(np.isnan(gaps), 1, np.minimum(gaps, _GAP_DAYS))


def _same_days(rows: Block, columns: Block) -> Floats:
    """One when both name the same day of the event, minus one when they differ, else nought.

    A ruling or a fact check names its own day: that it differs from the event's says nothing.
    """
    apart = rows.event_days[:, None] - columns.event_days
    silent = np.isnan(apart) | ((apart != 0) & (rows.follows[:, None] != columns.follows))
    return np.where(silent, 0, np.where(apart == 0, 1, -1))


def _same_regions(rows: Block, columns: Block) -> Floats:
    """One when the events' regions are the same or one holds the other, else nought."""
    one, other = rows.regions[:, None], columns.regions
    one_top, other_top = one.astype(_PROVINCE), other.astype(_PROVINCE)
    held = (one == other) | (one == other_top) | (one_top == other)
    return np.where((one == "") | (other == ""), 0, held)


def _same(one: NDArray[Any], other: NDArray[Any], *, unknown: object) -> NDArray[np.bool_]:
    """Whether two known values are one."""
    return np.asarray((one[:, None] == other) & (one[:, None] != unknown))


def _other_voices(rows: Block, columns: Block) -> NDArray[np.bool_]:
    """Whether both tell what was said, by speakers of whom the other says nothing."""
    talk = rows.talks[:, None] & columns.talks
    speak = (rows.voices[:, None] != _NOBODY) & (columns.voices != _NOBODY)
    return np.asarray(talk & speak & ~(columns.names(rows.voices).T | rows.names(columns.voices)))


def _rarest(one: Floats, other: Floats, words: Slots) -> Floats:
    """The high power mean of the rarities of shared words: smooth, and near the highest."""
    shared = (one * rarity(words) ** _SHARPNESS) @ other.T
    return np.asarray(shared ** (1 / _SHARPNESS))
