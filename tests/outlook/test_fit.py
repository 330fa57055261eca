from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from selaras.outlook._fit import Cells, Parameters, _curvature, _loss, fit
from selaras.outlook._minimise import minimise

TRUE = Parameters((0.2, 0.7, 0.0), (-0.5,), base=0.3, power=0.6, own=0.4)
PRIOR = Parameters((0.4, 0.4, 0.2), (0.0,), base=0.0, power=0.5, own=0.0)


def cells(rows: int) -> Cells:
    rng = np.random.default_rng(11)
    rules = rng.gamma(0.6, 0.6, (rows, 3))
    shares = (rng.random((rows, 1)) < 0.2).astype(float)
    spread = rng.normal(0.5, 0.4, rows)
    mean = rules @ np.array(TRUE.weights) * np.exp(shares @ np.array(TRUE.calendar)) + 1e-4
    size = np.exp(TRUE.base + TRUE.own * spread + TRUE.power * np.log(mean))
    y = rng.poisson(rng.gamma(size, mean / size)).astype(float)
    return Cells(rules, shares, np.zeros(rows), spread, y, np.ones(rows))


def test_many_rows_bring_the_true_parameters_back() -> None:
    found = fit(cells(60_000), PRIOR)
    assert found.weights == pytest.approx(TRUE.weights, abs=0.05)
    assert found.calendar == pytest.approx(TRUE.calendar, abs=0.1)
    assert (found.base, found.power) == pytest.approx((TRUE.base, TRUE.power), abs=0.15)


def test_few_rows_leave_the_prior_nearly_as_it_was() -> None:
    found = fit(cells(5), PRIOR)
    assert found.weights == pytest.approx(PRIOR.weights, abs=0.1)


def test_weights_are_never_negative() -> None:
    some = cells(4000)
    some.rules[:, 2] = 1.0 / (1.0 + some.y)
    assert min(fit(some, PRIOR).weights) >= 0.0


def test_the_gradient_is_the_slope_of_the_loss() -> None:
    some, start = cells(300), np.array([0.4, 0.4, 0.2, 0.1, 0.2, 0.1, 0.4])
    pull = np.full(7, 2.0)
    _, slope = _loss(start, some, start * 0.9, pull)
    expected = approx_fprime(start, lambda x: _loss(x, some, start * 0.9, pull)[0], 1e-6)
    assert np.allclose(slope, expected, rtol=1e-3, atol=1e-2)


def test_the_curvature_is_positive_definite() -> None:
    some, start = cells(300), np.array([0.4, 0.4, 0.2, 0.1, 0.2, 0.1, 0.4])
    assert np.linalg.eigvalsh(_curvature(start, some, np.full(7, 2.0))).min() > 0


def test_minimise_finds_the_lowest_point_within_bounds() -> None:
    def bowl(
        x: np.ndarray[tuple[int], np.dtype[np.float64]],
    ) -> tuple[float, np.ndarray[tuple[int], np.dtype[np.float64]]]:
        away = x - np.array([1.0, -2.0])
        weights = np.array([1.0, 50.0])
        return float((weights * away**2).sum()), 2 * weights * away

    found = minimise(
        bowl,
        np.array([5.0, 5.0]),
        curvature=np.eye(2),
        bounds=(np.array([-9.0, -1.0]), np.array([9.0, 9.0])),
    )
    assert found == pytest.approx([1.0, -1.0], abs=1e-4)
