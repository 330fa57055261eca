"""How likely two readings tell one event: the measures of both, weighed by a small net."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from selaras.stories._block import Block
from selaras.stories._crowd import Crowd
from selaras.stories._measures import MEASURES, fulls, measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.stories._signature import Signature

    Floats = NDArray[np.floating[Any]]

__all__ = ["FARTHEST", "LEAST_FULL", "Net", "alike", "likeness"]

LEAST_FULL = 0.12
"""Readings whose words are less alike than this are not of one story."""

FARTHEST = 6.0
"""Spreads from the mean beyond which a measure says no more."""

_ROWS = 1 << 15
"""Pairs that are weighed in one go."""


class Net(NamedTuple):
    """One layer of bent sums beside a straight one: measures in, a chance out.

    `mean` and `spread` bring each of n measures to one scale; `inner` is n by h, `inner_bias`
    and `outer` h long, `straight` n long.
    """

    mean: Floats
    spread: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    straight: Floats
    bias: Floats

    def chances(self, found: Floats) -> Floats:
        """The chance for each row of measures."""
        parts = [self._chances(found[at : at + _ROWS]) for at in range(0, len(found), _ROWS)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    def _chances(self, found: Floats) -> Floats:
        scaled = np.clip((found - self.mean) / self.spread, -FARTHEST, FARTHEST)
        bent = np.tanh(scaled @ self.inner + self.inner_bias)
        score = bent @ self.outer + scaled @ self.straight + self.bias
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)


@cache
def _net() -> Net:
    """The net that tools/train_likeness.py learned, for the measures as they are now."""
    text = files("selaras.stories").joinpath("_data/likeness.json").read_text(encoding="utf-8")
    table = json.loads(text)
    if tuple(table["measures"]) != MEASURES:
        raise ValueError("likeness.json is of other measures; run tools/train_likeness.py")
    return Net(*(np.array(table[name], dtype=np.float32) for name in Net._fields))


def alike(one: Signature, others: Sequence[Signature]) -> list[tuple[int, float]]:
    """The places of those `others` that have words in common with `one`, and how likely each is.

    The others are the crowd in which they are compared.
    """
    if not others:
        return []
    near = np.flatnonzero(fulls(one, others) >= LEAST_FULL).tolist()
    if not near:
        return []
    columns = Block([others[at] for at in near])
    chances = likeness(Block([one]), columns, Crowd([one, *others]))[0]
    return list(zip(near, chances.tolist(), strict=True))


def likeness(rows: Block, columns: Block, crowd: Crowd) -> Floats:
    """The probability that each signature of one block and each of another tell one event.

    Nought where their words are too little alike.
    """
    found = measures(rows, columns, crowd)
    chances = np.zeros(found.shape[:2], dtype=np.float32)
    kept = found[:, :, 0] >= LEAST_FULL
    chances[kept] = _net().chances(found[kept])
    return chances
