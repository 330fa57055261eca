"""Every page that the apps' rules name: accessible in both themes, and never wider than a phone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.desk.walker import PHONE, come_in, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

Pages = dict[str, dict[str, str]]
pytestmark = pytest.mark.browser
BOTH = ("nasional", "analis.kendari")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[str]:
    with serving(data, "world") as address:
        yield address


@pytest.fixture(scope="module")
def pages(data: Path, site: str) -> Pages:
    assert site
    told: Pages = json.loads((data / "pages.json").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize(
    ("person", "most"),
    [
        pytest.param("nasional", 30, id="nation"),
        pytest.param("analis.kendari", 40, id="district"),
        pytest.param("sekretariat.kendari", 8, id="what-only-a-secretariat-opens"),
        pytest.param("admin.kendari", 8, id="what-only-an-administrator-opens"),
    ],
)
def test_every_page_is_accessible_and_fits_a_phone(
    browser: Browser, site: str, pages: Pages, person: str, most: int
) -> None:
    seen = {name for one in BOTH if person not in BOTH for name in pages[one]}
    mine = {name: at for name, at in pages[person].items() if name not in seen}
    assert len(mine) >= most
    walker, broken = come_in(browser, site, person), dict[str, str]()
    for name, address in mine.items():
        walker.page.set_viewport_size({"width": 1366, "height": 768})
        walker.go(address)
        try:
            walker.check()
            walker.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            walker.check_width()
            walker.check_dark()
        except AssertionError as found:
            broken[name] = f"{found}"
        walker.faults.clear()
    assert broken == {}
    walker.context.close()
