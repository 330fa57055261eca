"""Weeks as numbers: week n starts on the Monday with ordinal 7n + 1."""

from __future__ import annotations

import datetime as dt

__all__ = ["last_full_week", "monday", "week_of"]


def week_of(day: dt.date) -> int:
    """The number of the week that holds a day."""
    return (day.toordinal() - 1) // 7


def monday(week: int) -> dt.date:
    """The first day of a week."""
    return dt.date.fromordinal(7 * week + 1)


def last_full_week(day: dt.date) -> int:
    """The last week that is over when `day` ends."""
    return week_of(day + dt.timedelta(days=1)) - 1
