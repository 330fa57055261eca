from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.records import Person
from selaras.stories._names import Persons, same_theme, same_words

if TYPE_CHECKING:
    from tests.stories.conftest import Make


def person(name: str, office: str | None = None, region: str | None = None) -> Person:
    return Person(name=name, office=office, region=region)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        pytest.param(person("Surya Atmo"), person("Surya Atmo"), True, id="same-name"),
        pytest.param(person("Surya Atmo Wijaya"), person("Surya Atmo"), True, id="shorter-form"),
        pytest.param(person("M. Surya Atmo"), person("Muhammad Surya Atmo"), True, id="muhammad"),
        pytest.param(
            person("Bahrudin", "Kepala Dinas"), person("Bachrudin", "Kepala Dinas"), True, id="slip"
        ),
        pytest.param(person("Bahrudin"), person("Bachrudin"), False, id="slip-without-office"),
        pytest.param(
            person("Bahrudin", "Camat"), person("Bachrudin", "Lurah"), False, id="slip-other-office"
        ),
        pytest.param(
            person("Surya Atmo", "Bupati", "73.17"),
            person("Surya", "Bupati", "73.17"),
            True,
            id="one-word-same-office",
        ),
        pytest.param(
            person("Surya Atmo"), person("Surya"), False, id="one-word-alone-is-too-little"
        ),
        pytest.param(
            person("Surya Atmo", "Bupati", "73.17"),
            person("Surya Atmo Jati", "Bupati", "74.05"),
            False,
            id="other-region",
        ),
        pytest.param(person("Surya Atmo"), person("Dewi Lestari"), False, id="unlike"),
    ],
)
def test_spellings_of_one_person_join(
    make: Make, one: Person, other: Person, *, joined: bool
) -> None:
    persons = Persons([make("a", people=[one]), make("b", people=[other])])
    assert (persons.name("a", one.name) == persons.name("b", other.name)) is joined


def test_all_forms_are_kept_the_fullest_first(make: Make) -> None:
    people = [person("Bachrudin", "Camat"), person("Bahrudin Salim", "Camat")]
    (known,) = Persons([make("a", people=people[:1]), make("b", people=people[1:])]).known
    assert known.forms == ("Bahrudin Salim", "Bachrudin")
    assert known.reports == ("b", "a")


def test_masked_names_are_never_joined(make: Make) -> None:
    readings = [make("a", people=[person("▇▇▇▇ ▇▇")]), make("b", people=[person("▇▇▇▇ ▇▇")])]
    assert Persons(readings).known == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Damai, Rukun dan Maju", "Rukun, Damai dan Maju", True, id="two-orders"),
        pytest.param("Damai Rukun Maju", "Gotong Royong Jaya", False, id="two-themes"),
        pytest.param(
            "Merawat Kerukunan Kampung Menuju Panen Raya yang Aman",
            "Merawat Kerukunan Kampung Menuju Panen Raya Aman",
            True,
            id="a-dropped-word",
        ),
    ],
)
def test_two_orders_of_words_are_one_theme(one: str, other: str, *, same: bool) -> None:
    assert same_theme(one, other) is same


def test_a_venue_and_its_fuller_name_are_one() -> None:
    assert same_words("Hotel Melati", "Hotel Melati Kota Baru")
    assert not same_words("Hotel Melati", "Hotel Mawar")
    assert not same_words("", "Hotel Mawar")
