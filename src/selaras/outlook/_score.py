"""Exact scores of count forecasts; lower is better unless said."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "average_precision",
    "block_bootstrap",
    "crps",
    "interval_excess",
    "log_score",
    "median_error",
    "pit",
    "precision_at",
]

_FLOOR = 1e-12


def crps(pmf: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Continuous ranked probability score from the whole discrete CDF, per row."""
    step = y[:, None] <= np.arange(pmf.shape[1])
    within = ((np.cumsum(pmf, axis=1) - step) ** 2).sum(axis=1)
    beyond = np.maximum(y - (pmf.shape[1] - 1), 0.0)
    return cast("NDArray[np.float64]", within + np.maximum(beyond - 1.0, 0.0))


def log_score(pmf: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ignorance in bits, per row."""
    return -np.log2(np.maximum(_at(pmf, y), _FLOOR))


def pit(
    pmf: NDArray[np.float64], y: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Randomised probability integral transform, per row; uniform when calibrated."""
    k = np.minimum(y, pmf.shape[1] - 1).astype(np.int64)
    top = np.cumsum(pmf, axis=1)[np.arange(len(k)), k]
    own = _at(pmf, y)
    return cast("NDArray[np.float64]", top - own * rng.random(len(k)))


def interval_excess(pmf: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Whether the closed 90 % interval held the count, minus the mass it claims, per row."""
    cdf = np.cumsum(pmf, axis=1)
    low = (cdf < 0.05 - 1e-12).sum(axis=1)
    high = (cdf < 0.95 - 1e-12).sum(axis=1)
    rows = np.arange(len(y))
    mass = cdf[rows, high] - np.where(low > 0, cdf[rows, low - 1], 0.0)
    excess: NDArray[np.float64] = ((y >= low) & (y <= high)) - mass
    return excess


def median_error(pmf: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distance of the count from the median, per row."""
    medians = (np.cumsum(pmf, axis=1) < 0.5 - 1e-12).sum(axis=1)
    error: NDArray[np.float64] = np.abs(y - medians)
    return error


def average_precision(chance: NDArray[np.float64], came: NDArray[np.bool_]) -> float | None:
    """Area under the precision-recall curve; None when nothing came true; higher is better."""
    if not came.any():
        return None
    order = np.argsort(-chance, kind="stable")
    hits = np.cumsum(came[order])
    ends = np.append(np.flatnonzero(np.diff(chance[order])), len(order) - 1)
    recall = hits[ends] / hits[-1]
    gains = np.diff(np.concatenate([[0.0], recall]))
    return float((gains * hits[ends] / (ends + 1.0)).sum())


def precision_at(
    chance: NDArray[np.float64], came: NDArray[np.bool_], first: int = 3
) -> float | None:
    """Share of each row's `first` highest chances that came true; higher is better."""
    if chance.shape[1] < first:
        return None
    top = np.argsort(-chance, axis=1, kind="stable")[:, :first]
    return float(np.take_along_axis(came, top, axis=1).mean())


def block_bootstrap(
    ours: NDArray[np.float64],
    theirs: NDArray[np.float64],
    *,
    rng: np.random.Generator,
    block: int = 13,
    draws: int = 1000,
) -> tuple[float, float, float]:
    """Skill 1 - ours/theirs of two series of weekly sums, with its 95 % interval.

    Weeks are drawn in pairs and in blocks, so shared shocks stay together.
    """
    weeks = len(ours)
    block = min(block, weeks)
    starts = rng.integers(0, weeks, size=(draws, -(-weeks // block)))
    index = (starts[:, :, None] + np.arange(block)).reshape(draws, -1)[:, :weeks] % weeks
    above, below = ours[index].sum(axis=1), np.maximum(theirs[index].sum(axis=1), 1e-12)
    low, high = np.quantile(1.0 - above / below, (0.025, 0.975))
    return float(1.0 - ours.sum() / max(theirs.sum(), 1e-12)), float(low), float(high)


def _at(pmf: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    k = np.minimum(y, pmf.shape[1] - 1).astype(np.int64)
    return np.where(y < pmf.shape[1], pmf[np.arange(len(k)), k], 0.0)
