from __future__ import annotations

import numpy as np

from selaras.outlook import synthesise


def counts(seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    table = synthesise(np.random.default_rng(seed), groups=("violence",))
    out = np.zeros((38, 364))
    for event in table.rows:
        out[int(event.region) - 11, (event.day - table.rows[0].day).days // 7] += 1
    return out


def test_made_up_events_have_the_moments_of_the_real_table() -> None:
    many = np.stack([counts(seed) for seed in range(3)])
    assert 0.12 < many.mean() < 0.40
    assert 0.80 < (many == 0).mean() < 0.93
    assert 1.3 < many.var(axis=2).mean() / many.mean() < 3.0
    means = many.mean(axis=2)
    assert np.quantile(means, 0.9) > 8 * np.quantile(means, 0.2)


def test_the_same_state_makes_the_same_table() -> None:
    one, two = (synthesise(np.random.default_rng(1), weeks=60) for _ in range(2))
    assert one == two
    assert one != synthesise(np.random.default_rng(2), weeks=60)
