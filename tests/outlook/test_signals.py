from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from selaras.outlook import Event, Events, Signal, Span, backtest, forecast, signals_of, synthesise

SPAN = Span(dt.date(2019, 6, 3), dt.date(2020, 10, 5))


@pytest.fixture(scope="module")
def announced() -> tuple[Events, list[Signal]]:
    """A table in which each announcement is followed by three events in its due week."""
    rng = np.random.default_rng(12)
    table = synthesise(rng, weeks=312, regions=("11", "12", "13", "14"), groups=("violence",))
    signals, extra = [], []
    for _ in range(160):
        said = dt.date(2015, 3, 2) + dt.timedelta(days=int(rng.integers(0, 2000)))
        due, region = said + dt.timedelta(days=10), str(rng.integers(11, 15))
        signals.append(Signal(said, region, "announced_assembly", due=due))
        extra += [Event(due, region, region, "violence", 1.0)] * 3
    rows = sorted([*table.rows, *extra], key=lambda event: event.day)
    return Events(tuple(rows)), signals


def test_a_signal_that_foretells_is_worth_its_weight(
    announced: tuple[Events, list[Signal]],
) -> None:
    table, signals = announced
    without = backtest(table, span=SPAN).scores[0]
    with_them = backtest(table, span=SPAN, signals=signals_of(signals)).scores[0]
    assert with_them.crps < 0.97 * without.crps


def test_a_signal_of_noise_does_no_harm(announced: tuple[Events, list[Signal]]) -> None:
    table, _ = announced
    rng = np.random.default_rng(13)
    noise = [
        Signal(
            dt.date(2015, 3, 2) + dt.timedelta(days=int(day)), str(rng.integers(11, 15)), "rumour"
        )
        for day in rng.integers(0, 2000, 200)
    ]
    without = backtest(table, span=SPAN).scores[0]
    with_them = backtest(table, span=SPAN, signals=signals_of(noise)).scores[0]
    assert with_them.crps < 1.01 * without.crps


def test_a_signal_said_later_changes_nothing_earlier(
    announced: tuple[Events, list[Signal]],
) -> None:
    table, signals = announced
    as_of = dt.date(2020, 3, 2)
    known = [one for one in signals if one.said <= dt.date(2020, 3, 8)]
    later = [Signal(dt.date(2020, 3, 9), "11", "announced_assembly", 9.0, dt.date(2020, 3, 12))] * 9
    one = forecast(table, as_of=as_of, signals=signals_of(known))
    two = forecast(table, as_of=as_of, signals=signals_of([*known, *later]))
    assert one.regions == two.regions


def test_a_due_signal_is_a_reason(announced: tuple[Events, list[Signal]]) -> None:
    table, signals = announced
    as_of = dt.date(2020, 3, 2)
    due = Signal(dt.date(2020, 3, 4), "12", "announced_assembly", due=dt.date(2020, 3, 18))
    outlook = forecast(table, as_of=as_of, signals=signals_of([*signals, due]))
    answer = next(one for one in outlook.regions if one.region == "12")
    told = {reason.source: reason.events for reason in answer.reasons}
    assert told["signals"] > 0.5
    assert sum(told.values()) == pytest.approx(answer.total.mean, abs=1e-3)


@pytest.mark.parametrize("weight", [0.0, -1.0, float("nan"), float("inf")])
def test_a_weight_must_be_a_positive_number(weight: float) -> None:
    with pytest.raises(ValueError, match="positive number"):
        signals_of([Signal(dt.date(2020, 1, 1), "11", "rumour", weight)])
