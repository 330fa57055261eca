"""What each region's own past, and the nation's pace, say about a week: all causal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from selaras.outlook._counts import Counts
    from selaras.outlook._records import ReasonSource

__all__ = ["NAMES", "SOURCES", "decaying", "features", "spread_index"]

_WINDOW = 104
"""No level rests on more than two years."""

NAMES = (
    "week",
    "weeks_2",
    "weeks_4",
    "weeks_13",
    "weeks_26",
    "weeks_52",
    "year",
    "two_years",
    "pace",
    "nation",
)
SOURCES: tuple[ReasonSource, ...] = (
    "own_recent",
    "own_recent",
    "own_recent",
    "own_recent",
    "own_usual",
    "own_usual",
    "own_usual",
    "own_usual",
    "nation",
    "nation",
)
"""Which reason each rule counts towards."""


def features(counts: Counts) -> NDArray[np.float64]:
    """The expected count of a week by each rule of thumb, `[region, week, rule]`.

    Rule `weeks_n` is a decaying mean of mean age n weeks; `year` and `two_years` are
    plain means; `pace` is the usual level under the nation's present pace; `nation`
    is the mean region's level. Single outsize weeks are trimmed for the short rules.
    Every value uses its own week and earlier ones only.
    """
    y, watched = counts.y, counts.watched
    level = decaying(y, watched, 52)
    trimmed = np.minimum(y, 2.0 + 3.0 * level)
    seen = counts.seen[:, None] <= np.arange(counts.weeks)[None, :]
    columns = [
        trimmed,
        *(decaying(trimmed, watched, age) for age in (2, 4, 13, 26)),
        level,
        _plain(y, watched, 52),
        _plain(y, watched, _WINDOW),
        level * _pace(y, watched, seen),
        np.broadcast_to(_mean_seen(level, seen), y.shape),
    ]
    return np.stack(columns, axis=-1)


def spread_index(counts: Counts) -> NDArray[np.float64]:
    """The log of how much more than a Poisson count each region has varied, `[region, week]`."""
    level = decaying(counts.y, counts.watched, 52)
    before = np.concatenate([np.zeros_like(level[:, :1]), level[:, :-1]], axis=1)
    square = (counts.y - before) ** 2 * counts.watched
    return np.log((_sum(square, _WINDOW) + 8.0) / (_sum(before * counts.watched, _WINDOW) + 8.0))


def decaying(y: NDArray[np.float64], watched: NDArray[np.float64], age: int) -> NDArray[np.float64]:
    """Mean per watched week, weights falling by 1/age a week, cut after two years."""
    keep = 1.0 - 1.0 / age
    drop = keep**_WINDOW
    above, below = np.zeros(len(y)), np.zeros(len(y))
    out = np.empty_like(y)
    for week in range(y.shape[1]):
        above = above * keep + y[:, week] * watched[:, week]
        below = below * keep + watched[:, week]
        if week >= _WINDOW:
            above = np.maximum(above - drop * (y * watched)[:, week - _WINDOW], 0.0)
            below = np.maximum(below - drop * watched[:, week - _WINDOW], 0.0)
        out[:, week] = above / np.maximum(below, 1e-9)
    return out


def _sum(y: NDArray[np.float64], weeks: int) -> NDArray[np.float64]:
    total = np.cumsum(y, axis=1)
    total[:, weeks:] -= total[:, :-weeks].copy()
    return total


def _plain(y: NDArray[np.float64], watched: NDArray[np.float64], weeks: int) -> NDArray[np.float64]:
    return _sum(y * watched, weeks) / np.maximum(_sum(watched, weeks), 1e-9)


def _pace(
    y: NDArray[np.float64], watched: NDArray[np.float64], seen: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Share of regions with an event, now against usual: no single region can drive it."""
    busy = np.minimum(y, 1.0)
    now = _mean_seen(decaying(busy, watched, 6), seen)
    usual = _mean_seen(decaying(busy, watched, 52), seen)
    return np.clip((now + 0.01) / (usual + 0.01), 0.25, 4.0)


def _mean_seen(values: NDArray[np.float64], seen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Mean over the regions seen so far; adding unseen regions changes no bit of it."""
    total = np.zeros(values.shape[1])
    for row, known in zip(values, seen, strict=True):
        total += np.where(known, row, 0.0)
    mean: NDArray[np.float64] = total / np.maximum(seen.sum(axis=0), 1)
    return mean
