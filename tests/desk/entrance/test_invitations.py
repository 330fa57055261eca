"""A link lets in once, for 72 hours, to one office; who made it must still be able to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.actions import Term
from selaras.desk.accounts.models import Holding, User
from selaras.desk.audit.models import Entry, Values
from selaras.desk.entrance import actions
from selaras.desk.entrance.models import Invitation

if TYPE_CHECKING:
    from selaras.desk.accounts.models import Office
    from tests.desk.entrance.conftest import Administered

PASSWORD = "karang-biru-senja-41"
SENT = {"name": "Nur Aida", "username": "nur.aida", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture(autouse=True)
def _no_tries_left_over() -> None:
    cache.clear()


def _office(desk: Administered) -> Office:
    return desk.people["analis.kendari"].offices.get()


@pytest.fixture
def link(desk: Administered) -> str:
    token = actions.invite(_office(desk), by=desk.people["admin.kendari"], term=Term())
    return reverse("invited", args=[token])


def test_a_link_is_shown_once_to_who_made_it(desk: Administered) -> None:
    client, office = desk.client("admin.kendari"), _office(desk)
    client.post(reverse("office-invite", args=[office.pk]), {"acting": "on"})
    page = client.get(office.get_absolute_url())
    shown = page.context["link"]
    assert shown.startswith("http://testserver/undangan/")
    assert "no-store" in page.headers["Cache-Control"]
    assert shown not in client.get(office.get_absolute_url()).content.decode()
    kept = str(list(Invitation.objects.values()) + list(Values.objects.values()))
    assert shown.rsplit("/", 2)[1].split(":")[0] not in kept


def test_the_invited_make_their_account_and_come_in(link: str) -> None:
    client = Client()
    assert "Analis Kesbangpol Kota Kendari" in client.get(link).content.decode()
    assert client.post(link, SENT).headers["Location"] == "/masuk/"
    client.post("/masuk/", {"login": "nur.aida", "password": PASSWORD})
    assert SESSION_KEY in client.session
    made = User.objects.get(username="nur.aida")
    assert made.rights.may(Right.VERIFY, "74.71")
    assert Entry.objects.filter(act="invitation.used", user=made).count() == 1


def test_a_link_works_once(link: str) -> None:
    assert Client().post(link, SENT).status_code == 302
    second = Client().post(link, SENT | {"username": "orang.lain"})
    assert second.status_code == 404
    assert not User.objects.filter(username="orang.lain").exists()


def _withdrawn(desk: Administered) -> None:
    actions.withdraw(Invitation.objects.get(), by=desk.people["admin.kendari"])


def _late(desk: Administered) -> None:
    del desk
    past = timezone.now() - dt.timedelta(hours=73)
    Invitation.objects.update(made_at=past, expires_at=past + dt.timedelta(hours=72))


def _maker_left(desk: Administered) -> None:
    desk.people["admin.kendari"].holding_set.update(valid_until=timezone.now())


def _office_closed(desk: Administered) -> None:
    actions.close_office(_office(desk), by=desk.people["admin.kendari"])


@pytest.mark.parametrize("over", [_withdrawn, _late, _maker_left, _office_closed])
def test_a_link_that_is_over_reads_like_a_forged_one(
    desk: Administered, link: str, over: object
) -> None:
    assert Client().get(link).status_code == 200
    over(desk)  # type: ignore[operator]  # one of the four above
    forged = reverse("invited", args=["x" * 43 + ":" + "y" * 43])
    pages = [Client().get(address) for address in (link, forged)]
    assert [page.status_code for page in pages] == [404, 404]
    texts = [
        page.content.decode().replace(one, "/")
        for page, one in zip(pages, (link, forged), strict=True)
    ]
    assert texts[0] == texts[1]
    assert Client().post(link, SENT).status_code == 404
    assert not User.objects.filter(username="nur.aida").exists()


@pytest.mark.parametrize("token", ["", "a:b", "\u0000", "a" * 5_000, "../../masuk", "é:é"])
@pytest.mark.django_db
def test_guesses_never_reach_the_table(token: str) -> None:
    from selaras.desk.entrance import access

    assert access.offer(token) is None


def test_a_secret_signed_elsewhere_is_no_link(link: str) -> None:
    token = link.split("/")[2]
    secret, mark = token.rsplit(":", 1)
    assert Client().get(reverse("invited", args=[f"{secret}:{mark[::-1]}"])).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("username", "analis.kendari", id="taken"),
        pytest.param("username", "ANALIS.Kendari", id="taken-but-for-case"),
        pytest.param("username", "a b", id="space"),
        pytest.param("username", "a\r\nSet-Cookie: x=1", id="header"),
        pytest.param("username", "аnalis", id="cyrillic-look-alike"),
        pytest.param("username", "../admin", id="path"),
        pytest.param("name", "Nur\r\nX-Evil: 1", id="header-in-name"),
        pytest.param("name", "Nur\u202eadiA", id="turned-text"),
        pytest.param("name", "x" * 201, id="long-name"),
        pytest.param("password", "pendek", id="short-password"),
        pytest.param("again", "lain-sama-sekali-77", id="differs"),
    ],
)
def test_names_and_passwords_are_plain_and_good(link: str, field: str, value: str) -> None:
    before = User.objects.count()
    sent = SENT | {field: value}
    if field == "password":
        sent["again"] = value
    answer = Client().post(link, sent)
    assert answer.status_code == 400
    assert not {"X-Evil", "x"} & {*answer.headers, *answer.cookies}
    assert User.objects.count() == before


def test_the_term_that_was_offered_is_the_term_held(desk: Administered) -> None:
    start, end = (timezone.now() + dt.timedelta(days=days) for days in (2, 9))
    admin = desk.people["admin.kendari"]
    token = actions.invite(_office(desk), by=admin, term=Term(start, end), acting=True)
    Client().post(reverse("invited", args=[token]), SENT)
    held = Holding.objects.get(user__username="nur.aida")
    assert (held.valid_from, held.valid_until, held.acting) == (start, end, True)
    assert User.objects.get(username="nur.aida").office is None


def test_who_has_an_account_takes_the_office_with_it(desk: Administered, link: str) -> None:
    client = desk.client("analis.luwu")
    assert "Terima jabatan" in client.get(link).content.decode()
    assert client.post(link).status_code == 302
    assert desk.again("analis.luwu").rights.may(Right.VERIFY, "74.71")
    assert Client().get(link).status_code == 404


def test_nobody_takes_an_office_by_their_own_link(desk: Administered, link: str) -> None:
    assert desk.client("admin.kendari").post(link).status_code == 404
    assert not desk.again("admin.kendari").rights.may(Right.VERIFY, "74.71")


def test_a_new_password_by_link_ends_sessions_and_emergencies(desk: Administered) -> None:
    analyst = desk.people["analis.kendari"]
    inside, admin = desk.client("analis.kendari"), desk.client("admin.kendari")
    accounts.break_glass(analyst, region="73.17", reason="Warga mengungsi ke Luwu malam ini")
    admin.post(reverse("person-reset", args=["analis.kendari"]))
    address = admin.get(analyst.get_absolute_url()).context["link"]
    sent = {"password": PASSWORD, "again": PASSWORD}
    assert Client().post(address, sent).headers["Location"] == "/masuk/"
    assert inside.get("/").headers["Location"] == "/masuk/?next=/"
    assert desk.again("analis.kendari").check_password(PASSWORD)
    assert not desk.again("analis.kendari").rights.emergencies
    assert Client().post(address, sent).status_code == 404


def test_a_second_reset_link_withdraws_the_first(desk: Administered) -> None:
    analyst, admin = desk.people["analis.kendari"], desk.people["admin.kendari"]
    first, second = (actions.offer_reset(analyst, by=admin) for _turn in range(2))
    answers = [Client().get(reverse("invited", args=[one])) for one in (first, second)]
    assert [answer.status_code for answer in answers] == [404, 200]


def test_a_reset_link_dies_when_the_person_comes_to_work_elsewhere_too(
    desk: Administered,
) -> None:
    analyst = desk.people["analis.kendari"]
    token = actions.offer_reset(analyst, by=desk.people["admin.kendari"])
    accounts.appoint(analyst, desk.people["nasional"].offices.get(), by=None)
    assert Client().get(reverse("invited", args=[token])).status_code == 404


@pytest.mark.parametrize("who", ["admin.sultra", "analis.kendari"])
def test_only_the_home_administrator_offers_a_new_password(desk: Administered, who: str) -> None:
    answer = desk.client(who).post(reverse("person-reset", args=["analis.kendari"]))
    assert answer.status_code == 404
    assert not Invitation.objects.exists()
