"""Distributions of counts on 0, 1, 2, ...: made, mixed and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from scipy.special import gammaln

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["empirical", "negative_binomial", "quantile", "reach", "trim"]

_TAIL = 1e-7
_LONGEST = 20000


def reach(mean: float, size: float, most: float) -> int:
    """How many counts a table needs so that next to nothing lies beyond it."""
    spread = (mean + mean * mean / size) ** 0.5
    return int(min(max(24.0, mean + 14.0 * spread + 8.0, most + 2.0), _LONGEST))


def negative_binomial(
    mean: NDArray[np.float64], size: NDArray[np.float64], length: int
) -> NDArray[np.float64]:
    """Probabilities `[row, k]`; what lies beyond the table sits on its last count."""
    k = np.arange(length)
    size, mean = size[:, None], mean[:, None]
    log = gammaln(k + size) - gammaln(size) - gammaln(k + 1.0)
    log += size * np.log(size / (size + mean)) + k * np.log(mean / (size + mean))
    pmf = cast("NDArray[np.float64]", np.exp(log))
    pmf[:, -1] += np.maximum(1.0 - pmf.sum(axis=1), 0.0)
    pmf /= pmf.sum(axis=1, keepdims=True)
    return pmf


def empirical(history: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """Each row's own past counts as its distribution, `[row, k]`."""
    rows, weeks = history.shape
    flat = np.minimum(history, length - 1).astype(np.int64)
    flat += np.arange(rows)[:, None] * length
    counts = np.bincount(flat.ravel(), minlength=rows * length).reshape(rows, length)
    pmf: NDArray[np.float64] = counts / weeks
    return pmf


def quantile(pmf: NDArray[np.float64], share: float) -> int:
    """The smallest k with at least this share at or below it."""
    return int(np.searchsorted(np.cumsum(pmf), share - 1e-12))


def trim(pmf: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same distribution without its empty tail; what is cut sits on the last count."""
    beyond = 1.0 - np.cumsum(pmf)
    last = int(np.argmax(beyond < _TAIL)) if beyond[-1] < _TAIL else len(pmf) - 1
    out = pmf[: last + 1].copy()
    out[-1] += max(0.0, 1.0 - float(out.sum()))
    return out
