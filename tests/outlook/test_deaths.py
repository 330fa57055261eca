from __future__ import annotations

import datetime as dt

from selaras.outlook import Deaths, EventRow, chart_deaths, events_of, forecast


def _row(day: dt.date, deaths: str, region: str = "74", kind: str = "violence") -> EventRow:
    return EventRow(day.isoformat(), region, kind, deaths=deaths)


def _weeks_ago(weeks: int) -> dt.date:
    return dt.date(2023, 6, 5) - dt.timedelta(weeks=weeks)


def _answer(*rows: EventRow) -> Deaths | None:
    made = forecast(events_of(rows), as_of=dt.date(2023, 6, 5))
    return next(one.deaths for one in made.regions if one.group == "violence")


def test_deaths_of_the_last_year_stand_beside_the_odds() -> None:
    deaths = _answer(
        _row(_weeks_ago(80), "9"),
        _row(_weeks_ago(20), "3"),
        _row(_weeks_ago(18), "2"),
        _row(_weeks_ago(2), "1"),
        _row(_weeks_ago(1), ""),
    )
    assert deaths == Deaths(weeks=52, told=3, untold=1, total=6, last_four=1, most=5)


def test_no_number_told_is_no_zero() -> None:
    assert _answer(_row(_weeks_ago(3), ""), _row(_weeks_ago(1), "")) is None


def test_an_absurd_number_is_unsaid_and_the_event_counts() -> None:
    rows = [_row(_weeks_ago(3), "0"), *(_row(_weeks_ago(1), bad) for bad in ("-4", "9e9", "nan"))]
    assert _answer(*rows) == Deaths(weeks=4, told=1, untold=3, total=0, last_four=0, most=0)


def test_deaths_of_another_group_are_not_counted() -> None:
    rows = [_row(_weeks_ago(3), "1"), _row(_weeks_ago(1), "7", kind="dispute")]
    deaths = _answer(*rows)
    assert deaths is not None
    assert deaths.total == 1


def test_the_sentence_says_that_it_is_history() -> None:
    rows = [_row(_weeks_ago(3), "4"), _row(_weeks_ago(2), "", region="73")]
    made = forecast(events_of(rows), as_of=dt.date(2023, 6, 5))
    told = chart_deaths([one for one in made.regions if one.group == "violence"])
    assert "riwayat, bukan prakiraan" in told
    assert "74 4" in told
