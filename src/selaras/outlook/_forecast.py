"""The outlook: odds for the next four weeks, with their reasons."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from selaras.outlook._calendar import calendar_known_until, windows_in
from selaras.outlook._config import Settings
from selaras.outlook._counts import counts_of, gaps
from selaras.outlook._coverage import apply_coverage, mark_gaps, reading_ratio
from selaras.outlook._deaths import deaths_of
from selaras.outlook._engine import HORIZONS, TOTAL, Engine, Forecasts
from selaras.outlook._events import Events, UnusableEvents, province_of
from selaras.outlook._pmf import quantile, trim
from selaras.outlook._records import Outlook, Prediction, Reason, RegionOutlook, Surge, Usual
from selaras.outlook._regencies import RegencyEngine
from selaras.outlook._weeks import last_full_week, monday, week_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from selaras.outlook._events import Event
    from selaras.outlook._records import Group
    from selaras.outlook._signals import Signals

__all__ = [
    "MODEL",
    "STANDING",
    "engine_of",
    "forecast",
    "last_week_of",
    "places_of",
    "surge_threshold",
    "used_week",
]

MODEL = "decays-nb-1"
STANDING = 12.0
"""Events in the last 52 weeks from which a region counts as a standing hot spot."""

_MAX_LAG = 104


def forecast(
    events: Events,
    *,
    as_of: dt.date | None = None,
    settings: Settings | None = None,
    signals: Signals | None = None,
) -> Outlook:
    """Give odds for the four weeks after a week, per region and group of kinds.

    Args:
        events: A checked table; rows after the as-of week are not looked at.
        as_of: The Monday of the last week to use, used whole; another day means the
            last week that is over on it; None the last full week of the table.
        settings: Lag, level, groups and further regions.
        signals: Signals to weigh on this table; used only where it is long enough to
            fit on.

    Raises:
        UnusableEvents: No event lies in or before the as-of week.
    """
    settings = settings or Settings()
    last = last_week_of(events, as_of)
    rows = _rows_until(events, last)
    answers = _all_answers(rows, last, settings, signals)
    return Outlook(
        as_of=monday(last),
        lag_weeks=settings.lag_weeks,
        level=settings.level,
        first_week=monday(week_of(rows[0].day)),
        last_event=rows[-1].day,
        events=len(rows),
        regions=tuple(answers),
        left_out=events.left_out,
        notes=(*events.notes, *_notes(events, rows, last), *_short(answers, last)),
        model=MODEL,
    )


def last_week_of(events: Events, as_of: dt.date | None) -> int:
    """The last week to use, as a number."""
    if as_of is None:
        return max(last_full_week(events.rows[-1].day), week_of(events.rows[0].day))
    return week_of(as_of) if as_of.weekday() == 0 else last_full_week(as_of)


def engine_of(
    rows: Sequence[Event],
    group: Group,
    *,
    last: int,
    lag: int,
    places: Mapping[str, str],
    settings: Settings,
    signals: Signals | None = None,
) -> Engine | RegencyEngine:
    """What forecasts one group at the level asked for, from weeks up to `last`.

    `places` names every region to answer for, with its province.
    """
    runs = gaps(rows, last_week=last)
    provinces = sorted(set(places.values()))
    counts = counts_of(rows, group=group, level="province", last_week=last, regions=provinces)
    counts = apply_coverage(mark_gaps(counts, runs), settings.coverage)
    above = Engine(counts, group, lag=lag, signals=signals)
    if settings.level == "province":
        return above
    below = counts_of(rows, group=group, level="regency", last_week=last, regions=sorted(places))
    return RegencyEngine(above, mark_gaps(below, runs), places)


def places_of(rows: Sequence[Event], settings: Settings) -> dict[str, str]:
    """Each region of a table, and of the settings, with its province."""
    asked = {region: province_of("", region) for region in settings.regions}
    return asked | {event.region: event.province for event in rows}


def surge_threshold(history: NDArray[np.float64]) -> int:
    """The count that only one window in ten of the last year reached, and at least 2."""
    return max(2, int(np.ceil(np.quantile(history, 0.9))))


def used_week(rows: Sequence[Event], last: int, lag: int) -> int:
    """The last week to build on: before the lag, and before a silence that reaches `last`."""
    open_runs = [first for first, end in gaps(rows, last_week=last) if end == last]
    used = min([last - lag, *(first - 1 for first in open_runs)])
    return max(used, week_of(rows[0].day))


def _rows_until(events: Events, last: int) -> list[Event]:
    rows = [event for event in events.rows if week_of(event.day) <= last]
    if not rows:
        raise UnusableEvents(f"no event in or before the week of {monday(last)}")
    return rows


def _all_answers(
    rows: Sequence[Event], last: int, settings: Settings, signals: Signals | None
) -> list[RegionOutlook]:
    used = used_week(rows, last, settings.lag_weeks)
    if last - used > _MAX_LAG:
        raise UnusableEvents(
            f"the table ends more than two years before {monday(last)}: give an earlier as-of date"
        )
    ask = partial(engine_of, rows, last=used, lag=last - used, places=places_of(rows, settings))
    answers: list[RegionOutlook] = []
    for group in settings.groups:
        if any(event.group == group for event in rows):
            engine = ask(group, settings=settings, signals=signals)
            lost = deaths_of(rows, group, level=settings.level, last_week=used)
            made = _answers(engine, group, settings)
            answers += [msgspec.structs.replace(one, deaths=lost.get(one.region)) for one in made]
    return answers


def _notes(events: Events, rows: Sequence[Event], last: int) -> list[str]:
    later = len(events.rows) - len(rows)
    notes = [f"{later} events after the as-of week were not looked at"] if later else []
    return [*_silences(rows, last), *notes]


def _silences(rows: Sequence[Event], last: int) -> list[str]:
    return [
        f"no event at all from {monday(first)} to the week of {monday(end)}: "
        "taken as not collected, not as calm"
        for first, end in gaps(rows, last_week=last)
    ]


def _answers(
    engine: Engine | RegencyEngine, group: Group, settings: Settings
) -> list[RegionOutlook]:
    week = engine.counts.weeks - 1
    made = {horizon: engine.forecast(week, horizon) for horizon in HORIZONS}
    past = {horizon: engine.history(week, horizon) for horizon in HORIZONS}
    ratios = reading_ratio(engine.counts, settings.coverage, week)
    return [
        _answer(engine, group, row, made=made, past=past, ratio=ratios[row])
        for row, region in enumerate(engine.counts.regions)
        if engine.parent_of(row) != region
    ]


def _answer(
    engine: Engine | RegencyEngine,
    group: Group,
    row: int,
    *,
    made: dict[int, Forecasts],
    past: dict[int, NDArray[np.float64]],
    ratio: float | None,
) -> RegionOutlook:
    week = engine.counts.weeks - 1
    predictions = {
        horizon: _prediction(engine, horizon, made[horizon], past[horizon], row)
        for horizon in HORIZONS
    }
    weekly = predictions.pop(TOTAL), tuple(predictions.values())
    year = engine.counts.y[row, max(0, week - 51) :]
    return RegionOutlook(
        region=engine.counts.regions[row],
        within=engine.parent_of(row),
        group=group,
        basis=made[TOTAL].basis,
        total=weekly[0],
        weeks=weekly[1],
        reasons=_reasons(engine, made[TOTAL], row),
        usual=_usual(past[TOTAL][row], week),
        coverage=ratio,
        standing=bool(year.sum() >= STANDING),
    )


def _prediction(
    engine: Engine | RegencyEngine,
    horizon: int,
    made: Forecasts,
    past: NDArray[np.float64],
    row: int,
) -> Prediction:
    pmf = trim(made.pmf[row])
    ahead = engine.ahead(horizon)
    first = engine.counts.first_week + engine.counts.weeks - 1
    threshold = surge_threshold(past[row])
    return Prediction(
        horizon=horizon,
        first_day=monday(first + ahead[0]),
        last_day=monday(first + ahead[-1] + 1) - dt.timedelta(days=1),
        mean=round(float(made.mean[row]), 4),
        median=quantile(pmf, 0.5),
        interval_50=(quantile(pmf, 0.25), quantile(pmf, 0.75)),
        interval_90=(quantile(pmf, 0.05), quantile(pmf, 0.95)),
        chance_any=round(float(1.0 - pmf[0]), 4),
        surge=Surge(threshold, round(float(pmf[threshold:].sum()), 4)),
        pmf=tuple(np.round(pmf, 9).tolist()),
    )


def _usual(past: NDArray[np.float64], week: int) -> Usual:
    if week < 3:
        return Usual(None, None, None, 0)
    any_, surge = (past > 0).mean(), (past >= surge_threshold(past)).mean()
    mean, any_, surge = (round(float(value), 4) for value in (past.mean(), any_, surge))
    return Usual(mean, any_, surge, len(past))


def _reasons(engine: Engine | RegencyEngine, made: Forecasts, row: int) -> tuple[Reason, ...]:
    y = engine.counts.y[row]
    ahead = engine.ahead(TOTAL)
    first = engine.counts.first_week + engine.counts.weeks - 1
    windows = windows_in([first + step for step in ahead])
    details = {
        "own_recent": f"{y[-1]:.0f} in the last week, {y[-4:].sum():.0f} in the last 4",
        "own_usual": f"{y[-52:].sum():.0f} in 52 weeks, {y[-104:].sum():.0f} in 104",
        "nation": "pace and level of all regions",
        "calendar": ", ".join(windows) or "no dated window ahead",
        "signals": "signals given with the table",
    }
    reasons = [
        Reason(source, round(float(part[row]), 4), details[source])
        for source, part in made.parts.items()
        if source != "signals" or part[row]
    ]
    return tuple(reasons)


def _short(answers: Sequence[RegionOutlook], last: int) -> list[str]:
    notes = []
    wide = sorted({answer.group for answer in answers if answer.basis == "climatology"})
    if wide:
        notes.append(
            f"too little history for {', '.join(wide)} (52 weeks and 30 events are needed): "
            "the odds are a wide average, no forecast"
        )
    until = calendar_known_until()
    if monday(last + 5) > until:
        notes.append(f"the calendar of feasts ends on {until}: none are reckoned with after it")
    return notes
