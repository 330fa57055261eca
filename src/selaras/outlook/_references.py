"""What a forecast must beat: nothing, the last value, the last year, a smooth count model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from selaras.outlook._pmf import empirical, negative_binomial

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["REFERENCES", "reference", "smoothed"]

REFERENCES = ("zero", "last_value", "history_52", "smooth_nb")
_HALF = 0.5


def reference(name: str, past: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """The forecast of a simple rule from each region's last 52 windows, `[region, k]`."""
    if name == "zero":
        return empirical(np.zeros((len(past), 1)), length)
    if name == "last_value":
        return empirical(past[:, -1:], length)
    if name == "history_52":
        return empirical(past, length)
    return _smooth(past, length)


def smoothed(pmf: NDArray[np.float64], past: NDArray[np.float64]) -> NDArray[np.float64]:
    """A reference made fit for the log score: one part in 53 from the smooth count model."""
    return (52.0 * pmf + _smooth(past, pmf.shape[1])) / 53.0


def _smooth(past: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """Negative binomial at the mean of the last year, one size for all regions by moments."""
    mean = (past.sum(axis=1) + _HALF) / (past.shape[1] + 1.0)
    extra = past.var(axis=1) - past.mean(axis=1)
    size = float((mean**2).sum() / max(extra.sum(), 1e-3))
    return negative_binomial(mean, np.full(len(mean), np.clip(size, 0.05, 1e4)), length)
