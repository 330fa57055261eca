"""Learn how the measures of likeness weigh, from reports whose stories people have labelled.

    python tools/train_likeness.py REPORTS.jsonl LABELS.json... SOURCE-NOTE

REPORTS.jsonl holds one report a line; each LABELS.json maps report ids to stories, or is a JSONL
of reports that name theirs; reports of two sets are not compared. Every labelled report counts
six times: with the table of rarities that ships, and with one counted from the reports that
nobody labelled, which should be of other days; and with each among the others of its set, by the
table alone, and with most reports cut short. In use, too, some words of a new story are known and
others are not, there are few reports around or many, and some are a sentence long. Sets of our
own texts (JSONL) are of the field that we work in, and small: their pairs count three times.
Prints for each set the figures by the weights of the other sets alone, its words unknown; then
learns on all and writes the weights. Only the weights are kept. `tools/stories_*.json` hold our
own labels, by readers who had not seen the measures; `tests/gate/stories_*.jsonl` own texts,
those of `stories_c`, `_h` and `_i` written to keep meetings of one hotel and day apart: given
six times and twice, they count so. `stories_g` and `_j` judge and are not to be given.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from _net import Pairs, learn
from msgspec.structs import replace
from train_rarity import table_of

from selaras.reading import read
from selaras.records import Report, normalise
from selaras.stories import sign
from selaras.stories._block import Block
from selaras.stories._cluster import cluster
from selaras.stories._crowd import Crowd
from selaras.stories._likeness import LEAST_FULL, Net
from selaras.stories._measures import MEASURES, measures
from selaras.stories._weights import RARITY, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from selaras.records import Reading
    from selaras.stories import Signature

    Floats = NDArray[np.floating[Any]]

TABLE = Path(__file__).parents[1] / "src/selaras/stories/_data/likeness.json"
THRESHOLDS = (0.34, 0.38, 0.42, 0.46, 0.5, 0.54)
OWN = 3.0
CUTS = (8, 20, 45, 10_000)
DIGITS = 4


def main(reports: str, *labels_and_source: str) -> None:
    """Measure each set by the others, learn on all, write the weights."""
    *labels, source = labels_and_source
    told = {path: _readings(reports, path) for path in labels}
    known = {reading.report.id for one in told.values() for reading, _ in one.whole}
    seen = {path: _measured(one) for path, one in told.items()}
    RARITY[:] = unpack(table_of(reports, "", without=known))
    unseen = {path: _measured(one) for path, one in told.items()}
    sets = {
        path: Set((*unseen[path].tables, *seen[path].tables), unseen[path].gold, path)
        for path in labels
    }
    given = [sets[path] for path in labels]
    for one in sets.values():
        _tell(one, learn(_pairs([other for other in given if other.path != one.path])))
    _write(learn(_pairs(given)), source)


class Read(NamedTuple):
    """Labelled reports as they are read, whole and with most cut short, and their stories."""

    whole: list[tuple[Reading, object]]
    cut: list[tuple[Reading, object]]


class Told(NamedTuple):
    """The measures of each two labelled reports, in several surroundings, and their stories.

    The same places in all tables are the same reports.
    """

    tables: tuple[Floats, ...]
    gold: list[object]


class Set(NamedTuple):
    """The same of one file; a set that is given again has the same `path`.

    The first table is of unknown words, among the others of the set.
    """

    tables: tuple[Floats, ...]
    gold: list[object]
    path: str

    @property
    def times(self) -> float:
        """How often each pair counts."""
        return OWN if self.path.endswith(".jsonl") else 1.0


def _labels(path: str) -> dict[str, object]:
    """The story of each report (its id)."""
    text = Path(path).read_text(encoding="utf-8")
    if path.endswith(".jsonl"):
        return {row["id"]: row["story"] for row in map(json.loads, text.splitlines())}
    return dict(json.loads(text))


def _readings(reports: str, path: str) -> Read:
    """The labelled reports as they are read, and the story of each."""
    stories = _labels(path)
    found = Read([], [])
    with Path(path if path.endswith(".jsonl") else reports).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in stories:
                fields = {key: row.get(key) for key in ("url", "outlet", "title", "published")}
                report = Report(id=row["id"], text=normalise(row["text"]), **fields)
                most = CUTS[len(found.whole) % len(CUTS)]
                found.whole.append((read(report), stories[report.id]))
                found.cut.append((read(_cut(report, most)), stories[report.id]))
    return found


def _cut(report: Report, words: int) -> Report:
    """The report without what follows the sentence in which it has so many words."""
    place = 0
    for at, word in enumerate(re.finditer(r"\S+", report.text)):
        place = word.end()
        if at >= words and word.group().endswith((".", ".,", '."', ".”")):
            break
    return replace(report, text=report.text[:place])


def _measured(read_: Read) -> Told:
    """The measures by the table of rarities as it is now.

    Among all of the set, by the table alone, and among all with most reports cut short.
    """
    whole, cut = ([(sign(reading), story) for reading, story in readings] for readings in read_)
    order = sorted(range(len(whole)), key=lambda at: whole[at][0].age)
    signatures, short = ([found[at][0] for at in order] for found in (whole, cut))
    tables = [
        _laid(signatures, Crowd(signatures)),
        _laid(signatures, Crowd([])),
        _laid(short, Crowd(short)),
    ]
    return Told(tuple(tables), [whole[at][1] for at in order])


def _laid(signatures: Sequence[Signature], crowd: Crowd) -> Floats:
    block = Block(signatures)
    return measures(block, block, crowd)


def _pairs(sets: Sequence[Set]) -> Pairs:
    """The pairs of reports that share a little, of each set and table."""
    inputs, answers, times = [], [], []
    for one in sets:
        first, second = np.triu_indices(len(one.gold), 1)
        same = [one.gold[a] == one.gold[b] for a, b in zip(first, second, strict=True)]
        for table in one.tables:
            kept = table[first, second, 0] >= LEAST_FULL
            inputs.append(table[first[kept], second[kept]])
            answers.append(np.array(same, dtype=np.float32)[kept])
            times.append(np.full(int(kept.sum()), one.times, dtype=np.float32))
    return Pairs(np.concatenate(inputs), np.concatenate(answers), np.concatenate(times))


def _tell(one: Set, net: Net) -> None:
    """Print how well these weights group a set, threshold by threshold."""
    table = one.tables[0]
    chances = np.zeros(table.shape[:2])
    kept = table[:, :, 0] >= LEAST_FULL
    chances[kept] = net.chances(table[kept])
    found = []
    for threshold in THRESHOLDS:
        groups = cluster(chances, threshold=threshold)
        ours = {row: number for number, group in enumerate(groups) for row in group}
        bcubed, pairs = _figures(ours, one.gold)
        found.append(f"{threshold:.2f}: {bcubed:.3f} / {pairs:.3f}")
    print(f"{Path(one.path).name} ({len(one.gold)})  {'  '.join(found)}", flush=True)


def _write(net: Net, source: str) -> None:
    """Write the weights, rounded."""
    rounded = {
        name: np.asarray(layer, dtype=float).round(DIGITS).tolist()
        for name, layer in zip(Net._fields, net, strict=True)
    }
    table = {"source": source, "measures": MEASURES, **rounded}
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in table.items()]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{TABLE.stat().st_size} bytes")


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
