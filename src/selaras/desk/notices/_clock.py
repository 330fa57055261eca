"""When something may be sent: at once, at the digest's hour, and not in quiet hours; pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from selaras.desk.notices.models import Pace

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from selaras.desk.notices.models import Ways

_DAY = dt.timedelta(days=1)
_WEEK = 7


def due(now: dt.datetime, pace: Pace, ways: Ways, zone: ZoneInfo, *, urgent: bool) -> dt.datetime:
    """The first moment from now on at which it may go."""
    at = now if pace == Pace.AT_ONCE else _digest(now.astimezone(zone), pace, ways)
    return at if urgent and ways.urgent_passes else after_quiet(at, ways, zone)


def _digest(local: dt.datetime, pace: Pace, ways: Ways) -> dt.datetime:
    """The next time that the clock of the office shows the digest's hour, on its weekday."""
    at = dt.datetime.combine(local.date(), dt.time(ways.digest_hour), local.tzinfo)
    if pace == Pace.WEEKLY:
        at += _DAY * ((ways.digest_day - at.weekday()) % _WEEK)
    if at <= local:
        at += _DAY * (_WEEK if pace == Pace.WEEKLY else 1)
    return at


def after_quiet(at: dt.datetime, ways: Ways, zone: ZoneInfo) -> dt.datetime:
    """The moment itself outside quiet hours, else their end, on the clock of the office."""
    begin, end = ways.quiet_from, ways.quiet_until
    if begin is None or end is None or begin == end:
        return at
    local = at.astimezone(zone)
    time = local.time()
    inside = begin <= time < end if begin < end else time >= begin or time < end
    if not inside:
        return at
    day = local.date() + (_DAY if begin > end and time >= begin else dt.timedelta())
    return dt.datetime.combine(day, end, zone)
