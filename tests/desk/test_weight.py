"""What a first view weighs: at most 60 kB gzipped, scripts and styles included."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import selaras.desk
from selaras.desk.outlooks.actions import issue_demo

if TYPE_CHECKING:
    from tests.desk.conftest import House

BUILT = Path(selaras.desk.__file__).parent / "static" / "built"
LIMIT_BYTES = 60_000


def test_a_first_view_is_light(house: House) -> None:
    files = ("desk.css", "desk.js", "htmx.min.js")
    built = sum(len(gzip.compress((BUILT / name).read_bytes())) for name in files)
    issue_demo()
    client = house.client("nasional")
    for address in ("/", "/cerita/", "/prakiraan/", house.story.get_absolute_url()):
        page = client.get(address).content
        assert built + len(gzip.compress(page)) <= LIMIT_BYTES


def test_the_built_files_are_named_in_the_page(house: House) -> None:
    page = house.client("analis.kendari").get("/").content.decode()
    for name in ("desk.css", "desk.js", "htmx.min.js"):
        assert f"built/{name}?v=" in page
        assert f"built/{name}?v=0" not in page
