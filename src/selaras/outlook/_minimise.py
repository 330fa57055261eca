"""Minimise a smooth function of a few parameters within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Loss = Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]]

__all__ = ["minimise"]

_STEPS, _HALVINGS = 60, 25
_SLIGHT = 1e-8


def minimise(
    loss: Loss,
    start: NDArray[np.float64],
    *,
    curvature: NDArray[np.float64],
    bounds: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> NDArray[np.float64]:
    """Projected BFGS from a given curvature.

    Why not scipy's L-BFGS-B: docs/adr/0009-outlook.md.

    Args:
        loss: Value and gradient.
        start: Where to start.
        curvature: A positive definite guess of the second derivative.
        bounds: Lowest and highest value of each parameter.

    Returns:
        The best point found; at the latest after 60 steps.
    """
    low, high = bounds
    x = np.clip(start, low, high)
    value, slope = loss(x)
    for _ in range(_STEPS):
        step = _direction(x, slope, curvature, bounds)
        found = _search(loss, x, value, slope, step, bounds)
        if found is None:
            return x
        new, new_value, new_slope = found
        curvature = _update(curvature, new - x, new_slope - slope)
        gained = value - new_value
        x, value, slope = new, new_value, new_slope
        if gained < _SLIGHT * (1.0 + abs(value)):
            return x
    return x


def _direction(
    x: NDArray[np.float64],
    slope: NDArray[np.float64],
    curvature: NDArray[np.float64],
    bounds: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> NDArray[np.float64]:
    """A Newton step of the parameters that no bound holds back."""
    held = ((x <= bounds[0]) & (slope > 0)) | ((x >= bounds[1]) & (slope < 0))
    free = np.flatnonzero(~held)
    step = np.zeros_like(x)
    step[free] = -np.linalg.solve(curvature[np.ix_(free, free)], slope[free])
    return step


def _search(
    loss: Loss,
    x: NDArray[np.float64],
    value: float,
    slope: NDArray[np.float64],
    step: NDArray[np.float64],
    bounds: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> tuple[NDArray[np.float64], float, NDArray[np.float64]] | None:
    """The first of ever shorter steps that gains enough; None when none does."""
    for _ in range(_HALVINGS):
        new = np.clip(x + step, *bounds)
        new_value, new_slope = loss(new)
        if new_value <= value + 1e-4 * float((slope * (new - x)).sum()) and (new != x).any():
            return new, new_value, new_slope
        step = step / 2.0
    return None


def _update(
    curvature: NDArray[np.float64], step: NDArray[np.float64], change: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Powell's damped update, which stays positive definite."""
    bent = np.einsum("ij,j->i", curvature, step)
    own, cross = float((step * bent).sum()), float((step * change).sum())
    if cross < 0.2 * own:
        share = 0.8 * own / (own - cross)
        change = share * change + (1.0 - share) * bent
        cross = float((step * change).sum())
    return curvature + np.outer(change, change) / cross - np.outer(bent, bent) / own
