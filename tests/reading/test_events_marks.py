"""Which words of a report speak of which kind."""

import pytest

from selaras.reading import read
from selaras.reading._document import open_document
from selaras.reading._events_marks import mark
from selaras.records import Report


def _kinds(text: str) -> set[str]:
    document = open_document(Report(id="r", text=text))
    return {mention.kind for mention in mark(document).mentions}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Seorang siswa ditampar di kantin.", "child_harm", id="whom-then-deed"),
        pytest.param(
            "Ditendang, seorang anggota KPPS jatuh.", "attack_on_organiser", id="deed-first"
        ),
        pytest.param("Nelayan antre solar sejak subuh.", "price_shock", id="want-then-ware"),
    ],
)
def test_two_words_near_each_other_speak_of_a_kind(text: str, kind: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Siswa itu senang. Pintu ditendang angin.", id="in-two-sentences"),
        pytest.param(f"Siswa {'dan guru serta wali kelas ' * 4}melihat pintu ditendang.", id="far"),
    ],
)
def test_two_words_apart_speak_of_nothing(text: str) -> None:
    assert "child_harm" not in _kinds(text)


@pytest.mark.parametrize("text", ["Korban mengalami luka tusuk.", "Buka suara transfer dana."])
def test_a_cue_that_lies_under_a_frame_does_not_stop_the_reader(text: str) -> None:
    assert read(Report(id="r", title=text, text=text)).text == text
