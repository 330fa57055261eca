"""The gate of speech: labelled quotes and statements, scored against floors that only rise."""

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from selaras.reading import read
from selaras.records import Report, Speech, normalise

_SET = Path(__file__).parents[1] / "gate" / "speech.jsonl"
_HASH = "b005e6b88742ec1e8fd5fa1a555ea3b539c0ca08e64bd8095e79a4d67eb3b186"
_FLOORS = {
    "quotes found": 1.0,
    "quotes speaker": 1.0,
    "quotes chain": 1.0,
    "statements found": 1.0,
    "statements speaker": 1.0,
    "statements chain": 1.0,
}
_KINDS = {"quotes": 6, "statements": 4}


def _cases() -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in _SET.read_bytes().splitlines()]


def _shortened(text: str, edge: int) -> str:
    words = text.split()
    return " ".join([*words[:edge], "...", *words[-edge:]])


def _matched(ours: tuple[Speech, ...], text: str, gold: list[Any], edge: int) -> Counter[str]:
    free = [(_shortened(text[s.start : s.end], edge), s) for s in ours]
    counts: Counter[str] = Counter(gold=len(gold), ours=len(ours))
    for label in gold:
        best = next((pair for pair in free if pair[0] == label["words"]), None)
        if best is None:
            continue
        free.remove(best)
        counts["found"] += 1
        counts["speaker"] += best[1].speaker == label["speaker"]
        counts["chain"] += list(best[1].chain) == label["chain"]
    return counts


def _worth(counts: Counter[str]) -> int:
    return counts["speaker"] + counts["found"] - counts["gold"]


def _figures() -> dict[str, tuple[float, int]]:
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
    for case in _cases():
        reading = read(Report(id=case["id"], text=normalise(case["text"])))
        for kind, edge in _KINDS.items():
            labels = [case[kind], *case.get("accept", {}).get(kind, [])]
            found: list[Counter[str]] = [
                _matched(getattr(reading, kind), reading.text, g, edge) for g in labels
            ]
            best: Counter[str] = max(found, key=_worth)
            totals[kind].update(best)
    figures = {}
    for kind, counts in totals.items():
        size = counts["gold"]
        figures[f"{kind} found"] = (2 * counts["found"] / (size + counts["ours"]), size)
        figures[f"{kind} speaker"] = (counts["speaker"] / size, size)
        figures[f"{kind} chain"] = (counts["chain"] / size, size)
    return figures


def test_the_speech_set_is_the_committed_one() -> None:
    assert hashlib.sha256(_SET.read_bytes()).hexdigest() == _HASH


@pytest.mark.parametrize("figure", sorted(_FLOORS))
def test_speech_reaches_its_floor(figure: str, capsys: pytest.CaptureFixture[str]) -> None:
    value, size = _figures()[figure]
    with capsys.disabled():
        print(f"\n{figure}: {value:.4f} of {size}")  # noqa: T201
    assert value >= _FLOORS[figure]
