"""No cell of a file is taken for a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from selaras.desk.api import _cells

FORMULAS = {
    "equals": "=HYPERLINK(\"http://x\")", "plus": "+1+1", "minus": "-2+3", "at": "@SUM(1)",
    "tab": "\t=1", "return": "\r=1", "newline": "\n=1", "wide": "＝1",
}  # fmt: skip


@pytest.mark.parametrize("said", FORMULAS.values(), ids=FORMULAS)
def test_what_could_be_a_formula_begins_with_an_apostrophe(said: str) -> None:
    assert _cells.guarded(said) == f"'{said}"


@pytest.mark.parametrize("said", ["Rapat", "'x", " =1", "a=b", "", "2023-05-09"])
def test_what_is_none_stays_as_it_is(said: str) -> None:
    assert _cells.guarded(said) == said


def test_a_csv_reads_back_as_it_was_but_for_the_guard() -> None:
    hostile = 'a,"b"\r\nc;=1'
    row = {"title": hostile, "sum": "=1", "n": 3, "day": dt.date(2023, 5, 9), "none": None}
    data = b"".join(_cells.csv_lines(list(row), [row]))
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert read == [list(row), [hostile, "'=1", "3", "2023-05-09", ""]]


def test_json_lines_read_back_unguarded() -> None:
    row = {"title": "=1\n2", "n": 3, "day": dt.date(2023, 5, 9), "none": None, "yes": True}
    (line,) = list(_cells.json_lines([row]))
    assert line.count(b"\n") == 1
    assert json.loads(line) == {**row, "day": "2023-05-09"}


def test_a_lone_surrogate_stops_no_file() -> None:
    rows = [{"title": "a\ud800b"}]
    assert b"a?b" in b"".join(_cells.csv_lines(["title"], rows))
    assert b"a?b" in b"".join(_cells.json_lines(rows))
