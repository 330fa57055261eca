"""Reports to measure on: your own JSON Lines, or texts made different from the labelled gate."""

from __future__ import annotations

import json
import os
import random
import tempfile
from pathlib import Path

GATE = Path(__file__).parents[1] / "tests" / "gate"
FEWEST = 4000


def reports_file(count: int = FEWEST) -> tuple[Path, str]:
    """A JSON Lines file of `count` different reports, and where they come from.

    SELARAS_BENCH names a file of real reports (id, title, published, text). Without it, reports
    are put together from paragraphs of the gate's own texts, each a different choice, about as
    long as a news report.
    """
    named = os.environ.get("SELARAS_BENCH")
    if named:
        lines = Path(named).read_text(encoding="utf-8").split("\n")[:count]
        return _written(lines), f"{len(lines)} real reports"
    return _written(list(_made(count))), f"{count} reports made from the gate's texts"


def _written(lines: list[str]) -> Path:
    handle, name = tempfile.mkstemp(suffix=".jsonl", prefix="selaras-bench-")
    with os.fdopen(handle, "w", encoding="utf-8") as sink:
        sink.write("\n".join(lines) + "\n")
    return Path(name)


def _made(count: int) -> list[str]:
    cases = [
        json.loads(line)
        for file in sorted(GATE.glob("events_*.jsonl"))
        for line in file.read_text(encoding="utf-8").split("\n")
        if line
    ]
    chance = random.Random(74)
    lines = []
    for number in range(count):
        parts = chance.sample(cases, 4)
        row = {
            "id": f"m{number}",
            "title": parts[0]["title"],
            "published": parts[0]["published"],
            "text": "\n".join(p["text"] for p in parts) + f"\nCatatan {number}.",
        }
        lines.append(json.dumps(row, ensure_ascii=False))
    return lines
