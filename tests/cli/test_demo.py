"""`make demo` without a person: it checks itself and ends."""

from __future__ import annotations

import socket

import pytest

from tests.cli.test_commands import selaras

pytest.importorskip("django")


def test_the_demo_shows_the_brief_and_fetches_the_desks_first_page() -> None:
    done = selaras("demo", "--port", "0")
    assert done.returncode == 0, done.stderr
    assert "Ringkasan harmoni sosial" in done.stdout
    assert "analis.kendari" in done.stdout
    assert "as expected" in done.stdout


def test_a_busy_port_is_named_and_another_taken() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        done = selaras("demo", "--port", str(port))
    assert done.returncode == 0, done.stderr
    assert f"port {port} is busy" in done.stdout
