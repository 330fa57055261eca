"""An administrator sees what would go before it goes; an analyst holds what must stay."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.models import User
from selaras.desk.cases.actions import close_case, open_case
from selaras.desk.newsroom.access import statements
from selaras.desk.newsroom.models import Report
from selaras.desk.retention import access
from selaras.desk.retention.models import Hold

if TYPE_CHECKING:
    from django.test import Client

    from tests.desk.conftest import House


@pytest.fixture
def admin(house: House) -> Client:
    accounts.create_administrator("admin", name="Admin", region="74.71", password="x" * 12)
    house.people = {one.username: one for one in User.objects.all()}
    Report.objects.update(received_at=timezone.now() - dt.timedelta(days=730))
    return house.client("admin")


def test_what_would_go_is_counted_before_the_rule_is_set(admin: Client) -> None:
    address = reverse("retention-rule", args=["74.71"])
    page = admin.get(address + "?sort=report&days=365").content.decode()
    assert "Malam ini 2 akan dihapus" in page
    assert access.rules("74.71") == {}
    assert admin.post(address, {"sort": "report", "days": 365}).status_code == 302
    assert access.rules("74.71") == {"report": 365}
    assert "365 hari" in admin.get(reverse("retention")).content.decode()


def test_an_empty_field_keeps_for_good(admin: Client) -> None:
    address = reverse("retention-rule", args=["74.71"])
    admin.post(address, {"sort": "report", "days": 365})
    assert "Disimpan tanpa batas" in admin.get(address, {"sort": "report"}).content.decode()
    admin.post(address, {"sort": "report", "days": ""})
    assert access.rules("74.71") == {}


@pytest.mark.parametrize("days", ["29", "-1", "999999", "banyak"])
def test_days_that_make_no_sense_are_asked_again(admin: Client, days: str) -> None:
    address = reverse("retention-rule", args=["74.71"])
    assert admin.post(address, {"sort": "report", "days": days}).status_code == 400
    assert access.rules("74.71") == {}


@pytest.mark.parametrize("region", ["74", "74.71.01", "99.99", "bukan"])
def test_only_ones_own_home_is_ruled(admin: Client, region: str) -> None:
    answer = admin.post(reverse("retention-rule", args=[region]), {"sort": "report", "days": 365})
    assert answer.status_code == 404


def test_a_story_is_held_and_let_go_for_a_reason(house: House) -> None:
    client = house.client("analis.kendari")
    address = reverse("hold", args=["story", house.story.pk])
    assert client.post(address, {"reason": "x"}).status_code == 400
    assert client.post(address, {"reason": "diminta pengadilan"}).status_code == 302
    assert "diminta pengadilan" in client.get(address).content.decode()
    end = reverse("hold-end", args=[Hold.objects.get().pk])
    assert client.post(end, {"reason": "x"}).status_code == 400
    assert client.post(end, {"reason": "perkara selesai"}).status_code == 302
    assert client.post(end, {"reason": "perkara selesai"}).status_code == 404
    assert Hold.objects.get().ended_at is not None


def test_who_reads_from_above_does_not_hold(house: House) -> None:
    client = house.client("analis.sultra")
    address = reverse("hold", args=["story", house.story.pk])
    assert client.post(address, {"reason": "diminta pengadilan"}).status_code == 404
    assert not Hold.objects.exists()


def _things(house: House) -> dict[str, tuple[str, str]]:
    """The pages of a story, a report and a closed case, and the addresses that hold them."""
    report = Report.objects.get(key="a")
    statement = next(one for one in statements(house.story) if one.nature == "happened")
    case = open_case(
        house.story, statement, title="Batas", kind="brawl", region="74.71",
        by=house.people["analis.kendari"],
    )  # fmt: skip
    close_case(case, outcome="settled", note="damai", by=house.people["analis.kendari"])
    return {
        "story": (house.story.get_absolute_url(), reverse("hold", args=["story", house.story.pk])),
        "report": (report.get_absolute_url(), reverse("hold", args=["report", report.pk])),
        "case": (case.get_absolute_url(), reverse("hold", args=["case", case.pk])),
    }


def test_who_verifies_finds_the_way_to_hold_on_every_page(house: House) -> None:
    client = house.client("analis.kendari")
    for page, address in _things(house).values():
        assert f'href="{address}"' in client.get(page).content.decode()
        assert client.get(address).status_code == 200


def test_who_reads_from_above_finds_no_way_to_hold(house: House) -> None:
    client = house.client("analis.sultra")
    for page, address in _things(house).values():
        assert address not in client.get(page).content.decode()
