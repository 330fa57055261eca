"""Parting readings into stories: all at once, or the few around a new one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from selaras.stories._block import Block
from selaras.stories._candidates import MemoryCandidates
from selaras.stories._cluster import cluster
from selaras.stories._likeness import alike, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from selaras.stories._decisions import Ruling
    from selaras.stories._signature import Signature

__all__ = ["NEAR", "THRESHOLD", "partition", "settle"]

THRESHOLD = 0.42
"""The least mean probability of telling one event that joins two groups of readings."""

NEAR = 64
"""Readings that one reading is weighed against."""

_MOST_TOGETHER = 600

Edge = tuple[int, int, float]


def partition(signatures: Sequence[Signature], ruling: Ruling) -> list[list[Signature]]:
    """Part all readings into stories.

    No two groups join below the threshold on average, so none do without one pair above it:
    each connected part of the graph of such pairs is settled on its own.

    Returns:
        The stories, each from its earliest reading on, ordered by their earliest readings.
    """
    ordered = sorted(signatures, key=lambda signature: signature.age)
    edges = _edges(ordered)
    ids = [signature.id for signature in ordered]
    bound = [(one, other, 1.0) for one, other in ruling.together(ids)]
    parts = _parts(range(len(ordered)), edges + bound, THRESHOLD)
    groups = [group for part in parts for group in settle([ordered[at] for at in part], ruling)]
    return sorted(groups, key=lambda group: group[0].age)


def settle(signatures: Sequence[Signature], ruling: Ruling) -> list[list[Signature]]:
    """Part a few readings into stories, weighing every pair.

    Returns:
        The stories, each from its earliest reading on, ordered by their earliest readings.
    """
    ordered = sorted(signatures, key=lambda signature: signature.age)
    ids = [signature.id for signature in ordered]
    groups = cluster(
        _table(ordered),
        threshold=THRESHOLD,
        together=ruling.together(ids),
        apart=ruling.apart(ids),
    )
    return [[ordered[at] for at in group] for group in groups]


def _table(signatures: Sequence[Signature]) -> NDArray[np.floating[Any]]:
    """The likeness of every pair."""
    if len(signatures) == 1:
        return np.ones((1, 1), dtype=np.float32)
    block = Block(signatures)
    return likeness(block, block)


def _edges(ordered: Sequence[Signature]) -> list[Edge]:
    """Pairs of readings (places in `ordered`) that look like one event."""
    store = MemoryCandidates()
    place: dict[str, int] = {}
    edges = []
    for at, signature in enumerate(ordered):
        near = [member.signature for member in store.near(signature, NEAR)]
        edges += [
            (place[near[to].id], at, value)
            for to, value in alike(signature, near)
            if value >= THRESHOLD
        ]
        place[signature.id] = at
        store.put(signature, signature.id)
    return edges


def _parts(places: Iterable[int], edges: Sequence[Edge], least: float) -> list[list[int]]:
    """The connected parts; one too large to weigh whole is cut at ever stronger edges."""
    root = {at: at for at in places}

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other, _ in edges:
        root[find(other)] = find(one)
    parts: dict[int, list[int]] = defaultdict(list)
    for at in root:
        parts[find(at)].append(at)
    held: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        held[find(edge[0])].append(edge)
    return [
        piece
        for top, part in parts.items()
        for piece in ([part] if len(part) <= _MOST_TOGETHER else _cut(part, held[top], least))
    ]


def _cut(part: list[int], edges: Sequence[Edge], least: float) -> list[list[int]]:
    """Part again by the edges that are stronger; at full strength only chunks are left."""
    if least >= 1:
        return [part[at : at + _MOST_TOGETHER] for at in range(0, len(part), _MOST_TOGETHER)]
    least = min(1.0, least + (1 - least) / 4 + 0.01)
    return _parts(part, [edge for edge in edges if edge[2] >= least], least)
