"""How likely two readings tell one event: a few measures and one weighing of them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from selaras.stories._block import NOTHING, Block
from selaras.stories._weights import rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.stories._signature import Signature

    Floats = NDArray[np.floating[Any]]
    Slots = NDArray[np.uint32]

__all__ = ["LEAST_FULL", "MEASURES", "alike", "likeness", "measures"]

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
    if not others:
        return []
    found = measures(Block([one]), Block(others))[0]
    kept = np.flatnonzero(found[:, 0] >= LEAST_FULL)
    return list(zip(kept.tolist(), _chances(found[kept]).tolist(), strict=True))


def likeness(rows: Block, columns: Block) -> Floats:
    """The probability that each signature of one block and each of another tell one event."""
    return _chances(measures(rows, columns))


def _chances(found: Floats) -> Floats:
    score = found @ _WEIGHTS.weights + _WEIGHTS.bias
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
        _same(rows.kinds, columns.kinds),
        _same(rows.outlets, columns.outlets),
        (rows.voices[:, None] == columns.voices) & rows.speaks[:, None] & columns.speaks,
        _other_voices(rows, columns),
        np.log1p(np.minimum(rows.lengths[:, None], columns.lengths)),
    ]
    return np.stack(found, axis=2).astype(np.float32)


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


def _same(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether two known values are one."""
    return np.asarray((one[:, None] == other) & (one[:, None] != NOTHING))


def _other_voices(rows: Block, columns: Block) -> NDArray[np.bool_]:
    """Whether both tell what was said, by speakers of whom the other says nothing."""
    one, other = (side.talks & side.speaks for side in (rows, columns))
    both: NDArray[np.bool_] = one[:, None] & other
    if not both.any():
        return both
    return np.asarray(both & ~(columns.names(rows.voices).T | rows.names(columns.voices)))


def _rarest(one: Floats, other: Floats, words: Slots) -> Floats:
    """The high power mean of the rarities of shared words: smooth, and near the highest."""
    shared = (one * rarity(words) ** _SHARPNESS) @ other.T
    return np.asarray(shared ** (1 / _SHARPNESS))
