"""Marks may overlap; what is shown is the text, whole and once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selaras.desk.newsroom._marks import Mark, passage, pieces
from selaras.records import Span

_TEXT = "Satu dua tiga empat lima enam tujuh delapan"
_MARK = st.tuples(st.integers(0, 42), st.integers(1, 43), st.sampled_from(["a", "b"])).filter(
    lambda one: one[0] < one[1]
)


@given(st.lists(_MARK, max_size=8), st.integers(0, 20), st.integers(21, 43))
def test_pieces_make_up_the_text_and_carry_every_mark(
    marks: list[tuple[int, int, str]], start: int, end: int
) -> None:
    made = list(pieces(_TEXT, start, end, [Mark(*mark) for mark in marks]))
    assert "".join(piece.text for piece in made) == _TEXT[start:end]
    at = start
    for piece in made:
        looks = {look for low, high, look in marks if low <= at < high}
        assert set(piece.looks.split()) == looks
        at += len(piece.text)


def test_a_passage_keeps_to_its_line() -> None:
    text = "baris satu\nsebelum KATA sesudah\nbaris tiga"
    start = text.index("KATA")
    found = passage(text, Span(start, start + 4))
    assert (found.before, found.words, found.after) == ("sebelum ", "KATA", " sesudah")


def test_a_long_line_is_cut_on_both_sides() -> None:
    text = "kata " * 200 + "INTI" + " kata" * 200
    found = passage(text, Span(1000, 1004))
    assert found.words == "INTI"
    assert found.before.startswith("… kata")
    assert found.after.endswith("kata …")
