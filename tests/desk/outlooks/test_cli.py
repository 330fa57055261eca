"""`selaras desk outlook`: the one way to issue an outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from selaras import desk
from selaras.cli._desk import desk_app
from selaras.desk.outlooks.models import Outlook, Prediction
from tests.desk.outlooks.conftest import made_up

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database stands ready: nothing is set up anew."""
    monkeypatch.setattr(desk, "prepare", lambda _data: None)
    monkeypatch.setattr(desk, "migrate", lambda: None)


def _table(folder: Path, weeks: int) -> str:
    rows = (f"{one.day},{one.region},{one.group}\n" for one in made_up(weeks).rows)
    table = folder / f"{weeks}.csv"
    table.write_text("date,region,kind\n" + "".join(rows) + "2024-02-30,74,violence\n")
    return str(table)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(desk_app, ["outlook", *arguments])


def test_an_outlook_is_issued_then_settled_and_followed_by_the_next(tmp_path: Path) -> None:
    first = _run(_table(tmp_path, 70))
    assert (first.exit_code, Outlook.objects.count()) == (0, 1)
    assert "left out: 1 rows, no readable date" in first.stderr
    again = _run(_table(tmp_path, 70))
    assert "stays as it was" in again.stdout
    later = _run(_table(tmp_path, 75))
    assert "earlier odds now stand beside what came" in later.stdout
    assert Outlook.objects.count() == 2
    assert Prediction.objects.filter(count__isnull=False).exists()


def test_under_a_year_of_data_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    made = _run(_table(tmp_path, 30))
    assert (made.exit_code, Outlook.objects.count()) == (1, 0)
    assert "52" in made.stderr


def test_without_a_table_the_desks_stories_are_used() -> None:
    made = _run()
    assert made.exit_code == 1
    assert made.stderr.startswith("no outlook: no story here")
