"""The hard toponyms: floors only rise."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from selaras import regions

GATE = Path(__file__).parents[1] / "gate"


def load(name: str) -> list[dict[str, Any]]:
    lines = (GATE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def settled(case: dict[str, Any]) -> str | None:
    """The finest region of the mentions that touch the labelled one."""
    start = -1
    for _ in range(case.get("nth", 1)):
        start = case["text"].index(case["mention"], start + 1)
    end = start + len(case["mention"])
    found = regions.find(case["text"], home=case["outlet_home"])
    codes = [m.code for m in found if m.start < end and start < m.end and m.code is not None]
    return max(codes, key=len, default=None)


@pytest.mark.parametrize(
    ("name", "province_floor", "regency_floor"),
    [
        pytest.param("toponyms.jsonl", 0.99, 0.99, id="first"),
        pytest.param("toponyms_b.jsonl", 0.99, 0.99, id="second"),
    ],
)
def test_hard_toponyms_stay_above_their_floors(
    name: str, province_floor: float, regency_floor: float
) -> None:
    cases = load(name)
    right_region = right_province = 0
    for case in cases:
        accepted = [case["region"], *(case.get("accept") or {}).get("region", [])]
        mine = settled(case)
        right_region += mine in accepted
        right_province += (mine or "")[:2] in {(code or "")[:2] for code in accepted}
    assert right_province / len(cases) >= province_floor
    assert right_region / len(cases) >= regency_floor


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [
        pytest.param("toponyms.jsonl", 200, "3c7c3cd6cefb0333", id="first"),
        pytest.param("toponyms_b.jsonl", 100, "d51e533719488037", id="second"),
    ],
)
def test_the_sets_are_those_the_floors_were_measured_on(name: str, size: int, told: str) -> None:
    cases = load(name)
    read = hashlib.sha256("\n".join(case["text"] for case in cases).encode()).hexdigest()
    assert (len(cases), read[:16]) == (size, told)
