"""Which earlier readings are near each, and which of them look like one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from selaras.stories._candidates import MemoryCandidates
from selaras.stories._likeness import alike
from selaras.stories._signature import Signature

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = ["NEAR", "THRESHOLD", "Edge", "Places", "Weighing", "beside", "weigh", "weigh_all"]

THRESHOLD = 0.42
"""The least mean probability of telling one event that joins two groups of readings."""

NEAR = 64
"""Readings that one reading is weighed against."""

Edge: TypeAlias = tuple[int, int, float]
"""The places of two readings and how likely they tell one event."""

Places: TypeAlias = NDArray[np.uint32]
"""Places of readings in their list."""

Weighing: TypeAlias = Callable[[Sequence[Signature], Iterable[Places]], Iterable[list[Edge]]]
"""Weighs each reading of a list in turn and those at the places near it."""


def beside(ordered: Sequence[Signature]) -> Iterator[Places]:
    """The places in `ordered` of the earlier readings near each."""
    store = MemoryCandidates()
    place: dict[str, int] = {}
    for at, signature in enumerate(ordered):
        near = store.near(signature, NEAR)
        yield np.array([place[member.signature.id] for member in near], dtype=np.uint32)
        place[signature.id] = at
        store.put(signature, signature.id)


def weigh(ordered: Sequence[Signature], at: int, near: Places) -> list[Edge]:
    """The likely pairs of the reading at a place in `ordered` and those near it."""
    found = alike(ordered[at], [ordered[place] for place in near])
    return [(int(near[to]), at, value) for to, value in found if value >= THRESHOLD]


def weigh_all(ordered: Sequence[Signature], near: Iterable[Places]) -> Iterator[list[Edge]]:
    """The same for each reading in turn."""
    return (weigh(ordered, at, places) for at, places in enumerate(near))
