"""No page asks the database more than twenty times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from selaras.desk.accounts.actions import create_administrator
from selaras.desk.accounts.models import User
from selaras.desk.cases.actions import open_case, plan_action
from selaras.desk.jobs.models import Job
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
    case, soon = house.story.cases.first(), timezone.localdate()
    assert case is not None
    client = house.client(person)
    addresses = [
        *(reverse(name) for name in ("today", "stories", "cases", "meetings", "trail-own")),
        reverse("region", args=["74.71"]),
        reverse("outlook"),
        reverse("outlook") + "?lihat=kalibrasi",
        house.story.get_absolute_url(),
        case.get_absolute_url(),
        *(
            reverse(f"case-{name}", args=[case.pk])
            for name in ("evidence", "ladder", "legal", "timeline")
        ),
        plan_action(
            case, what="Dialog", body="polres-74.71", basis="x", deadline=soon, by=by
        ).get_absolute_url(),
        *(reverse(name) for name in ("actions", "ladder", "clocks", "measures")),
    ]
    for address in addresses:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        assert (address, len(asked) <= LIMIT) == (address, True), len(asked)


def test_an_administrators_page_asks_little(house: House) -> None:
    create_administrator("admin", name="Admin", region="74.71", password="x" * 12)
    house.people = {one.username: one for one in User.objects.all()}
    for turn in range(60):
        Job.objects.create(name="audit.verify", region="74.71", state="failed", error=str(turn))
    client = house.client("admin")
    for name in ("jobs", "retention", "trail"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name)).status_code == 200
        assert (name, len(asked) <= LIMIT) == (name, True), len(asked)
