"""A report is cut into sentences that make it up, whatever is in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selaras.desk.newsroom._sentences import sentences
from selaras.records import Reading, ReportHead, Span


def _reading(text: str) -> Reading:
    return Reading(
        reader={"selaras": "1"}, report=ReportHead(id="x"), text=text, body=(Span(0, len(text)),)
    )


def test_sentences_end_at_stops_and_lines() -> None:
    text = "Warga datang pukul 08.30 WITA. “Kami menunggu,” kata ketua. Ia pulang.\nBaris baru"
    assert [one.words for one in sentences(_reading(text))] == [
        "Warga datang pukul 08.30 WITA.",
        "“Kami menunggu,” kata ketua.",
        "Ia pulang.",
        "Baris baru",
    ]


@given(st.text(min_size=1, max_size=200))
def test_a_sentence_is_a_passage_of_the_text(text: str) -> None:
    at = 0
    for one in sentences(_reading(text)):
        assert text[one.start : one.end] == one.words
        assert one.words.strip() == one.words != ""
        assert one.start >= at
        at = one.end
    if len(text.split()) < 100:
        assert "".join(one.words for one in sentences(_reading(text))).split() or not text.strip()
