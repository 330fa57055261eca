from __future__ import annotations

import numpy as np
import pytest

from selaras.outlook._score import (
    average_precision,
    block_bootstrap,
    crps,
    interval_excess,
    log_score,
    median_error,
    pit,
    precision_at,
)

HALF = np.array([[0.5, 0.25, 0.25]])


def test_crps_equals_its_definition_by_pairs() -> None:
    rng = np.random.default_rng(1)
    pmf = rng.dirichlet(np.ones(6), size=20)
    y = rng.integers(0, 9, 20).astype(float)
    k = np.arange(6)
    spread = np.einsum("ni,nj,ij->n", pmf, pmf, np.abs(k[:, None] - k[None, :]))
    expected = (pmf * np.abs(k - y[:, None])).sum(axis=1) - spread / 2
    assert np.allclose(crps(pmf, y), expected)


@pytest.mark.parametrize(
    ("count", "bits"),
    [
        pytest.param(0.0, 1.0, id="half"),
        pytest.param(2.0, 2.0, id="quarter"),
        pytest.param(9.0, -np.log2(1e-12), id="impossible-is-floored"),
    ],
)
def test_ignorance_is_in_bits(count: float, bits: float) -> None:
    assert log_score(HALF, np.array([count]))[0] == pytest.approx(bits)


def test_randomised_pit_of_true_odds_is_uniform() -> None:
    rng = np.random.default_rng(2)
    pmf = np.repeat(rng.dirichlet(np.ones(5), size=1), 20_000, axis=0)
    y = rng.choice(5, size=20_000, p=pmf[0]).astype(float)
    found, _ = np.histogram(pit(pmf, y, rng), bins=10, range=(0, 1))
    assert np.abs(found / 20_000 - 0.1).max() < 0.01


def test_closed_interval_is_judged_against_its_own_mass() -> None:
    pmf = np.array([[0.97, 0.02, 0.01]] * 2)
    assert np.allclose(interval_excess(pmf, np.array([0.0, 1.0])), [0.03, -0.97])


def test_median_error_is_a_distance() -> None:
    assert median_error(HALF, np.array([2.0])).tolist() == [2.0]


def test_average_precision_ranks_and_needs_a_hit() -> None:
    came = np.array([True, False, True, False])
    assert average_precision(np.array([0.9, 0.1, 0.8, 0.2]), came) == 1.0
    assert average_precision(np.array([0.5] * 4), came) == 0.5
    assert average_precision(np.array([0.5] * 4), np.zeros(4, dtype=bool)) is None


def test_precision_at_three_needs_three_regions() -> None:
    came = np.array([[True, False, True, False]])
    assert precision_at(np.array([[0.9, 0.8, 0.7, 0.1]]), came) == pytest.approx(2 / 3)
    assert precision_at(np.array([[0.9, 0.8]]), came[:, :2]) is None


def test_bootstrap_interval_holds_the_skill_and_is_zero_for_equals() -> None:
    rng = np.random.default_rng(4)
    theirs = rng.gamma(2.0, size=200)
    skill, low, high = block_bootstrap(theirs * 0.9, theirs, rng=rng)
    assert skill == pytest.approx(0.1)
    assert low == pytest.approx(0.1)
    assert high == pytest.approx(0.1)
    noisy = theirs + rng.normal(0, 0.5, 200)
    skill, low, high = block_bootstrap(noisy, theirs, rng=rng)
    assert low < skill < high
    assert low < 0 < high
