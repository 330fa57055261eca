"""When something may be sent, on the clock of the office."""

from __future__ import annotations

import datetime as dt

import pytest

from selaras.desk import _regions
from selaras.desk.notices import _clock
from selaras.desk.notices.models import Pace, Ways

WIB, WITA, WIT = (_regions.zone(code)[1] for code in ("31", "74.71", "91"))


def _ways(begin: str = "", end: str = "", *, passes: bool = False) -> Ways:
    ends = [dt.time.fromisoformat(one) if one else None for one in (begin, end)]
    return Ways(quiet_from=ends[0], quiet_until=ends[1], urgent_passes=passes)


def _due(
    now: str, ways: Ways, *, pace: Pace = Pace.AT_ONCE, urgent: bool = False, zone: str = "74.71"
) -> str:
    clock = _regions.zone(zone)[1]
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=clock)
    at = _clock.due(moment.astimezone(dt.UTC), pace, ways, clock, urgent=urgent)
    return at.astimezone(clock).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("now", "at"),
    [
        pytest.param("2026-11-23 20:59", "2026-11-23 20:59", id="before"),
        pytest.param("2026-11-23 21:00", "2026-11-24 06:00", id="evening"),
        pytest.param("2026-11-24 00:30", "2026-11-24 06:00", id="after-midnight"),
        pytest.param("2026-11-24 05:59", "2026-11-24 06:00", id="last-minute"),
        pytest.param("2026-11-24 06:00", "2026-11-24 06:00", id="over"),
    ],
)
def test_quiet_hours_over_midnight_wait_for_the_morning(now: str, at: str) -> None:
    assert _due(now, _ways("21:00", "06:00")) == at


@pytest.mark.parametrize(
    ("now", "at"),
    [
        pytest.param("2026-11-23 11:59", "2026-11-23 11:59", id="before"),
        pytest.param("2026-11-23 12:30", "2026-11-23 14:00", id="inside"),
        pytest.param("2026-11-23 14:00", "2026-11-23 14:00", id="over"),
    ],
)
def test_quiet_hours_within_a_day_wait_for_their_end(now: str, at: str) -> None:
    assert _due(now, _ways("12:00", "14:00")) == at


@pytest.mark.parametrize("zone", ["31", "74.71", "91"], ids=["WIB", "WITA", "WIT"])
def test_quiet_hours_are_those_of_the_office_clock(zone: str) -> None:
    ways = _ways("21:00", "06:00")
    assert _due("2026-11-23 21:30", ways, zone=zone) == "2026-11-24 06:00"
    assert _due("2026-11-23 20:30", ways, zone=zone) == "2026-11-23 20:30"


def test_the_same_moment_is_quiet_in_one_zone_and_not_in_another() -> None:
    moment = dt.datetime(2026, 11, 23, 13, 30, tzinfo=dt.UTC)
    ways = _ways("21:00", "06:00")
    loud = {zone.key: _clock.after_quiet(moment, ways, zone) == moment for zone in (WIB, WITA, WIT)}
    assert loud == {"Asia/Jakarta": True, "Asia/Makassar": False, "Asia/Jayapura": False}


@pytest.mark.parametrize(
    ("passes", "urgent", "at"),
    [
        pytest.param(True, True, "2026-11-23 23:00", id="chosen-and-urgent"),
        pytest.param(True, False, "2026-11-24 06:00", id="chosen-not-urgent"),
        pytest.param(False, True, "2026-11-24 06:00", id="urgent-not-chosen"),
    ],
)
def test_only_what_is_urgent_passes_and_only_when_chosen(
    passes: bool,  # noqa: FBT001  # a case of the table
    urgent: bool,  # noqa: FBT001  # a case of the table
    at: str,
) -> None:
    ways = _ways("21:00", "06:00", passes=passes)
    assert _due("2026-11-23 23:00", ways, urgent=urgent) == at


@pytest.mark.parametrize(
    ("now", "at"),
    [
        pytest.param("2026-11-23 06:59", "2026-11-23 07:00", id="today"),
        pytest.param("2026-11-23 07:00", "2026-11-24 07:00", id="just-over"),
        pytest.param("2026-11-23 23:00", "2026-11-24 07:00", id="tomorrow"),
    ],
)
def test_a_daily_digest_comes_at_its_hour(now: str, at: str) -> None:
    assert _due(now, _ways(), pace=Pace.DAILY) == at


@pytest.mark.parametrize(
    ("now", "at"),
    [
        pytest.param("2026-11-23 06:00", "2026-11-23 07:00", id="monday-before"),
        pytest.param("2026-11-23 08:00", "2026-11-30 07:00", id="monday-after"),
        pytest.param("2026-11-29 08:00", "2026-11-30 07:00", id="sunday"),
    ],
)
def test_a_weekly_digest_comes_on_its_day(now: str, at: str) -> None:
    assert _due(now, _ways(), pace=Pace.WEEKLY) == at


def test_a_digest_whose_hour_is_quiet_waits_for_the_end_of_it() -> None:
    ways = _ways("21:00", "08:00")
    assert _due("2026-11-23 10:00", ways, pace=Pace.DAILY) == "2026-11-24 08:00"
