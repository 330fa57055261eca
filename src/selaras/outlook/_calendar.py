"""Dated windows (fasting month, feasts, voting) as shares of each week."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from selaras.outlook._kinds import table
from selaras.outlook._weeks import monday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.outlook._records import Group

__all__ = ["WINDOWS", "calendar_known_until", "shares", "windows_in"]

WINDOWS = ("ramadan", "eid", "year_end", "labour_day", "vote")
_OF_HARM = ("ramadan", "year_end", "labour_day")


@cache
def _spans() -> tuple[tuple[str, dt.date, dt.date], ...]:
    return tuple(
        (
            row["window"],
            dt.date.fromisoformat(row["first_day"]),
            dt.date.fromisoformat(row["last_day"]),
        )
        for row in table("calendar.csv")
    )


def calendar_known_until() -> dt.date:
    """The last day of the last year whose feasts are in the table."""
    return dt.date(max(last.year for name, _, last in _spans() if name == "eid"), 12, 31)


def shares(group: Group, first_week: int, weeks: int) -> NDArray[np.float64]:
    """The share of each week that lies in each window, `[week, window]`, from `first_week` on.

    A one-day window (labour day) counts its week in full. Feasts and voting windows
    are zero for every group but assembly: on harm they showed no gain.
    """
    out = np.zeros((weeks, len(WINDOWS)))
    for name, first, last in _spans():
        whole = 7.0 if last > first else 1.0
        for day in range(first.toordinal(), last.toordinal() + 1):
            week = (day - 1) // 7 - first_week
            if 0 <= week < weeks:
                out[week, WINDOWS.index(name)] += 1.0 / whole
    if group != "assembly":
        out[:, [name not in _OF_HARM for name in WINDOWS]] = 0.0
    return np.minimum(out, 1.0)


def windows_in(weeks: Sequence[int]) -> tuple[str, ...]:
    """The windows that touch any of some weeks."""
    days = [(monday(week), monday(week) + dt.timedelta(days=6)) for week in weeks]
    return tuple(
        name
        for name in WINDOWS
        if any(
            span == name and first <= end and last >= start
            for span, first, last in _spans()
            for start, end in days
        )
    )
