"""Every figure of docs/quality.md, each with its set's size and a 95 % interval.

    python bench/quality.py [FOLDER]

Without FOLDER: the project's own labelled gate (tests/gate). FOLDER holds public labelled sets as
neutral JSON Lines and label files, which belong to their publishers and are not in the project:
names*.jsonl, quotes*.jsonl (text and gold spans), times*.jsonl, and pairs NAME.jsonl with
NAME.labels.json for events and stories; week*.jsonl holds articles of CLICK-ID of 10-16 September
2019, whose labels are tools/events_week.csv (parts week2 and week5 are held out,
the others were trained on). Intervals: bootstrap over reports, 1,000 draws.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from _scores import event_units, name_units, quote_units, story_units

from selaras.intake import report_of_text
from selaras.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from selaras.records import Reading

GATE = Path(__file__).parents[1] / "tests" / "gate"
WEEK = Path(__file__).parents[1] / "tools" / "events_week.csv"
DRAWS = 1000

Row = dict[str, Any]
Units = list[tuple[float, ...]]


def main() -> None:
    """Print the figures."""
    own("own gate, read by those who write rules", sorted(GATE.glob("events_*.jsonl")))
    own("own gate, unseen by them", sorted(GATE.glob("unseen/events*.jsonl")))
    if len(sys.argv) > 1:
        for file in sorted(Path(sys.argv[1]).glob("*.jsonl")):
            public(file)


def own(name: str, files: Sequence[Path]) -> None:
    """Print the figures of the project's own labelled texts."""
    cases = [row for file in files for row in rows_of(file)]
    labels = {case["id"]: {**case["gold"], "accept": case["accept"]} for case in cases}
    report(name, event_units(labels, readings(cases)))


def public(file: Path) -> None:
    """Print the figures of one public set."""
    rows = rows_of(file)
    beside = file.with_suffix(".labels.json")
    if beside.exists():
        labels = json.loads(beside.read_text(encoding="utf-8"))
        if isinstance(labels, dict):
            kept = [row for row in rows if row["id"] in labels]
            report(file.stem, story_units(labels, readings(kept)))
        else:
            known = {label["id"]: label for label in labels}
            kept = [row for row in rows if row["id"] in known]
            report(file.stem, event_units(known, readings(kept)))
    elif file.name.startswith("week"):
        for part in ("week1", "week2", "week3", "week4", "week5", "week6", "week7"):
            known = week_labels(part, rows)
            report(part, event_units(known, readings([r for r in rows if r["id"] in known])))
    elif file.name.startswith("names"):
        report(file.stem, name_units(rows, readings(rows)))
    elif file.name.startswith("quotes"):
        report(file.stem, quote_units(rows, readings(rows)))


def week_labels(part: str, rows: Sequence[Row]) -> dict[str, Row]:
    """The labels of one part of the week's news, by the id of the row whose digest they bear."""
    with WEEK.open(encoding="utf-8") as file:
        labels = {row["id_sha256"]: row for row in csv.DictReader(file) if row["part"] == part}
    found: dict[str, Row] = {}
    for row in rows:
        label = labels.get(hashlib.sha256(row["id"].encode()).hexdigest()[:16])
        if label is not None:
            plain: Row = {name: value or None for name, value in label.items()}
            plain["incident"] = label["incident"] == "true"
            plain["accept"] = json.loads(label["accept"] or "{}")
            found[row["id"]] = plain
    return found


def rows_of(file: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


def readings(rows: Sequence[Row]) -> dict[str, Reading]:
    """The reading of each row, by id."""
    head = ("url", "outlet", "title", "published")
    return {
        row["id"]: read(
            report_of_text(row["text"], id=row["id"], **{k: row[k] for k in head if row.get(k)})
        )
        for row in rows
    }


def report(name: str, figures: dict[str, tuple[Units, Callable[[np.ndarray], float]]]) -> None:
    """Print each figure of a set with its size and interval."""
    print(name)
    for label, (units, figure) in figures.items():
        table = np.array(units, dtype=float)
        if not len(table):
            continue
        low, high = interval(table, figure)
        print(f"  {label:42} {figure(table.sum(0)):.3f}  [{low:.3f}, {high:.3f}]  n={len(table)}")


def interval(table: np.ndarray, figure: Callable[[np.ndarray], float]) -> tuple[float, float]:
    """The 95 % bootstrap interval over the set's units."""
    chance = np.random.default_rng(74)
    draws = chance.integers(0, len(table), (DRAWS, len(table)))
    values = sorted(figure(table[draw].sum(0)) for draw in draws)
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS) - 1]


if __name__ == "__main__":
    main()
