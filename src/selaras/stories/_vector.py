"""Slots and their weights, as the bytes that a row of a store holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

__all__ = ["Vector", "pack", "shares"]


class Vector(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Slots (uint32), each once, and their weights (float32)."""

    places: bytes = b""
    weights: bytes = b""


def pack(places: NDArray[np.integer[Any]], weights: NDArray[np.floating[Any]]) -> Vector:
    """The vector of these slots and weights."""
    return Vector(places.astype(np.uint32).tobytes(), weights.astype(np.float32).tobytes())


def shares(places: Iterable[int]) -> Vector:
    """Each slot weighs by how often it stands there; the weights add up to one."""
    counts = sorted(Counter(places).items())
    if not counts:
        return Vector()
    found = np.array(counts)
    return pack(found[:, 0], found[:, 1] / found[:, 1].sum())
