"""The hard toponyms: floors only rise."""

import hashlib
import json
from pathlib import Path
from typing import Any

from selaras import regions

CASES = Path(__file__).parents[1] / "gate" / "toponyms.jsonl"
PROVINCE_FLOOR = 0.99
REGENCY_FLOOR = 0.99


def load() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def settled(case: dict[str, Any]) -> str | None:
    """The finest region of the mentions that touch the labelled one."""
    start = -1
    for _ in range(case.get("nth", 1)):
        start = case["text"].index(case["mention"], start + 1)
    end = start + len(case["mention"])
    found = regions.find(case["text"], home=case["outlet_home"])
    codes = [m.code for m in found if m.start < end and start < m.end and m.code is not None]
    return max(codes, key=len, default=None)


def test_hard_toponyms_stay_above_their_floors() -> None:
    cases = load()
    right_region = right_province = 0
    for case in cases:
        accepted = [case["region"], *case.get("accept", {}).get("region", [])]
        mine = settled(case)
        right_region += mine in accepted
        right_province += (mine or "")[:2] in {(code or "")[:2] for code in accepted}
    assert right_province / len(cases) >= PROVINCE_FLOOR
    assert right_region / len(cases) >= REGENCY_FLOOR


def test_the_set_is_the_one_the_floors_were_measured_on() -> None:
    cases = load()
    told = hashlib.sha256("\n".join(case["text"] for case in cases).encode()).hexdigest()
    assert (len(cases), told[:16]) == (200, "3c7c3cd6cefb0333")
