"""Settle a day by the calendar: the year left out, the weekday that must agree, the anchor."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.reading._dates_figures import Point

__all__ = ["checked", "month_near", "months_off", "nearest", "weekday_near"]

_MISPRINT_DAYS = 45


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _closest(days: Iterable[dt.date | None], anchor: dt.date) -> dt.date | None:
    """The day nearest the anchor, the earlier of two as near."""
    real = [day for day in days if day is not None]
    return min(real, key=lambda day: (abs((day - anchor).days), day), default=None)


def nearest(
    point: Point, anchor: dt.date | None, *, weekday: int | None, way: int | None
) -> dt.date | None:
    """The day that a day and month without year mean.

    Args:
        point: Month and day; the year is not said.
        anchor: The day of publication, or a day that the text dates in full.
        weekday: The weekday that stands with it (Monday is 0), None when none does.
        way: -1 for "lalu", 1 for "mendatang", None when neither is said.

    Returns:
        The day nearest the anchor, with the right weekday if any year has it near.
    """
    if anchor is None:
        return None
    _, month, day = point
    found = [_day(anchor.year + step, month, day) for step in (-1, 0, 1)]
    days = [d for d in found if d is not None]
    if way is not None:
        days = [d for d in days if (d - anchor).days * way >= 0] or days
    if weekday is None:
        return _closest(days, anchor)
    right = [d for d in days if d.weekday() == weekday]
    plain = _closest(days, anchor)
    if right and plain is not None:
        best = _closest(right, anchor)
        if best == plain or (best is not None and abs((best - anchor).days) <= 200):
            return best
    return None if plain is None else _mended(plain, weekday, anchor)


def checked(point: Point, anchor: dt.date | None, *, weekday: int | None) -> dt.date | None:
    """A full date, mended where its weekday shows a misprint near the day of publication."""
    year, month, day = point
    printed = None if year is None else _day(year, month, day)
    if printed is None or weekday is None or printed.weekday() == weekday or anchor is None:
        return printed
    return _mended(printed, weekday, anchor)


def _mended(printed: dt.date, weekday: int, anchor: dt.date) -> dt.date:
    """The day with the right weekday that one misprint away from the printed lies nearest."""
    days = [printed + dt.timedelta(step) for step in range(-3, 4)]
    days += [_day(anchor.year + step, printed.month, printed.day) for step in (-1, 0, 1)]  # type: ignore[misc]
    days.append(_day(printed.year, printed.day, printed.month))  # type: ignore[arg-type]
    right = [d for d in days if d is not None and d.weekday() == weekday]
    best = _closest(right, anchor)
    if best is None or abs((best - anchor).days) > _MISPRINT_DAYS:
        return printed
    return best


def weekday_near(weekday: int, anchor: dt.date, *, way: int | None, week: int | None) -> dt.date:
    """The day that a weekday alone means: the last one unless the words point ahead.

    Args:
        weekday: Monday is 0.
        anchor: The day of publication.
        way: -1 "lalu" (never the anchor itself), 1 "depan", 2 ahead or today, None unsaid.
        week: Weeks from the anchor's ("pekan lalu" is -1), None when no week is said.
    """
    if week is not None:
        return anchor + dt.timedelta(7 * week + weekday - anchor.weekday())
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if way == -1:
        return anchor - dt.timedelta(back or 7)
    if way == 1:
        return anchor + dt.timedelta(ahead or 7)
    if way == 2:
        return anchor + dt.timedelta(ahead)
    return anchor - dt.timedelta(back)


def months_off(anchor: dt.date, months: int) -> tuple[int, int]:
    """Year and month that lie so many months from the anchor's."""
    index = anchor.year * 12 + anchor.month - 1 + months
    return index // 12, index % 12 + 1


def month_near(month: int, anchor: dt.date, *, way: int | None) -> int:
    """The year of a month without one: the nearest, or as "lalu" and "mendatang" say."""
    gap = (month - anchor.month + 6) % 12 - 6
    if way == -1 and gap > 0:
        gap -= 12
    elif way == 1 and gap < 0:
        gap += 12
    return months_off(anchor, gap)[0]
