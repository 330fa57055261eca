"""Starting, setting up and checking the desk from the command line."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import selaras.desk
from selaras.desk import free_port
from tests.desk._own import lay_tables
from tests.desk.walker import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(selaras.desk.__file__).parents[2]


def _desk(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    call = "from selaras.cli._desk import desk_app; desk_app()"
    return subprocess.run(
        [sys.executable, "-c", call, *command, "--data", str(data)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "SELARAS_DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_desk_is_set_up_then_in_order(tmp_path: Path) -> None:
    before = _desk(tmp_path, "check")
    assert before.returncode == 1
    assert "tables wait" in before.stdout
    made = _desk(tmp_path, "init", "--region", "74.71", "--name", "Siti")
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("admin  ")
    after = _desk(tmp_path, "check")
    assert (after.returncode, after.stdout) == (0, "The desk is in order.\n")


def test_the_first_start_sets_up_what_it_is_told(tmp_path: Path) -> None:
    lay_tables(tmp_path)
    words = ("run", "--region", "74.71", "--name", "Siti", "--language", "en", "--port", "0")
    with _started(tmp_path, *words) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("admin  ")
        address = next(line.split()[1] for line in process.stderr if line.startswith("Selaras:"))
        with urllib.request.urlopen(address) as answer:
            assert '<html lang="en"' in answer.read().decode()
    assert "in order" in _desk(tmp_path, "check").stdout


def test_a_first_start_that_nobody_answers_says_how(tmp_path: Path) -> None:
    lay_tables(tmp_path)
    with _started(tmp_path, "run", "--port", "0", "--no-worker") as process:
        assert process.stderr is not None
        assert "selaras desk init" in process.stderr.readline()


@contextmanager
def _started(data: Path, *command: str) -> Iterator[subprocess.Popen[str]]:
    """A desk that is running; killed when the test is over, whatever came of it."""
    call = "from selaras.cli._desk import desk_app; desk_app()"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", call, *command, "--data", str(data)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "SELARAS_DATABASE_URL": ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_an_unknown_region_is_named(tmp_path: Path) -> None:
    made = _desk(tmp_path, "init", "--region", "99.99", "--name", "Siti")
    assert made.returncode == 2
    assert "99.99" in made.stderr
    assert not (tmp_path / "desk.sqlite3").exists()


def test_a_busy_port_gives_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = taken.getsockname()[1]
        assert free_port("127.0.0.1", busy) != busy


def test_the_desk_serves_its_first_page_and_stops(tmp_path: Path) -> None:
    with serving(tmp_path, "small") as address, urllib.request.urlopen(address) as answer:
        assert answer.status == 200
        assert "Nama pengguna" in answer.read().decode()
