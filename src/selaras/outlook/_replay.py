"""The past replayed: every week's outlook as it would have been issued, beside what came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from selaras.outlook._config import Settings
from selaras.outlook._counts import gaps
from selaras.outlook._engine import HORIZONS
from selaras.outlook._events import UnusableEvents
from selaras.outlook._forecast import STANDING, engine_of, places_of, used_week
from selaras.outlook._weeks import last_full_week, monday, week_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from selaras.outlook._engine import Engine, Forecasts
    from selaras.outlook._events import Event, Events
    from selaras.outlook._records import Group
    from selaras.outlook._regencies import RegencyEngine
    from selaras.outlook._signals import Signals

__all__ = ["Replayed", "Span", "origins", "replay"]

_WARM_UP = 208
_SHORTEST = 52


class Span(msgspec.Struct, frozen=True):
    """The as-of weeks to replay; None means from the fourth year on, to the last full week."""

    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class Replayed:
    """One as-of week and horizon: forecasts, the year before, and what came (None: not yet)."""

    as_of: dt.date
    horizon: int
    first_day: dt.date
    last_day: dt.date
    regions: tuple[str, ...]
    made: Forecasts
    past: NDArray[np.float64]
    standing: NDArray[np.bool_]
    came: NDArray[np.float64] | None


def origins(events: Events, span: Span) -> range:
    """The as-of weeks of a span, as numbers.

    Raises:
        UnusableEvents: The span holds no week that can be replayed.
    """
    begin, end = week_of(events.rows[0].day), last_full_week(events.rows[-1].day)
    length = end - begin + 1
    usual = begin + (_WARM_UP if length > _WARM_UP + _SHORTEST else max(length // 2, 8))
    first = usual if span.first is None else max(_week_at(span.first), begin + 1)
    last = end if span.last is None else min(_week_at(span.last), end)
    if first > last:
        raise UnusableEvents(
            f"no week to replay: the table runs from {monday(begin)} to {monday(end)}, "
            f"and the weeks asked for are {monday(first)} to {monday(last)}"
        )
    return range(first, last + 1)


def replay(
    events: Events,
    *,
    group: Group,
    span: Span | None = None,
    settings: Settings | None = None,
    signals: Signals | None = None,
    horizons: Sequence[int] = HORIZONS,
) -> Iterator[Replayed]:
    """Replay one group, week by week and horizon by horizon; nothing later is ever seen."""
    settings = settings or Settings()
    weeks = origins(events, span or Span())
    end = last_full_week(events.rows[-1].day)
    places = places_of(events.rows, settings)
    ask = partial(engine_of, group=group, places=places, settings=settings, signals=signals)
    rows = [event for event in events.rows if week_of(event.day) <= end]
    full = ask(rows, last=end, lag=settings.lag_weeks)
    broken = bool(gaps(rows, last_week=end))
    first = full.counts.first_week
    for week in weeks:
        engine: Engine | RegencyEngine = full
        if broken:
            last_used, known = _as_known(events, week, settings.lag_weeks)
            engine = ask(known, last=last_used, lag=week - last_used)
        used = min(week - settings.lag_weeks - first, engine.counts.weeks - 1)
        for horizon in horizons if used >= 0 else ():
            came = full.outcome(week - settings.lag_weeks - first, horizon)
            made, past = engine.forecast(used, horizon), engine.history(used, horizon)
            hot = engine.counts.y[:, max(0, used - 51) : used + 1].sum(axis=1) >= STANDING
            ahead = full.ahead(horizon)
            start = week - settings.lag_weeks
            days = monday(start + ahead[0]), monday(start + ahead[-1] + 1) - dt.timedelta(days=1)
            names = full.counts.regions
            yield Replayed(monday(week), horizon, *days, names, made, past, hot, came)


def _as_known(events: Events, week: int, lag: int) -> tuple[int, list[Event]]:
    """The last week to build on, and the rows, as they stood at a week."""
    rows = [event for event in events.rows if week_of(event.day) <= week]
    return used_week(rows, week, lag), rows


def _week_at(day: dt.date) -> int:
    return week_of(day) if day.weekday() == 0 else last_full_week(day)
