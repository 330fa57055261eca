from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.reading._sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rapat dipimpin Dr. Ir. H. Sutarno, M.Si. di aula.", id="titles"),
        pytest.param("Hadir AKBP M. Yusuf dan Kombes Pol. Dahlan di lokasi.", id="ranks"),
        pytest.param("Acara mulai pukul 09.37 WITA di Jl. Merdeka No. 5.", id="clock-and-street"),
        pytest.param("Kerugian Rp1.200.000 ditanggung PT. Sejahtera Tbk. di sana.", id="company"),
        pytest.param("“Kami siap,” Jelas H Basri kepada warga.", id="capital-speech-verb"),
        pytest.param("“Sudah aman.” Kata Bupati di balai desa.", id="full-stop-in-quote"),
        pytest.param("Menurut telukpos.example warga sudah pulang.", id="address"),
        pytest.param("Luasnya 7.4 hektare, kata dia.", id="decimal"),
        pytest.param("Ia bertanya… lalu diam.", id="ellipsis"),
        pytest.param("Prof. Dr. Musdalifah, S.H., M.Si. menilai draf itu cukup.", id="degrees"),
    ],
)
def test_sentence_is_not_broken(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Warga pulang. Polisi ada.", ["Warga pulang.", "Polisi ada."], id="two"),
        pytest.param("Aman? Ya! Selesai.", ["Aman?", "Ya!", "Selesai."], id="marks"),
        pytest.param("Kata dia.Warga pulang.", ["Kata dia.", "Warga pulang."], id="lost-blank"),
        pytest.param(
            '"Aman," ujarnya.,,"Terima kasih." Ia pergi.',
            ['"Aman," ujarnya.', '"Terima kasih."', "Ia pergi."],
            id="commas-for-breaks",
        ),
        pytest.param("Senin (2/3/2026).,Ia ada.", ["Senin (2/3/2026).", "Ia ada."], id="date"),
        pytest.param("Beras, dll. Warga antre.", ["Beras, dll.", "Warga antre."], id="dll"),
        pytest.param("  \t ", [], id="blank"),
        pytest.param("tanpa titik", ["tanpa titik"], id="no-mark"),
    ],
)  # fmt: skip
def test_sentences_are_parted(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(alphabet='Aa.!?"”, \u200b1(', max_size=200))
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    found = list(split(text, 0, len(text)))
    assert all(start < end for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    kept = "".join(text[start:end] for start, end in found)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize("unit", [".", "A. ", '"', "a.,", "kata.Dia", "?!…”"])
def test_endless_marks_are_split_in_bounded_work(unit: str) -> None:
    text = unit * 30_000
    assert len(sentences(text)) <= len(text)
