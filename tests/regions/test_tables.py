"""Every row of the own tables names its source and a region that exists."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from selaras import regions

DATA = Path(regions.__file__).parent / "_data"
TABLES = sorted(p.stem for p in DATA.glob("*.csv") if p.stem != "regions")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_source(table: str) -> None:
    assert [row for row in rows(table) if not row["source"]] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("aliases", "code"),
        ("capitals", "code"),
        ("commands", "code"),
        ("splits", "code"),
        ("splits", "parent"),
        ("zones", "province"),
    ],
)
def test_every_code_exists(table: str, column: str) -> None:
    assert [row for row in rows(table) if regions.get(row[column]) is None] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice(table: str) -> None:
    keys = [tuple(row.values()) for row in rows(table)]
    assert len(keys) == len(set(keys))


def test_days_of_validity_are_dates_or_years() -> None:
    for row in (*rows("aliases"), *rows("splits")):
        for day in (row["valid_from"], row.get("valid_to", "")):
            if len(day) > 4:
                dt.date.fromisoformat(day)
            assert day == "" or day[:4].isdigit()
