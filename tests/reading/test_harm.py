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
        pytest.param("Bentrokan pecah. Tak seorang pun tewas.", 0, id="nobody-is-not-one-person"),
        pytest.param("Bentrokan itu. Dari tujuh orang, tiga tewas.", 3, id="part-of-a-whole"),
        pytest.param("Bentrokan itu. Dua dari tujuh warga tewas.", 2, id="n-of-m"),
        pytest.param("Bentrokan. Korban tewas naik dari 19 menjadi 27.", 27, id="running-total"),
        pytest.param(
            "Bentrokan. Satu prajurit gugur, tiga warga tewas.", 4, id="groups-are-summed"
        ),
        pytest.param("Bentrokan. Satu keluarga tewas.", None, id="a-family-is-no-number"),
        pytest.param("Bentrokan. Pasutri tewas di kebun.", 2, id="couple"),
        pytest.param("Bentrokan. Kedua pemuda tewas di tempat.", 2, id="both"),
        pytest.param("Bentrokan. Karto (54) tewas ditombak.", 1, id="named-with-age"),
        pytest.param("Bentrokan. Pemuda 19 tahun itu tewas.", 1, id="age-is-no-count"),
        pytest.param("Bentrokan. Nyawa korban tidak tertolong.", 1, id="life-not-saved"),
        pytest.param("Bentrokan. Korban sempat dirawat, lalu meninggal.", 1, id="died-later"),
        pytest.param("Bentrokan. Pelaku menghabisi nyawa korban.", 1, id="active-form"),
        pytest.param("Bentrokan. Massa menuntut keadilan atas tewasnya Darto.", 1, id="loss"),
        pytest.param("Bentrokan. Warga menemukan sesosok mayat pria.", 1, id="body-found"),
        pytest.param("Bentrokan. Tim menemukan tiga jenazah.", 3, id="bodies-found"),
        pytest.param("Bentrokan. Seorang penjual nyaris tewas.", None, id="nearly"),
        pytest.param("Bentrokan. Pelaku mengancam membunuh istrinya.", None, id="threat"),
        pytest.param("Bentrokan. Banyak warga tewas.", None, id="many-is-no-number"),
        pytest.param("Bentrokan. Jumlah korban tewas belum diketahui.", None, id="unknown-toll"),
        pytest.param("Bentrokan. Dua ekor sapi tewas.", None, id="animals"),
        pytest.param(
            "Bentrokan. Sebanyak 210 orang meninggal tercantum dalam daftar pemilih.",
            None,
            id="voters",
        ),
        pytest.param(
            "Bentrokan. Penghuni lari lebih dulu, sehingga tak ada korban jiwa.",
            0,
            id="first-is-not-the-past",
        ),
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
        pytest.param("Bentrokan: 3 orang luka berat, 9 orang luka ringan.", 12, id="grades"),
        pytest.param("Bentrokan: tewas 4 orang, luka berat 3, luka ringan 9.", 12, id="list"),
        pytest.param("Bentrokan, lima warga dan dua polisi terluka.", 7, id="groups"),
        pytest.param("Bentrokan. Sopir dan dua penumpang terluka.", 3, id="one-and-a-count"),
        pytest.param("Bentrokan. Mertua dan menantu terluka.", 2, id="pair"),
        pytest.param(
            "Bentrokan. Sebanyak 21 orang luka, empat di antaranya kritis.", 21, id="subset"
        ),
        pytest.param("Bentrokan, belasan luka. Data akhir: 31 orang luka.", 31, id="exact-wins"),
        pytest.param("Bentrokan. Korban mengalami tiga luka tusuk.", 1, id="wounds-of-one"),
        pytest.param("Bentrokan. Wagimin (54) luka parah.", 1, id="named-with-age"),
        pytest.param("Bentrokan. Seorang pelajar dibacok di kebun.", 1, id="deed"),
        pytest.param("Bentrokan. Pemuda itu tewas dengan luka tusuk.", None, id="the-dead"),
        pytest.param("Bentrokan. Sopir luka ringan, sedangkan kernet tewas.", 1, id="other"),
        pytest.param("Bentrokan. Para korban luka dirawat.", None, id="unsaid-number"),
        pytest.param("Bentrokan. Tidak satu pun warga terluka.", 0, id="denied"),
        pytest.param("Bentrokan. Dua puluh warga selamat tanpa luka.", 0, id="unharmed"),
        pytest.param("Bentrokan. Polisi menangkap 4 pelaku.", None, id="arrested"),
        pytest.param("Bentrokan.,Dua pemuda terluka.", 2, id="number-behind-a-lost-paragraph-mark"),
    ],
)
def test_injured_counts_the_hurt(text: str, injured: Count | None) -> None:
    assert _harm(text).injured == injured


def test_a_corrected_count_gives_way() -> None:
    text = "Bentrokan pecah. Semula dua orang tewas menurut polisi. Kini lima orang tewas."
    assert _harm(text).deaths == 5


def test_the_dead_of_another_time_are_not_counted() -> None:
    text = (
        "Bentrokan pecah lagi, dua orang luka. Pada 2012 bentrokan serupa menewaskan empat orang."
    )
    assert _harm(text).deaths is None


def test_the_dead_of_an_earlier_date_and_its_sequel_are_not_counted() -> None:
    text = (
        "Bentrokan pecah lagi. Polisi berjaga. Warga mengungsi. Pada 3 Januari 2024 bentrokan "
        "besar pecah. Saat itu empat orang tewas."
    )
    assert _harm(text).deaths is None


def test_a_rounded_title_gives_way_to_the_exact_count() -> None:
    harm = _harm("Bentrokan membuat 6.031 rumah rusak.", "Bentrok, 6 Ribu Rumah Rusak")
    assert harm.houses == 6031


def test_a_toll_in_the_title_is_read() -> None:
    assert _harm("Bentrokan pecah.", "Bentrok Antarwarga Tewaskan 5 Orang").deaths == 5


@pytest.mark.parametrize(
    ("text", "displaced"),
    [
        pytest.param("Bentrokan. Warga yang mengungsi mencapai 900 orang.", 900, id="reach"),
        pytest.param("Bentrokan. Sekitar 14 jiwa tidur di musala.", 14, id="sleep-elsewhere"),
        pytest.param("Bentrokan. Ada 900 pengungsi di tiga titik.", 900, id="noun"),
        pytest.param("Bentrokan. Sepuluh polisi menginap di sekolah.", None, id="on-duty"),
    ],
)
def test_displaced_counts_who_left_home(text: str, displaced: Count | None) -> None:
    assert _harm(text).displaced == displaced


@pytest.mark.parametrize(
    ("text", "houses"),
    [
        pytest.param("Bentrokan. Massa membakar tiga rumah dan dua motor.", 3, id="verb-before"),
        pytest.param("Bentrokan. Lima rumah rusak berat, 20 rumah rusak ringan.", 25, id="grades"),
        pytest.param("Bentrokan. Massa merobohkan satu demi satu rumah.", None, id="one-by-one"),
    ],
)
def test_houses_counts_what_was_broken(text: str, houses: Count | None) -> None:
    assert _harm(text).houses == houses


def test_the_evidence_is_the_passage_that_counts() -> None:
    text = "Bentrokan pecah di pasar. Menurut camat, tiga petani terluka karena panah."
    report = Report(id="r", title="Bentrok di Pasar", published="2024-05-18", text=text)
    main = read(report).main
    assert main is not None
    (span,) = main.evidence["harm.injured"].spans
    assert text[span.start : span.end] == "tiga petani terluka"


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
