"""Coming in: by an account, with a lock after five wrong tries, and never by signing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.urls import reverse

from selaras.desk.accounts.models import User
from selaras.desk.audit.models import Entry

if TYPE_CHECKING:
    from django.http import HttpResponseBase
    from django.test import Client

    from tests.desk.conftest import House

SIGN_IN = "/masuk/"


@pytest.fixture(autouse=True)
def _no_tries_left_over() -> None:
    cache.clear()


def _sign_in(client: Client, password: str, *, to: str = "") -> HttpResponseBase:
    sent = {"login": "analis.kendari", "password": password, "next": to}
    answer: HttpResponseBase = client.post(SIGN_IN, sent)
    return answer


@pytest.fixture
def password(house: House) -> str:
    user = house.people["analis.kendari"]
    user.set_password("gelombang-tenang-3")
    user.save()
    return "gelombang-tenang-3"


def test_the_right_password_opens_the_desk_and_is_on_the_trail(
    client: Client, password: str
) -> None:
    answer = _sign_in(client, password)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert Entry.objects.filter(act="account.signed_in").count() == 1


def test_signing_in_changes_the_session(client: Client, password: str) -> None:
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    _sign_in(client, password)
    assert client.session.session_key != session.session_key
    assert SESSION_KEY in client.session


def test_five_wrong_tries_lock_the_name(client: Client, password: str) -> None:
    answers = [_sign_in(client, "salah").status_code for _turn in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert _sign_in(client, password).status_code == 429
    assert SESSION_KEY not in client.session


def test_a_wrong_password_and_a_wrong_name_read_alike(client: Client, password: str) -> None:
    tries = ({"login": "analis.kendari", "password": "x"}, {"login": "x", "password": password})
    wrong, unknown = (client.post(SIGN_IN, sent).content.decode() for sent in tries)
    alerts = [page.partition('role="alert"')[2].partition("</p>")[0] for page in (wrong, unknown)]
    assert alerts[0] == alerts[1] != ""


def test_the_door_leads_nowhere_else(client: Client, password: str) -> None:
    answer = _sign_in(client, password, to="https://evil.example/")
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email"])
@pytest.mark.django_db
def test_nobody_makes_or_resets_an_account_here(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code in {302, 404}
    assert client.post(reverse(name), {"username": "baru", "password1": "x"}).status_code in {
        302, 405,
    }  # fmt: skip
    assert not User.objects.exists()


def test_an_account_that_was_closed_cannot_come_in(
    client: Client, house: House, password: str
) -> None:
    house.people["analis.kendari"].is_active = False
    house.people["analis.kendari"].save()
    _sign_in(client, password)
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    "name", ["mfa_index", "mfa_activate_totp", "account_change_password", "mfa_reauthenticate"]
)
def test_the_accounts_own_pages_answer(house: House, name: str) -> None:
    answer = house.client("analis.kendari").get(reverse(name), follow=True)
    assert answer.status_code == 200
    assert "<main" in answer.content.decode()
