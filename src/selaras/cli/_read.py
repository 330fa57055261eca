"""`selaras read`: one reading per report, as JSON Lines or as a page for people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from selaras.cli._work import Tally, readings_json, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["run"]


def run(paths: Iterable[str], *, json: bool, unmasked: bool) -> int:
    """Read the inputs and print each reading; return the exit status."""
    tally = Tally()
    if unmasked:
        log_unmasked("read")
    if json:
        out = sys.stdout.buffer
        for line in readings_json(paths, tally, unmasked=unmasked):
            out.write(line + b"\n")
        out.flush()
    else:
        from rich.console import Console

        from selaras.cli._reading_page import page

        console = Console(highlight=False)
        for reading in readings_of(paths, tally, unmasked=unmasked):
            console.print(page(reading))
    return tally.close()


def log_unmasked(command: str) -> None:
    """Leave a trace that masked names were asked for."""
    sys.stderr.write(f"note: selaras {command} --unmasked shows names that are masked elsewhere\n")
