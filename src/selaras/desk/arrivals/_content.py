"""What was sent, as the reader of files opens it: each row a report or what is wrong with it."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from selaras.intake import Problem, open_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.desk.arrivals.models import Arrival
    from selaras.records import Report

SUFFIXES = (".txt", ".html", ".htm", ".csv", ".jsonl")
_STEM = "kiriman"
_REPEATED = "the same report was read before"


class Item(NamedTuple):
    """One row: its report, or what is wrong with it; `repeated` for one that the file has twice."""

    turn: int
    place: str
    report: Report | None
    message: str
    lost: bool
    repeated: bool


def items(arrival: Arrival) -> Iterator[Item]:
    """Every row of what was sent, in order; the same ones each time it is read."""
    with _as_file(arrival) as file:
        for turn, found in enumerate(open_inputs([str(file)])):
            yield _item(turn, found, arrival, file)


@contextmanager
def _as_file(arrival: Arrival) -> Iterator[Path]:
    """What was sent, as a file alone in a folder of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="selaras-") as folder:
        file = Path(folder) / f"{_STEM}{arrival.suffix}"
        with file.open("wb") as target:
            for data in arrival.pieces.values_list("data", flat=True).iterator(chunk_size=4):
                target.write(bytes(data))
        yield file


def _item(turn: int, found: Report | Problem, arrival: Arrival, file: Path) -> Item:
    if isinstance(found, Problem):
        place = found.input.replace(str(file), arrival.name or str(arrival)).strip(", ")
        repeated = found.message == _REPEATED
        return Item(turn, place, None, found.message, found.lost, repeated)
    known = {name: value for name, value in arrival.head.items() if value}
    report = msgspec.structs.replace(found, **known) if known else found
    return Item(turn, report.id, report, "", lost=False, repeated=False)
