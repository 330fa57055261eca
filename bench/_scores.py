"""Counts per report from which the quality figures and their intervals are made."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from selaras.issues import KINDS
from selaras.stories import group

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np

    from selaras.records import Event, Reading

__all__ = ["event_units", "name_units", "quote_units", "story_units"]

Units = list[tuple[float, ...]]
Figures = dict[str, tuple[Units, "Callable[[np.ndarray], float]"]]
ALIKE = 0.8
NEAR = 120
UNFELT = frozenset({"feared", "activity", "averted", "none"})


def share(total: np.ndarray) -> float:
    """Right out of all."""
    return float(total[0] / total[1]) if total[1] else 0.0


def f1(total: np.ndarray) -> float:
    """F1 of (hits, found, wanted)."""
    return float(2 * total[0] / (total[1] + total[2])) if total[1] + total[2] else 0.0


def event_units(labels: Mapping[str, Any], readings: Mapping[str, Reading]) -> Figures:
    """Kind, phase, region, province, date of the main event; incidents and false alarms."""
    units: dict[str, Units] = defaultdict(list)
    for id_, label in labels.items():
        main = readings[id_].main
        accept = label.get("accept", {})
        said = _said(main)
        for field in ("kind", "phase"):
            units[field].append((said[field] in [label[field], *accept.get(field, [])], 1))
        for field in ("region", "date"):
            if label[field]:
                units[field].append((said[field] in [label[field], *accept.get(field, [])], 1))
        if label["region"]:
            right = {r[:2] for r in [label["region"], *accept.get("region", [])] if r}
            units["province"].append(((said["region"] or "")[:2] in right, 1))
        _incident(units, label, said)
    figures: Figures = {name: (rows, share) for name, rows in units.items()}
    figures["incident F1"] = (units["incident F1"], f1)
    return figures


def _said(main: Event | None) -> dict[str, Any]:
    if main is None:
        return {"kind": "other", "phase": "none", "region": None, "date": None, "incident": False}
    return {
        "kind": main.kind,
        "phase": main.phase,
        "region": main.region,
        "date": main.date[:10] if main.date else None,
        "incident": main.phase in ("happened", "happening") and KINDS[main.kind].incident,
    }


def _incident(units: dict[str, Units], label: Mapping[str, Any], said: Mapping[str, Any]) -> None:
    ours = said["incident"]
    gold = ours if ours in label.get("accept", {}).get("incident", []) else bool(label["incident"])
    units["incident F1"].append((ours and gold, ours, gold))
    if not gold:
        units["false alarms among non-incidents"].append((ours, 1))
    if label["phase"] in UNFELT:
        allowed = True in label.get("accept", {}).get("incident", [])
        units["feared or talk taken for happened"].append((ours and not allowed, 1))


def name_units(rows: Sequence[Mapping[str, Any]], readings: Mapping[str, Reading]) -> Figures:
    """Exact spans of people, bodies and places."""
    figures: Figures = {}
    everything: Units = [(0.0, 0.0, 0.0) for _ in rows]
    for mark, field in (("PER", "people"), ("ORG", "bodies"), ("LOC", "places")):
        units: Units = []
        for row in rows:
            found = getattr(readings[row["id"]], field)
            ours = {(s.start, s.end) for item in found for s in item.spans}
            gold = {(g["start"], g["end"]) for g in row["gold"] if g["type"] == mark}
            units.append((len(ours & gold), len(ours), len(gold)))
        everything = [
            tuple(a + b for a, b in zip(x, y, strict=True))
            for x, y in zip(everything, units, strict=True)
        ]
        figures[f"{field} F1"] = (units, f1)
    figures["all names F1"] = (everything, f1)
    return figures


def quote_units(rows: Sequence[Mapping[str, Any]], readings: Mapping[str, Reading]) -> Figures:
    """Labelled direct quotes found, and their speakers."""
    found: Units = []
    speakers: Units = []
    for row in rows:
        text, quotes = row["text"], list(readings[row["id"]].quotes)
        people = [g for g in row["gold"] if g["type"] in ("PERSON", "PERSONCOREF")]
        known = {
            w for p in people if p["type"] == "PERSON" for w in _words(text[p["start"] : p["end"]])
        }
        hits = right = named = 0
        gold = [g for g in row["gold"] if g["type"] == "STATEMENT" and _marked(text, g)]
        for g in gold:
            best = max(quotes, key=lambda q, g=g: _alike(q, g), default=None)  # type: ignore[misc]
            if best is None or _alike(best, g) < ALIKE:
                continue
            quotes.remove(best)
            hits += 1
            near = min(people, key=lambda p, g=g: _apart(p, g), default=None)  # type: ignore[misc]
            if near is None or _apart(near, g) >= NEAR:
                continue
            words = _words(text[near["start"] : near["end"]])
            if words & known:
                named += 1
                right += bool(words & _words(best.speaker or ""))
        found.append((hits, len(gold)))
        speakers.append((right, named))
    return {"labelled quotes found": (found, share), "speaker of a found quote": (speakers, share)}


def _marked(text: str, gold: Mapping[str, int]) -> bool:
    return bool(set(text[gold["start"] : gold["end"]]) & set('"”“'))


def _words(text: str) -> set[str]:
    return {w.strip(".,()").lower() for w in text.split() if len(w.strip(".,()")) > 1}


def _alike(quote: Any, gold: Mapping[str, int]) -> float:  # noqa: ANN401 - a Speech
    shared = max(0, min(quote.end, gold["end"]) - max(quote.start, gold["start"]))
    whole = quote.end - quote.start + gold["end"] - gold["start"] - shared
    return float(shared / whole)


def _apart(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    return min(abs(one["start"] - other["end"]), abs(other["start"] - one["end"]))


def story_units(labels: Mapping[str, Any], readings: Mapping[str, Reading]) -> Figures:
    """BCubed precision and recall of the grouping, report by report."""
    ours = {m: s.id for s in group(tuple(readings.values())) for m in s.members}
    mine, gold = _groups(ours), _groups({id_: labels[id_] for id_ in readings})
    units: Units = []
    for id_ in readings:
        both = len(mine[ours[id_]] & gold[labels[id_]])
        units.append((both / len(mine[ours[id_]]), both / len(gold[labels[id_]]), 1))
    return {"BCubed F1": (units, _bcubed)}


def _groups(of: Mapping[str, Any]) -> dict[Any, set[str]]:
    groups: dict[Any, set[str]] = defaultdict(set)
    for member, name in of.items():
        groups[name].add(member)
    return groups


def _bcubed(total: np.ndarray) -> float:
    precision, recall = total[0] / total[2], total[1] / total[2]
    return float(2 * precision * recall / (precision + recall))
