"""Events as counts per region and week, and which weeks were watched at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from selaras.outlook._weeks import week_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.outlook._events import Event
    from selaras.outlook._records import Group, Level

__all__ = ["Counts", "counts_of", "gaps", "names_of"]

_LEAST_BEFORE = 26
_SURE = 14.0
"""A silence counts as a gap once its chance is below exp(-14), one in a million."""


@dataclass(frozen=True)
class Counts:
    """Counts `y[region, week]` from `first_week` on, regions in order of name.

    `seen[region]` is the index of the week in which the region first had an event;
    assembly makes a region known to assembly only. `watched[region, week]` is 1 where
    reports were read as usual and 0 where nobody looked.
    """

    regions: tuple[str, ...]
    first_week: int
    y: NDArray[np.float64]
    seen: NDArray[np.int64]
    watched: NDArray[np.float64]

    @property
    def weeks(self) -> int:
        """The number of weeks."""
        return int(self.y.shape[1])

    def cut(self, weeks: int) -> Counts:
        """The same counts, up to a number of weeks."""
        return Counts(
            self.regions, self.first_week, self.y[:, :weeks], self.seen, self.watched[:, :weeks]
        )


def names_of(rows: Sequence[Event], level: Level) -> list[str]:
    """The name of each event's region at a level."""
    if level == "province":
        return [event.province for event in rows]
    return [event.region for event in rows]


def counts_of(
    rows: Sequence[Event],
    *,
    group: Group,
    level: Level,
    last_week: int,
    regions: Sequence[str] = (),
) -> Counts:
    """Count one group of events per region and week, up to `last_week`.

    `regions` are counted too when no row names them. Rows after `last_week` name
    no region and count for nothing.
    """
    first = week_of(rows[0].day)
    rows = [event for event in rows if week_of(event.day) <= last_week]
    names = names_of(rows, level)
    order = tuple(sorted({*names, *regions}))
    index = {name: number for number, name in enumerate(order)}
    size = (len(order), last_week - first + 1)
    y, seen = np.zeros(size), np.full(len(order), size[1], dtype=np.int64)
    for event, name in zip(rows, names, strict=True):
        row, week = index[name], week_of(event.day) - first
        if (event.group == "assembly") <= (group == "assembly"):
            seen[row] = min(seen[row], week)
        if event.group == group:
            y[row, week] += event.weight
    return Counts(order, first, np.floor(y + 0.5), seen, np.ones(size))


def gaps(rows: Sequence[Event], *, last_week: int) -> list[tuple[int, int]]:
    """Runs of weeks so silent, in all regions and groups, that nobody can have looked.

    Returns:
        (first, last) week of each run, in order; a run may reach `last_week`.
    """
    first = week_of(rows[0].day)
    total = np.zeros(last_week - first + 1)
    for event in rows:
        week = week_of(event.day) - first
        if week < len(total):
            total[week] += 1
    runs = []
    start: int | None = None
    for week, count in enumerate([*total, 1.0]):
        if count == 0 and start is None:
            start = week
        elif count > 0 and start is not None:
            if _is_gap(total, start, week):
                runs.append((first + start, first + week - 1))
            start = None
    return runs


def _is_gap(total: NDArray[np.float64], start: int, end: int) -> bool:
    """Whether a silence is too long for how often the year before it had an event."""
    before = total[max(0, start - 52) : start]
    if len(before) < _LEAST_BEFORE:
        return False
    busy = (float((before > 0).sum()) + 1.0) / (len(before) + 2.0)
    return -(end - start) * float(np.log1p(-busy)) > _SURE
