"""The contract of the command line, walked as a user walks it: whole processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample"


def selaras(*words: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "selaras", *words],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_read_gives_one_reading_per_report() -> None:
    done = selaras("read", "--json", str(SAMPLE))
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert len(readings) == 25
    assert len({r["report"]["id"] for r in readings}) == 25
    assert "25 in, 25 read, 0 failed" in done.stderr
    assert {"schema", "reader", "report", "text", "body", "chrome", "events"} <= set(readings[0])


def test_a_text_on_standard_input_is_read() -> None:
    done = selaras(
        "read", "--json", "-", text="KENDARI – Warga bergotong royong, Senin (2/11/2026)."
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["report"]["id"] == "stdin"


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Warga Kota Kendari bergotong royong.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.txt").write_text(" \n ", encoding="utf-8")
    (tmp_path / "d.jsonl").write_text('{"id":"d1","text":"Banjir di Demak."}\n{oops\n', "utf-8")
    done = selaras("read", "--json", str(tmp_path), str(tmp_path / "none.txt"))
    assert done.returncode == 1
    assert [json.loads(x)["report"]["id"] for x in done.stdout.splitlines()] == ["a", "d1"]
    for name in ("b.txt", "c.txt", "d.jsonl, line 2", "none.txt"):
        assert name in done.stderr
    assert "6 in, 2 read, 4 failed" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("read",), id="no-path"),
        pytest.param(("write", "x"), id="no-such-command"),
        pytest.param(("brief", str(SAMPLE), "--lang", "fr"), id="language"),
        pytest.param(("brief", str(SAMPLE), "--since", "kemarin"), id="since"),
        pytest.param(("brief", str(SAMPLE), "--region", "99.99"), id="region"),
        pytest.param(("brief", str(SAMPLE), "--kind", "war"), id="kind"),
        pytest.param(("schema", "nothing"), id="schema"),
    ],
)
def test_a_usage_error_ends_with_2_and_says_what_to_do(words: tuple[str, ...]) -> None:
    done = selaras(*words)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["reading", "story", "outlook"])
def test_schema_is_json(name: str) -> None:
    assert "$defs" in json.loads(selaras("schema", name).stdout)


def test_stories_hold_every_report_once() -> None:
    done = selaras("stories", "--json", str(SAMPLE))
    stories = [json.loads(line) for line in done.stdout.splitlines()]
    members = [m for s in stories for m in s["members"]]
    assert done.returncode == 0
    assert len(members) == len(set(members)) == 25
    for story in stories:
        assert sorted(m for o in story["origins"] for m in o) == sorted(story["members"])


def test_many_reports_are_read_in_order_on_all_cores(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": f"Warga Desa {n} di Demak berkumpul."} for n in range(200)]
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = selaras("read", "--json", str(file))
    assert [json.loads(x)["report"]["id"] for x in done.stdout.splitlines()] == [
        r["id"] for r in rows
    ]
