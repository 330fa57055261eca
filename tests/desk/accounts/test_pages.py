"""The pages of people and offices: few queries, no forged forms, hostile words shown as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.desk.accounts import actions
from selaras.desk.accounts.models import Emergency, Office
from tests.desk.conftest import PASSWORD

if TYPE_CHECKING:
    from tests.desk.accounts.conftest import Administered

LIMIT = 20
HOSTILE = "<script>alert(1)</script>{{ request.user.password }}'; DROP TABLE x; --"
REASON = "Warga mengungsi lintas batas malam ini"


def test_the_pages_ask_little(desk: Administered) -> None:
    office = desk.people["analis.kendari"].offices.get()
    actions.break_glass(desk.people["analis.luwu"], region="74.71", reason=REASON)
    client = desk.client("admin.nasional")
    pages = [
        reverse("people"),
        reverse("people") + "?lihat=orang&keadaan=berakhir",
        reverse("office-new"),
        office.get_absolute_url(),
        desk.people["analis.kendari"].get_absolute_url(),
        reverse("sessions"),
    ]
    for address in pages:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert (address, len(asked) <= LIMIT) == (address, True), len(asked)


def test_who_administers_and_reads_nothing_starts_with_people(desk: Administered) -> None:
    assert desk.client("admin.kendari").get("/").headers["Location"] == reverse("people")
    assert desk.client("analis.kendari").get("/").status_code == 200


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        pytest.param("office-new", {"name": "x", "body": "y"}, id="office"),
        pytest.param("office-close", {}, id="close"),
        pytest.param("office-invite", {}, id="invite"),
        pytest.param("person-reset", {}, id="reset"),
    ],
)
def test_a_form_without_its_token_changes_nothing(
    desk: Administered, name: str, sent: dict[str, str]
) -> None:
    office = desk.people["analis.kendari"].offices.get()
    args = {"office-new": (), "person-reset": ("analis.kendari",)}.get(name, (office.pk,))
    client = desk.client("admin.kendari", enforce_csrf_checks=True)
    before = Office.objects.count(), office.grant_set.filter(valid_until=None).count()
    assert client.post(reverse(name, args=args), sent).status_code == 403
    assert before == (Office.objects.count(), office.grant_set.filter(valid_until=None).count())


def test_what_administrators_and_readers_type_is_shown_as_text(desk: Administered) -> None:
    admin, reader = desk.client("admin.kendari"), desk.client("analis.luwu")
    sent = {"name": HOSTILE, "body": HOSTILE[:70], "region": "74.71", "role": "observer"}
    assert admin.post(reverse("office-new"), sent).status_code == 302
    reader.post(reverse("emergency"), {"region": "74.71", "reason": HOSTILE})
    assert Emergency.objects.get().reason == HOSTILE
    office = Office.objects.get(name=HOSTILE)
    for address in (reverse("people"), office.get_absolute_url(), reverse("trail")):
        page = admin.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize("line", ["a\r\nX-Evil: 1", "a\x00b", "a\u2028b", "\u202ea", "\ud800"])
def test_names_of_offices_are_one_line_of_letters(desk: Administered, line: str) -> None:
    sent = {"name": line, "body": "x", "region": "74.71", "role": "observer"}
    raw = {key: value.encode("utf-8", "surrogatepass") for key, value in sent.items()}
    answer = desk.client("admin.kendari").post(reverse("office-new"), raw)
    made = Office.objects.filter(body="x").values_list("name", flat=True)
    assert "X-Evil" not in answer.headers
    assert not {letter for name in made for letter in name} & set("\r\n\x00\u2028\u202e\ud800")


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_and_out_lead_nowhere_else(desk: Administered, to: str) -> None:
    del desk
    cache.clear()
    client = Client()
    sent = {"login": "analis.kendari", "password": PASSWORD, "next": to}
    assert client.post(f"/masuk/?next={to}", sent).headers["Location"] == "/"
    again = client.post("/akun/pasti/", {"password": PASSWORD, "next": to})
    assert "evil" not in again.headers.get("Location", "")
    assert "javascript" not in again.headers.get("Location", "")
    assert client.post("/keluar/", {"next": to}).headers["Location"] == "/masuk/"


@pytest.mark.parametrize(
    "query", ["?q=%00", "?q=%27%3B--", "?hal=9999999999", "?lihat=x&keadaan=x", "?q=" + "x" * 5_000]
)
def test_strange_queries_answer_in_order(desk: Administered, query: str) -> None:
    assert desk.client("admin.kendari").get(reverse("people") + query).status_code == 200
