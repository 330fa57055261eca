from __future__ import annotations

import pytest

from selaras.intake._heads import clean_title, dated

URL = "https://www.kabaranoa.example/berita/2026/03/rapat"


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        pytest.param(
            "Warga Dua Desa Berdamai - Kabar Anoa", "Warga Dua Desa Berdamai", id="hyphen"
        ),
        pytest.param(
            "Warga Dua Desa Berdamai | Kabaranoa Daerah", "Warga Dua Desa Berdamai", id="section"
        ),
        pytest.param(
            "Warga Dua Desa Berdamai Halaman all - Kabaranoa.example",
            "Warga Dua Desa Berdamai",
            id="page-number",
        ),
        pytest.param(
            "Banjir di Konawe - Bupati Minta Warga Waspada",
            "Banjir di Konawe - Bupati Minta Warga Waspada",
            id="own-hyphen-stays",
        ),
        pytest.param("Anoa: Kabar", "Anoa: Kabar", id="short-title-stays"),
    ],
)
def test_title_loses_the_outlet_and_keeps_its_words(title: str, cleaned: str) -> None:
    assert clean_title(title, url=URL, outlet="Kabar Anoa") == cleaned


def test_heading_that_the_title_begins_with_wins() -> None:
    headings = ("Menu", "Warga Dua Desa Berdamai di Balai")
    title = "Warga Dua Desa Berdamai di Balai » Arsip Lain"
    assert clean_title(title, headings=headings) == "Warga Dua Desa Berdamai di Balai"


@pytest.mark.parametrize(
    ("said", "day", "published"),
    [
        pytest.param(("2023-04-12T04:37:43+07:00",), "2023-04-12", "2023-04-12T04:37", id="wib"),
        pytest.param(("2023-04-11T21:37:43Z",), "2023-04-11", "2023-04-12T04:37", id="utc-to-wib"),
        pytest.param(("2023-04-12T06:00:00+08:00",), None, "2023-04-12T06:00", id="wita-kept"),
        pytest.param(("2019-01-01T00:00:00Z",), "2023-04-12", "2023-04-12", id="another-day"),
        pytest.param(("2023-04-12", "besok"), "2023-04-12", "2023-04-12", id="no-hours"),
        pytest.param((), None, None, id="unsaid"),
    ],
)
def test_time_of_publication_is_indonesian_and_agrees_with_the_day(
    said: tuple[str, ...], day: str | None, published: str | None
) -> None:
    assert dated(said, day) == published
