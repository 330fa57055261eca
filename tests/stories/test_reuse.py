from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.stories._reuse import share
from selaras.stories._words import words

if TYPE_CHECKING:
    from tests.stories.conftest import Make

RELEASE = (
    "Pemerintah kota mengajak seluruh warga menjaga kerukunan antarkampung selama masa panen raya"
)


def texts(make: Make, one: str, other: str) -> list[tuple[str, str, int]]:
    first, second = make("a", one), make("b", other)
    return [
        (
            one[shared.one.start : shared.one.end],
            other[shared.other.start : shared.other.end],
            shared.words,
        )
        for shared in share(words(first), words(second))
    ]


def test_a_block_inside_a_longer_story_is_found_on_both_sides(make: Make) -> None:
    longer = f"Hujan turun sejak pagi. {RELEASE}, demikian kata juru bicara. Pasar tetap ramai."
    assert texts(make, RELEASE + ".", longer) == [(RELEASE, RELEASE, 12)]


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(RELEASE.replace("seluruh ", ""), id="a-dropped-word"),
        pytest.param(RELEASE.replace("mengajak", "mengajak (semua)"), id="an-editors-insertion"),
        pytest.param(RELEASE.replace("antarkampung", "antar kampung"), id="a-respelt-word"),
        pytest.param(RELEASE.upper(), id="capitals"),
        pytest.param(RELEASE.replace("warga", "warga,"), id="a-stray-comma"),
    ],
)
def test_an_edited_passage_stays_one(make: Make, edited: str) -> None:
    long = f"{RELEASE} dan meminta camat melapor setiap pekan kepada sekretaris daerah"
    other = f"{edited} dan meminta camat melapor setiap pekan kepada sekretaris daerah"
    (found,) = texts(make, long, other)
    assert found[0] == long
    assert found[2] >= 18


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("", RELEASE, id="empty"),
        pytest.param("Satu dua tiga empat.", "Satu dua tiga empat.", id="four-words"),
        pytest.param("Rapat digelar di balai kota", "Banjir surut di tepi sungai", id="unlike"),
    ],
)
def test_nothing_is_shared_below_five_words_in_a_row(make: Make, one: str, other: str) -> None:
    assert texts(make, one, other) == []


def test_a_text_of_one_repeated_word_ends(make: Make) -> None:
    found = texts(make, "a " * 20_000, "a " * 20_000)
    assert found[0][2] == 20_000


def test_chrome_is_never_shared(make: Make) -> None:
    from msgspec.structs import replace

    reading = make("a", RELEASE)
    assert len(words(replace(reading, body=()))) == 0
