from __future__ import annotations

import numpy as np
import pytest

from selaras.stories._cluster import cluster

HALF = 0.5


def table(
    size: int, pairs: dict[tuple[int, int], float]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    rows = np.zeros((size, size), dtype=np.float32)
    for (one, other), value in pairs.items():
        rows[one, other] = rows[other, one] = value
    return rows


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        pytest.param({}, [[0], [1], [2]], id="nothing-alike"),
        pytest.param({(0, 1): 0.9}, [[0, 1], [2]], id="one-pair"),
        pytest.param(
            {(0, 1): 0.9, (1, 2): 0.6}, [[0, 1], [2]], id="a-chain-does-not-join-below-the-mean"
        ),
        pytest.param({(0, 1): 0.9, (1, 2): 0.7, (0, 2): 0.4}, [[0, 1, 2]], id="the-mean-joins"),
        pytest.param({(0, 1): 0.5}, [[0, 1], [2]], id="the-threshold-itself-joins"),
    ],
)
def test_groups_join_by_their_mean(
    pairs: dict[tuple[int, int], float], groups: list[list[int]]
) -> None:
    assert cluster(table(3, pairs), threshold=HALF) == groups


def test_rows_that_people_join_share_a_group_whatever_their_likeness() -> None:
    assert cluster(table(3, {}), threshold=HALF, together=[(0, 2)]) == [[0, 2], [1]]


def test_rows_that_people_part_never_share_a_group_even_through_a_third() -> None:
    alike = table(3, {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9})
    groups = cluster(alike, threshold=HALF, apart=[(0, 1)])
    assert not any({0, 1} <= set(group) for group in groups)
    assert len(groups) == 2


def test_the_order_of_rows_settles_ties() -> None:
    alike = table(4, {(0, 1): 0.8, (2, 3): 0.8, (1, 2): 0.8})
    assert cluster(alike, threshold=HALF) == [[0, 1], [2, 3]]


def test_no_rows_make_no_groups() -> None:
    assert cluster(table(0, {}), threshold=HALF) == []


def test_a_row_that_people_join_brings_its_group_along() -> None:
    alike = table(4, {(2, 3): 0.9})
    assert cluster(alike, threshold=HALF, together=[(0, 2)]) == [[0, 2, 3], [1]]


def test_a_row_that_people_join_comes_alone_when_its_group_may_not() -> None:
    alike = table(3, {(1, 2): 0.9})
    assert cluster(alike, threshold=HALF, together=[(0, 1)], apart=[(0, 2)]) == [[0, 1], [2]]
