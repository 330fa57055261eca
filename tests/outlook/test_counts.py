from __future__ import annotations

import datetime as dt

import numpy as np

from selaras.outlook import Event
from selaras.outlook._counts import counts_of, gaps
from selaras.outlook._features import NAMES, features, spread_index
from selaras.outlook._weeks import week_of

MONDAY = dt.date(2019, 1, 7)
FIRST = week_of(MONDAY)


def event(week: int, region: str = "11", weight: float = 1.0, group: str = "violence") -> Event:
    day = MONDAY + dt.timedelta(weeks=week, days=week % 7)
    return Event(day, region, region[:2], group, weight)  # type: ignore[arg-type]


def test_weights_add_up_to_whole_events() -> None:
    rows = [event(0, weight=0.4), event(0, weight=0.3), event(1, weight=2.0), event(3)]
    counts = counts_of(rows, group="violence", level="province", last_week=FIRST + 4)
    assert counts.y.tolist() == [[1.0, 2.0, 0.0, 1.0, 0.0]]


def test_assembly_makes_a_region_known_to_assembly_only() -> None:
    rows = [event(0), event(1, "12", group="assembly"), event(4, "12")]
    harm = counts_of(rows, group="violence", level="province", last_week=FIRST + 5)
    apart = counts_of(rows, group="assembly", level="province", last_week=FIRST + 5)
    assert harm.seen.tolist() == [0, 4]
    assert apart.seen.tolist() == [0, 1]


def test_only_a_silence_too_long_to_be_chance_is_a_gap() -> None:
    busy = [event(week) for week in range(60)]
    assert gaps([*busy, event(62)], last_week=FIRST + 62) == []
    assert gaps([*busy, event(70)], last_week=FIRST + 70) == [(FIRST + 60, FIRST + 69)]
    assert gaps(busy, last_week=FIRST + 80) == [(FIRST + 60, FIRST + 80)]
    sparse = [event(week) for week in range(0, 60, 6)]
    assert gaps([*sparse, event(80)], last_week=FIRST + 80) == []


def test_no_feature_looks_ahead() -> None:
    rng = np.random.default_rng(2)
    rows = [
        event(week, region)
        for week in range(150)
        for region in ("11", "12", "13")
        for _ in range(int(rng.poisson(0.6)))
    ]
    whole = counts_of(rows, group="violence", level="province", last_week=FIRST + 149)
    part = whole.cut(90)
    assert np.array_equal(features(whole)[:, :90], features(part))
    assert np.array_equal(spread_index(whole)[:, :90], spread_index(part))


def test_unwatched_weeks_do_not_lower_the_level() -> None:
    rows = [event(week) for week in range(100)]
    counts = counts_of(rows, group="violence", level="province", last_week=FIRST + 109)
    counts.watched[:, 100:] = 0.0
    level = features(counts)[0, -1, NAMES.index("weeks_13")]
    assert abs(level - 1.0) < 1e-9


def test_one_outsize_week_is_trimmed() -> None:
    rows = [event(week) for week in range(60)] + [event(59, weight=500.0)]
    counts = counts_of(rows, group="violence", level="province", last_week=FIRST + 59)
    assert features(counts)[0, -1, NAMES.index("week")] < 60
