"""Learn how the measures of likeness weigh, from reports whose stories people have labelled.

    python tools/train_likeness.py REPORTS.jsonl LABELS.json... SOURCE-NOTE

REPORTS.jsonl holds one report a line; each LABELS.json maps report ids to stories, and reports of
two sets are not compared. Prints for each set the figures of five folds, each of whole topics that
the weights were not learned on (those of the other sets were), then learns on all and writes the
weights. Only the weights are kept. `tools/stories_week.json` holds our own labels of 400 reports.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from selaras.reading import read
from selaras.records import Report, normalise
from selaras.stories import sign
from selaras.stories._block import Block
from selaras.stories._cluster import cluster
from selaras.stories._likeness import LEAST_FULL, MEASURES, measures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from selaras.stories import Signature

    Floats = NDArray[np.float64]

TABLE = Path(__file__).parents[1] / "src/selaras/stories/_data/likeness.json"
TOPIC = 0.1
RIDGE = 3.0
FOLDS = 5
ROUNDS = 6


def main(reports: str, *labels_and_source: str) -> None:
    """Measure by folds, learn on all, write the weights."""
    *labels, source = labels_and_source
    sets = [_set(reports, path) for path in labels]
    for at, path in enumerate(labels):
        for threshold in np.arange(0.3, 0.65, 0.05):
            found = [_folded(sets, at, float(threshold), seed) for seed in range(ROUNDS)]
            bcubed, pairs = np.mean(found, axis=0)
            name = Path(path).name
            print(f"{name} {threshold:.2f}: BCubed F1 {bcubed:.4f}, pair F1 {pairs:.4f}")
    bias, weights = _learn([_pairs(one, range(len(one.gold))) for one in sets])
    named = {name: round(float(w), 3) for name, w in zip(MEASURES, weights, strict=True)}
    text = json.dumps({"source": source, "bias": round(bias, 3), "weights": named}, indent=1)
    TABLE.write_text(text + "\n", encoding="utf-8")
    print(text)


class Set(NamedTuple):
    """Labelled reports: the measures of each two, and the story of each."""

    table: Floats
    gold: list[object]


class Pairs(NamedTuple):
    """Pairs of reports as measures, and 1 where they tell one story."""

    inputs: Floats
    answers: Floats


def _set(reports: str, labels: str) -> Set:
    stories = json.loads(Path(labels).read_text(encoding="utf-8"))
    signatures = _signatures(reports, stories)
    block = Block(signatures)
    gold = [stories[signature.id] for signature in signatures]
    return Set(measures(block, block).astype(np.float64), gold)


def _signatures(path: str, stories: Mapping[str, object]) -> list[Signature]:
    """The signatures of the labelled reports, earliest first."""
    found = []
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in stories:
                fields = {key: row.get(key) for key in ("url", "outlet", "title", "published")}
                text = normalise(row["text"])
                found.append(sign(read(Report(id=row["id"], text=text, **fields))))
    return sorted(found, key=lambda signature: signature.age)


def _folded(sets: Sequence[Set], at: int, threshold: float, seed: int) -> tuple[float, float]:
    """BCubed and pair F1 of one set when each topic is grouped by weights learned on all others."""
    table, gold = sets[at]
    topics = cluster(table[:, :, 0].astype(np.float32), threshold=TOPIC)
    order = random.Random(seed)
    fold_of = {row: fold for topic in topics for fold in [order.randrange(FOLDS)] for row in topic}
    others = [_pairs(one, range(len(one.gold))) for one in sets if one is not sets[at]]
    ours: dict[int, tuple[int, int]] = {}
    for fold in range(FOLDS):
        inside = [row for row in range(len(gold)) if fold_of[row] == fold]
        outside = [row for row in range(len(gold)) if fold_of[row] != fold]
        bias, weights = _learn([*others, _pairs(sets[at], outside)])
        score = table[np.ix_(inside, inside)] @ weights + bias
        alike = (1 / (1 + np.exp(-score))).astype(np.float32)
        for number, group in enumerate(cluster(alike, threshold=threshold)):
            ours |= {inside[row]: (fold, number) for row in group}
    return _figures(ours, gold)


def _pairs(of: Set, rows: Sequence[int]) -> Pairs:
    """The pairs of rows that share a little."""
    one, other = np.triu_indices(len(rows), 1)
    first, second = np.array(rows)[one], np.array(rows)[other]
    kept = of.table[first, second, 0] > LEAST_FULL
    first, second = first[kept], second[kept]
    same = [of.gold[a] == of.gold[b] for a, b in zip(first, second, strict=True)]
    return Pairs(of.table[first, second], np.array(same, float))


def _learn(pairs: Sequence[Pairs]) -> tuple[float, Floats]:
    """Logistic weights; Newton steps, ridge penalty."""
    raw = np.concatenate([one.inputs for one in pairs])
    answers = np.concatenate([one.answers for one in pairs])
    mean, spread = raw.mean(axis=0), raw.std(axis=0)
    inputs = np.column_stack([(raw - mean) / spread, np.ones(len(raw))])
    weights = np.zeros(inputs.shape[1])
    penalty = np.diag([RIDGE] * (len(weights) - 1) + [0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - answers) + penalty @ weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + penalty
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return float(weights[-1] - scaled @ mean), scaled


def _figures(ours: Mapping[int, object], gold: Sequence[object]) -> tuple[float, float]:
    """BCubed F1 and pair F1."""
    mine: dict[object, set[int]] = defaultdict(set)
    theirs: dict[object, set[int]] = defaultdict(set)
    for row, story in enumerate(gold):
        mine[ours[row]].add(row)
        theirs[story].add(row)
    both = [len(mine[ours[row]] & theirs[story]) for row, story in enumerate(gold)]
    precision = np.mean([n / len(mine[ours[row]]) for row, n in enumerate(both)])
    recall = np.mean([n / len(theirs[story]) for n, story in zip(both, gold, strict=True)])
    common = sum(both) - len(gold)
    found = sum(len(group) * (len(group) - 1) for group in mine.values())
    wanted = sum(len(group) * (len(group) - 1) for group in theirs.values())
    return (
        float(2 * precision * recall / (precision + recall)),
        2 * common / (found + wanted) if found + wanted else 0.0,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
