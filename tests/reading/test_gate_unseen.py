"""The gate of texts that nobody who writes rules has read: the honest figures.

When these texts have been read, move them beside the others in tests/gate and have new ones
written; floors follow what was measured then.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from selaras.issues import KINDS
from selaras.reading import read
from selaras.records import Event, Report, normalise

_SET = Path(__file__).parents[1] / "gate" / "unseen" / "events.jsonl"
_FLOORS = {"kind": 0.81, "phase": 0.79, "region": 0.93, "date": 0.97, "incident": 0.86}


def _main(case: dict[str, Any]) -> Event | None:
    text = normalise(case["text"])
    head = {key: case.get(key) for key in ("title", "outlet", "published")}
    return read(Report(id=case["id"], text=text, **head)).main


def _right(case: dict[str, Any], field: str, value: object) -> bool:
    return value == case["gold"][field] or value in case.get("accept", {}).get(field, [])


@cache
def _figures() -> tuple[dict[str, float], int]:
    cases = [json.loads(line) for line in _SET.read_text(encoding="utf-8").split("\n") if line]
    hits = dict.fromkeys(_FLOORS, 0)
    for case in cases:
        main = _main(case)
        kind = main.kind if main else "other"
        phase = main.phase if main else "none"
        incident = phase in ("happened", "happening") and KINDS[kind].incident
        hits["kind"] += _right(case, "kind", kind)
        hits["phase"] += _right(case, "phase", phase)
        hits["region"] += _right(case, "region", main.region if main else None)
        hits["date"] += _right(case, "date", main.date[:10] if main and main.date else None)
        hits["incident"] += _right(case, "incident", incident)
    return {name: count / len(cases) for name, count in hits.items()}, len(cases)


@pytest.mark.parametrize("figure", sorted(_FLOORS))
def test_unseen_texts_stay_above_their_floors(
    figure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    figures, size = _figures()
    with capsys.disabled():
        print(f"\nunseen {figure}: {figures[figure]:.3f} of {size}")  # noqa: T201
    assert figures[figure] >= _FLOORS[figure]
