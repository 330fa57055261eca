"""People make, see and revoke their own tokens; a page tells what programs may ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.desk.api.models import Token
from tests.desk.api.conftest import Program, program

if TYPE_CHECKING:
    from django.test import Client

    from tests.desk.conftest import House

PERSON = "analis.kendari"
SENT = {"name": "Papan pantau", "rights": ["read", "verify"], "days": "30"}


@pytest.fixture
def client_of(house: House) -> Client:
    return house.client(PERSON)


def test_a_secret_is_shown_once(client_of: Client) -> None:
    page = client_of.post(reverse("tokens"), SENT)
    found = re.search(r"selaras_[0-9A-Za-z_-]{43}", page.content.decode())
    assert found is not None
    assert "no-store" in page.headers["Cache-Control"]
    assert Program(found[0]).get("/stories").status_code == 200
    later = client_of.get(reverse("tokens")).content.decode()
    assert "selaras_" not in later
    assert "Papan pantau" in later
    assert "Lihat, Verifikasi" in later


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"rights": []}, id="no-right"),
        pytest.param({"rights": ["export"]}, id="not-held"),
        pytest.param({"rights": ["administer"]}, id="not-for-tokens"),
        pytest.param({"days": "366"}, id="too-long"),
        pytest.param({"days": "0"}, id="no-time"),
        pytest.param({"name": ""}, id="no-name"),
        pytest.param({"name": "a\x00b"}, id="nul"),
    ],
)
def test_a_wrong_form_makes_no_token(client_of: Client, change: dict[str, object]) -> None:
    assert client_of.post(reverse("tokens"), SENT | change).status_code == 400
    assert not Token.objects.exists()


def test_too_many_tokens_are_told(client_of: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selaras.desk.api.actions.MOST_OPEN", 1)
    assert client_of.post(reverse("tokens"), SENT).status_code == 200
    page = client_of.post(reverse("tokens"), SENT)
    assert page.status_code == 400
    assert "20 token" in page.content.decode()


def test_a_token_is_revoked_on_the_page(client_of: Client, house: House) -> None:
    one = program(house, PERSON)
    client_of.post(reverse("token-revoke", args=[Token.objects.get().pk]))
    assert one.get("/stories").status_code == 401
    assert "dicabut" in client_of.get(reverse("tokens")).content.decode()


def test_nobody_sees_or_revokes_another_s_token(house: House) -> None:
    program(house, PERSON)
    other = house.client("analis.sultra")
    token = Token.objects.get()
    assert other.post(reverse("token-revoke", args=[token.pk])).status_code == 404
    assert "Skrip" not in other.get(reverse("tokens")).content.decode()
    token.refresh_from_db()
    assert token.is_open


def test_the_page_tells_every_address_without_a_script(client_of: Client) -> None:
    page = client_of.get(reverse("api")).content.decode()
    schema = client_of.get("/api/v1/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert all(path in page for path in schema["paths"])
    assert set(re.findall(r'<script[^>]* src="(/static/[^?"]*)', page)) == set(
        re.findall(r'<script[^>]* src="(/static/[^?"]*)', client_of.get("/sesi/").content.decode())
    )


def test_the_pages_ask_little(client_of: Client, house: House) -> None:
    for _ in range(15):
        program(house, PERSON)
    for name in ("tokens", "api"):
        with CaptureQueriesContext(connection) as asked:
            assert client_of.get(reverse(name)).status_code == 200
        assert (name, len(asked) <= 20) == (name, True), len(asked)


def test_a_call_asks_little(house: House) -> None:
    one = program(house, PERSON)
    for path in ("/stories", f"/stories/{house.story.pk}", "/reports", "/cases", "/actions"):
        with CaptureQueriesContext(connection) as asked:
            assert one.get(path).status_code == 200
        assert (path, len(asked) <= 20) == (path, True), len(asked)
