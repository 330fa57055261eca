"""Lives lost beside the odds: what the table tells of the last year, never a forecast."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from selaras.outlook._counts import names_of
from selaras.outlook._records import Deaths
from selaras.outlook._weeks import week_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.outlook._events import Event
    from selaras.outlook._records import Group, Level

__all__ = ["deaths_of"]

_YEAR, _WINDOW = 52, 4


def deaths_of(
    rows: Sequence[Event], group: Group, *, level: Level, last_week: int
) -> dict[str, Deaths]:
    """The deaths of each region's last 52 weeks; regions in which no event tells any are left out.

    Args:
        rows: Events in order of day; those after `last_week` are not looked at.
        group: The group of kinds.
        level: Whether regions are provinces or regencies.
        last_week: The last week used, as a number.
    """
    first = max(week_of(rows[0].day), last_week - _YEAR + 1)
    weekly: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (last_week - first + 1))
    told: defaultdict[str, int] = defaultdict(int)
    untold: defaultdict[str, int] = defaultdict(int)
    for event, region in zip(rows, names_of(rows, level), strict=True):
        week = week_of(event.day)
        if event.group != group or not first <= week <= last_week:
            continue
        if event.deaths is None:
            untold[region] += 1
        else:
            told[region] += 1
            weekly[region][week - first] += event.deaths
    return {
        region: _summed(weeks, told[region], untold[region]) for region, weeks in weekly.items()
    }


def _summed(weeks: list[int], told: int, untold: int) -> Deaths:
    most = max(sum(weeks[at : at + _WINDOW]) for at in range(max(1, len(weeks) - _WINDOW + 1)))
    return Deaths(len(weeks), told, untold, sum(weeks), sum(weeks[-_WINDOW:]), most)
