"""The brief: what a person reads, in the terminal and as one HTML file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_commands import SAMPLE, selaras

if TYPE_CHECKING:
    from pathlib import Path


class Outline(HTMLParser):
    """Tags that stay open and what a page would fetch."""

    VOID = frozenset({"meta", "br", "link", "img", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        self.fetched += [v or "" for k, v in attrs if k in {"src", "srcset"} or tag == "link"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page_of(tmp_path: Path, *words: str) -> str:
    file = tmp_path / "brief.html"
    done = selaras("brief", str(SAMPLE), "--html", str(file), *words)
    assert done.returncode == 0, done.stderr
    return file.read_text(encoding="utf-8")


def test_the_terminal_keeps_fear_apart_from_what_happened() -> None:
    out = selaras("brief", str(SAMPLE)).stdout
    heads = [line for line in out.splitlines() if line.startswith(("Terjadi", "Dikhawatirkan"))]
    assert len(heads) == 2
    assert "Desas-desus" in out


def test_the_page_is_whole_and_fetches_nothing(tmp_path: Path) -> None:
    outline = Outline()
    outline.feed(page_of(tmp_path))
    assert outline.open == []
    assert outline.fetched == []
    assert "script" not in outline.tags


def test_evidence_unfolds_under_facts(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    assert page.count("<details>") > 10
    assert page.count("<mark>") > 10


def test_copies_are_counted_as_one_origin(tmp_path: Path) -> None:
    assert "5 laporan · 1 asal" in page_of(tmp_path)


def test_rumours_stand_first_and_their_words_are_not_repeated(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    sections = re.findall(r'<section id="(\w+)">', page)
    assert sections[0] == "rumour"
    folded = page.split('<section id="rumour">')[1].split("</section>")[0]
    assert "tidak diulang di sini" in folded
    assert "Koreksi: CEK FAKTA" in folded
    assert "Pesan Berantai" not in folded


def test_english_is_complete(tmp_path: Path) -> None:
    page = page_of(tmp_path, "--lang", "en")
    for word in ("Sepakat", "Sumber", "Dikhawatirkan", "laporan ·"):
        assert word not in page


@pytest.mark.parametrize(
    ("option", "value", "here", "gone"),
    [
        pytest.param("--region", "53", "Kupang", "Kendari", id="region"),
        pytest.param("--kind", "price_shock", "Kupang", "Rakornas", id="kind"),
        pytest.param("--since", "2026-11-20", "Hulu Sungai", "Kupang", id="since"),
    ],
)
def test_options_narrow_the_picture(
    tmp_path: Path, option: str, value: str, here: str, gone: str
) -> None:
    page = page_of(tmp_path, option, value)
    assert here in page
    assert gone not in page


def test_hostile_words_are_shown_as_words(tmp_path: Path) -> None:
    source = tmp_path / "x.jsonl"
    source.write_text(
        '{"id":"x","title":"<script>alert(1)</script>","url":"javascript:alert(1)","outlet":"<b>",'
        '"published":"2026-11-20","text":"KENDARI – Rumah warga Desa Wolasi terbakar di Kendari, '
        'Jumat (20/11/2026). <img src=x onerror=alert(1)>"}',
        encoding="utf-8",
    )
    file = tmp_path / "x.html"
    assert selaras("brief", str(source), "--html", str(file)).returncode == 0
    page = file.read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
