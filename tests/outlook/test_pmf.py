from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import nbinom

from selaras.outlook import trim
from selaras.outlook._pmf import empirical, negative_binomial, quantile, reach


def test_negative_binomial_agrees_with_scipy() -> None:
    mean, size = np.array([0.05, 0.7, 12.0]), np.array([0.3, 1.2, 5.0])
    pmf = negative_binomial(mean, size, 200)
    expected = nbinom.pmf(np.arange(199), size[:, None], (size / (size + mean))[:, None])
    assert np.allclose(pmf[:, :199], expected, atol=1e-12)
    assert np.allclose(pmf.sum(axis=1), 1.0)


@pytest.mark.parametrize("mean", [0.001, 1.0, 300.0])
def test_reach_leaves_next_to_nothing_beyond(mean: float) -> None:
    length = reach(mean, 0.5, 0.0)
    assert negative_binomial(np.array([mean]), np.array([0.5]), length)[0, -1] < 1e-4


def test_empirical_is_the_share_of_each_count() -> None:
    history = np.array([[0.0, 0.0, 2.0, 9.0]])
    assert empirical(history, 4).tolist() == [[0.5, 0.0, 0.25, 0.25]]


def test_quantile_is_the_smallest_count_that_reaches_the_share() -> None:
    pmf = np.array([0.5, 0.4, 0.1])
    assert [quantile(pmf, share) for share in (0.05, 0.5, 0.51, 0.95)] == [0, 0, 1, 2]


def test_trim_keeps_the_whole_mass() -> None:
    pmf = np.array([0.9, 0.1 - 1e-8, 5e-9, 5e-9, 0.0])
    assert trim(pmf).tolist() == pytest.approx([0.9, 0.1])
    assert trim(pmf).sum() == pytest.approx(1.0, abs=1e-12)
