from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from selaras.intake import Problem, open_inputs
from selaras.records import Report

TEXT = "Warga Desa Sukamaju dan Desa Mekarsari sepakat berdamai di balai desa, Senin (2/3/2026)."


def opened(*paths: Path | str) -> tuple[list[Report], list[Problem]]:
    items = list(open_inputs(str(path) for path in paths))
    reports = [item for item in items if isinstance(item, Report)]
    return reports, [item for item in items if isinstance(item, Problem)]


def test_text_file_becomes_a_report_with_its_name_as_id(tmp_path: Path) -> None:
    (tmp_path / "laporan.txt").write_text(TEXT, encoding="utf-8")
    reports, problems = opened(tmp_path / "laporan.txt")
    assert [(r.id, r.text) for r in reports] == [("laporan", TEXT)]
    assert not problems


def test_folder_is_read_in_the_order_of_names_and_odd_files_are_named(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "catatan.pdf", "LISEZMOI", ".rahasia.txt"):
        (tmp_path / name).write_text(f"{name} {TEXT}", encoding="utf-8")
    reports, problems = opened(tmp_path)
    assert [r.id for r in reports] == ["a", "b"]
    assert [Path(p.input).name for p in problems] == ["catatan.pdf"]
    assert problems[0].lost


@pytest.mark.parametrize(
    "path",
    ["tidak-ada.txt", "a\x00b.txt", "x" * 5000, ""],
    ids=["missing", "nul-in-name", "long-name", "empty-name"],
)
def test_input_that_cannot_be_found_is_named(path: str, tmp_path: Path) -> None:
    reports, problems = opened(tmp_path / path if path else "")
    assert not reports
    assert [p.lost for p in problems] == [True]


def test_empty_folder_is_named(tmp_path: Path) -> None:
    reports, problems = opened(tmp_path)
    assert not reports
    assert "holds no" in problems[0].message


def test_same_report_twice_is_read_once_and_named(tmp_path: Path) -> None:
    file = tmp_path / "satu.txt"
    file.write_text(TEXT, encoding="utf-8")
    reports, problems = opened(file, file)
    assert len(reports) == 1
    assert problems[0].lost
    assert "same report" in problems[0].message


def test_files_of_one_name_are_told_apart_by_their_folder(tmp_path: Path) -> None:
    for folder in ("barat", "timur"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "01.txt").write_text(f"{folder}: {TEXT}", encoding="utf-8")
    reports, problems = opened(tmp_path)
    assert [r.id for r in reports] == ["01", "timur/01"]
    assert not problems


def test_given_id_that_clashes_is_lost_and_named(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": TEXT}, {"id": "x", "text": TEXT + " Lain."}]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    reports, problems = opened(tmp_path / "r.jsonl")
    assert [r.id for r in reports] == ["x"]
    assert [(p.input, p.lost) for p in problems] == [("x", True)]


def test_link_loops_and_links_that_lead_out_are_named_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "luar.txt"
    outside.write_text("Rahasia kantor.", encoding="utf-8")
    folder = tmp_path / "dalam"
    folder.mkdir()
    (folder / "asli.txt").write_text(TEXT, encoding="utf-8")
    (folder / "putar.txt").symlink_to(folder / "putar.txt")
    (folder / "keluar.txt").symlink_to(outside)
    (folder / "lingkar").symlink_to(folder, target_is_directory=True)
    reports, problems = opened(folder)
    assert [r.id for r in reports] == ["asli"]
    assert sorted(Path(p.input).name for p in problems) == ["keluar.txt", "putar.txt"]


def test_folder_named_like_a_text_is_opened_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "arsip.txt").mkdir()
    (tmp_path / "arsip.txt" / "isi.txt").write_text(TEXT, encoding="utf-8")
    reports, problems = opened(tmp_path)
    assert [r.id for r in reports] == ["isi"]
    assert not problems


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        pytest.param(TEXT.encode(), ["stdin"], id="text"),
        pytest.param(json.dumps({"id": "j", "text": TEXT}).encode(), ["j"], id="json-lines"),
        pytest.param(
            f"<!DOCTYPE html><html><body><p>{TEXT * 4}</p></body></html>".encode(),
            ["page"],
            id="page",
        ),
    ],
)
def test_standard_input_is_text_page_or_json_lines(
    raw: bytes, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    reports, problems = opened("-")
    assert [r.id for r in reports] == ids
    assert not problems


def test_unreadable_files_do_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "d.parquet").write_bytes(b"PAR1 bukan parquet")
    (tmp_path / "e.warc.gz").write_bytes(b"\x1f\x8b bukan gzip")
    (tmp_path / "f.jsonl").write_text("{rusak\n[1]\n", encoding="utf-8")
    (tmp_path / "g.csv").write_text("kolom,lain\n1,2\n", encoding="utf-8")
    reports, problems = opened(tmp_path)
    assert [r.id for r in reports] == ["c"]
    assert all(p.lost for p in problems)
    named = [Path(p.input.split(",")[0]).name for p in problems]
    assert named == ["a.txt", "b.txt", "d.parquet", "e.warc.gz", "f.jsonl", "f.jsonl", "g.csv"]
