from __future__ import annotations

import pytest

from selaras.outlook import official_region, region_name
from selaras.regions import provinces


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("Southeast Sulawesi", "74", id="english-province"),
        pytest.param("Sulawesi Tenggara", "74", id="indonesian-province"),
        pytest.param("Papua province", "91", id="with-type-word"),
        pytest.param("Gorontalo", "75", id="province-before-regency"),
        pytest.param("Kota Kendari", "74.71", id="city"),
        pytest.param("Kab. Kupang", "53.01", id="short-type-word"),
        pytest.param("74.71", "74.71", id="code-stays"),
        pytest.param("Kupang", "Kupang", id="shared-name-stays"),
        pytest.param("Atlantis", "Atlantis", id="unknown-stays"),
    ],
)
def test_a_name_becomes_its_code_or_stays(name: str, code: str) -> None:
    assert official_region(name) == code


def test_every_province_is_known_by_its_official_name() -> None:
    assert [official_region(one.name) for one in provinces()] == [one.code for one in provinces()]
    assert region_name("74") == "Sulawesi Tenggara"
    assert region_name("Atlantis") == "Atlantis"
