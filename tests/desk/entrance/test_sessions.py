"""Where somebody is signed in: seen, ended one by one or all, and over with the last office."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from selaras.desk.audit.models import Entry
from selaras.desk.entrance import _device
from selaras.desk.entrance.models import Session
from tests.desk.conftest import PASSWORD

if TYPE_CHECKING:
    from tests.desk.entrance.conftest import Administered

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"
)


@pytest.fixture(autouse=True)
def _no_tries_left_over() -> None:
    cache.clear()


def _come_in(agent: str, address: str, username: str = "analis.kendari") -> Client:
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    client.post("/masuk/", {"login": username, "password": PASSWORD})
    assert SESSION_KEY in client.session
    return client


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        pytest.param(FIREFOX, "Firefox · Linux", id="firefox"),
        pytest.param(PHONE, "Samsung Internet · Android", id="phone"),
        pytest.param("", "?", id="silent"),
        pytest.param("<script>alert(1)</script>", "?", id="hostile"),
        pytest.param("Chrome" * 100_000, "Chrome", id="huge"),
    ],
)
def test_a_browser_is_named_by_known_words_alone(agent: str, name: str) -> None:
    assert _device.name(agent) == name


def test_sessions_are_listed_with_device_address_and_time(desk: Administered) -> None:
    desk.people["analis.kendari"].save()
    laptop = _come_in(FIREFOX, "192.0.2.1")
    _come_in(PHONE, "192.0.2.2")
    page = laptop.get(reverse("sessions")).content.decode()
    for told in ("Firefox · Linux", "192.0.2.1", "Samsung Internet · Android", "192.0.2.2"):
        assert told in page
    assert page.count("sesi ini") == 1


def test_one_session_is_ended_and_the_others_go_on(desk: Administered) -> None:
    del desk
    laptop, phone = _come_in(FIREFOX, "192.0.2.1"), _come_in(PHONE, "192.0.2.2")
    other = Session.objects.get(address="192.0.2.2")
    laptop.post(reverse("session-end", args=[other.pk]))
    assert phone.get("/").headers["Location"] == "/masuk/?next=/"
    assert laptop.get("/").status_code == 200
    assert Entry.objects.filter(act="session.ended").count() == 1


def test_all_others_are_ended_at_once(desk: Administered) -> None:
    del desk
    laptop, *others = (_come_in(FIREFOX, f"192.0.2.{turn}") for turn in range(3))
    laptop.post(reverse("sessions-end-others"))
    assert [one.get("/").status_code for one in (laptop, *others)] == [200, 302, 302]


def test_nobody_ends_somebody_elses_session(desk: Administered) -> None:
    inside = _come_in(FIREFOX, "192.0.2.1")
    end = reverse("session-end", args=[Session.objects.get(address="192.0.2.1").pk])
    assert desk.client("sekretariat.kendari").post(end).status_code == 404
    assert inside.get("/").status_code == 200


@pytest.mark.parametrize(
    ("who", "status"), [("admin.kendari", 302), ("admin.sultra", 404), ("analis.sultra", 404)]
)
def test_the_home_administrator_ends_all_sessions_of_a_person(
    desk: Administered, who: str, status: int
) -> None:
    inside = [_come_in(FIREFOX, f"192.0.2.{turn}") for turn in range(2)]
    end = reverse("person-sessions", args=["analis.kendari"])
    assert desk.client(who).post(end).status_code == status
    left = 302 if status == 302 else 200
    assert [one.get("/").status_code for one in inside] == [left, left]


def test_a_session_ends_with_the_last_office(desk: Administered) -> None:
    inside = _come_in(FIREFOX, "192.0.2.1")
    desk.people["analis.kendari"].holding_set.update(valid_until=timezone.now())
    answer = inside.get("/", follow=True)
    assert answer.request["PATH_INFO"] == "/masuk/"
    assert "Sesi berakhir" in answer.content.decode()
    assert SESSION_KEY not in inside.session
    assert not Session.objects.filter(ended_at=None, address="192.0.2.1").exists()


def test_signing_out_ends_the_session_row(desk: Administered) -> None:
    del desk
    inside = _come_in(FIREFOX, "192.0.2.1")
    inside.post("/keluar/")
    assert Session.objects.get(address="192.0.2.1").ended_at is not None


def test_the_key_changes_at_sign_in_and_a_planted_one_opens_nothing(desk: Administered) -> None:
    del desk
    thief, victim = Client(), Client()
    thief.get("/masuk/")
    planted = thief.session
    planted["planted"] = True
    planted.save()
    victim.cookies["sessionid"] = thief.cookies["sessionid"] = planted.session_key or ""
    victim.post("/masuk/", {"login": "analis.kendari", "password": PASSWORD})
    assert victim.cookies["sessionid"].value != planted.session_key
    assert victim.get("/").status_code == 200
    assert thief.get("/").headers["Location"] == "/masuk/?next=/"


def test_a_session_without_its_row_is_none(desk: Administered) -> None:
    inside = desk.client("analis.kendari")
    Session.objects.all().delete()
    assert inside.get("/").status_code == 302


def test_a_new_password_ends_the_other_sessions(desk: Administered) -> None:
    del desk
    laptop, phone = _come_in(FIREFOX, "192.0.2.1"), _come_in(PHONE, "192.0.2.2")
    new = "samudra-tenang-pagi-9"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert laptop.post("/akun/sandi/", sent).status_code == 302
    assert laptop.get("/").status_code == 200
    assert phone.get("/").status_code == 302
    live = Session.objects.filter(ended_at=None).values_list("address", flat=True)
    assert list(live) == ["192.0.2.1"]


def test_when_it_was_last_seen_is_noted_now_and_then(desk: Administered) -> None:
    inside = desk.client("analis.kendari")
    inside.get("/")
    past = timezone.now() - dt.timedelta(minutes=6)
    Session.objects.update(seen_at=past)
    inside.get("/")
    first = Session.objects.get().seen_at
    inside.get("/")
    assert past < first == Session.objects.get().seen_at
