"""How closely each region was watched in each week."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from selaras.outlook._weeks import week_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.outlook._config import Coverage
    from selaras.outlook._counts import Counts

__all__ = ["apply_coverage", "mark_gaps", "reading_ratio"]

_SMOOTH = 8
_YARDSTICK = 52
_LEAST, _MOST = 0.1, 10.0


def mark_gaps(counts: Counts, runs: Sequence[tuple[int, int]]) -> Counts:
    """The same counts, with the weeks of each run unwatched rather than calm."""
    watched = counts.watched.copy()
    for first, last in runs:
        watched[:, first - counts.first_week : last - counts.first_week + 1] = 0.0
    return dataclasses.replace(counts, watched=watched)


def apply_coverage(counts: Counts, rows: Sequence[Coverage]) -> Counts:
    """The same counts, each week weighed by the reports read against the region's first year.

    Regions without a row keep weight 1. A week with no report at all, where there
    were always some, is unwatched.
    """
    if not rows:
        return counts
    reports, known = _reports(counts, rows)
    smooth = _mean_of_last(reports, _SMOOTH)
    yard = _yardstick(reports)
    ratio = np.clip(smooth / np.maximum(yard, 1e-9), _LEAST, _MOST)
    ratio[(reports == 0) & (yard >= 3.0)] = 0.0
    watched = np.where(known[:, None], counts.watched * ratio, counts.watched)
    return dataclasses.replace(counts, watched=watched)


def reading_ratio(counts: Counts, rows: Sequence[Coverage], week: int) -> list[float | None]:
    """Reports read in the last four weeks against the last 52, per region; None if unknown."""
    if not rows:
        return [None] * len(counts.regions)
    reports, known = _reports(counts, rows)
    now = reports[:, max(0, week - 3) : week + 1].mean(axis=1)
    usual = reports[:, max(0, week - 51) : week + 1].mean(axis=1)
    return [
        round(float(n / u), 3) if k and u > 0 else None
        for n, u, k in zip(now, usual, known, strict=True)
    ]


def _reports(
    counts: Counts, rows: Sequence[Coverage]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    reports = np.zeros(counts.y.shape)
    known = np.zeros(len(counts.regions), dtype=np.bool_)
    index = {name: number for number, name in enumerate(counts.regions)}
    for row in rows:
        week = week_of(row.day) - counts.first_week
        if row.region in index and 0 <= week < counts.weeks:
            reports[index[row.region], week] += row.reports
            known[index[row.region]] = True
    return reports, known


def _mean_of_last(values: NDArray[np.float64], weeks: int) -> NDArray[np.float64]:
    total = np.cumsum(values, axis=1)
    total[:, weeks:] -= total[:, :-weeks].copy()
    return total / np.minimum(np.arange(1, values.shape[1] + 1), weeks)


def _yardstick(reports: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean of the first year, or of what there is of it: fixed once the year is over."""
    weeks = np.arange(1, reports.shape[1] + 1)
    first_year = np.cumsum(reports * (weeks <= _YARDSTICK), axis=1)
    return first_year / np.minimum(weeks, _YARDSTICK)
