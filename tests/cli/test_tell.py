"""Stories told on all cores are those told in one process, in the same order."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from selaras.cli import _tell
from selaras.reading import read
from selaras.records import Reading, Report, normalise
from selaras.stories import group

SAMPLE = Path(__file__).parents[2] / "sample"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    with (SAMPLE / "index.csv").open(encoding="utf-8") as rows:
        told = [(row["id"], row["file"], row["title"]) for row in csv.DictReader(rows)]
    texts = {id_: (SAMPLE / file).read_text(encoding="utf-8") for id_, file, _ in told}
    return [read(Report(id=id_, title=title, text=normalise(texts[id_]))) for id_, _, title in told]


@pytest.mark.parametrize(("many", "batch"), [(1000, 200), (1, 2), (1, 1000)])
def test_stories_are_the_same_however_they_are_told(
    readings: list[Reading], monkeypatch: pytest.MonkeyPatch, many: int, batch: int
) -> None:
    monkeypatch.setattr(_tell, "_MANY", many)
    monkeypatch.setattr(_tell, "_BATCH", batch)
    assert _tell.stories_of(readings) == list(group(readings))


def test_no_readings_are_no_stories() -> None:
    assert _tell.stories_of([]) == []
