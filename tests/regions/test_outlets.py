"""The home of an outlet."""

import pytest

from selaras.regions import home_of_outlet


@pytest.mark.parametrize(
    ("outlet", "url", "home"),
    [
        pytest.param("Kendari Pos", None, "74.71", id="city-in-the-name"),
        pytest.param("Radar Bogor", None, "32.71", id="city-before-regency"),
        pytest.param(None, "https://sultra.kabarkini.example/a/1", "74", id="province-in-the-host"),
        pytest.param("Kabar Bangka Belitung", None, "19", id="longest-name"),
        pytest.param("Kabar Kini", "https://kabarkini.example/kendari", None, id="path-is-no-home"),
        pytest.param(None, None, None, id="nothing-known"),
    ],
)
def test_an_outlet_s_home_is_in_its_name_or_host(
    outlet: str | None, url: str | None, home: str | None
) -> None:
    assert home_of_outlet(outlet, url) == home
