"""Learn how the measures of likeness weigh, from reports whose stories people have labelled.

    python tools/train_likeness.py REPORTS.jsonl LABELS.json... SOURCE-NOTE

REPORTS.jsonl holds one report a line; each LABELS.json maps report ids to stories, or is a JSONL
of reports that name theirs; reports of two sets are not compared. Every labelled report counts
twice: with the table of rarities that ships, and with one counted from the reports that nobody
labelled, which should be of other days: in use, too, some words of a new story are known to the
table and others are not. Sets of our own texts (JSONL) are of the field that we work in, and
small: their pairs count three times. Prints for each set the figures of five folds, each of whole
topics that the weights were not learned on (those of the other sets were), and those by the
weights of the other sets alone, both with the second table; then learns on all and writes the
weights. Only the weights are kept. `tools/stories_*.json` hold our own labels of 1,621 reports,
by five readers who had not seen the measures; `tests/gate/stories_*.jsonl` 134 texts, the
last 14 written to keep meetings of one hotel and day apart: given three times, they count so.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from train_rarity import table_of

from selaras.reading import read
from selaras.records import Report, normalise
from selaras.stories import sign
from selaras.stories._block import Block
from selaras.stories._cluster import cluster
from selaras.stories._likeness import LEAST_FULL, MEASURES, measures
from selaras.stories._weights import RARITY, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from selaras.stories import Signature

    Floats = NDArray[np.float64]

TABLE = Path(__file__).parents[1] / "src/selaras/stories/_data/likeness.json"
TOPIC = 0.1
OWN = 3.0
RIDGE = 3.0
FOLDS = 5
ROUNDS = 6


def main(reports: str, *labels_and_source: str) -> None:
    """Measure by folds, learn on all, write the weights."""
    *labels, source = labels_and_source
    known = {id_ for path in labels for id_ in _labels(path)}
    seen = [_set(reports, path) for path in labels]
    RARITY[:] = unpack(table_of(reports, "", without=known))
    unseen = [_set(reports, path) for path in labels]
    sets = [
        Set(*new, old.table, OWN if path.endswith(".jsonl") else 1.0, path)
        for new, old, path in zip(unseen, seen, labels, strict=True)
    ]
    for at, path in enumerate(labels):
        for threshold in np.arange(0.3, 0.5, 0.04):
            found = [_folded(sets, at, float(threshold), seed) for seed in range(ROUNDS)]
            bcubed, pairs = np.mean(found, axis=0)
            name = Path(path).name
            alone = _by_others(sets, at, float(threshold))
            print(
                f"{name} {threshold:.2f}: BCubed F1 {bcubed:.4f}, pair F1 {pairs:.4f};"
                f" by the others' weights {alone[0]:.4f}, {alone[1]:.4f}"
            )
    bias, weights = _learn([_pairs(one, range(len(one.gold))) for one in sets])
    named = {name: round(float(w), 3) for name, w in zip(MEASURES, weights, strict=True)}
    text = json.dumps({"source": source, "bias": round(bias, 3), "weights": named}, indent=1)
    TABLE.write_text(text + "\n", encoding="utf-8")
    print(text)


class Told(NamedTuple):
    """Labelled reports: the measures of each two, and the story of each."""

    table: Floats
    gold: list[object]


class Set(NamedTuple):
    """The same with words that the table of rarities does not know, and with words that it does.

    `times` is how often each pair counts; a set that is given again has the same `path`.
    """

    table: Floats
    gold: list[object]
    seen: Floats
    times: float
    path: str


class Pairs(NamedTuple):
    """Pairs of reports as measures, 1 where they tell one story, and how often each counts."""

    inputs: Floats
    answers: Floats
    times: Floats


def _labels(path: str) -> dict[str, object]:
    """The story of each report (its id)."""
    text = Path(path).read_text(encoding="utf-8")
    if path.endswith(".jsonl"):
        return {row["id"]: row["story"] for row in map(json.loads, text.splitlines())}
    return dict(json.loads(text))


def _set(reports: str, labels: str) -> Told:
    stories = _labels(labels)
    signatures = _signatures(labels if labels.endswith(".jsonl") else reports, stories)
    block = Block(signatures)
    gold = [stories[signature.id] for signature in signatures]
    return Told(measures(block, block).astype(np.float64), gold)


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
    table, gold = sets[at].table, sets[at].gold
    topics = cluster(table[:, :, 0].astype(np.float32), threshold=TOPIC)
    order = random.Random(seed)
    fold_of = {row: fold for topic in topics for fold in [order.randrange(FOLDS)] for row in topic}
    others = [_pairs(one, range(len(one.gold))) for one in _others(sets, at)]
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


def _others(sets: Sequence[Set], at: int) -> list[Set]:
    """The other sets, without those that are the same one given again."""
    return [one for one in sets if one.path != sets[at].path]


def _by_others(sets: Sequence[Set], at: int, threshold: float) -> tuple[float, float]:
    """BCubed and pair F1 of one set by weights that were learned on the other sets."""
    bias, weights = _learn([_pairs(one, range(len(one.gold))) for one in _others(sets, at)])
    score = sets[at].table @ weights + bias
    groups = cluster((1 / (1 + np.exp(-score))).astype(np.float32), threshold=threshold)
    return _figures(
        {row: number for number, group in enumerate(groups) for row in group}, sets[at].gold
    )


def _pairs(of: Set, rows: Sequence[int]) -> Pairs:
    """The pairs of rows that share a little, by both tables."""
    one, other = np.triu_indices(len(rows), 1)
    places = np.array(rows, dtype=np.int64)
    first, second = places[one], places[other]
    inputs, answers = [], []
    for table in (of.table, of.seen):
        kept = table[first, second, 0] > LEAST_FULL
        a, b = first[kept], second[kept]
        inputs.append(table[a, b])
        answers += [of.gold[x] == of.gold[y] for x, y in zip(a, b, strict=True)]
    return Pairs(np.concatenate(inputs), np.array(answers, float), np.full(len(answers), of.times))


def _learn(pairs: Sequence[Pairs]) -> tuple[float, Floats]:
    """Logistic weights; Newton steps, ridge penalty."""
    raw = np.concatenate([one.inputs for one in pairs])
    answers = np.concatenate([one.answers for one in pairs])
    times = np.concatenate([one.times for one in pairs])
    mean, spread = raw.mean(axis=0), raw.std(axis=0)
    inputs = np.column_stack([(raw - mean) / spread, np.ones(len(raw))])
    weights = np.zeros(inputs.shape[1])
    penalty = np.diag([RIDGE] * (len(weights) - 1) + [0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (times * (chance - answers)) + penalty @ weights
        curve = (inputs * (times * chance * (1 - chance))[:, None]).T @ inputs + penalty
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
