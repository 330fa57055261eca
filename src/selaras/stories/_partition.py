"""Parting readings into stories: all at once, or the few around a new one."""

from __future__ import annotations

from collections import defaultdict
from itertools import tee
from typing import TYPE_CHECKING, Any

import numpy as np

from selaras.stories._block import Block
from selaras.stories._cluster import cluster
from selaras.stories._crowd import Crowd
from selaras.stories._likeness import likeness
from selaras.stories._weighing import THRESHOLD, beside, weigh_all

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from selaras.stories._decisions import Ruling
    from selaras.stories._signature import Signature
    from selaras.stories._weighing import Edge, Places, Weighing

__all__ = ["partition", "settle"]

_MOST_TOGETHER = 600


def partition(
    signatures: Sequence[Signature], ruling: Ruling, *, weighing: Weighing = weigh_all
) -> list[list[Signature]]:
    """Part all readings into stories.

    No two groups join below the threshold on average, so none do without one pair above it:
    each connected part of the graph of such pairs is settled on its own.

    Args:
        signatures: The readings.
        ruling: What people decided.
        weighing: Who weighs each reading and those near it; a caller may do it on all cores.

    Returns:
        The stories, each from its earliest reading on, ordered by their earliest readings.
    """
    ordered = sorted(signatures, key=lambda signature: signature.age)
    near, weighed = tee(beside(ordered))
    edges = [edge for found in weighing(ordered, weighed) for edge in found]
    ids = [signature.id for signature in ordered]
    bound = [(one, other, 1.0) for one, other in ruling.together(ids)]
    parts = _parts(range(len(ordered)), edges + bound, THRESHOLD)
    places = list(near)
    settled = [
        settle(
            [ordered[at] for at in part],
            ruling,
            around=[ordered[at] for at in _around(part, places)],
        )
        for part in parts
    ]
    return sorted((group for groups in settled for group in groups), key=lambda group: group[0].age)


def _around(part: Sequence[int], near: Sequence[Places]) -> list[int]:
    """What is near the readings of a part and not in it."""
    if len(part) == 1:
        return []
    found: set[int] = set().union(*(near[at].tolist() for at in part))
    return sorted(found.difference(part))


def settle(
    signatures: Sequence[Signature], ruling: Ruling, *, around: Collection[Signature] = ()
) -> list[list[Signature]]:
    """Part a few readings into stories, weighing every pair.

    Args:
        signatures: The readings.
        ruling: What people decided.
        around: Readings near them; how rare a word is among them all tells what it says here.

    Returns:
        The stories, each from its earliest reading on, ordered by their earliest readings.
    """
    ordered = sorted(signatures, key=lambda signature: signature.age)
    ids = [signature.id for signature in ordered]
    groups = cluster(
        _table(ordered, around),
        threshold=THRESHOLD,
        together=ruling.together(ids),
        apart=ruling.apart(ids),
    )
    return [[ordered[at] for at in group] for group in groups]


def _table(
    signatures: Sequence[Signature], around: Collection[Signature]
) -> NDArray[np.floating[Any]]:
    """The likeness of every pair."""
    if len(signatures) == 1:
        return np.ones((1, 1), dtype=np.float32)
    block = Block(signatures)
    return likeness(block, block, Crowd([*signatures, *around]))


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
