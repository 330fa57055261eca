"""The short way into `selaras read --json` and the way through the options are one command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from selaras.cli import _work
from selaras.reading import read

if TYPE_CHECKING:
    from selaras.records import Reading, Report

SAMPLE = Path(__file__).parents[2] / "sample"


def selaras(*words: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "selaras", *words],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_both_ways_read_alike() -> None:
    # "--" sends the same call through the options
    short, long = (
        selaras("read", "--json", str(SAMPLE)),
        selaras("read", "--json", "--", str(SAMPLE)),
    )
    assert (short.returncode, short.stdout, short.stderr) == (
        long.returncode,
        long.stdout,
        long.stderr,
    )


def test_the_short_way_spares_loading_the_options() -> None:
    code = (
        "import sys; sys.argv = ['selaras', 'read', '--json', '-']\n"
        "from selaras.cli import main\n"
        "try: main()\n"
        "finally: sys.stderr.write(str('typer' in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="Warga Demak bergotong royong.",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr.endswith("False")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("read", "--json"), "Missing argument", id="no-path"),
        pytest.param(("read", "--json", "--nope", "x"), "No such option", id="unknown-option"),
        pytest.param((), "Usage", id="no-command"),
    ],
)
def test_what_is_not_plain_goes_through_the_options(words: tuple[str, ...], said: str) -> None:
    done = selaras(*words)
    assert done.returncode != 0
    assert said in done.stdout + done.stderr


def test_a_report_that_cannot_be_read_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": f"r{n}", "text": f"Warga Desa {n} di Demak berkumpul."} for n in range(5)]
    file = tmp_path / "five.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    def failing(report: Report) -> Reading:
        if report.id == "r2":
            raise RecursionError("too deep")
        return read(report)

    monkeypatch.setattr(_work, "read", failing)
    monkeypatch.setattr(_work, "read_together", lambda batch: [failing(one) for one in batch])
    tally = _work.Tally()
    lines = list(_work.readings_json([str(file)], tally, unmasked=False))
    assert [json.loads(line)["report"]["id"] for line in lines] == ["r0", "r1", "r3", "r4"]
    assert [problem.input for problem in tally.problems] == ["r2"]
    assert tally.lost == 1
