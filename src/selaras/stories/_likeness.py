"""How likely two readings tell one event: a few measures and one weighing of them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from selaras.stories._signature import Vector
from selaras.stories._weights import SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.stories._signature import Signature

    Floats = NDArray[np.float32]

__all__ = ["MEASURES", "Block"]

MEASURES = ("full", "lead", "title_most", "title_least", "gap", "same_day", "same_region")
"""The measures in the order of their weights."""

_GAP_DAYS = 4


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


class Block:
    """Signatures laid side by side, so that one pass compares a signature with all of them."""

    def __init__(self, signatures: Sequence[Signature]) -> None:
        self._signatures = signatures
        self._full = _Columns([signature.full for signature in signatures])
        self._lead = _Columns([signature.lead for signature in signatures])
        self._title = _Columns([signature.title for signature in signatures])

    def likeness(self, one: Signature) -> Floats:
        """The probability that `one` and each signature of the block tell one event."""
        score = self.measures(one) @ _WEIGHTS.weights + _WEIGHTS.bias
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)

    def measures(self, one: Signature) -> Floats:
        """One row of `MEASURES` for each signature of the block.

        The gap counts half between readings that name the same day of the event.
        """
        here = self._full.held(one.title)
        there = self._title.shared(one.full.places)
        gaps, same = _gaps(one, self._signatures), _same_days(one, self._signatures)
        rows = [
            self._full.products(one.full),
            self._lead.products(one.lead),
            np.maximum(here, there),
            np.minimum(here, there),
            np.where(same > 0, gaps / 2, gaps),
            same,
            _same_regions(one, self._signatures),
        ]
        return np.stack(rows, axis=1)


class _Columns:
    """Vectors of many signatures laid end to end."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.sizes = np.array([len(vector.places) // 4 for vector in vectors], dtype=np.float32)
        self._places = _places(b"".join(vector.places for vector in vectors))
        self._weights = _floats(b"".join(vector.weights for vector in vectors))
        self._owner = np.repeat(np.arange(len(vectors)), self.sizes.astype(np.int64))

    def products(self, vector: Vector) -> Floats:
        """Per vector, its scalar product with `vector`."""
        return self._sums(self._met(vector) * self._weights)

    def held(self, vector: Vector) -> Floats:
        """Per vector, the weight of `vector` that falls on its slots."""
        return self._sums(self._met(vector))

    def shared(self, places: bytes) -> Floats:
        """Per vector, what weight of it falls on slots that `places` has too."""
        marks = np.ones(len(places) // 4, dtype=np.float32)
        return self._sums(self._met(Vector(places, marks.tobytes())) * self._weights)

    def _met(self, vector: Vector) -> Floats:
        row = np.zeros(SIZE, dtype=np.float32)
        row[_places(vector.places)] = _floats(vector.weights)
        return np.asarray(row[self._places])

    def _sums(self, values: Floats) -> Floats:
        return np.bincount(self._owner, values, len(self.sizes)).astype(np.float32)


def _places(raw: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(raw, dtype=np.uint32)


def _floats(raw: bytes) -> Floats:
    return np.frombuffer(raw, dtype=np.float32)


def _gaps(one: Signature, others: Sequence[Signature]) -> Floats:
    """Days between publications, at most four; one when a day is unknown."""
    if one.published is None:
        return np.ones(len(others), dtype=np.float32)
    days = [
        1 if other.published is None else min(_GAP_DAYS, abs(one.published - other.published))
        for other in others
    ]
    return np.array(days, dtype=np.float32)


def _same_days(one: Signature, others: Sequence[Signature]) -> Floats:
    """One when both name the same day of the event, minus one when they differ, else nought."""
    days = [_agree(one.event_day, other.event_day) for other in others]
    return np.array(days, dtype=np.float32)


def _same_regions(one: Signature, others: Sequence[Signature]) -> Floats:
    """One when the events' regions are the same or one holds the other, else nought."""
    mine = one.region
    if mine is None:
        return np.zeros(len(others), dtype=np.float32)
    held = [
        other.region is not None
        and (mine.startswith(other.region) or other.region.startswith(mine))
        for other in others
    ]
    return np.array(held, dtype=np.float32)


def _agree(one: int | None, other: int | None) -> int:
    if one is None or other is None:
        return 0
    return 1 if one == other else -1
