from __future__ import annotations

import csv
import datetime as dt
from importlib.resources import files

import pytest

from selaras.outlook._calendar import WINDOWS, shares, windows_in
from selaras.outlook._weeks import last_full_week, monday, week_of


def test_every_dated_window_has_a_source_and_an_order() -> None:
    text = files("selaras.outlook").joinpath("_data/calendar.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["window"] for row in rows} == set(WINDOWS)
    for row in rows:
        assert row["source"]
        assert dt.date.fromisoformat(row["first_day"]) <= dt.date.fromisoformat(row["last_day"])


@pytest.mark.parametrize(
    ("day", "window", "share"),
    [
        pytest.param(dt.date(2021, 4, 19), "ramadan", 1.0, id="whole-week-of-ramadan"),
        pytest.param(dt.date(2021, 4, 12), "ramadan", 6 / 7, id="six-days-of-ramadan"),
        pytest.param(dt.date(2021, 4, 26), "labour_day", 1.0, id="one-day-counts-its-week"),
        pytest.param(dt.date(2021, 8, 16), "ramadan", 0.0, id="ordinary-week"),
    ],
)
def test_a_week_has_its_share_of_a_window(day: dt.date, window: str, share: float) -> None:
    row = shares("assembly", week_of(day), 1)[0]
    assert row[WINDOWS.index(window)] == pytest.approx(share)


def test_feasts_and_votes_act_on_assembly_alone() -> None:
    week = week_of(dt.date(2019, 4, 8))
    assert shares("assembly", week, 1)[0, WINDOWS.index("vote")] == pytest.approx(1.0)
    assert shares("violence", week, 1)[0, WINDOWS.index("vote")] == 0.0
    assert "vote" in windows_in([week])


def test_weeks_are_counted_from_mondays() -> None:
    assert monday(week_of(dt.date(2021, 3, 7))) == dt.date(2021, 3, 1)
    assert monday(last_full_week(dt.date(2021, 3, 7))) == dt.date(2021, 3, 1)
    assert monday(last_full_week(dt.date(2021, 3, 6))) == dt.date(2021, 2, 22)
