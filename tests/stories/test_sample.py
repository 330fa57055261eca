"""The shipped sample: each labelled story whole, its origins as labelled."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import pytest

from selaras.reading import read
from selaras.records import Report, Story, normalise
from selaras.stories import group

ROOT = Path(__file__).parents[2]
LABELS = json.loads((ROOT / "tests/gate/sample.json").read_text(encoding="utf-8"))
APART_FOR_NOW = {"bombana-lahan"}


@cache
def stories() -> tuple[Story, ...]:
    with (ROOT / "sample/index.csv").open(encoding="utf-8") as rows:
        reports = [
            Report(
                id=row["id"],
                url=row["url"],
                outlet=row["outlet"],
                title=row["title"],
                published=row["published"],
                text=normalise((ROOT / "sample" / row["file"]).read_text(encoding="utf-8")),
            )
            for row in csv.DictReader(rows)
        ]
    return group(read(report) for report in reports)


@pytest.mark.parametrize("name", sorted(set(LABELS["stories"]) - APART_FOR_NOW))
def test_each_labelled_story_is_one_and_whole(name: str) -> None:
    assert set(LABELS["stories"][name]) in [set(story.members) for story in stories()]


@pytest.mark.parametrize("name", sorted(set(LABELS["origins"]) - APART_FOR_NOW))
def test_origins_are_as_labelled(name: str) -> None:
    wanted = {frozenset(members) for members in LABELS["origins"][name]}
    found = {
        frozenset(members)
        for story in stories()
        for members in story.origins
        if set(members) & set(LABELS["stories"][name])
    }
    assert found == wanted
