from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from pathlib import Path  # noqa: TC003 - pytest reads the annotations
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner, Result

from selaras.cli._outlook import backtest_command, outlook_command

if TYPE_CHECKING:
    from selaras.outlook import Events

app = typer.Typer()
app.command("outlook")(outlook_command)
app.command("backtest")(backtest_command)
SPAN = ("--from", "2020-03-02", "--to", "2020-04-27")


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def table(events: Events, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outlook") / "events.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("date", "region", "kind"))
        names = {"11": "Aceh", "12": "North Sumatra"}
        for event in events.rows:
            out.writerow((event.day, names.get(event.region, event.region), event.group))
    return path


def test_outlook_as_json_has_a_line_per_region_and_group(table: Path) -> None:
    result = run("outlook", table, "--as-of", "2020-06-01", "--json")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert {line["as_of"] for line in lines} == {"2020-06-01"}
    assert {line["region"] for line in lines if line["group"] == "violence"} >= {"11", "12"}
    assert "were not looked at" in result.stderr


def test_names_go_out_as_they_came_in(table: Path) -> None:
    result = run("outlook", table, "--json", "--regions", "as-given", "--group", "violence")
    regions = [json.loads(line)["region"] for line in result.stdout.splitlines()]
    assert {"Aceh", "North Sumatra"} <= set(regions)


def test_outlook_for_people_is_in_indonesian_and_says_what_it_cannot(table: Path) -> None:
    result = run("outlook", table, "--as-of", "2020-06-01")
    assert result.exit_code == 0
    for words in ("Prakiraan empat minggu", "Aceh", "dari 20", "bukan ancaman", "jarang melihat"):
        assert words in result.stdout


def test_pictures_are_written(table: Path, tmp_path: Path) -> None:
    svg, page = tmp_path / "o.svg", tmp_path / "o.html"
    result = run(
        "outlook",
        table,
        "--group",
        "violence",
        "--record",
        "--svg",
        svg,
        "--html",
        page,
        "--lang",
        "en",
    )
    assert result.exit_code == 0
    assert svg.read_text(encoding="utf-8").startswith("<svg")
    assert "came true" in page.read_text(encoding="utf-8")


def test_pmf_rows_are_whole_distributions_of_the_main_group(table: Path) -> None:
    result = run("backtest", table, "--format", "pmf", "--regions", "as-given", *SPAN)
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == ["as_of", "region", "horizon", "k", "prob"]
    mass: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in rows:
        mass[row["as_of"], row["region"], row["horizon"]] += float(row["prob"])
    assert {key[2] for key in mass} == {"0", "1", "2", "3", "4"}
    assert len({key[0] for key in mass}) == 9
    assert min(mass.values()) == pytest.approx(1.0, abs=1e-6)
    assert max(mass.values()) == pytest.approx(1.0, abs=1e-6)
    assert "--group for assembly" in result.stderr


def test_a_backtest_stands_beside_simple_rules(table: Path) -> None:
    shown = run("backtest", table, *SPAN)
    assert shown.exit_code == 0
    assert "vs history_52 %" in shown.stdout
    rows = run("backtest", table, "--format", "json", *SPAN).stdout.splitlines()
    assert {json.loads(row)["slice"] for row in rows} == {"all", "year", "spot", "region"}


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        pytest.param(("--as-of", "yesterday"), 2, "no day such as", id="no-date"),
        pytest.param(("--as-of", "1990-01-01"), 1, "no event in or before", id="before-all"),
        pytest.param(("--lag-weeks", "99"), 2, "less than or equal to 52", id="absurd-lag"),
    ],
)
def test_a_wrong_question_gets_a_clear_answer(
    table: Path, args: tuple[str, ...], status: int, message: str
) -> None:
    result = run("outlook", table, *args)
    assert result.exit_code == status
    assert message in result.stderr


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    result = run("outlook", tmp_path / "none.csv")
    assert result.exit_code == 1
    assert "none.csv cannot be read" in result.stderr


def test_signals_and_coverage_are_given_as_files(table: Path, tmp_path: Path) -> None:
    signals, coverage = tmp_path / "signals.csv", tmp_path / "coverage.csv"
    signals.write_text("said,region,kind\n2020-05-20,11,feared\nkapan,11,feared\n", "utf-8")
    coverage.write_text("day,region,reports\n2020-05-20,Aceh,40\n", "utf-8")
    asked = ("--as-of", "2020-06-01", "--json", "--signals", signals, "--coverage", coverage)
    result = run("outlook", table, *asked)
    assert result.exit_code == 0
    assert "left out: 1 rows, no readable date" in result.stderr
    aceh = next(json.loads(line) for line in result.stdout.splitlines() if '"11"' in line)
    assert aceh["coverage"] is not None


def test_a_backtest_can_weigh_signals(table: Path, tmp_path: Path) -> None:
    signals = tmp_path / "signals.csv"
    signals.write_text("said,region,kind\n2020-02-20,11,feared\n", "utf-8")
    result = run("backtest", table, *SPAN, "--signals", signals, "--group", "violence")
    assert result.exit_code == 0
