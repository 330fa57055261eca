"""Quote marks: split, nested, over paragraphs, of one sort at both ends, badly closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.reading._document import open_document
from selaras.reading._marks import find_quoted
from selaras.records import Report, normalise


def quoted(text: str) -> list[str]:
    document = open_document(Report(id="r", text=text))
    return [text[q.start : q.end] for q in find_quoted(document)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("“Aman,” katanya.", ["Aman,"], id="curly"),
        pytest.param('"Aman," katanya.', ["Aman,"], id="straight"),
        pytest.param("”Aman,” katanya. ”Tenang.”", ["Aman,", "Tenang."], id="closing-at-both-ends"),
        pytest.param("“Aman,“ katanya.", ["Aman,"], id="opening-at-both-ends"),
        pytest.param('“Aman," katanya.', ["Aman,"], id="mixed"),
        pytest.param("''Aman,'' katanya.", ["Aman,"], id="doubled-single"),
        pytest.param("'Aman,' katanya.", ["Aman,"], id="single"),
        pytest.param("“ Aman, ” katanya.", ["Aman,"], id="blanks-inside"),
        pytest.param("“Ia bilang ‘awas’ tadi,” katanya.", ["Ia bilang ‘awas’ tadi,"], id="nested"),
        pytest.param("“Ia “cepat” pergi,” katanya.", ["Ia “cepat” pergi,"], id="nested-same"),
        pytest.param("“Mau,” kata Ani, “ayo.”", ["Mau,", "ayo."], id="split"),
        pytest.param("“Satu.\n\n“Dua.”\n\nTiga.", ["Satu.\n\n“Dua."], id="reopened-in-a-paragraph"),
        pytest.param(
            "“Kami satu.\n\nKami dua,” katanya.", ["Kami satu.\n\nKami dua,"], id="across"
        ),
        pytest.param("“Aman, kata Ani di desa.", ["Aman,"], id="closed-by-the-verb"),
        pytest.param("Kami aman,” kata Ani.", ["Kami aman,"], id="opening-mark-missing"),
        pytest.param(
            "“Aman, kata Ani. “Tenang,” kata Adi.", ["Aman,", "Tenang,"], id="one-of-two-unclosed"
        ),
        pytest.param("Warga salat Jum'at di Ma’rang.", [], id="apostrophes"),
        pytest.param("Kerusuhan Mei '98 dan '99 berlalu.", [], id="short-years"),
    ],
)
def test_the_words_between_marks(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


@given(st.text(alphabet="“”\"'‘’«»`a, .\nK", max_size=120))
def test_passages_lie_in_order_and_apart(text: str) -> None:
    text = normalise(text)
    found = find_quoted(open_document(Report(id="r", text=text)))
    edges = [edge for q in found for edge in (q.left, q.right)]
    assert edges == sorted(edges)
    assert all(q.left <= q.start < q.end <= q.right for q in found)
