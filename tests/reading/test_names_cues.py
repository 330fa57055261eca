"""Names given away by the words around them, and the edges of names."""

import pytest

from selaras.reading._document import open_document
from selaras.reading._names import find_names
from selaras.reading._names_cues import cued, mended
from selaras.reading._names_features import EDGE
from selaras.records import Report


def people(text: str) -> list[str]:
    return [
        text[s.start : s.end]
        for s in find_names([open_document(Report(id="r", text=text))])[0].people
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Brigjen TNI (Purn) Wardoyoso, pengamat, hadir.", "Wardoyoso", id="rank"),
        pytest.param("Rapat dipimpin mediator, Hj. Zubaidatun.", "Zubaidatun", id="title"),
        pytest.param("Seorang sopir berinisial QZ ditangkap.", "QZ", id="initials"),
        pytest.param("Korban adalah warga bernama Wardoyoso.", "Wardoyoso", id="called"),
        pytest.param("“Bukan saya,” jawab Wardoyoso.", "Wardoyoso", id="said"),
        pytest.param("Wardoyoso berpendapat operasi itu terlambat.", "Wardoyoso", id="speaks"),
        pytest.param(
            "Yohanis Wambrauwo, yang lama mengajar, pulang.", "Yohanis Wambrauwo", id="opens"
        ),
        pytest.param("Hadir pula I Gusti Ketut Darmaja.", "I Gusti Ketut Darmaja", id="bali"),
    ],
)
def test_words_around_a_name_give_it_away(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    ("words", "span", "wanted"),
    [
        pytest.param("Kombes Pol Wira Taruna hadir", (1, 3), [("PER", 2, 3)], id="branch"),
        pytest.param("Letkol Inf Heri Bangun hadir", (2, 2), [("PER", 2, 3)], id="after-rank"),
        pytest.param("Ketua , Lo Kim Fat hadir", (3, 4), [("PER", 2, 4)], id="after-comma"),
        pytest.param("Masjid Istiqlal Wira Taruna hadir", (1, 3), [("PER", 2, 3)], id="house"),
        pytest.param("Pesantren Nurul Bahri hadir", (1, 2), [], id="house-alone"),
        pytest.param("Raja Negeri Hatuwe Abdul Wael hadir", (2, 4), [("PER", 3, 4)], id="village"),
        pytest.param("Siti , M.Si menilai", (2, 2), [], id="degree"),
        pytest.param("Ketua , Pdt . Lince hadir", (2, 2), [], id="title-alone"),
        pytest.param("Jenderal ( Mar ) Wira hadir", (2, 2), [], id="branch-alone"),
    ],
)
def test_the_edges_of_a_person_are_set_right(
    words: str, span: tuple[int, int], wanted: list[tuple[str, int, int]]
) -> None:
    row = [EDGE, EDGE, *words.split(), EDGE, EDGE]
    found = mended(row, [("PER", span[0] + 2, span[1] + 2)])
    assert [(kind, first - 2, last - 2) for kind, first, last in found] == wanted


def test_an_ordinal_that_opens_a_sentence_is_no_person() -> None:
    assert mended([EDGE, EDGE, "Pertama", ",", EDGE, EDGE], [("PER", 2, 2)]) == []


def test_a_body_after_a_rank_or_an_honour_is_a_person() -> None:
    row = [EDGE, EDGE, "Brigjen", "Wardoyoso", "dan", "Datuk", "Nan", "Sati", EDGE, EDGE]
    assert mended(row, [("ORG", 3, 3), ("ORG", 5, 7)]) == [("PER", 3, 3), ("PER", 5, 7)]


def test_words_of_a_name_are_named_once() -> None:
    row = [EDGE, EDGE, "kata", "Wardoyoso", ",", EDGE, EDGE]
    assert list(cued(row, set())) == [("PER", 3, 3)]
    assert list(cued(row, {3})) == []


def test_no_name_runs_over_the_edge_of_a_sentence() -> None:
    lead = "KENDARI, Kabar Sumur - Warga berkumpul di Desa Lamoare, Kabupaten Konawe, \n"
    text = lead * 6 + "×¼!a<a¡ Baca Juga: Tawuran Pecah Dini Hari, Dua Orang Kritis\n"
    found = find_names([open_document(Report(id="r", text=text))])[0]
    assert all("\n" not in text[s.start : s.end] for kind in found for s in kind)
