from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from selaras.intake import Problem, _archives, open_inputs
from selaras.records import Report

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPH = (
    "Pemerintah kabupaten dan para tokoh adat duduk bersama di balai desa untuk menyelesaikan "
    "perselisihan batas tanah yang sudah berjalan lima tahun, kata camat setempat. "
)


def page(words: str = PARAGRAPH * 4) -> bytes:
    title = "<title>Tokoh Adat Duduk Bersama</title>"
    return (
        f"<html><head>{title}</head><body><article><p>{words}</p></article></body></html>".encode()
    )


def record(url: str, body: bytes, *, headers: str = "", kind: str = "text/html") -> bytes:
    http = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
    )
    payload = http.encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(url):012d}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def opened(path: Path) -> tuple[list[Report], list[Problem]]:
    items = list(open_inputs([str(path)]))
    reports = [item for item in items if isinstance(item, Report)]
    return reports, [item for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_html_responses_become_reports_with_their_address(name: str, tmp_path: Path) -> None:
    records = [
        record("https://kabar.example/satu", page()),
        record("https://kabar.example/gambar", b"\x89PNG", kind="image/png"),
        record(
            "https://kabar.example/dua",
            gzip.compress(page("Dua. " + PARAGRAPH * 4)),
            headers="Content-Encoding: gzip\r\n",
        ),
    ]
    whole = b"".join(gzip.compress(r) if name.endswith("gz") else r for r in records)
    (tmp_path / name).write_bytes(whole)
    reports, problems = opened(tmp_path / name)
    assert [r.id for r in reports] == ["https://kabar.example/satu", "https://kabar.example/dua"]
    assert all("duduk bersama" in r.text for r in reports)
    assert not problems


def test_page_that_unpacks_without_end_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_archives, "LARGEST_PAGE", 6_000_000)
    bomb = gzip.compress(b"<p>" + b"a" * 40_000_000)
    records = [
        record("https://kabar.example/bom", bomb, headers="Content-Encoding: gzip\r\n"),
        record("https://kabar.example/baik", page()),
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    reports, problems = opened(tmp_path / "a.warc.gz")
    assert [r.id for r in reports] == ["https://kabar.example/baik"]
    assert ["bom" in p.input for p in problems] == [True]


def test_archive_cut_short_keeps_what_came_before(tmp_path: Path) -> None:
    whole = record("https://kabar.example/satu", page()) + record("https://k.example/2", page())
    (tmp_path / "a.warc").write_bytes(whole[: len(whole) - 900])
    reports, _ = opened(tmp_path / "a.warc")
    assert reports[0].id == "https://kabar.example/satu"


@pytest.mark.parametrize(
    "raw",
    [b"", b"bukan arsip", gzip.compress(b"bukan arsip"), b"\x1f\x8b\x08rusak"],
    ids=["empty", "words", "zipped-words", "broken-gzip"],
)
def test_file_that_is_no_archive_is_named(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(raw)
    reports, problems = opened(tmp_path / "a.warc.gz")
    assert not reports
    assert [p.lost for p in problems] == [True]
