"""Figures with their doubt: shares by Wilson's interval, days by median and range."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_Z = 1.959963984540054


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies with 95% confidence, as Wilson has it; None out of none."""
        n = self.whole
        if n == 0:
            return None
        share, square = self.part / n, _Z * _Z
        middle = (share + square / (2 * n)) / (1 + square / n)
        spread = math.sqrt(share * (1 - share) / n + square / (4 * n * n))
        reach = _Z * spread / (1 + square / n)
        return max(0.0, middle - reach), min(1.0, middle + reach)

    @property
    def percents(self) -> tuple[int, int] | None:
        """The interval in whole percents, rounded outwards."""
        found = self.interval
        if found is None:
            return None
        return math.floor(found[0] * 100), math.ceil(found[1] * 100)


@dataclass(frozen=True)
class Days:
    """How many days something took: of how many, the median, the shortest, the longest."""

    n: int
    median: float | None = None
    least: int | None = None
    most: int | None = None


def days(values: Iterable[int]) -> Days:
    """The days that something took."""
    known = sorted(values)
    return Days(len(known), median(known), known[0], known[-1]) if known else Days(0)
