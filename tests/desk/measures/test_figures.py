from __future__ import annotations

import pytest

from selaras.desk.measures._figures import Days, Share, days


@pytest.mark.parametrize(
    ("part", "whole", "percents"),
    [
        pytest.param(3, 5, (23, 89), id="three-of-five"),
        pytest.param(0, 4, (0, 49), id="none-is-not-never"),
        pytest.param(4, 4, (51, 100), id="all-is-not-always"),
        pytest.param(500, 1000, (46, 54), id="many-narrow"),
        pytest.param(0, 0, None, id="of-nothing"),
    ],
)
def test_a_share_comes_with_wilsons_interval(
    part: int, whole: int, percents: tuple[int, int] | None
) -> None:
    assert Share(part, whole).percents == percents


def test_days_are_told_by_median_and_range() -> None:
    assert days([9, 2, 4]) == Days(3, 4, 2, 9)
    assert days([]) == Days(0)
