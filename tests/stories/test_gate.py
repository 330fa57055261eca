"""Reports of our own field, labelled by their writers; all but two (g, j) train the weights."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from selaras.reading import read
from selaras.records import Report, normalise
from selaras.stories import group

if TYPE_CHECKING:
    from collections.abc import Mapping

GATE = Path(__file__).parents[1] / "gate"


def bcubed(found: Mapping[str, str], labels: Mapping[str, str]) -> float:
    """The BCubed F1 of two ways to part the same reports."""
    mine, theirs = defaultdict(set), defaultdict(set)
    for id_ in labels:
        mine[found[id_]].add(id_)
        theirs[labels[id_]].add(id_)
    both = {id_: len(mine[found[id_]] & theirs[labels[id_]]) for id_ in labels}
    precision = sum(both[id_] / len(mine[found[id_]]) for id_ in labels)
    recall = sum(both[id_] / len(theirs[labels[id_]]) for id_ in labels)
    return 2 * precision * recall / (precision + recall) / len(labels)


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("stories_a", 0.90),
        ("stories_b", 0.93),
        ("stories_c", 0.97),
        ("stories_d", 0.86),
        ("stories_e", 0.91),
        ("stories_f", 0.86),
        ("stories_g", 0.89),
        ("stories_h", 0.67),
        ("stories_i", 0.81),
        ("stories_j", 0.77),
    ],
)
def test_stories_of_our_field_are_found(name: str, floor: float) -> None:
    lines = (GATE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    labels, reports = {}, []
    for row in map(json.loads, lines):
        labels[row["id"]] = row.pop("story")
        reports.append(Report(**row | {"text": normalise(row["text"])}))
    stories = group(read(report) for report in reports)
    found = {member: story.id for story in stories for member in story.members}
    score = bcubed(found, labels)
    assert score >= floor, f"{score:.4f}"
