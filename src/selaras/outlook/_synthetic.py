"""Made-up events with the moments of a real table, for tests and the demo."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from selaras.outlook._calendar import WINDOWS, shares
from selaras.outlook._events import Event, Events
from selaras.outlook._weeks import monday, week_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from selaras.outlook._records import Group

__all__ = ["synthesise"]

_MEANS: dict[Group, float] = {"violence": 0.22, "assembly": 0.66, "dispute": 0.10, "election": 0.04}
_REGIONS = tuple(str(number) for number in range(11, 49))
_SPREAD_OF_REGIONS = 1.3
_PERSISTENCE, _SHOCK = 0.94, 0.16
_SIZE_BASE, _SIZE_POWER = 0.2, 0.5
_CALENDAR = {"ramadan": -0.2, "year_end": -0.8}


def synthesise(
    rng: np.random.Generator,
    *,
    first_day: dt.date = dt.date(2015, 1, 5),
    weeks: int = 364,
    regions: tuple[str, ...] = _REGIONS,
    groups: tuple[Group, ...] = ("violence", "assembly"),
) -> Events:
    """Make up a table of events.

    Regions differ as provinces do (most quiet, a few busy), levels drift for months,
    counts are overdispersed, and the fasting month and the turn of the year are calm.

    Args:
        rng: Decides everything; the same state makes the same table.
        first_day: The first Monday.
        weeks: How many weeks.
        regions: Their names; those like "74.71" lie in the province "74".
        groups: Groups of kinds to make events of.
    """
    rows: list[Event] = []
    for group in groups:
        counts = _counts(rng, group, (len(regions), weeks), week_of(first_day))
        for row, week in zip(*np.nonzero(counts), strict=True):
            name = regions[row]
            for day in rng.integers(0, 7, int(counts[row, week])):
                date = monday(week_of(first_day) + int(week)) + dt.timedelta(days=int(day))
                rows.append(Event(date, name, name[:2] if "." in name else name, group, 1.0))
    rows.sort(key=lambda event: (event.day, event.region, event.group))
    return Events(tuple(rows))


def _counts(
    rng: np.random.Generator, group: Group, size: tuple[int, int], first_week: int
) -> NDArray[np.int64]:
    level = rng.normal(0.0, _SPREAD_OF_REGIONS, size[0])
    level += np.log(_MEANS[group]) - _SPREAD_OF_REGIONS**2 / 2
    drift = np.zeros(size)
    for week in range(1, size[1]):
        shock = rng.normal(0.0, _SHOCK, size[0]) + rng.normal(0.0, _SHOCK / 2)
        drift[:, week] = _PERSISTENCE * drift[:, week - 1] + shock
    windows = shares("assembly", first_week, size[1])
    calm = sum(effect * windows[:, WINDOWS.index(name)] for name, effect in _CALENDAR.items())
    mean = np.exp(level[:, None] + drift + calm)
    shape = np.exp(_SIZE_BASE) * mean**_SIZE_POWER
    counts: NDArray[np.int64] = rng.poisson(rng.gamma(shape, mean / shape))
    return counts
