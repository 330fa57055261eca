"""The choice of a report's main event: its kind and phase, by weighed figures.

Every pair of kind and phase that makes sense is scored by a sum of figures (words of the kind
by place and stance, cues, contexts) times weights. The weights are a table that
`tools/train_events.py` makes from labelled texts; the words and cues are reviewed tables of
`selaras.issues`. What was found, and where, stays on record as evidence.
"""

from __future__ import annotations

import csv
from importlib.resources import files
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from selaras.issues import KINDS
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.reading._events_marks import Marks
    from selaras.records import Phase

__all__ = ["ALLOWED", "Choice", "choose"]

_INCIDENT = frozenset(("feared", "happening", "happened", "averted", "settled"))
ALLOWED = {
    "coordination_meeting": frozenset(("activity",)),
    "prevention": frozenset(("activity", "feared")),
    "mediation": frozenset(("activity", "settled")),
    "patrol": frozenset(("activity",)),
    "legal_process": frozenset(("activity",)),
    "policy": frozenset(("activity", "settled")),
    "fact_check": frozenset(("activity",)),
    "hoax": frozenset(("feared", "happening", "happened")),
    "other": frozenset(("none", "happened")),
}
"""The phases that an event of a kind can have; all but activity and none for the others."""


class Choice(NamedTuple):
    """A kind and phase."""

    kind: str
    phase: Phase


class _Weights(NamedTuple):
    kind: Vector
    document: Vector
    bias: Vector
    phase: Vector
    phase_bias: Vector


_KINDS = tuple(KINDS)
_SHARED = "*"


def _load() -> _Weights:
    """Read the table of weights; a unit `*` holds for all kinds of incident."""
    units, columns = _units(), _columns()
    rank = {unit: place for place, unit in enumerate(units)}
    cells: dict[str, tuple[list[int], list[str]]] = {part: ([], []) for part in columns}
    for part, unit, phase, figure, weight in _rows():
        places, values = cells[part]
        own = columns[part]
        places.append(rank[unit] * len(own) + own[phase, figure])
        values.append(weight)
    holds = np.zeros((len(_KINDS), len(units)))
    for place, kinds in enumerate(units.values()):
        holds[kinds, place] = 1.0
    kind, document, bias, phases, phase_bias = (
        holds @ _table(*cells[part], (len(units), len(of))) for part, of in columns.items()
    )
    for place, id_ in enumerate(_KINDS):
        for number, name in enumerate(PHASES):
            if name not in ALLOWED.get(id_, _INCIDENT):
                phase_bias[place, number] = -np.inf
    by_phase = phases.reshape(len(_KINDS), len(PHASES), len(PHASE))
    return _Weights(kind, document, bias[:, 0], by_phase, phase_bias)


def _table(places: list[int], values: list[str], shape: tuple[int, int]) -> Vector:
    """The table that has the values at their places and nothing elsewhere."""
    table = np.zeros(shape)
    table.flat[places] = np.array(values, dtype=np.float64)
    return table


def _columns() -> dict[str, dict[tuple[str, str], int]]:
    """Per part of the table the column of each phase and figure."""
    parts = {
        "kind": product(("",), KIND),
        "document": product(("",), DOCUMENT),
        "bias": product(("",), ("",)),
        "phase": product(PHASES, PHASE),
        "phase bias": product(PHASES, ("",)),
    }
    return {part: {name: at for at, name in enumerate(names)} for part, names in parts.items()}


def _rows() -> Iterator[list[str]]:
    """The rows of the table: part, unit, phase, figure, weight."""
    text = files("selaras.reading").joinpath("_data/events.csv").read_text(encoding="utf-8")
    return islice(csv.reader(text.splitlines()), 1, None)


def _units() -> dict[str, list[int]]:
    """Which kinds a unit of the table holds for: one kind, a family, all, all incidents."""
    units = {
        family: [i for i, k in enumerate(_KINDS) if FAMILY[k] == family] for family in FAMILIES
    }
    incidents = [
        i for i, k in enumerate(_KINDS) if KINDS[k].incident or k in {"hoax", "cyber_attack"}
    ]
    return {
        **units,
        **{f"={id_}": [i] for i, id_ in enumerate(_KINDS)},
        "all": list(range(len(_KINDS))),
        _SHARED: incidents,
    }


_WEIGHTS = _load()


_INDEX = {id_: index for index, id_ in enumerate(_KINDS)}
_USUAL = [index for index, id_ in enumerate(_KINDS) if id_ in ALLOWED]
_BIASES = _WEIGHTS.phase_bias + _WEIGHTS.bias[:, None]
_BY_DOCUMENT = (_WEIGHTS.phase[:, :, : len(DOCUMENT)] + _WEIGHTS.document[:, None, :]).astype(
    np.float32
)
_BY_NEAR = _WEIGHTS.phase[:, :, len(DOCUMENT) :].astype(np.float32)


def choose(marks: Marks) -> Choice:
    """The kind and phase that score highest, of kinds with words here and the usual ones."""
    document, kinds, stances, near = figures(marks)
    own = [_INDEX[kind] for kind in kinds]
    rows = [*own, *(row for row in _USUAL if row not in own)]
    scores = np.einsum("kpf,f->kp", _BY_DOCUMENT[rows], document.astype(np.float32))
    scores += _BIASES[rows]
    count = len(own)
    if count:
        scores[:count] += (_WEIGHTS.kind[own] * stances).sum(axis=1, keepdims=True)
        scores[:count] += np.einsum("kpf,kf->kp", _BY_NEAR[own], near.astype(np.float32))
    place, number = divmod(int(scores.argmax()), len(PHASES))
    return Choice(_KINDS[rows[place]], PHASES[number])
