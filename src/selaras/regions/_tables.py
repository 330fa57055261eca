"""Rows of the package's tables; every table is a csv file in `_data`."""

from __future__ import annotations

import csv
from pathlib import Path

__all__ = ["rows"]

_DATA = Path(__file__).parent / "_data"


def rows(name: str) -> list[list[str]]:
    """The rows of `_data/<name>.csv` without its header.

    Raises:
        FileNotFoundError: The table is missing; `regions` is made by `tools/build_regions.py`.
    """
    lines = (_DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return [line.split(",") if '"' not in line else next(csv.reader((line,))) for line in lines[1:]]
