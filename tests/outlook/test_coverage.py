from __future__ import annotations

import datetime as dt

import numpy as np

from selaras.outlook import Coverage, Event, Events, Settings, forecast

START = dt.date(2018, 1, 1)
WEEKS = 130


def table(rates: list[int], region: str = "11") -> list[Event]:
    return [
        Event(START + dt.timedelta(weeks=week, days=n % 7), region, region, "violence", 1.0)
        for week, rate in enumerate(rates)
        for n in range(rate)
    ]


def watched(reports: list[int], region: str = "11") -> tuple[Coverage, ...]:
    return tuple(
        Coverage(START + dt.timedelta(weeks=week), region, count)
        for week, count in enumerate(reports)
    )


def mean_of(events: list[Event], coverage: tuple[Coverage, ...]) -> tuple[float, float | None]:
    rows = tuple(sorted(events, key=lambda event: event.day))
    outlook = forecast(Events(rows), settings=Settings(coverage=coverage))
    answer = next(one for one in outlook.regions if one.region == "11")
    return answer.total.mean, answer.coverage


def test_fewer_reports_do_not_read_as_calm() -> None:
    rng = np.random.default_rng(6)
    rates = [int(n) for n in rng.poisson(2, WEEKS)]
    thinned = [rate if week < 122 else 0 for week, rate in enumerate(rates)]
    other = table([1] * WEEKS, "12")
    reports = [40] * 122 + [0] * (WEEKS - 122)
    silent, _ = mean_of([*table(thinned), *other], ())
    known, ratio = mean_of([*table(thinned), *other], watched(reports))
    assert ratio == 0
    assert known != silent


def test_twice_the_reports_halve_the_rate_behind_the_count() -> None:
    rng = np.random.default_rng(7)
    rates = [int(n) for n in rng.poisson([1] * 110 + [2] * 20)]
    doubled = [20] * 110 + [40] * 20
    plain, none = mean_of([*table(rates), *table([1] * WEEKS, "12")], ())
    weighed, ratio = mean_of([*table(rates), *table([1] * WEEKS, "12")], watched(doubled))
    assert none is None
    assert ratio is not None
    assert ratio > 1.2
    assert weighed > plain


def test_steady_coverage_changes_nothing() -> None:
    rng = np.random.default_rng(8)
    rates = [int(n) for n in rng.poisson(1.5, WEEKS)]
    plain, _ = mean_of(table(rates), ())
    steady, ratio = mean_of(table(rates), watched([25] * WEEKS))
    assert ratio == 1.0
    assert abs(steady - plain) < 1e-9
