"""The second step: set up, asked for, required by an office, taken away when a phone is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from selaras.desk.audit.models import Entry
from tests.desk.conftest import PASSWORD

if TYPE_CHECKING:
    from tests.desk.entrance.conftest import Administered

SIGN_IN = {"login": "analis.kendari", "password": PASSWORD}
_STEP_SECONDS = 30


@pytest.fixture(autouse=True)
def _no_tries_left_over() -> None:
    cache.clear()


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // _STEP_SECONDS)))


def _set_up(client: Client) -> str:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = str(page.context["form"].secret)
    client.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    cache.clear()
    return secret


@pytest.fixture
def inside(desk: Administered) -> Client:
    del desk
    client = Client()
    client.post("/masuk/", SIGN_IN)
    return client


def _require(desk: Administered) -> None:
    office = desk.people["analis.kendari"].offices.get()
    address = reverse("office-two-steps", args=[office.pk])
    desk.client("admin.kendari").post(address, {"asked": "ya"})


def test_the_code_is_asked_for_once_it_is_set_up(inside: Client) -> None:
    secret, again = _set_up(inside), Client()
    again.post("/masuk/", SIGN_IN)
    assert SESSION_KEY not in again.session
    assert again.get("/").headers["Location"] == "/masuk/?next=/"
    assert "Langkah kedua" in again.get("/masuk/kode/").content.decode()
    assert again.post("/masuk/kode/", {"code": _code(secret)}).headers["Location"] == "/"
    assert again.get("/").status_code == 200


def test_a_wrong_code_opens_nothing_and_guessing_is_stopped(inside: Client) -> None:
    secret, again = _set_up(inside), Client()
    again.post("/masuk/", SIGN_IN)
    for _turn in range(12):
        assert again.post("/masuk/kode/", {"code": "000000"}).status_code == 200
    again.post("/masuk/kode/", {"code": _code(secret)})
    assert SESSION_KEY not in again.session


def test_a_recovery_code_works_once(inside: Client) -> None:
    _set_up(inside)
    codes = inside.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    answers = []
    for _turn in range(2):
        again = Client()
        again.post("/masuk/", SIGN_IN)
        again.post("/masuk/kode/", {"code": codes[0]})
        answers.append(SESSION_KEY in again.session)
        cache.clear()
    assert answers == [True, False]


def test_an_office_that_requires_it_leads_there_first(desk: Administered, inside: Client) -> None:
    _require(desk)
    setup = reverse("mfa_activate_totp")
    for address in ("/", "/cerita/", desk.story.get_absolute_url()):
        assert inside.get(address).headers["Location"] == setup
    confirm = inside.post(reverse("story-confirm", args=[desk.story.pk]))
    assert confirm.headers["Location"] == setup
    assert inside.get(setup).headers["Location"].startswith("/akun/pasti/?next=")
    inside.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert "mewajibkannya" in inside.get(setup).content.decode()
    _set_up(inside)
    assert inside.get("/").status_code == 200


def test_turning_it_off_where_it_is_required_leads_back_to_setting_it_up(
    desk: Administered, inside: Client
) -> None:
    _set_up(inside)
    _require(desk)
    inside.post(reverse("mfa_deactivate_totp"))
    assert inside.get("/").headers["Location"] == reverse("mfa_activate_totp")


def test_requiring_it_is_on_the_trail_and_can_be_taken_back(desk: Administered) -> None:
    _require(desk)
    _require(desk)
    assert Entry.objects.filter(act="office.two_steps").count() == 1
    office = desk.people["analis.kendari"].offices.get()
    assert office.two_steps
    address = reverse("office-two-steps", args=[office.pk])
    desk.client("admin.kendari").post(address, {"asked": "tidak"})
    assert not desk.people["analis.kendari"].offices.get().two_steps


def test_who_lost_the_phone_is_helped_by_the_home_administrator(
    desk: Administered, inside: Client
) -> None:
    _set_up(inside)
    address = reverse("person-two-steps", args=["analis.kendari"])
    assert desk.client("admin.sultra").post(address).status_code == 404
    assert desk.client("admin.kendari").post(address).status_code == 302
    assert not Authenticator.objects.exists()
    assert inside.get("/").status_code == 302
    assert Entry.objects.filter(act="account.two_steps_removed").count() == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_its_pages_are_in_the_readers_language(inside: Client, language: str) -> None:
    inside.cookies["bahasa"] = language
    strange = {"id": ("Authenticator App", "Recovery Codes"), "en": ("Pasang", "Kode cadangan")}
    _set_up(inside)
    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
                 "mfa_deactivate_totp", "account_change_password", "sessions"):  # fmt: skip
        page = inside.get(reverse(name))
        assert (name, page.status_code) == (name, 200)
        text = page.content.decode()
        assert [one for one in strange[language] if one in text] == []
        assert "<style" not in text
        assert " style=" not in text
