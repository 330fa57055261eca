from __future__ import annotations

import datetime as dt

import pytest

from selaras.issues._calendar import calendar

FIRST, LAST = dt.date(2014, 1, 1), dt.date(2032, 12, 31)


def ids(start: str, end: str, region: str | None = None) -> set[str]:
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    return {entry.id for entry in calendar(*days, region=region)}


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        pytest.param("2024-02-14", "2024-02-14", "pemilu-2024", id="polling-day"),
        pytest.param("2024-02-12", "2024-02-12", "pemilu-2024-tenang", id="quiet-period"),
        pytest.param("2024-11-27", "2024-11-27", "pilkada-2024", id="regional-polling-day"),
        pytest.param("2023-04-11", "2023-04-11", "pemilu-2024-pemilih", id="voter-lists"),
        pytest.param("2026-03-21", "2026-03-21", "idul-fitri-2026", id="feast"),
        pytest.param("2026-03-01", "2026-03-01", "ramadan-2026", id="fast"),
        pytest.param("2029-06-01", "2029-06-01", "pemilu-2029", id="not-yet-set"),
    ],
)
def test_window_that_touches_the_days_is_found(start: str, end: str, wanted: str) -> None:
    assert wanted in ids(start, end)


def test_day_before_a_window_is_outside_it() -> None:
    assert "pemilu-2024-kampanye" not in ids("2023-11-27", "2023-11-27")
    assert "pemilu-2024-kampanye" in ids("2023-11-28", "2023-11-28")


@pytest.mark.parametrize(
    ("region", "there"),
    [("94.01", True), ("91", True), ("74.71", False), (None, True)],
    ids=["regency-in-papua", "province", "elsewhere", "any"],
)
def test_regional_day_stays_in_its_region(region: str | None, *, there: bool) -> None:
    assert ("satu-desember-2026" in ids("2026-12-01", "2026-12-01", region)) == there


def test_every_entry_is_sourced_in_order_and_whole() -> None:
    entries = calendar(FIRST, LAST)
    assert len({entry.id for entry in entries}) == len(entries)
    assert list(entries) == sorted(entries, key=lambda e: (e.first, e.last, e.id))
    for entry in entries:
        assert entry.first <= entry.last
        assert entry.source
        assert entry.name_id
        assert entry.name_en


@pytest.mark.parametrize("year", range(2014, 2028))
def test_every_year_has_its_fast_and_feasts(year: int) -> None:
    found = ids(f"{year}-01-01", f"{year}-12-31")
    feasts = ("ramadan", "idul-fitri", "idul-adha", "nyepi", "waisak", "imlek", "natal")
    assert {f"{feast}-{year}" for feast in feasts} <= found


def test_fast_ends_the_day_before_its_feast_and_lasts_a_month() -> None:
    entries = {entry.id: entry for entry in calendar(FIRST, LAST)}
    for year in range(2014, 2028):
        fast, feast = entries[f"ramadan-{year}"], entries[f"idul-fitri-{year}"]
        assert feast.first - fast.last == dt.timedelta(days=1)
        assert (fast.last - fast.first).days + 1 in {29, 30}
