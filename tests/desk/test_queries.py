"""No page asks the database more than twenty times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.desk.cases.actions import open_case
from selaras.desk.newsroom.access import statements
from selaras.desk.outlooks.actions import issue_demo

if TYPE_CHECKING:
    from tests.desk.conftest import House

LIMIT = 20


@pytest.mark.parametrize("person", ["analis.kendari", "sekretariat.kendari", "analis.sultra"])
def test_a_page_asks_little(house: House, person: str) -> None:
    by = house.people["analis.kendari"]
    for one in statements(house.story):
        open_case(house.story, one, title=one.nature, kind="brawl", region="74.71", by=by)
    issue_demo()
    case = house.story.cases.first()
    assert case is not None
    client = house.client(person)
    addresses = [
        *(reverse(name) for name in ("today", "stories", "cases", "meetings", "trail-own")),
        reverse("region", args=["74.71"]),
        reverse("outlook"),
        reverse("outlook") + "?lihat=kalibrasi",
        house.story.get_absolute_url(),
        case.get_absolute_url(),
    ]
    for address in addresses:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        assert (address, len(asked) <= LIMIT) == (address, True), len(asked)
