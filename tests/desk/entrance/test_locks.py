"""Guessing is stopped, by name and by address; an administrator opens the lock, on the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from selaras.desk.audit.models import Entry
from tests.desk.conftest import PASSWORD

if TYPE_CHECKING:
    from tests.desk.entrance.conftest import Administered

NAME = "analis.kendari"


@pytest.fixture(autouse=True)
def _no_tries_left_over() -> None:
    cache.clear()


def _try(password: str, *, name: str = NAME, address: str = "192.0.2.1") -> bool:
    client = Client(REMOTE_ADDR=address)
    client.post("/masuk/", {"login": name, "password": password})
    return SESSION_KEY in client.session


def test_one_address_guessing_one_name_is_locked_out(desk: Administered) -> None:
    del desk
    assert not any(_try("salah") for _turn in range(6))
    cache.clear()
    assert not _try(PASSWORD)
    assert not _try(PASSWORD, name=NAME.upper())


def test_many_addresses_guessing_one_name_are_stopped(desk: Administered) -> None:
    del desk
    assert not any(_try("salah", address=f"192.0.2.{turn}") for turn in range(8))
    assert not _try(PASSWORD, address="198.51.100.9")


def test_one_address_guessing_many_names_is_stopped(desk: Administered) -> None:
    del desk
    assert not any(_try("salah", name=f"nama{turn}") for turn in range(12))
    assert not _try(PASSWORD)
    assert _try(PASSWORD, address="198.51.100.9")


def test_a_locked_name_is_not_locked_for_its_owner_elsewhere_for_long(desk: Administered) -> None:
    del desk
    assert not any(_try("salah") for _turn in range(6))
    cache.clear()
    assert _try(PASSWORD, address="198.51.100.9")


def test_the_administrator_sees_the_lock_and_opens_it(desk: Administered) -> None:
    assert not any(_try("salah") for _turn in range(6))
    admin = desk.client("admin.kendari")
    overview = admin.get(reverse("people")).context["overview"]
    assert (overview.troubles[0].count, overview.step.label) == (1, "Perbaiki")
    listed = admin.get(overview.step.url).context["rows"]
    assert [one.username for one in listed] == [NAME]
    address = reverse("person-unlock", args=[NAME])
    assert admin.get(reverse("person", args=[NAME])).content.decode().count(address) == 1
    assert admin.post(address).status_code == 302
    assert _try(PASSWORD)
    entry = Entry.objects.get(act="account.unlocked")
    assert (entry.user, entry.thing_id) == (
        desk.people["admin.kendari"], str(desk.people[NAME].pk),
    )  # fmt: skip


@pytest.mark.parametrize("who", ["admin.sultra", "sekretariat.kendari", NAME])
def test_nobody_else_opens_it(desk: Administered, who: str) -> None:
    assert not any(_try("salah") for _turn in range(6))
    assert desk.client(who).post(reverse("person-unlock", args=[NAME])).status_code == 404
    assert AccessAttempt.objects.filter(username=NAME).exists()
