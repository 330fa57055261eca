"""How rare a word is among the readings around: what all of them say tells none apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from selaras.stories._weights import SIZE, rarity

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from selaras.stories._signature import Signature

__all__ = ["Crowd"]

_TABLE = 1000
"""The table of rarities counts as this many readings more, so that a few are judged by it."""


class Crowd:
    """The readings around those that are compared, and how many of them have each word."""

    def __init__(self, signatures: Collection[Signature]) -> None:
        places = b"".join([one.full.places for one in signatures])
        self._size = len(signatures)
        self._counts = np.bincount(np.frombuffer(places, dtype=np.uint32), minlength=SIZE)

    def rarity(self, places: NDArray[np.uint32]) -> NDArray[np.floating[Any]]:
        """The rarity in nats of each slot, here and now."""
        known = _TABLE * np.exp(-rarity(places))
        found = np.log((self._size + _TABLE) / (self._counts[places] + known))
        return np.asarray(found, dtype=np.float32)
