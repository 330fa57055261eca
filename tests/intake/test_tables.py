from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selaras.intake import Problem, _tables, open_inputs
from selaras.records import Report

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Forkopimda Kabupaten Sukaraja menggelar rapat koordinasi di aula kantor bupati."


def opened(path: Path) -> tuple[list[Report], list[Problem]]:
    items = list(open_inputs([str(path)]))
    reports = [item for item in items if isinstance(item, Report)]
    return reports, [item for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_csv_is_read_whatever_its_delimiter_and_heading_case(
    delimiter: str, tmp_path: Path
) -> None:
    rows = [["ID", "Text", "Published"], ["r1", TEXT, "12/04/2023"]]
    raw = "\ufeff" + "\n".join(delimiter.join(row) for row in rows)
    (tmp_path / "t.csv").write_text(raw, encoding="utf-8")
    reports, problems = opened(tmp_path / "t.csv")
    assert [(r.id, r.text, r.published) for r in reports] == [("r1", TEXT, "2023-04-12")]
    assert not problems


def test_formula_cells_stay_words(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('id,title,text\n1,=HYPERLINK("x"),' + TEXT, encoding="utf-8")
    reports, _ = opened(tmp_path / "t.csv")
    assert reports[0].title == '=HYPERLINK("x")'


def test_field_beyond_the_limit_ends_the_table_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_tables, "_LONGEST_FIELD", 500)
    raw = f'id,text\na,{TEXT}\nb,"{"x" * 900}"\nc,{TEXT}\n'
    (tmp_path / "t.csv").write_text(raw, encoding="utf-8")
    reports, problems = opened(tmp_path / "t.csv")
    assert [r.id for r in reports] == ["a"]
    assert "row 2" in problems[0].input
    assert problems[0].lost


@pytest.mark.parametrize(
    "name",
    ["../luar.txt", "/etc/hostname", "a\x00b.txt", "n" * 400, "tidak-ada.txt", "keluar.txt", "."],
    ids=["parent", "absolute", "nul", "long", "missing", "link-out", "folder"],
)
def test_file_column_never_leaves_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "luar.txt").write_text("Rahasia.", encoding="utf-8")
    folder = tmp_path / "dalam"
    folder.mkdir()
    (folder / "keluar.txt").symlink_to(tmp_path / "luar.txt")
    (folder / "index.csv").write_text(f"id,file\nx,{name}\n", encoding="utf-8")
    reports, problems = opened(folder / "index.csv")
    assert not reports
    assert len(problems) == 1
    assert problems[0].lost


def test_files_of_an_index_are_read_once_with_their_head(tmp_path: Path) -> None:
    (tmp_path / "satu.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "index.csv").write_text("id,file,outlet\nr1,satu.txt,Kabar\n", encoding="utf-8")
    reports, problems = opened(tmp_path)
    assert [(r.id, r.outlet) for r in reports] == [("r1", "Kabar")]
    assert not problems


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param(b'{"text": "a\\ud800b"}', "a\ufffdb", id="lone-surrogate"),
        pytest.param(b'{"text": "caf\xe9"}', "café", id="windows-1252"),
        pytest.param(b'\xef\xbb\xbf{"text": "mark"}', "mark", id="byte-order-mark"),
        pytest.param(b'{"text": "tab\there"}', "tab\there", id="raw-tab"),
    ],
)
def test_nearly_json_is_read(line: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_bytes(line)
    reports, _ = opened(tmp_path / "t.jsonl")
    assert [r.text for r in reports] == [text]


@pytest.mark.parametrize(
    "line",
    [
        b"{rusak",
        b"[" * 50_000,
        b'{"a":' * 50_000,
        b'"hanya kata"',
        b'{"text": 7}',
        b'{"text": ["a"]}',
        b"\xff\xfe\x00",
    ],
    ids=["broken", "deep-list", "deep-object", "no-object", "number", "list", "bytes"],
)
def test_broken_line_is_named_and_the_next_is_read(line: bytes, tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_bytes(
        line + b"\n" + json.dumps({"id": "n", "text": TEXT}).encode()
    )
    reports, problems = opened(tmp_path / "t.jsonl")
    assert [r.id for r in reports] == ["n"]
    assert [p.lost for p in problems] == [True]
    assert "line 1" in problems[0].input


def test_line_beyond_the_limit_is_skipped_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_tables, "MAX_BYTES", 1_000)
    long = json.dumps({"id": "l", "text": "x" * 5_000})
    (tmp_path / "t.jsonl").write_text(f"{long}\n{json.dumps({'id': 'n', 'text': TEXT})}\n")
    reports, problems = opened(tmp_path / "t.jsonl")
    assert [r.id for r in reports] == ["n"]
    assert ["line 1" in p.input for p in problems] == [True]


def test_date_that_does_not_exist_is_left_out_and_the_report_stays(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": TEXT, "published": "31/02/2023"}))
    reports, problems = opened(tmp_path / "t.jsonl")
    assert [r.published for r in reports] == [None]
    assert [p.lost for p in problems] == [False]


def parquet(path: Path, columns: dict[str, list[Any]]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_parquet_rows_are_read_in_order(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {
        "id": ["a", "b", "c"],
        "text": [TEXT, None, "Lain. " + TEXT],
        "lain": [1, 2, 3],
    }
    reports, problems = opened(parquet(tmp_path / "t.parquet", columns))
    assert [r.id for r in reports] == ["a", "c"]
    assert [(p.lost, "row 2" in p.input) for p in problems] == [(True, True)]


@pytest.mark.parametrize(
    "columns", [{"isi": [TEXT]}, {"text": [7]}], ids=["no-text-column", "numbers"]
)
def test_parquet_without_text_is_named(columns: dict[str, list[Any]], tmp_path: Path) -> None:
    reports, problems = opened(parquet(tmp_path / "t.parquet", columns))
    assert not reports
    assert [p.lost for p in problems] == [True]
