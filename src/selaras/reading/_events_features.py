"""The figures that the choice of kind and phase weighs, from a report's marks.

Three lists name them: `KIND` figures of the mentions of one kind, `DOCUMENT` figures of the
whole report, `PHASE` figures of a kind's mentions and the report together.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from selaras.issues import KINDS
from selaras.reading._events_marks import ZONES, Marks, Mention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selaras.records import Phase

__all__ = [
    "DOCUMENT",
    "FAMILIES",
    "FAMILY",
    "KIND",
    "PHASE",
    "PHASES",
    "Figures",
    "Vector",
    "figures",
]

Vector = NDArray[np.float64]

PHASES: tuple[Phase, ...] = (
    "feared",
    "happening",
    "happened",
    "averted",
    "settled",
    "activity",
    "none",
)
FAMILY: Mapping[str, str] = {
    id_: id_ if kind.group in {"information", "activity", "other"} else kind.group
    for id_, kind in KINDS.items()
}
FAMILIES = tuple(sorted(set(FAMILY.values())))

_CUES = (
    "feared",
    "planned",
    "hypothesis",
    "averted",
    "settled",
    "happening",
    "happened",
    "negation",
    "background",
    "aftermath",
    "purpose",
    "says",
    "asks",
    "deed",
    "arrest",
    "court",
    "crowd",
    "advice",
    "aid",
)
_CONTEXTS = ("sport", "showbiz", "market", "lifestyle", "foreign", "history", "official")
_SEVERITY = ("dead", "hurt", "damaged", "force")
_COUNTED = (
    *(("cue", cue) for cue in _CUES),
    *(("context", context) for context in _CONTEXTS),
    *(("severity", field) for field in _SEVERITY),
)
_SHAPE = (
    "notitle",
    "colon",
    "question",
    "official before colon",
    "digit",
    "bias",
    "last clause official",
    "last clause says",
    "last clause both",
    "last clause quiet",
    "subject official",
    "subject incident",
    "quotes",
    "long",
    "official says.T",
    "official says.L",
    "official asks.T",
    "official asks.L",
)
_BROAD = ("incident", "legal", "activity")
_STANCES = ("any", "about", "after", "averted", "plain", "first")
_RULING = (
    "feared",
    "planned",
    "hypothesis",
    "averted",
    "negation",
    "purpose",
    "aftermath",
    "background",
    "settled",
    "happening",
)
_ABOUT = {"feared", "hypothesis", "purpose", "negation", "planned"}
_AFTER = {"aftermath", "background"}
_BODY = {"E": 0.7, "R": 0.35}

KIND = tuple(f"{stance}.{zone}" for stance in _STANCES for zone in ZONES)
DOCUMENT = (
    *(f"{table}.{value}.{zone}" for table, value in _COUNTED for zone in "TL"),
    *(f"{table}.{value}.body" for table, value in _COUNTED),
    *_SHAPE,
    *(
        f"{broad} {stance}.{zone}"
        for broad in _BROAD
        for stance in ("any", "about", "after", "averted", "plain")
        for zone in ("T", "L", "body")
    ),
)
_NEAR = (
    *(f"near.{cue}.{zone}" for cue in _RULING for zone in "TL"),
    *(f"near.{cue}.body" for cue in _RULING),
)
PHASE = (*DOCUMENT, *_NEAR)
_BROAD_OF = {
    id_: broad
    for id_, kind in KINDS.items()
    if (broad := "legal" if id_ == "legal_process" else "incident" if kind.incident else kind.group)
    in _BROAD
}
_BROAD_INDEX = {
    name: index for index, name in enumerate(n for n in DOCUMENT if n.split(" ")[0] in _BROAD)
}
_KIND_INDEX = {name: index for index, name in enumerate(KIND)}
_NEAR_INDEX = {name: index for index, name in enumerate(_NEAR)}
_CAP = 2.0
_EARLY = tuple(f"{table}.{value}.{zone}" for table, value in _COUNTED for zone in "TL")
_LATE = tuple((f"{table}.{value}.E", f"{table}.{value}.R") for table, value in _COUNTED)


class Figures(NamedTuple):
    """The figures of a report.

    Those of the whole; and for each kind that it mentions, in the order of `kinds`, those of
    `KIND` and those that `PHASE` adds to the document's.
    """

    document: Vector
    kinds: tuple[str, ...]
    stances: Vector
    near: Vector


def figures(marks: Marks) -> Figures:
    """The figures of a report."""
    document = np.array([*_document(marks.counts), *_broad(marks)])
    places: dict[str, int] = {}
    for mention in marks.mentions:
        places.setdefault(mention.kind, len(places))
    stances = np.zeros((len(places), len(KIND)))
    near = np.zeros((len(places), len(_NEAR)))
    for mention in marks.mentions:
        place = places[mention.kind]
        _add(mention, stances[place], near[place])
    return Figures(document, tuple(places), _damped(stances), _damped(near))


def _damped(values: Vector) -> Vector:
    damped: Vector = np.minimum(_CAP, np.log2(1 + values))
    return damped


def _document(counts: Mapping[str, float]) -> list[float]:
    values = [_capped(counts.get(name, 0.0)) for name in _EARLY]
    for early, late in _LATE:
        whole = counts.get(early, 0.0) / _BODY["E"] + counts.get(late, 0.0) / _BODY["R"]
        values.append(math.log2(1 + 2 * whole / counts["n"]) if whole else 0.0)
    values += [counts.get(name, 0.0) for name in _SHAPE]
    return values


def _broad(marks: Marks) -> list[float]:
    """How the report stands to incidents, to law and to activities of any kind, by place."""
    sums = [0.0] * len(_BROAD_INDEX)
    for mention in marks.mentions:
        broad = _BROAD_OF.get(mention.kind)
        if broad is None:
            continue
        place = mention.zone if mention.zone in "TL" else "body"
        stance = _stance({cue.value for cue in mention.cues})
        sums[_BROAD_INDEX[f"{broad} any.{place}"]] += mention.weight
        sums[_BROAD_INDEX[f"{broad} {stance}.{place}"]] += mention.weight
    return [_capped(value) for value in sums]


def _capped(value: float) -> float:
    return min(_CAP, math.log2(1 + value)) if value else 0.0


def _add(mention: Mention, stances: Vector, near: Vector) -> None:
    """Add one mention to the figures of its kind."""
    cues = {cue.value for cue in mention.cues}
    zone, weight = mention.zone, mention.weight
    stances[_KIND_INDEX["any." + zone]] += weight
    stances[_KIND_INDEX[f"{_stance(cues)}.{zone}"]] += weight
    if mention.first:
        stances[_KIND_INDEX["first." + zone]] = 1.0
    place = zone if zone in "TL" else "body"
    for cue in cues:
        near[_NEAR_INDEX[f"near.{cue}.{place}"]] += weight


def _stance(cues: set[str]) -> str:
    """How the report stands to a mention: speaks about it, after it, averted, or plain."""
    if cues & _ABOUT:
        return "about"
    if cues & _AFTER:
        return "after"
    return "averted" if "averted" in cues else "plain"
