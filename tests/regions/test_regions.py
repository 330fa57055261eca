"""The tree of official regions and its own tables."""

import pytest

from selaras import regions


def test_the_tree_has_every_province_and_regency() -> None:
    assert len(regions.provinces()) == 38
    assert len(regions.regencies()) == 514


def test_every_region_below_a_province_stands_under_its_parent() -> None:
    for province in regions.provinces():
        for regency in regions.children(province.code):
            assert regency.parent == province.code
            assert regions.province_of(regency.code) == province.code
            assert all(d.parent == regency.code for d in regions.children(regency.code))


@pytest.mark.parametrize(
    ("code", "name", "short", "city"),
    [
        ("74.71", "Kota Kendari", "Kendari", True),
        ("73.17", "Kabupaten Luwu", "Luwu", False),
        ("31.74", "Kota Administrasi Jakarta Selatan", "Jakarta Selatan", True),
        ("34", "Daerah Istimewa Yogyakarta", "Yogyakarta", False),
    ],
)
def test_a_region_knows_its_short_name(code: str, name: str, short: str, *, city: bool) -> None:
    region = regions.get(code)
    assert region is not None
    assert (region.name, region.short, region.city) == (name, short, city)


def test_an_unknown_code_has_no_region() -> None:
    assert regions.get("99.99") is None
    assert regions.children("99") == ()
    assert regions.point("99") is None
    assert regions.capital("99") is None


@pytest.mark.parametrize(
    ("code", "zone"), [("61", "WIB"), ("62.71", "WIB"), ("74.71", "WITA"), ("91.03", "WIT")]
)
def test_a_region_keeps_its_province_s_clock(code: str, zone: str) -> None:
    assert regions.zone(code) == zone


def test_every_province_and_regency_has_a_point_inside_indonesia() -> None:
    for region in (*regions.provinces(), *regions.regencies()):
        point = regions.point(region.code)
        assert point is not None, region
        assert -11.1 < point[0] < 6.1, region
        assert 94.9 < point[1] < 141.1, region


def test_every_province_has_a_clock() -> None:
    assert {regions.zone(p.code) for p in regions.provinces()} == {"WIB", "WITA", "WIT"}


def test_seats_of_government() -> None:
    assert regions.capital("74.02") == "Unaaha"
    assert regions.capital("74.71") is None
