from __future__ import annotations

import dataclasses
import datetime as dt

import msgspec
import numpy as np
import pytest

from selaras.outlook import (
    Event,
    Events,
    Outlook,
    RegionOutlook,
    Settings,
    UnusableEvents,
    forecast,
    synthesise,
)

AS_OF = dt.date(2020, 6, 1)


def by_region(outlook: Outlook, group: str = "violence") -> dict[str, RegionOutlook]:
    return {answer.region: answer for answer in outlook.regions if answer.group == group}


def scrambled_after(events: Events, day: dt.date) -> Events:
    """The same past, another future: other counts, regions and groups."""
    past = [event for event in events.rows if event.day <= day]
    rng = np.random.default_rng(5)
    days = sorted(day + dt.timedelta(days=int(n)) for n in rng.integers(1, 180, 900))
    regions = ("11", "12", "99", "Elsewhere")
    future = [
        Event(one, regions[n % 4], regions[n % 4], "violence", 3.0) for n, one in enumerate(days)
    ]
    return Events((*past, *future))


@pytest.mark.parametrize("level", ["province", "regency"])
def test_nothing_after_the_as_of_week_changes_anything(events: Events, level: str) -> None:
    settings = msgspec.convert({"level": level}, Settings)
    sunday = AS_OF + dt.timedelta(days=6)
    other = scrambled_after(events, sunday)
    one = forecast(events, as_of=AS_OF, settings=settings)
    two = forecast(other, as_of=AS_OF, settings=settings)
    assert one.regions == two.regions


def test_a_distribution_is_whole_and_agrees_with_what_is_said_of_it(events: Events) -> None:
    outlook = forecast(events, as_of=AS_OF)
    for answer in outlook.regions:
        assert len(answer.weeks) == 4
        for made in (answer.total, *answer.weeks):
            pmf = np.array(made.pmf)
            assert pmf.sum() == pytest.approx(1.0, abs=1e-6)
            assert pmf @ np.arange(len(pmf)) == pytest.approx(made.mean, abs=2e-3)
            assert made.chance_any == pytest.approx(1 - pmf[0], abs=1e-4)
            assert made.surge.threshold >= 2
            assert made.interval_90[0] <= made.interval_50[0] <= made.median
            assert made.median <= made.interval_50[1] <= made.interval_90[1]


def test_the_weeks_follow_the_as_of_week(events: Events) -> None:
    answer = forecast(events, as_of=AS_OF).regions[0]
    assert answer.weeks[0].first_day == dt.date(2020, 6, 8)
    assert answer.weeks[3].last_day == dt.date(2020, 7, 5)
    assert (answer.total.first_day, answer.total.last_day) == (
        dt.date(2020, 6, 8),
        dt.date(2020, 7, 5),
    )


def test_reasons_add_up_to_the_expected_total(events: Events) -> None:
    for answer in forecast(events, as_of=AS_OF).regions:
        total = sum(reason.events for reason in answer.reasons)
        assert total == pytest.approx(answer.total.mean, abs=1e-3)


def test_the_calendar_is_a_reason_where_the_fasting_month_lies_ahead(events: Events) -> None:
    outlook = forecast(events, as_of=dt.date(2020, 4, 20))
    (reason,) = (one for one in outlook.regions[0].reasons if one.source == "calendar")
    assert "ramadan" in reason.detail
    assert reason.events != 0


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        pytest.param(dt.date(2020, 6, 1), dt.date(2020, 6, 1), id="monday-used-whole"),
        pytest.param(dt.date(2020, 6, 3), dt.date(2020, 5, 25), id="midweek-means-last-full"),
        pytest.param(dt.date(2020, 6, 7), dt.date(2020, 6, 1), id="sunday-ends-its-week"),
    ],
)
def test_as_of_is_the_monday_of_the_last_week_used(
    events: Events, asked: dt.date, used: dt.date
) -> None:
    assert forecast(events, as_of=asked).as_of == used


def test_without_a_date_the_last_full_week_is_used(events: Events) -> None:
    last = forecast(events).as_of
    assert last.weekday() == 0
    assert last + dt.timedelta(days=6) <= events.rows[-1].day


def test_a_lag_leaves_out_the_last_weeks_and_looks_further_ahead(events: Events) -> None:
    sunday = AS_OF - dt.timedelta(days=8)
    lagged = forecast(events, as_of=AS_OF, settings=Settings(lag_weeks=2))
    cut = forecast(scrambled_after(events, sunday), as_of=AS_OF, settings=Settings(lag_weeks=2))
    assert by_region(lagged)["13"] == by_region(cut)["13"]
    assert lagged.regions[0].weeks[0].first_day == AS_OF + dt.timedelta(days=7)


def test_more_events_of_late_raise_the_odds(events: Events) -> None:
    extra = [Event(AS_OF - dt.timedelta(days=3 * n), "14", "14", "violence", 1.0) for n in range(9)]
    rows = sorted([*events.rows, *extra], key=lambda event: event.day)
    before = by_region(forecast(events, as_of=AS_OF))["14"]
    after = by_region(forecast(Events(tuple(rows)), as_of=AS_OF))["14"]
    assert after.total.mean > before.total.mean
    assert after.total.chance_any > before.total.chance_any


def test_assembly_stands_apart(events: Events) -> None:
    without = Events(tuple(event for event in events.rows if event.group == "violence"))
    both = by_region(forecast(events, as_of=AS_OF))
    alone = by_region(forecast(without, as_of=AS_OF, settings=Settings(regions=tuple(both))))
    for region, answer in both.items():
        assert alone[region].total.mean == pytest.approx(answer.total.mean, rel=0.02)


def test_ten_events_get_a_wide_average_and_say_so(few: Events) -> None:
    outlook = forecast(few)
    assert {answer.basis for answer in outlook.regions} == {"climatology"}
    assert any("wide average" in note for note in outlook.notes)
    for answer in outlook.regions:
        assert 0.05 < answer.total.chance_any < 0.8


def test_a_table_of_one_month_is_wide() -> None:
    rng = np.random.default_rng(1)
    short = synthesise(rng, weeks=5, regions=("11", "12", "13"))
    outlook = forecast(short)
    assert {answer.basis for answer in outlook.regions} == {"climatology"}
    quiet = min(outlook.regions, key=lambda answer: answer.total.mean)
    assert quiet.total.chance_any > 0.01


def test_one_region_alone_has_an_outlook(events: Events) -> None:
    rows = tuple(event for event in events.rows if event.region == "11")
    outlook = forecast(Events(rows), as_of=AS_OF)
    assert {answer.region for answer in outlook.regions} == {"11"}


def test_a_silence_of_all_regions_is_a_gap_and_no_calm(events: Events) -> None:
    first, last = dt.date(2019, 12, 2), dt.date(2020, 3, 1)
    holed = Events(tuple(event for event in events.rows if not first <= event.day <= last))
    outlook = forecast(holed, as_of=AS_OF)
    assert any("not collected, not as calm" in note for note in outlook.notes)
    calm = [answer.total.mean for answer in by_region(outlook).values()]
    whole = [answer.total.mean for answer in by_region(forecast(events, as_of=AS_OF)).values()]
    assert sum(calm) > 0.8 * sum(whole)


def test_a_table_that_ended_weeks_ago_is_not_read_as_calm(events: Events) -> None:
    stale = Events(tuple(event for event in events.rows if event.day < dt.date(2020, 3, 2)))
    late = forecast(stale, as_of=AS_OF)
    assert any("not collected" in note for note in late.notes)
    on_time = forecast(stale, as_of=dt.date(2020, 2, 24))
    means = [sum(answer.total.mean for answer in one.regions) for one in (late, on_time)]
    assert means[0] > 0.7 * means[1]


def test_an_as_of_date_outside_the_table_says_so(events: Events) -> None:
    with pytest.raises(UnusableEvents, match="no event in or before"):
        forecast(events, as_of=dt.date(2001, 1, 1))
    with pytest.raises(UnusableEvents, match="more than two years"):
        forecast(events, as_of=dt.date(2029, 1, 1))


def test_settings_refuse_an_impossible_lag() -> None:
    with pytest.raises(ValueError, match="lag_weeks"):
        Settings(lag_weeks=-1)


def test_the_order_of_rows_does_not_matter(events: Events) -> None:
    rows = sorted(events.rows, key=lambda event: (event.day, -int(event.region)))
    assert forecast(Events(tuple(rows)), as_of=AS_OF).regions == (
        forecast(events, as_of=AS_OF).regions
    )


def test_records_stay_as_they_are_made(events: Events) -> None:
    outlook = forecast(events, as_of=AS_OF)
    with pytest.raises((AttributeError, dataclasses.FrozenInstanceError)):
        outlook.model = "other"  # type: ignore[misc]
