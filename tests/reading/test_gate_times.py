"""The gate of time expressions: labelled sentences, scored against floors that only rise."""

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from selaras.reading._dates import find_dates
from selaras.reading._document import open_document
from selaras.records import Report

_SET = Path(__file__).parents[1] / "gate" / "times.jsonl"
_HASH = "00cada704a5707b72884d53f47bdc0e5e754f6fa0ce89ca5975f52d4b40d440d"
_FLOORS = {"found": 0.99, "value": 0.99}

Point = tuple[str, str]


def _cases() -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in _SET.read_bytes().splitlines()]


def _points(labels: list[dict[str, str]]) -> list[Point]:
    return [(label["words"], label["date"]) for label in labels]


def _read(case: dict[str, Any]) -> list[Point]:
    report = Report(id=case["id"], text=case["text"], published=case.get("published"))
    return [
        (report.text[m.spans[0].start : m.spans[0].end], m.date)
        for m in find_dates(open_document(report))
    ]


def _share_words(one: str, other: str) -> bool:
    return one in other or other in one or bool(set(one.split()) & set(other.split()))


def _matched(ours: list[Point], gold: list[Point]) -> tuple[int, int, int]:
    """Labelled points found, with the right value, and how many points are too many."""
    free, found, right = list(ours), 0, 0
    for words, date in gold:
        near = [point for point in free if _share_words(point[0], words)]
        best = next((point for point in near if point[1] == date), near[0] if near else None)
        if best is not None:
            free.remove(best)
            found += 1
            right += best[1] == date
    return found, right, len(free)


def _figures() -> tuple[dict[str, float], int]:
    found = right = gold = ours = 0
    for case in _cases():
        read = _read(case)
        labels = [case["dates"], *case.get("accept", {}).get("dates", [])]
        best = max(
            (_points(label) for label in labels),
            key=lambda points: _matched(read, points)[1] - _matched(read, points)[2] - len(points),
        )
        hits, values, _ = _matched(read, best)
        found, right = found + hits, right + values
        gold, ours = gold + len(best), ours + len(read)
    return {"found": 2 * found / (gold + ours), "value": right / gold}, gold


def test_the_times_are_the_committed_ones() -> None:
    assert hashlib.sha256(_SET.read_bytes()).hexdigest() == _HASH


@pytest.mark.parametrize("figure", sorted(_FLOORS))
def test_times_reach_their_floor(figure: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures, size = _figures()
    with capsys.disabled():
        print(f"\ntimes {figure}: {figures[figure]:.4f} of {size} points")  # noqa: T201
    assert figures[figure] >= _FLOORS[figure]
