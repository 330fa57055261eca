"""Average linkage under people's decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

__all__ = ["cluster"]


def cluster(
    alike: NDArray[np.floating[Any]],
    *,
    threshold: float,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Join rows while the mean likeness between two groups reaches `threshold`.

    Args:
        alike: Square and symmetric; the order of rows settles ties.
        threshold: The least mean likeness that joins two groups.
        together: Pairs that share a group whatever their likeness; each brings its whole group
            along, unless `apart` forbids that, and then itself alone.
        apart: Pairs that never share a group; they must not contradict `together`.

    Returns:
        The groups, each in ascending order, ordered by their first row.
    """
    table = alike.astype(np.float64)
    np.fill_diagonal(table, -np.inf)
    for one, other in apart:
        table[one, other] = table[other, one] = -np.inf
    links = list(together)
    bound: list[tuple[int, int]] = []
    while True:
        groups = _grown(table.copy(), threshold, bound)
        torn = _linked(groups, links, table)
        if torn is None:
            return sorted(sorted(group) for group in groups if group)
        bound.append(torn)


def _grown(
    table: NDArray[np.float64], threshold: float, bound: Iterable[tuple[int, int]]
) -> list[list[int]]:
    """The groups that grow when some pairs are joined before all else."""
    groups = [[row] for row in range(len(table))]
    for one, other in bound:
        first, second = sorted((_home(groups, one), _home(groups, other)))
        if first != second:
            _merge(table, groups, first, second)
    _agglomerate(table, groups, threshold)
    return groups


def _linked(
    groups: list[list[int]], links: Iterable[tuple[int, int]], table: NDArray[np.float64]
) -> tuple[int, int] | None:
    """Join the groups of linked pairs; the first pair whose groups must stay apart, if any."""
    for one, other in links:
        first, second = sorted((_home(groups, one), _home(groups, other)))
        if first == second:
            continue
        if np.isneginf(table[np.ix_(groups[first], groups[second])]).any():
            return one, other
        groups[first] += groups[second]
        groups[second] = []
    return None


def _home(groups: Iterable[list[int]], row: int) -> int:
    """The place of the group that holds a row."""
    return next(at for at, group in enumerate(groups) if row in group)


def _agglomerate(table: NDArray[np.float64], groups: list[list[int]], threshold: float) -> None:
    """Join the two most alike groups until none reach the threshold."""
    if not len(table):
        return
    nearest = table.argmax(axis=1)
    best = table[np.arange(len(table)), nearest]
    while True:
        one = int(best.argmax())
        if best[one] < threshold:
            return
        kept, gone = sorted((one, int(nearest[one])))
        _merge(table, groups, kept, gone)
        stale = np.flatnonzero((nearest == kept) | (nearest == gone))
        stale = np.union1d(stale, [kept, gone])
        nearest[stale] = table[stale].argmax(axis=1)
        best[stale] = table[stale, nearest[stale]]


def _merge(table: NDArray[np.float64], groups: list[list[int]], kept: int, gone: int) -> None:
    """Put one group into another; the mean to every third group follows the sizes."""
    sizes = len(groups[kept]), len(groups[gone])
    row = (sizes[0] * table[kept] + sizes[1] * table[gone]) / sum(sizes)
    row[kept] = -np.inf
    table[kept], table[:, kept] = row, row
    table[gone], table[:, gone] = -np.inf, -np.inf
    groups[kept] += groups[gone]
    groups[gone] = []
