"""The pages of forums, as each person sees them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from selaras.desk.forums import access, actions
from selaras.desk.forums.actions import Term
from selaras.desk.forums.models import Seat, Tenure

if TYPE_CHECKING:
    from tests.desk.conftest import House

FORUM = access.of("74.71", "forkopimda")
KEY = "kapolres"
PHONE = "0401 3121234"
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "template": "{{ request.user.password }}{% debug %}",
    "header": "a\r\nSet-Cookie: jahat=1",
    "sql": "'; DROP TABLE forums_seat; --",
    "direction": "a\u202eb\u200bc",
}


def _fill(house: House) -> None:
    by = house.people["sekretariat.kendari"]
    term = Term("Sutarno Wibawa", "full", dt.date(2023, 1, 10), dt.date(2024, 2, 15), "SK 7")
    actions.begin_tenure(FORUM, KEY, term, by=by)
    acting = Term("Rusdi Laode", "plt", dt.date(2024, 2, 16), None, "SPRIN 2")
    actions.begin_tenure(FORUM, KEY, acting, by=by)
    actions.set_contact(FORUM, KEY, phone=PHONE, email="", by=by)


def test_a_forum_shows_its_seats_and_who_stands_in(house: House) -> None:
    _fill(house)
    page = house.client("analis.kendari").get(FORUM.get_absolute_url()).content.decode()
    for words in ("Wali Kota", "Ketua DPRD", "Rusdi Laode", "Plt", "SPRIN 2", "PP 12/2022"):
        assert words in page
    assert "Sutarno Wibawa" not in page
    assert "belum dicatat siapa yang menjabat" in page


def test_a_pattern_says_that_it_is_one(house: House) -> None:
    page = house.client("analis.kendari").get("/forum/tkd-74.71/").content.decode()
    assert "belum bersumber; ditetapkan oleh kantor" in page


def test_a_vacant_seat_is_shown_as_vacant(house: House) -> None:
    by = house.people["sekretariat.kendari"]
    term = Term("Sutarno Wibawa", "full", dt.date(2023, 1, 10), dt.date(2024, 2, 15))
    actions.begin_tenure(FORUM, KEY, term, by=by)
    page = house.client("analis.kendari").get(FORUM.get_absolute_url()).content.decode()
    assert "Kosong sejak Jum 16 Feb 2024" in page


@pytest.mark.parametrize(
    ("day", "name"),
    [("2023-05-09", "Sutarno Wibawa"), ("2024-02-16", "Rusdi Laode")],
    ids=["before", "after"],
)
def test_history_tells_who_held_it_on_a_day(house: House, day: str, name: str) -> None:
    _fill(house)
    address = reverse("forum-history", args=[FORUM.id])
    answer = house.client("analis.kendari").get(address, {"pada": day})
    place = next(one for one in answer.context["board"].places if one.key == KEY)
    assert [one.name for one in place.holders] == [name]


@pytest.mark.parametrize("day", ["bukan tanggal", "9999-99-99", "\x00", "2023-1-1-1"])
def test_a_day_that_is_none_is_said_so(house: House, day: str) -> None:
    address = reverse("forum-history", args=[FORUM.id])
    assert house.client("analis.kendari").get(address, {"pada": day}).status_code == 400


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        pytest.param("sekretariat.kendari", True, id="convenes-here"),
        pytest.param("analis.kendari", False, id="reads-here"),
        pytest.param("analis.sultra", False, id="reads-from-above"),
        pytest.param("nasional", False, id="nation"),
    ],
)
def test_contacts_are_seen_by_right_alone(house: House, person: str, *, sees: bool) -> None:
    _fill(house)
    client = house.client(person)
    page = client.get(FORUM.get_absolute_url()).content.decode()
    assert (PHONE in page) is sees
    for address in ("/wilayah/74.71/", "/forum/", "/jejak/saya/"):
        assert PHONE not in client.get(address).content.decode()


@pytest.mark.parametrize("words", ["Sutarno", "Rusdi Laode", PHONE, "3121234"])
def test_neither_holders_nor_contacts_are_in_any_search(house: House, words: str) -> None:
    _fill(house)
    page = house.client("sekretariat.kendari").get("/cari/", {"q": words}).content.decode()
    assert "Wibawa" not in page
    assert "/forum/forkopimda-74.71/" not in page


def test_there_is_no_page_of_a_person() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert not {name for name in names if name.startswith(("holder", "forum-person", "tenure"))} - {
        "tenure-end",
        "tenure-withdraw",
    }


def test_the_list_is_of_ones_own_region_and_of_those_below(house: House) -> None:
    _fill(house)
    own = house.client("analis.kendari").get("/forum/").content.decode()
    assert "/forum/forkopimda-74.71/" in own
    above = house.client("analis.sultra").get("/forum/").content.decode()
    assert "/forum/fkub-74/" in above
    assert "/forum/fkub-74.71/" in above
    assert "1/5" in above


def test_a_region_outside_ones_rights_looks_missing(house: House) -> None:
    client = house.client("analis.luwu")
    assert client.get("/forum/", {"wilayah": "74.71"}).status_code == 404
    assert client.get("/forum/", {"wilayah": "99.99"}).status_code == 404
    assert client.get(FORUM.get_absolute_url()).status_code == 404
    assert client.get("/forum/forkopimda-99.99/").status_code == 404


def test_the_region_page_leads_to_its_forums(house: House) -> None:
    page = house.client("analis.kendari").get("/wilayah/74.71/").content.decode()
    assert "/forum/?wilayah=74.71" in page


def test_a_tenure_that_overlaps_is_refused_with_the_reason(house: House) -> None:
    _fill(house)
    client = house.client("sekretariat.kendari")
    sent = {"standing": "full", "name": "Lain", "since": "2023-06-01", "until": "2023-07-01"}
    answer = client.post(reverse("forum-seat-holder", args=[FORUM.id, KEY]), sent)
    assert answer.status_code == 400
    assert "Bertumpuk dengan Sutarno Wibawa" in answer.content.decode()
    assert Tenure.objects.count() == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"name": ""}, id="no-name"),
        pytest.param({"standing": "vacant"}, id="vacant-with-a-name"),
        pytest.param({"until": "2020-01-01"}, id="ends-before"),
        pytest.param({"since": "kemarin"}, id="no-day"),
        pytest.param({"standing": "raja"}, id="no-standing"),
    ],
)
def test_a_tenure_that_cannot_be_is_refused(house: House, change: dict[str, str]) -> None:
    sent = {"standing": "full", "name": "Sutarno", "since": "2023-06-01"} | change
    address = reverse("forum-seat-holder", args=[FORUM.id, KEY])
    assert house.client("sekretariat.kendari").post(address, sent).status_code == 400
    assert not Tenure.objects.exists()


@pytest.mark.parametrize("key", ["tidak-ada", "\x00", "a" * 500])
def test_a_seat_that_is_not_there_is_missing(house: House, key: str) -> None:
    client = house.client("sekretariat.kendari")
    assert client.get(reverse("forum-seat", args=[FORUM.id, key])).status_code == 404
    assert not Seat.objects.exists()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_what_people_type_is_shown_as_text(house: House, payload: str) -> None:
    client = house.client("sekretariat.kendari")
    facts = {"office": payload, "body": payload, "part": "member", "basis": payload}
    once = {"once": "abcdefghij"}
    assert client.post(reverse("forum-seat-add", args=[FORUM.id]), facts | once).status_code == 302
    seat = Seat.objects.get()
    term = {"standing": "plt", "name": payload, "since": "2024-01-01", "document": payload}
    client.post(reverse("forum-seat-holder", args=[FORUM.id, seat.key]), term)
    tenure = Tenure.objects.get()
    client.post(reverse("forum-seat-contact", args=[FORUM.id, seat.key]), {"phone": payload})
    for address in (
        FORUM.get_absolute_url(),
        seat.get_absolute_url(),
        reverse("forum-history", args=[FORUM.id]),
        "/forum/",
        "/jejak/saya/",
    ):
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "jahat" not in str(answer.cookies)
        assert "\u202e" not in page
    client.post(reverse("tenure-withdraw", args=[tenure.pk]), {"reason": payload})
    assert tenure.name.isprintable()


@pytest.mark.parametrize("phone", ["telepon saya", "javascript:alert(1)", "1" * 60, "<b>1</b>"])
def test_a_contact_that_is_none_is_refused(house: House, phone: str) -> None:
    address = reverse("forum-seat-contact", args=[FORUM.id, KEY])
    assert house.client("sekretariat.kendari").post(address, {"phone": phone}).status_code == 400


@pytest.mark.parametrize("person", ["sekretariat.kendari", "analis.sultra", "nasional"])
def test_a_page_asks_the_database_little(house: House, person: str) -> None:
    _fill(house)
    client = house.client(person)
    for address in (
        "/forum/",
        FORUM.get_absolute_url(),
        reverse("forum-history", args=[FORUM.id]),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert (address, len(asked) <= 20) == (address, True), len(asked)
