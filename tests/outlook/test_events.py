from __future__ import annotations

import datetime as dt

import pytest

from selaras.outlook import EventRow, UnusableEvents, events_of

GOOD = EventRow("2021-03-01", "74", "brawl")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        pytest.param(EventRow("soon", "74", "brawl"), "no readable date", id="words-for-a-date"),
        pytest.param(EventRow("2021-02-30", "74", "brawl"), "no readable date", id="no-such-day"),
        pytest.param(EventRow("0202-01-01", "74", "brawl"), "date before 1945", id="typo-in-year"),
        pytest.param(EventRow("2999-01-01", "74", "brawl"), "date in the future", id="future"),
        pytest.param(EventRow("2021-03-01", " ", "brawl"), "no region", id="blank-region"),
        pytest.param(EventRow("2021-03-01", "74", "quarrel"), "unknown kind", id="unknown-kind"),
        pytest.param(
            EventRow("2021-03-01", "74", "disaster"), "kind without an outlook", id="other-group"
        ),
        pytest.param(EventRow("2021-03-01", "74", "brawl", "-2"), "negative weight", id="negative"),
        pytest.param(EventRow("2021-03-01", "74", "brawl", "1e9"), "weight over 1000", id="absurd"),
        pytest.param(
            EventRow("2021-03-01", "74", "brawl", "nan"), "weight is no number", id="not-a-number"
        ),
        pytest.param(
            EventRow("2021-03-01", "74", "brawl", vague=True),
            "date known to the month or worse",
            id="vague-date",
        ),
    ],
)
def test_a_bad_row_is_left_out_counted_and_named(row: EventRow, why: str) -> None:
    table = events_of([GOOD, row], until=dt.date(2022, 1, 1))
    assert len(table.rows) == 1
    assert [(one.why, one.count) for one in table.left_out] == [(why, 1)]
    assert table.left_out[0].examples[0].startswith("row 2: ")


def test_a_repeated_id_counts_once() -> None:
    row = EventRow("2021-03-01", "74", "brawl", id="a1")
    table = events_of([row, row, row])
    assert len(table.rows) == 1
    assert table.left_out[0].why == "repeated id"
    assert table.left_out[0].count == 2


def test_a_lone_early_date_does_not_stretch_the_table() -> None:
    table = events_of([EventRow("1950-01-01", "74", "brawl"), GOOD])
    assert [event.day.year for event in table.rows] == [2021]
    assert table.left_out[0].why == "before ten years without any event"


def test_equal_rows_without_id_stay_and_are_said() -> None:
    table = events_of([GOOD, GOOD])
    assert len(table.rows) == 2
    assert table.notes[0].startswith("1 rows share date, region and kind")


def test_a_table_without_a_usable_row_says_why() -> None:
    with pytest.raises(UnusableEvents, match="2 unknown kind"):
        events_of([EventRow("2021-03-01", "74", "a"), EventRow("2021-03-01", "74", "b")])
    with pytest.raises(UnusableEvents, match="no rows"):
        events_of([])


@pytest.mark.parametrize(
    ("text", "region", "day"),
    [
        pytest.param("2021-03-01", "74", dt.date(2021, 3, 1), id="iso"),
        pytest.param("1 March 2021", "74", dt.date(2021, 3, 1), id="written"),
        pytest.param("01/03/2021", "74", dt.date(2021, 3, 1), id="day-first"),
        pytest.param("2021-03-01T16:30:00+00:00", "31", dt.date(2021, 3, 1), id="west-same-day"),
        pytest.param("2021-03-01T16:30:00+00:00", "74.71", dt.date(2021, 3, 2), id="central-next"),
        pytest.param("2021-03-01T15:30:00+00:00", "94", dt.date(2021, 3, 2), id="east-next-day"),
        pytest.param("2021-03-01T15:30:00+00:00", "Papua", dt.date(2021, 3, 1), id="no-code-west"),
    ],
)
def test_a_moment_falls_on_the_day_of_the_regions_clock(
    text: str, region: str, day: dt.date
) -> None:
    assert events_of([EventRow(text, region, "brawl")]).rows[0].day == day


@pytest.mark.parametrize(
    ("region", "province", "expected"),
    [
        pytest.param("74.71", "", "74", id="from-code"),
        pytest.param("74", "", "74", id="province-itself"),
        pytest.param("Kupang", "East Nusa Tenggara", "East Nusa Tenggara", id="as-given"),
        pytest.param("", "West Java", "West Java", id="province-only"),
    ],
)
def test_every_event_lies_in_a_province(region: str, province: str, expected: str) -> None:
    row = EventRow("2021-03-01", region, "brawl", province=province)
    assert events_of([row]).rows[0].province == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\x00\x01", id="controls"),
        pytest.param("\udcff", id="lone-surrogate"),
        pytest.param("9" * 100_000, id="long"),
        pytest.param("9999-12-31T23:59:59-14:00", id="end-of-time"),
    ],
)
def test_hostile_cells_never_crash(text: str) -> None:
    table = events_of([GOOD, EventRow(text, text, text, text, text, text)])
    assert len(table.rows) == 1
    assert table.left_out[0].count == 1
