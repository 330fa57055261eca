"""The labelled texts that the weights of events are trained on."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
HELD_OUT = frozenset(("week2", "week5"))
ALIKE = 0.25


def lessons() -> list[dict[str, Any]]:
    """The committed lessons: a title, the first sentences, kind and phase."""
    text = (ROOT / "tools/events_lessons.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="|", quoting=csv.QUOTE_NONE)
    return [
        {
            **row,
            "gold": {"kind": row["kind"], "phase": row["phase"], "set": "lessons"},
            "accept": {},
        }
        for row in rows
    ]


def gate() -> list[dict[str, Any]]:
    """The committed labelled texts of the gate."""
    files = sorted((ROOT / "tests/gate").glob("events_*.jsonl"))
    records = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    for record in records:
        record["gold"]["set"] = "gate"
    return records


def more(texts: str, labels: str) -> list[dict[str, Any]]:
    """A labelled set in the form of `shared/eval`."""
    golds = {gold["id"]: gold for gold in json.loads(Path(labels).read_text())}
    records = [json.loads(line) for line in Path(texts).read_text().splitlines()]
    return [
        {
            **record,
            "gold": {**golds[record["id"]], "set": Path(labels).stem},
            "accept": golds[record["id"]].get("accept") or {},
        }
        for record in records
        if record["id"] in golds
    ]


def week(texts: str) -> list[dict[str, Any]]:
    """The news of a week, of which the labels bear a digest of the article's address."""
    with (ROOT / "tools/events_week.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] not in HELD_OUT]
    golds = {row["id_sha256"]: row for row in rows}
    records = []
    for line in Path(texts).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold = golds.get(hashlib.sha256(record["id"].encode()).hexdigest()[:16])
        if gold is not None:
            label = {"kind": gold["kind"], "phase": gold["phase"], "set": gold["part"]}
            label["incident"] = gold["incident"] == "true"
            records.append({**record, "gold": label, "accept": json.loads(gold["accept"] or "{}")})
    return records


def stories(records: list[dict[str, Any]]) -> list[int]:
    """A number for each text; texts whose titles share many words bear the same one."""
    words = [set(re.findall(r"\w{4,}", (record.get("title") or "").lower())) for record in records]
    number = list(range(len(records)))
    for place, own in enumerate(words):
        for other in range(place):
            shared = len(own & words[other])
            if shared > 1 and shared >= ALIKE * len(own | words[other]):
                old, new = number[place], number[other]
                number = [new if n == old else n for n in number]
    return number
