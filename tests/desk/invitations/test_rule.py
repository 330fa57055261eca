"""A rule in words names bodies and regions, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.desk.invitations._rule import Setting, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN = {"74.71": 2, "74": 2, "73.17": 1, "73": 1}


def _open(kind: str | None) -> Mapping[str, int]:
    return OPEN if kind in {None, "land_dispute"} else {}


def keys(rule: str, region: str = "ID") -> list[str]:
    return list(resolve(rule, Setting(region, _open)).named)


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        pytest.param("semua provinsi", 38, id="provinces"),
        pytest.param("semua kabupaten/kota", 514, id="regencies-and-cities"),
        pytest.param("Semua kabupaten dan kota di Sultra", 17, id="of-a-province"),
        pytest.param("semua kota di Sulawesi Tenggara", 2, id="cities-of-a-province"),
        pytest.param("semua kabupaten di Sultra kecuali Kabupaten Muna, Buton", 13, id="but-two"),
        pytest.param("semua kabupaten/kota dengan kasus sengketa lahan terbuka", 2, id="by-kind"),
        pytest.param("semua provinsi dengan kasus terbuka", 2, id="by-any-case"),
        pytest.param("semua kabupaten/kota dengan kasus tawuran terbuka", 0, id="no-such-case"),
        pytest.param("semua provinsi; semua provinsi\nsemua provinsi", 38, id="each-once"),
        pytest.param("", 0, id="empty"),
    ],
)
def test_a_rule_names_so_many(rule: str, count: int) -> None:
    assert len(keys(rule)) == count


def test_bodies_are_named_by_their_short_names_even_with_and_inside() -> None:
    found = resolve(
        "Polpum, Bangda, Keuda, Bappenas dan Kemensos\nBadan Siber dan Sandi Negara",
        Setting("ID", _open),
    )
    assert list(found.named) == [
        "b:ditjen-polpum", "b:ditjen-bangda", "b:ditjen-keuda", "b:bappenas", "b:kemensos",
        "b:bssn",
    ]  # fmt: skip
    assert found.unknown == []
    assert found.named["b:kemensos"].addressee == "Menteri Sosial"
    assert found.named["b:bssn"].why == "disebut: Badan Siber dan Sandi Negara"


def test_the_forum_invites_its_own_seats() -> None:
    named = resolve("anggota Forkopimda", Setting("74.71", _open)).named
    assert "Wali Kota Kendari" in {one.addressee for one in named.values()}


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        pytest.param("semua provinsi", 38, id="provinces-of-the-nation"),
        pytest.param("semua kabupaten/kota", 17, id="neighbours-in-the-province"),
    ],
)
def test_a_city_without_a_place_in_its_rule_looks_around_itself(rule: str, count: int) -> None:
    assert len(keys(rule, region="74.71")) == count


def test_a_case_that_names_a_region_is_its_reason() -> None:
    rule = "semua kabupaten/kota di Sultra dengan kasus sengketa lahan terbuka"
    named = resolve(rule, Setting("ID", _open)).named
    assert [one.why for one in named.values()] == [f"{rule}: 2 kasus"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Dinas Entah", id="body"),
        pytest.param("semua kota di Negeri Antah", id="place"),
        pytest.param("semua kota dengan kasus ajaib terbuka", id="kind"),
        pytest.param("anggota forkopimda Negeri Antah", id="forum"),
    ],
)
def test_what_names_nobody_is_told(words: str) -> None:
    found = resolve(words, Setting("74.71", _open))
    assert found.named == {}
    assert len(found.unknown) == 1


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(",;;\n" * 5_000, id="marks"),
        pytest.param("semua " * 5_000, id="half-a-clause"),
        pytest.param("\ud800\x00 semua provinsi", id="surrogate"),
        pytest.param("semua kota di " + "a dan " * 3_000, id="long-name"),
    ],
)
def test_hostile_rules_name_nobody_and_end(words: str) -> None:
    assert keys(words) == []
