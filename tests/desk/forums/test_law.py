"""Which forums a region has, and what their tables may claim."""

from __future__ import annotations

import pytest

from selaras import regions
from selaras.desk.forums import _law
from selaras.desk.forums._law import Forum, Kind, Part

CODES = ("74", "74.71", "73.17", "11", "91")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", Kind)
def test_a_forum_has_one_chair_and_every_key_once(kind: Kind, code: str) -> None:
    seats = _law.seats(Forum(kind, code))
    assert [seat.part for seat in seats].count(Part.CHAIR) == 1
    assert len({seat.key for seat in seats}) == len(seats)
    assert all(seat.key and seat.office for seat in seats)


@pytest.mark.parametrize("kind", Kind)
def test_a_basis_stands_only_beside_the_page_on_which_it_was_seen(kind: Kind) -> None:
    for code in CODES:
        for seat in _law.seats(Forum(kind, code)):
            assert bool(seat.basis) == bool(seat.source)
            assert all(page.startswith("http") for page in seat.source.split(" | ") if page)


def test_every_province_and_regency_has_every_forum() -> None:
    provinces = regions.provinces()
    codes = [region.code for one in provinces for region in (one, *regions.children(one.code))]
    assert len(codes) == 38 + 514
    for code in codes:
        assert all(_law.seats(Forum(kind, code)) for kind in Kind)


@pytest.mark.parametrize(
    ("code", "office", "body"),
    [
        pytest.param("73.17", "Bupati", "pemkab-73.17", id="regency"),
        pytest.param("74.71", "Wali Kota", "pemkot-74.71", id="city"),
        pytest.param("74", "Gubernur", "pemprov-74", id="province"),
    ],
)
def test_the_head_of_the_region_chairs_the_integrated_team(
    code: str, office: str, body: str
) -> None:
    chair = _law.seats(Forum(Kind.TIMDU, code))[0]
    assert (chair.office, chair.body, chair.part) == (office, body, Part.CHAIR)


@pytest.mark.parametrize(("code", "most"), [("74", 21), ("74.71", 17)])
def test_fkub_has_a_size_with_its_rule(code: str, most: int) -> None:
    size = _law.size(Forum(Kind.FKUB, code))
    assert size is not None
    assert size.most == most
    assert size.basis
    assert size.source.startswith("https://")
    assert _law.size(Forum(Kind.TKD, code)) is None


@pytest.mark.parametrize(
    "id_",
    [
        "fkub-ID", "fkub-74.71.01", "fkub-99.99", "fkub", "fkub-", "-74", "lain-74", "",
        "fkub-74-71", "fkub-\x00", "a" * 10_000, "\ud800-74",
    ],
)  # fmt: skip
def test_what_is_no_forum_is_none(id_: str) -> None:
    assert _law.named(id_) is None


def test_the_id_is_that_of_the_register() -> None:
    forum = Forum(Kind.FKUB, "74.71")
    assert _law.named(forum.id) == forum
    assert forum.name == "Forum Kerukunan Umat Beragama Kota Kendari"
