"""Train the weights by which the reader chooses a report's main event.

Run `python tools/train_events.py` for the committed texts alone, or add labelled sets that lie
elsewhere with `--more SET.jsonl LABELS.json`, and the news of 10-16 September 2019 of the public
set CLICK-ID with `--week SET.jsonl` (rows with `id`, the article's address, `title`, `text`): its
labels are `tools/events_week.csv`, of which week2 and week5 never train. `--folds 5` prints
what the weights reach on texts that they have not seen; without it the table
`src/selaras/reading/_data/events.csv` is written.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from _events_sets import gate, lessons, more, stories, week
from scipy.optimize import minimize

from selaras.issues import KINDS
from selaras.reading._document import open_document
from selaras.reading._events_choice import ALLOWED
from selaras.reading._events_features import (
    DOCUMENT,
    FAMILIES,
    FAMILY,
    KIND,
    PHASE,
    PHASES,
    Vector,
    figures,
)
from selaras.reading._events_marks import mark
from selaras.records import Report, normalise

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src/selaras/reading/_data/events.csv"
IDS = tuple(KINDS)
FAMILY_OF = np.array([FAMILIES.index(FAMILY[id_]) for id_ in IDS])
INCIDENT = np.array([KINDS[id_].incident or id_ in {"hoax", "cyber_attack"} for id_ in IDS])
USUAL = frozenset(("feared", "happening", "happened", "averted", "settled"))
SENSIBLE = np.array([[phase in ALLOWED.get(id_, USUAL) for phase in PHASES] for id_ in IDS])
STRENGTH = 3.0
PRIOR = {"any": 0.6, "plain": 1.2, "first": 0.6, "about": 0.2, "after": 0.0, "averted": 0.5}
PRIOR_ZONE = {"T": 1.5, "L": 1.1, "E": 0.7, "R": 0.4}
SMALLEST = 0.01
CAUTION = -0.3
OWN = frozenset(("lessons", "gate"))
REAL = 1.0
LIVE = [PHASES.index("happening"), PHASES.index("happened")]


class Set(NamedTuple):
    """Labelled texts as figures: kinds, cues near, documents, right answers, and their labels."""

    kind: Vector
    near: Vector
    document: Vector
    right: Vector
    share: Vector
    labels: list[dict[str, Any]]

    def take(self, rows: Vector) -> Set:
        """The rows for which `rows` is true."""
        labels = [label for label, kept in zip(self.labels, rows, strict=True) if kept]
        return Set(
            self.kind[rows],
            self.near[rows],
            self.document[rows],
            self.right[rows],
            self.share[rows],
            labels,
        )


class Part(NamedTuple):
    """One block of weights: its name in the table, its shape, and how hard it is held down."""

    name: str
    shape: tuple[int, ...]
    hold: Vector


def prepare(records: list[dict[str, Any]]) -> Set:
    """Turn labelled texts into figures."""
    size = len(records)
    made = Set(
        np.zeros((size, len(IDS), len(KIND))),
        np.zeros((size, len(IDS), len(PHASE) - len(DOCUMENT))),
        np.zeros((size, len(DOCUMENT))),
        np.zeros((size, len(IDS), len(PHASES))),
        np.array([REAL if record["gold"]["set"] not in OWN else 1.0 for record in records]),
        records,
    )
    for row, record in enumerate(records):
        report = Report(
            id="lesson", title=record.get("title") or None, text=normalise(record["text"])
        )
        found = figures(mark(open_document(report)))
        made.document[row] = found.document
        own = [IDS.index(kind) for kind in found.kinds]
        made.kind[row, own] = found.stances
        made.near[row, own] = found.near
        made.right[row] = _right(record)
    return made


def _right(record: dict[str, Any]) -> Vector:
    """How right each pair of kind and phase is: 1 for the label, less for what is accepted."""
    gold, accept = record["gold"], record["accept"]
    right = np.zeros((len(IDS), len(PHASES)))
    kinds = dict.fromkeys(accept.get("kind", []), 0.35) | {gold["kind"]: 1.0}
    phases = dict.fromkeys(accept.get("phase", []), 0.4) | {gold["phase"]: 1.0}
    for kind, of_kind in kinds.items():
        for phase, of_phase in phases.items():
            right[IDS.index(kind), PHASES.index(phase)] = of_kind * of_phase
    return right


def parts() -> list[Part]:
    """The blocks of weights, shared ones before those of families."""
    families = len(FAMILIES)
    incident = np.array(
        [
            family in {FAMILY[i] for i, b in zip(IDS, INCIDENT, strict=True) if b}
            for family in FAMILIES
        ]
    )
    own_kind = np.where(incident, 1.0, 0.15)[:, None]
    own_document = np.where(incident, 2.0, 0.15)[:, None]
    return [
        Part("kind all", (len(KIND),), np.full(len(KIND), 0.02)),
        Part("kind family", (families, len(KIND)), own_kind * np.ones((1, len(KIND)))),
        Part("document incident", (len(DOCUMENT),), np.full(len(DOCUMENT), 0.1)),
        Part(
            "document family", (families, len(DOCUMENT)), own_document * np.ones((1, len(DOCUMENT)))
        ),
        Part("bias", (len(IDS),), np.full(len(IDS), 0.5)),
        Part("phase incident", (len(PHASES), len(PHASE)), np.full((len(PHASES), len(PHASE)), 0.1)),
        Part(
            "phase family",
            (families, len(PHASES), len(PHASE)),
            np.full((families, len(PHASES), len(PHASE)), 0.6),
        ),
        Part("phase bias family", (families, len(PHASES)), np.full((families, len(PHASES)), 0.1)),
        Part("phase bias kind", (len(IDS), len(PHASES)), np.full((len(IDS), len(PHASES)), 0.3)),
    ]


PARTS = parts()
HOLD = np.concatenate([part.hold.ravel() for part in PARTS])
START = np.zeros(len(HOLD))
START[: len(KIND)] = [PRIOR[name.split(".")[0]] * PRIOR_ZONE[name[-1]] for name in KIND]
OTHER = {
    "incident plain.T": -1.5,
    "incident about.T": -0.7,
    "incident plain.L": -1.0,
    "activity plain.T": -0.5,
    "legal plain.T": -0.8,
}
_OWN = len(KIND) * (1 + len(FAMILIES)) + len(DOCUMENT) * (1 + FAMILIES.index("other"))
for _figure, _weight in OTHER.items():
    START[_OWN + DOCUMENT.index(_figure)] = _weight


def unpack(flat: Vector) -> list[Vector]:
    """The blocks of a flat vector of weights."""
    ends = np.cumsum([int(np.prod(part.shape)) for part in PARTS])
    return [
        chunk.reshape(part.shape)
        for chunk, part in zip(np.split(flat, ends[:-1]), PARTS, strict=True)
    ]


def score(flat: Vector, data: Set) -> Vector:
    """The score of each pair of kind and phase for each text."""
    every, family, incident, own, bias, shared, phases, of_family, of_kind = unpack(flat)
    kinds = np.einsum("dkf,kf->dk", data.kind, every + family[FAMILY_OF])
    kinds += data.document @ (own[FAMILY_OF] + INCIDENT[:, None] * incident).T + bias
    weights = shared * INCIDENT[:, None, None] + phases[FAMILY_OF]
    scores = kinds[:, :, None] + of_family[FAMILY_OF] + of_kind
    size = len(DOCUMENT)
    scores += (data.document @ weights[:, :, :size].reshape(-1, size).T).reshape(scores.shape)
    of_near = np.matmul(data.near.transpose(1, 0, 2), weights[:, :, size:].transpose(0, 2, 1))
    scores += of_near.transpose(1, 0, 2)
    return np.where(SENSIBLE, scores, -1e9)


def cautious(scores: Vector) -> Vector:
    """The scores with incidents told as fact held back: a false alarm is worse than a miss."""
    held = scores.copy()
    for phase in LIVE:
        held[:, INCIDENT, phase] -= CAUTION
    return held


def loss(flat: Vector, data: Set) -> tuple[float, Vector]:
    """Minus the log likelihood of the right answers, held near the start; and its slope."""
    scores = score(flat, data)
    whole = scores.reshape(len(scores), -1)
    odds = np.exp(whole - whole.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    hits = odds * (data.right * SENSIBLE).reshape(len(scores), -1)
    total = hits.sum(axis=1) + 1e-12
    slope = ((odds - hits / total[:, None]) * data.share[:, None]).reshape(scores.shape)
    slope[:, ~SENSIBLE] = 0.0
    away = flat - START
    return (
        float(-(np.log(total) * data.share).sum() + STRENGTH * (HOLD * away * away).sum()),
        _gather(slope, data) + 2 * STRENGTH * HOLD * away,
    )


def _gather(slope: Vector, data: Set) -> Vector:
    """Carry the slope of the scores back to the weights."""
    of_kind = slope.sum(axis=2)
    kind = np.einsum("dk,dkf->kf", of_kind, data.kind)
    document = of_kind.T @ data.document
    flat = slope.reshape(len(slope), -1)
    of_document = (flat.T @ data.document).reshape(*slope.shape[1:], -1)
    near = np.matmul(slope.transpose(1, 2, 0), data.near.transpose(1, 0, 2))
    phase = np.concatenate((of_document, near), axis=2)
    bias = slope.sum(axis=0)
    blocks = [
        kind.sum(axis=0),
        _by_family(kind),
        document[INCIDENT].sum(axis=0),
        _by_family(document),
        of_kind.sum(axis=0),
        phase[INCIDENT].sum(axis=0),
        _by_family(phase),
        _by_family(bias),
        bias,
    ]
    return np.concatenate([block.ravel() for block in blocks])


def _by_family(values: Vector) -> Vector:
    summed = np.zeros((len(FAMILIES), *values.shape[1:]))
    np.add.at(summed, FAMILY_OF, values)
    return summed


def fit(data: Set) -> Vector:
    """The weights that fit the texts best."""
    found = minimize(
        loss, START.copy(), args=(data,), jac=True, method="L-BFGS-B", options={"maxiter": 80}
    )
    weights: Vector = found.x
    return weights


def write(flat: Vector) -> None:
    """Write the weights as the table that the reader loads."""
    rows: list[tuple[str, str, str, str, float]] = []
    every, family, incident, own, bias, shared, phases, of_family, of_kind = unpack(flat)
    rows += [("kind", "all", "", name, v) for name, v in zip(KIND, every, strict=True)]
    rows += [("document", "*", "", n, v) for n, v in zip(DOCUMENT, incident, strict=True)]
    rows += [("bias", f"={id_}", "", "", v) for id_, v in zip(IDS, bias, strict=True)]
    for place, unit in enumerate(FAMILIES):
        rows += [("kind", unit, "", n, v) for n, v in zip(KIND, family[place], strict=True)]
        rows += [("document", unit, "", n, v) for n, v in zip(DOCUMENT, own[place], strict=True)]
    rows += [("phase bias", "*", PHASES[phase], "", -CAUTION) for phase in LIVE]
    for number, phase in enumerate(PHASES):
        rows += [("phase", "*", phase, n, v) for n, v in zip(PHASE, shared[number], strict=True)]
        for place, unit in enumerate(FAMILIES):
            values = phases[place, number]
            rows += [("phase", unit, phase, n, v) for n, v in zip(PHASE, values, strict=True)]
            rows.append(("phase bias", unit, phase, "", of_family[place, number]))
        rows += [
            ("phase bias", f"={i}", phase, "", v)
            for i, v in zip(IDS, of_kind[:, number], strict=True)
        ]
    with OUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("part", "unit", "phase", "figure", "weight"))
        table.writerows((*row[:4], f"{row[4]:.2f}") for row in rows if abs(row[4]) >= SMALLEST)


def shares(scores: Vector, records: list[dict[str, Any]], *, show: bool) -> str:
    """What the scores get right of the labels."""
    kinds = phases = taken = talk = 0
    table = np.zeros((2, 2))
    for record, of_text in zip(records, scores, strict=True):
        place, number = np.unravel_index(of_text.argmax(), of_text.shape)
        kind, phase = IDS[place], PHASES[number]
        gold, accept = record["gold"], record["accept"]
        right = kind == gold["kind"] or kind in accept.get("kind", [])
        phase_right = phase == gold["phase"] or phase in accept.get("phase", [])
        kinds, phases = kinds + right, phases + phase_right
        incident = phase in {"happened", "happening"} and KINDS[kind].incident
        wanted = gold.get(
            "incident",
            KINDS[gold["kind"]].incident and gold["phase"] in {"happened", "happening", "settled"},
        )
        either = incident in accept.get("incident", [])
        table[int(incident), int(incident if either else bool(wanted))] += 1
        if gold["phase"] in {"feared", "activity", "averted", "none"}:
            talk += 1
            taken += incident and True not in accept.get("incident", [])
        if show and not (right and phase_right):
            title = record.get("title") or record["text"][:100]
            print(
                f"  {record.get('id', '')[-12:]} {title} | "
                f"{gold['kind']} {gold['phase']} -> {kind} {phase}"
            )
    found, gold_all = table[1].sum(), table[:, 1].sum()
    f1 = 2 * table[1, 1] / max(1, found + gold_all)
    alarms = table[1, 0] / max(1, table[:, 0].sum())
    n = len(records)
    return (
        f"n {n} kind {kinds / n:.3f} phase {phases / n:.3f} incident F1 {f1:.3f} "
        f"false alarms {alarms:.3f} talk taken for happened {taken}/{talk}"
    )


def across(data: Set, folds: int, show: str) -> None:
    """Print what weights reach on the folds that they were not trained on, a story in one fold."""
    story = np.array(stories(data.labels))
    fold = np.random.default_rng(1).integers(0, folds, len(story))[story]
    scores = np.zeros_like(data.right)
    for number in range(folds):
        rest = fold != number
        scores[~rest] = cautious(score(fit(data.take(rest)), data.take(~rest)))
    for name in dict.fromkeys(record["gold"]["set"] for record in data.labels):
        rows = np.array([record["gold"]["set"] == name for record in data.labels])
        print(name, shares(scores[rows], data.take(rows).labels, show=show == name))


def main() -> None:
    """Train, or measure across folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--more", nargs=2, action="append", default=[], metavar=("SET", "LABELS"))
    parser.add_argument("--week", default="", metavar="SET")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--show", default="", help="print the errors on this set")
    arguments = parser.parse_args()
    records = [*lessons(), *gate()]
    for texts, labels in arguments.more:
        records += more(texts, labels)
    if arguments.week:
        records += week(arguments.week)
    data = prepare(records)
    if arguments.folds:
        across(data, arguments.folds, arguments.show)
    else:
        write(fit(data))


if __name__ == "__main__":
    main()
