"""Composition of Forkopimda by level."""

import pytest

from selaras import bodies


def seats(code: str) -> dict[str, str | None]:
    return {seat.office: seat.body_id for seat in bodies.forum(code)}


def test_a_province_is_chaired_by_its_governor() -> None:
    chair = bodies.forum("74")[0]
    assert (chair.office, chair.body_id, chair.chair) == ("Gubernur", "pemprov-74", True)


@pytest.mark.parametrize(
    ("code", "office", "body"),
    [
        pytest.param("73.17", "Bupati", "pemkab-73.17", id="regency"),
        pytest.param("74.71", "Wali Kota", "pemkot-74.71", id="city"),
    ],
)
def test_a_regency_or_city_is_chaired_by_its_head(code: str, office: str, body: str) -> None:
    chair = bodies.forum(code)[0]
    assert (chair.office, chair.body_id, chair.chair) == (office, body, True)


def test_police_prosecutor_army_and_council_sit_in_every_regency() -> None:
    assert {"polres-73.17", "kejari-73.17", "kodim-73.17", "dprd-73.17"} <= set(
        seats("73.17").values()
    )


def test_aceh_and_papua_have_a_seat_of_their_own() -> None:
    assert "Wali Nanggroe" in seats("11")
    assert "Ketua MRP" in seats("91")
    assert not {"Wali Nanggroe", "Ketua MRP"} & seats("74").keys()


@pytest.mark.parametrize("code", ["91", "92", "96"])
def test_a_province_of_papua_has_one_seat_for_its_assembly(code: str) -> None:
    offices = [seat.office for seat in bodies.forum(code)]
    assert offices.count("Ketua MRP") == 1


@pytest.mark.parametrize("code", ["73.17", "74.71"])
def test_the_standing_seats_of_a_regency_or_city_are_sourced(code: str) -> None:
    standing = {seat.office for seat in bodies.forum(code) if seat.basis is not None}
    head = bodies.forum(code)[0].office
    assert standing == {head, "Ketua DPRD", "Kapolres", "Kajari", "Dandim"}
    assert {seat.office for seat in bodies.forum(code) if seat.optional} == {
        "Danlanal",
        "Danlanud",
    }


@pytest.mark.parametrize("code", ["11", "74", "92", "73.17", "74.71"])
def test_a_seat_has_a_basis_only_with_a_page_seen(code: str) -> None:
    for seat in bodies.forum(code):
        assert (seat.basis is None) == (seat.source is None)
        assert seat.source is None or seat.source.startswith("https://")


def test_every_body_of_a_seat_is_in_the_register() -> None:
    for code in ("74", "73.17", "74.71"):
        ids = [seat.body_id for seat in bodies.forum(code) if seat.body_id is not None]
        assert [id_ for id_ in ids if bodies.get(id_) is None] == []


@pytest.mark.parametrize("code", ["", "99", "73.17.01", "Luwu"])
def test_only_provinces_and_regencies_have_a_forum(code: str) -> None:
    with pytest.raises(ValueError, match="code of a province or regency"):
        bodies.forum(code)
