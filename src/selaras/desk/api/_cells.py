"""Rows as files: CSV that no spreadsheet takes for a formula, and JSON Lines."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(value: object) -> str:
    """A cell as text; one that a spreadsheet could take for a formula begins with "'"."""
    text = _plain(value)
    said = "" if text is None else str(text)
    return f"'{said}" if said.startswith(_FORMULA) else said


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """A CSV file, line by line: UTF-8 with its mark at the start, so that Excel reads it."""
    yield (BOM + _line(columns)).encode()
    for row in rows:
        cells = [guarded(row[column]) for column in columns]
        yield _line(cells).encode(errors="replace")


def json_lines(rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """A JSON object on each line."""
    for row in rows:
        plain = {key: _plain(value) for key, value in row.items()}
        line = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        yield f"{line}\n".encode(errors="replace")


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def _plain(value: object) -> str | int | float | None:
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None or isinstance(value, int | float):
        return value
    return str(value)
