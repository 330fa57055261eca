"""How well one origin is told from two, on pairs of published reports that people have labelled.

    python bench/copies.py REPORTS.jsonl [--errors]

Beside it: MinHash of five-word runs (datasketch, 256 permutations) at the best of its Jaccard
thresholds on these pairs, which flatters it.

REPORTS.jsonl holds your own copy of the reports, one a line, whose ids stand in
tests/gate/copies.jsonl. Prints precision and recall with 95 % intervals (pairs drawn anew with
replacement), once on all pairs and once without those that the labels call a close call.
`--errors` names the pairs that are told wrong.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from datasketch import MinHash

from selaras.reading import read
from selaras.records import Reading, Report, normalise
from selaras.stories import origins, shared_pairs
from selaras.stories._words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LABELS = Path(__file__).parents[1] / "tests/gate/copies.jsonl"
DRAWS = 2000


class Told(NamedTuple):
    """A labelled pair and the reason found for one origin, None where two were found."""

    label: dict[str, Any]
    reason: str | None

    @property
    def right(self) -> bool:
        """Whether the pair is told as labelled."""
        return (self.reason is not None) == bool(self.label["copy"])


def main(reports: str, *options: str) -> None:
    """Judge every pair and print the figures."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    readings = _readings(reports, {label[side] for label in labels for side in "ab"})
    lost = [label for label in labels if {label["a"], label["b"]} - readings.keys()]
    told = [
        Told(label, _reason(readings[label["a"]], readings[label["b"]]))
        for label in labels
        if label not in lost
    ]
    print(f"{len(labels)} pairs, {len(told)} judged, {len(lost)} whose reports are not at hand")
    clear = [one for one in told if "lose call" not in one.label["why"]]
    _print("all pairs", told)
    _print("without close calls", clear)
    _print("MinHash, all pairs", _minhash(told, readings))
    _print("MinHash, without close calls", _minhash(clear, readings))
    for kind in sorted({str(one.label["kind"]) for one in told}):
        ones = [one for one in told if one.label["kind"] == kind]
        print(f"  {kind:<26} {sum(one.right for one in ones)} of {len(ones)} right")
    if "--errors" in options:
        for one in told:
            if not one.right:
                print(one.label["kind"], one.reason, one.label["a"], one.label["b"])


def _readings(path: str, wanted: set[str]) -> dict[str, Reading]:
    found = {}
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                fields = {key: row.get(key) for key in ("url", "outlet", "title", "published")}
                found[row["id"]] = read(Report(id=row["id"], text=normalise(row["text"]), **fields))
    return found


def _reason(one: Reading, other: Reading) -> str | None:
    """The reason by which two reports are one origin, as in a story of these two."""
    readings = sorted((one, other), key=lambda reading: reading.report.published or "")
    found = origins(readings, shared_pairs(readings))
    return found[0].reason if len(found) == 1 else None


def _minhash(told: Sequence[Told], readings: Mapping[str, Reading]) -> list[Told]:
    """The pairs as MinHash tells them at the threshold of the highest F1."""
    alike = [
        _sketch(readings[one.label["a"]]).jaccard(_sketch(readings[one.label["b"]])) for one in told
    ]
    tries = [
        [
            Told(one.label, "minhash" if value >= step / 100 else None)
            for one, value in zip(told, alike, strict=True)
        ]
        for step in range(1, 60)
    ]
    return max(tries, key=_f1)


def _sketch(reading: Reading) -> MinHash:
    sketch = MinHash(num_perm=256)
    sketch.update_batch([" ".join(gram).encode() for gram in words(reading).grams])
    return sketch


def _print(name: str, told: Sequence[Told]) -> None:
    chance = random.Random(1)
    draws = [chance.choices(told, k=len(told)) for _ in range(DRAWS)]
    figures = []
    for measure in (_precision, _recall):
        low, high = _interval(draws, measure)
        figures.append(f"{measure.__name__[1:]} {measure(told):.3f} [{low:.3f}, {high:.3f}]")
    print(f"{name:<28} {len(told)} pairs: {', '.join(figures)}")


def _interval(
    draws: Sequence[Sequence[Told]], measure: Callable[[Sequence[Told]], float]
) -> tuple[float, float]:
    values = sorted(measure(draw) for draw in draws)
    return values[len(values) // 40], values[-len(values) // 40]


def _precision(told: Sequence[Told]) -> float:
    found = [one.label["copy"] for one in told if one.reason is not None]
    return sum(map(bool, found)) / len(found) if found else 0.0


def _recall(told: Sequence[Told]) -> float:
    wanted = [one.reason is not None for one in told if one.label["copy"]]
    return sum(wanted) / len(wanted) if wanted else 0.0


def _f1(told: Sequence[Told]) -> float:
    precision, recall = _precision(told), _recall(told)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main(*sys.argv[1:])
