"""Harm in counts: what is said, ranges for vague words, 0 only when said to be none."""

import pytest

from selaras.reading import read
from selaras.records import Count, Harm, Report, normalise


def _harm(text: str, title: str = "Bentrok Antarwarga Pecah di Kolaka") -> Harm:
    report = Report(id="r", title=title, published="2024-05-18", text=normalise(text))
    main = read(report).main
    assert main is not None
    return main.harm


@pytest.mark.parametrize(
    ("text", "deaths"),
    [
        pytest.param("Tiga warga tewas dan lima luka dalam bentrokan itu.", 3, id="number-before"),
        pytest.param("Bentrokan itu menewaskan dua orang.", 2, id="verb-before"),
        pytest.param(
            "Korban tewas dalam bentrokan menjadi empat orang.", 4, id="far-from-its-word"
        ),
        pytest.param("Akibat bentrokan, korban tewas menjadi empat orang.", 4, id="toll-rises"),
        pytest.param("Bentrokan pecah. Tidak ada korban jiwa.", 0, id="denied"),
        pytest.param("Bentrokan pecah. Korban jiwa nihil.", 0, id="nil-after"),
        pytest.param("Bentrokan pecah. Belasan orang luka.", None, id="unsaid"),
        pytest.param("Bentrokan menewaskan puluhan warga.", (20, 99), id="vague"),
        pytest.param("Seorang pemuda tewas dalam bentrokan.", 1, id="one-person"),
    ],
)
def test_deaths_counts_the_dead(text: str, deaths: Count | None) -> None:
    assert _harm(text).deaths == deaths


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        pytest.param("Bentrokan pecah, tujuh orang terluka.", 7, id="word"),
        pytest.param("Bentrokan pecah, 12 warga luka-luka.", 12, id="figure"),
        pytest.param("Bentrokan pecah, dua puluh tiga orang luka.", 23, id="three-words"),
        pytest.param("Bentrokan pecah, 14 sampai 17 orang luka.", (14, 17), id="range"),
        pytest.param("Bentrokan pecah, satu tewas dan enam lainnya luka.", 6, id="beside-the-dead"),
    ],
)
def test_injured_counts_the_hurt(text: str, injured: Count) -> None:
    assert _harm(text).injured == injured


def test_a_corrected_count_gives_way() -> None:
    text = "Bentrokan pecah. Semula dua orang tewas menurut polisi. Kini lima orang tewas."
    assert _harm(text).deaths == 5


def test_the_dead_of_another_time_are_not_counted() -> None:
    text = (
        "Bentrokan pecah lagi, dua orang luka. Pada 2012 bentrokan serupa menewaskan empat orang."
    )
    assert _harm(text).deaths is None


def test_families_are_not_persons() -> None:
    text = "Bentrokan pecah. Sebanyak 30 KK mengungsi, atau 120 jiwa mengungsi ke balai desa."
    assert _harm(text).displaced == 120


def test_houses_are_counted() -> None:
    assert _harm("Bentrokan pecah. Sembilan rumah dibakar.").houses == 9


def test_a_provisional_count_is_marked() -> None:
    assert _harm("Bentrokan pecah. Data sementara, tiga orang tewas.").provisional == ("deaths",)


def test_harm_of_a_fear_is_not_read() -> None:
    text = "Polisi berjaga mengantisipasi bentrok. Jangan sampai ada tiga orang tewas."
    assert _harm(text, "Antisipasi Bentrok, Polisi Disiagakan").deaths is None
