"""The names model: kinds of names, spans, and hostile input."""

import pytest

from selaras.reading._document import open_document
from selaras.reading._names import find_names
from selaras.reading._names_features import CLASSES, EDGE, class_of, word_features
from selaras.records import Report


def names(text: str) -> tuple[list[str], list[str], list[str]]:
    found = find_names([open_document(Report(id="r", text=text))])[0]
    people, bodies, places = ([text[s.start : s.end] for s in kind] for kind in found)
    return people, bodies, places


def test_people_bodies_and_places_are_told_apart() -> None:
    text = "Ketua Partai Golkar Ahmad Suryanto berkunjung ke Surabaya, kata Budi Hartono."
    assert names(text) == (["Ahmad Suryanto", "Budi Hartono"], ["Partai Golkar"], ["Surabaya"])


def test_a_rare_name_that_opens_a_sentence_and_speaks_is_a_person() -> None:
    assert names("Zurhayati mengatakan, warga tetap tenang.")[0] == ["Zurhayati"]


def test_a_common_word_alone_is_no_person() -> None:
    assert names("Tema acara adalah Aman, Damai dan Harmoni.")[0] == []


def test_text_without_names_has_none() -> None:
    assert names("warga menjaga kampung bersama-sama sepanjang malam.") == ([], [], [])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        pytest.param(EDGE, "edge", id="edge"),
        pytest.param("“", "quote", id="quote"),
        pytest.param("2023", "digit", id="digits"),
        pytest.param("Selasa", "day", id="day"),
        pytest.param("KPXQ", "upper", id="acronym"),
        pytest.param("Zurhayati", "capital", id="unknown"),
        pytest.param("mengabdi", "verb", id="verb"),
    ],
)
def test_words_without_flags_have_a_class(word: str, kind: str) -> None:
    assert class_of(word, 0) == kind
    assert kind in CLASSES


def test_a_word_is_seen_by_its_form_ends_and_shape() -> None:
    seen = word_features("Luwu", 0)
    assert {"w:Luwu", "l:luwu", "s:Xxx", "p:Trueluw", "e:Trueuwu"} <= set(seen)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A " * 5000, id="initials"),
        pytest.param("ABC DEF " * 2000, id="capitals"),
        pytest.param("Zq" * 20000, id="one-word"),
        pytest.param("\ufffd\u2028\u202e _ ; Kata", id="odd-marks"),
        pytest.param(".", id="mark"),
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    for kind in find_names([open_document(Report(id="r", text=text))])[0]:
        assert all(0 <= span.start < span.end <= len(text) for span in kind)
