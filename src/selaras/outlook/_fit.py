"""Negative-binomial regression: non-negative weights, identity link, calendar factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec
import numpy as np
from scipy.special import digamma, gammaln

from selaras.outlook._minimise import minimise

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FLOOR", "Cells", "Parameters", "fit", "means", "sizes"]

FLOOR = 1e-4
"""No mean is zero: anything can happen anywhere, once in ten thousand weeks."""

_TO_WEIGHTS, _TO_CALENDAR, _TO_SPREAD = 20.0, 5.0, 1.0


class Parameters(msgspec.Struct, frozen=True):
    """mean = (weights . rules) * exp(calendar . shares); size = exp(base) * mean ** power.

    `own` moves the size by how much the region has varied.
    """

    weights: tuple[float, ...]
    calendar: tuple[float, ...]
    base: float
    power: float
    own: float


class Cells(msgspec.Struct, frozen=True):
    """Rows to fit on: rules, calendar shares, a fixed log factor, spread index, counts, trust."""

    rules: NDArray[np.float64]
    shares: NDArray[np.float64]
    offset: NDArray[np.float64]
    spread: NDArray[np.float64]
    y: NDArray[np.float64]
    trust: NDArray[np.float64]


def means(
    par: Parameters, rules: NDArray[np.float64], factor: NDArray[np.float64] | float
) -> NDArray[np.float64]:
    """The mean of each row."""
    return _dot(rules, np.asarray(par.weights)) * factor + FLOOR


def sizes(
    par: Parameters, mean: NDArray[np.float64], spread: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The size (smaller is wider) of each row's negative binomial."""
    log = par.base + par.own * spread + par.power * np.log(mean)
    return cast("NDArray[np.float64]", np.exp(np.clip(log, -8.0, 12.0)))


def fit(cells: Cells, prior: Parameters) -> Parameters:
    """The most likely parameters, pulled towards `prior` where the rows say little.

    Without calendar shares (no columns) the calendar stays as in `prior` and its
    effect is expected in `offset`.
    """
    rules, shares = cells.rules.shape[1], cells.shares.shape[1]
    start = np.array([*prior.weights, *prior.calendar[:shares], prior.own, prior.base, prior.power])
    pull = np.array([_TO_WEIGHTS] * rules + [_TO_CALENDAR] * shares + [_TO_SPREAD] * 3)
    low = np.array([0.0] * rules + [-3.0] * (shares + 1) + [-5.0, -0.5])
    high = np.array([3.0] * (rules + shares + 1) + [5.0, 1.5])
    found = minimise(
        lambda theta: _loss(theta, cells, start, pull),
        start,
        curvature=_curvature(start, cells, pull),
        bounds=(low, high),
    )
    return Parameters(
        tuple(found[:rules].tolist()),
        tuple(found[rules : rules + shares].tolist()) or prior.calendar,
        base=float(found[-2]),
        power=float(found[-1]),
        own=float(found[-3]),
    )


def _dot(matrix: NDArray[np.float64], vector: NDArray[np.float64]) -> NDArray[np.float64]:
    """Matrix times vector without BLAS, whose threads cost more here than they bring."""
    product: NDArray[np.float64] = np.einsum("ij,j->i", matrix, vector)
    return product


class _Point(NamedTuple):
    """The fit at one set of parameters, per row."""

    factor: NDArray[np.float64]
    mean: NDArray[np.float64]
    log_mean: NDArray[np.float64]
    value: NDArray[np.float64]
    by_mean: NDArray[np.float64]
    by_size: NDArray[np.float64]


def _at(theta: NDArray[np.float64], cells: Cells) -> _Point:
    """Log likelihood of each row, and how it moves with the mean and with the log size."""
    rules, shares = cells.rules.shape[1], cells.shares.shape[1]
    own, base, power = theta[-3], theta[-2], theta[-1]
    factor = np.exp(_dot(cells.shares, theta[rules : rules + shares]) + cells.offset)
    mean = _dot(cells.rules, theta[:rules]) * factor + FLOOR
    log_mean = np.log(mean)
    size = np.exp(np.clip(base + own * cells.spread + power * log_mean, -8.0, 12.0))
    y, both = cells.y, size + mean
    log_ratio = np.log(size / both)
    value, by_size = size * log_ratio, log_ratio + 1.0 - (size + y) / both
    some = np.flatnonzero(y)  # nine rows in ten are zeros, whose special functions cancel
    value[some] += gammaln(y[some] + size[some]) - gammaln(size[some])
    value[some] += y[some] * np.log(mean[some] / both[some])
    by_size[some] += digamma(y[some] + size[some]) - digamma(size[some])
    by_size *= size
    by_mean = y / mean - (size + y) / both + by_size * power / mean
    return _Point(factor, mean, log_mean, value, by_mean, by_size)


def _loss(
    theta: NDArray[np.float64],
    cells: Cells,
    start: NDArray[np.float64],
    pull: NDArray[np.float64],
) -> tuple[float, NDArray[np.float64]]:
    """Penalised negative log likelihood and its gradient."""
    at = _at(theta, cells)
    by_mean, by_size = at.by_mean * cells.trust, at.by_size * cells.trust
    away = theta - start
    gradient = np.concatenate(
        [
            _dot(cells.rules.T, by_mean * at.factor),
            _dot(cells.shares.T, by_mean * (at.mean - FLOOR)),
            [(by_size * cells.spread).sum(), by_size.sum(), (by_size * at.log_mean).sum()],
        ]
    )
    loss = float((pull * away**2).sum() - (at.value * cells.trust).sum())
    return loss, 2.0 * pull * away - gradient


def _curvature(
    theta: NDArray[np.float64], cells: Cells, pull: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The outer product of the rows' scores: near the optimum, the loss's second derivative."""
    at = _at(theta, cells)
    scores = np.concatenate(
        [
            cells.rules * (at.by_mean * at.factor)[:, None],
            cells.shares * (at.by_mean * (at.mean - FLOOR))[:, None],
            np.stack([cells.spread, np.ones_like(at.mean), at.log_mean], axis=1)
            * at.by_size[:, None],
        ],
        axis=1,
    )
    outer: NDArray[np.float64] = np.einsum("ni,nj->ij", scores * cells.trust[:, None], scores)
    return outer + np.diag(2.0 * pull)
