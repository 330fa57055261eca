from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from selaras.outlook import (
    Events,
    Issued,
    Settled,
    Span,
    forecast,
    issue,
    reliability,
    replay,
    settle,
    settled_of_replay,
    track_record,
)


def row(region: str, chance: float, count: int, number: int = 0) -> Settled:
    day = dt.date(2020, 1, 6) + dt.timedelta(weeks=number)
    last = day + dt.timedelta(days=27)
    return Settled(
        Issued(day, region, "violence", day, last, chance, 2, chance / 2, chance, "m"), count
    )


def test_what_is_issued_is_settled_once_its_weeks_are_over(events: Events) -> None:
    issued = issue(forecast(events, as_of=dt.date(2020, 6, 1)))
    settled = settle(issued, events)
    assert len(settled) == len(issued)
    for one in settled:
        expected = sum(
            event.region == one.issued.region
            and event.group == one.issued.group
            and one.issued.first_day <= event.day <= one.issued.last_day
            for event in events.rows
        )
        assert one.count == expected
        assert one.came_any == (expected > 0)
        assert one.came_surge == (expected >= one.issued.surge_threshold)
    early = Events(tuple(event for event in events.rows if event.day < dt.date(2020, 6, 30)))
    assert settle(issued, early) == ()


def test_a_record_is_of_here_when_twenty_chances_were_alike() -> None:
    settled = [row("11", 0.15, n % 4 == 0, n) for n in range(20)]
    settled += [row("12", 0.15, 1, n) for n in range(5)]
    here = track_record(settled, region="11", group="violence", chance=0.17)
    assert here is not None
    assert (here.where, here.of, here.came) == ("here", 20, 5)
    assert here.low < 0.25 < here.high
    wide = track_record(settled, region="12", group="violence", chance=0.17)
    assert wide is not None
    assert (wide.where, wide.of, wide.came) == ("everywhere", 25, 10)


@pytest.mark.parametrize(
    ("group", "chance"),
    [pytest.param("violence", 0.8, id="none-alike"), pytest.param("dispute", 0.15, id="other")],
)
def test_no_chance_alike_means_no_record(group: str, chance: float) -> None:
    settled = [row("11", 0.15, 0, n) for n in range(30)]
    assert track_record(settled, region="11", group=group, chance=chance) is None  # type: ignore[arg-type]


def test_reliability_counts_every_row_once() -> None:
    settled = [row("11", 0.12, 0), row("11", 0.18, 3), row("11", 0.95, 1), row("11", 1.0, 1)]
    bins = reliability(settled)
    assert [(one.count, one.observed) for one in bins] == [(2, 0.5), (2, 1.0)]
    assert bins[0].forecast == pytest.approx(0.15)
    assert bins[0].low < 0.5 < bins[0].high


def test_a_replayed_record_says_that_it_is_one(events: Events) -> None:
    span = Span(dt.date(2019, 1, 7), dt.date(2019, 12, 30))
    past = replay(events, group="violence", span=span, horizons=(0,))
    settled = list(settled_of_replay(past, "violence"))
    assert all(one.issued.replayed for one in settled)
    chance = float(np.median([one.issued.chance_any for one in settled]))
    record = track_record(settled, region="none", group="violence", chance=chance)
    assert record is not None
    assert record.replayed == record.of
    assert record.low <= chance + 0.1
    assert record.high >= chance - 0.1
    assert {one.issued.last_day.weekday() for one in settled} == {6}
