"""`selaras stories`: reports grouped into stories, as JSON Lines or as a page for people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec

from selaras.cli._read import log_unmasked
from selaras.cli._tell import stories_of
from selaras.cli._work import Tally, readings_of
from selaras.intake import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.records import Reading

__all__ = ["run"]


def run(paths: Iterable[str], *, json: bool, unmasked: bool) -> int:
    """Read and group the inputs and print each story; return the exit status."""
    tally = Tally()
    if unmasked:
        log_unmasked("stories")
    readings = _once(readings_of(paths, tally, unmasked=unmasked), tally)
    stories = stories_of(readings.values())
    if json:
        encode = msgspec.json.Encoder().encode
        out = sys.stdout.buffer
        for story in stories:
            out.write(encode(story) + b"\n")
        out.flush()
    else:
        from rich.console import Console

        from selaras.cli._stories_page import page

        console = Console(highlight=False)
        for story in stories:
            console.print(page(story, readings))
    sys.stderr.write(f"{len(readings)} reports in {len(stories)} stories\n")
    return tally.close()


def _once(readings: Iterable[Reading], tally: Tally) -> dict[str, Reading]:
    """The readings by id; a second report with an id is a named failure."""
    by_id: dict[str, Reading] = {}
    for reading in readings:
        id_ = reading.report.id
        if id_ in by_id:
            tally.read -= 1
            tally.note(Problem(id_, "another report has this id already", lost=True))
        else:
            by_id[id_] = reading
    return by_id
