from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from selaras.outlook import (
    Backtest,
    Event,
    Events,
    Settings,
    Span,
    UnusableEvents,
    backtest,
    forecast,
    replay,
)

SPAN = Span(dt.date(2019, 1, 7), dt.date(2020, 11, 23))


@pytest.fixture(scope="module")
def result(events: Events) -> Backtest:
    return backtest(events, span=SPAN)


def test_slices_cover_the_same_cells(result: Backtest) -> None:
    weekly = [score for score in result.scores if score.horizon == "weekly"]
    whole = weekly[0].cells
    weeks = result.as_of_weeks * result.regions
    assert weeks * 4 - 6 * result.regions <= whole <= weeks * 4
    for kind in ("year", "spot", "region"):
        assert sum(score.cells for score in weekly if score.slice == kind) == whole


def test_four_simple_rules_stand_beside_ours(result: Backtest) -> None:
    rivals = {one.name: one for one in result.scores[0].rivals}
    assert set(rivals) == {"zero", "last_value", "history_52", "smooth_nb"}
    for one in rivals.values():
        assert one.low <= one.skill <= one.high
        assert 1 - result.scores[0].crps / one.crps == pytest.approx(one.skill, abs=1e-3)
    assert rivals["zero"].skill > 0.05
    assert rivals["last_value"].skill > 0.2


def test_odds_on_made_up_events_keep_their_word(result: Backtest) -> None:
    weekly, total = (
        next(s for s in result.scores if s.slice == "all" and s.horizon == name)
        for name in ("weekly", "total")
    )
    for score in (weekly, total):
        assert 0.87 < score.pit_90 < 0.93
        assert abs(score.interval_excess) < 0.02
    assert total.rivals[2].skill > 0


def test_the_same_seed_gives_the_same_scores(events: Events, result: Backtest) -> None:
    assert backtest(events, span=SPAN) == result


@pytest.mark.parametrize("lag", [0, 3])
def test_a_replayed_outlook_is_the_one_that_would_have_been_issued(
    events: Events, lag: int
) -> None:
    as_of = dt.date(2020, 3, 2)
    settings = Settings(lag_weeks=lag)
    issued = forecast(events, as_of=as_of, settings=settings)
    means = {a.region: a.total.mean for a in issued.regions if a.group == "violence"}
    (one,) = replay(
        events, group="violence", span=Span(as_of, as_of), settings=settings, horizons=(0,)
    )
    replayed = dict(zip(one.regions, one.made.mean, strict=True))
    assert {name: round(float(replayed[name]), 4) for name in means} == means


def test_replay_never_sees_the_future(events: Events) -> None:
    as_of = dt.date(2019, 6, 3)
    cut = dt.date(2019, 6, 9)
    later = tuple(
        Event(event.day, "11", "11", event.group, 5.0) for event in events.rows if event.day > cut
    )
    past = tuple(event for event in events.rows if event.day <= cut)
    span = Span(as_of, as_of)
    one = list(replay(events, group="violence", span=span))
    two = list(replay(Events(past + later), group="violence", span=span))
    for mine, theirs in zip(one, two, strict=True):
        rows = [theirs.regions.index(name) for name in mine.regions if name in theirs.regions]
        mine_rows = [mine.regions.index(theirs.regions[row]) for row in rows]
        assert np.array_equal(mine.made.mean[mine_rows], theirs.made.mean[rows])


def test_outcomes_are_what_the_table_says(events: Events) -> None:
    as_of = dt.date(2019, 6, 3)
    made = {one.horizon: one for one in replay(events, group="violence", span=Span(as_of, as_of))}
    for row, region in enumerate(made[0].regions):
        expected = sum(
            event.region == region
            and event.group == "violence"
            and dt.date(2019, 6, 10) <= event.day <= dt.date(2019, 7, 7)
            for event in events.rows
        )
        came = made[0].came
        assert came is not None
        assert came[row] == expected
        weeks = [made[week].came for week in (1, 2, 3, 4)]
        assert sum(week[row] for week in weeks if week is not None) == expected


def test_a_hole_in_the_table_is_replayed_as_it_was_known(events: Events) -> None:
    first, last = dt.date(2019, 9, 2), dt.date(2019, 12, 1)
    holed = Events(tuple(event for event in events.rows if not first <= event.day <= last))
    span = Span(dt.date(2019, 10, 7), dt.date(2019, 10, 7))
    (total,) = replay(holed, group="violence", span=span, horizons=(0,))
    issued = forecast(holed, as_of=dt.date(2019, 10, 7))
    means = {a.region: a.total.mean for a in issued.regions if a.group == "violence"}
    for region, mean in zip(total.regions, total.made.mean, strict=True):
        assert round(float(mean), 4) == means[region]


def test_a_table_too_short_to_replay_says_so(few: Events) -> None:
    with pytest.raises(UnusableEvents, match="no week to replay"):
        backtest(few, span=Span(dt.date(2030, 1, 7)))
    with pytest.raises(UnusableEvents, match="ends too early"):
        backtest(few, span=Span(few.rows[-1].day - dt.timedelta(days=7)))
