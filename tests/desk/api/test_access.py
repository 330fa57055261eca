"""A token never does more than its owner may, and dies with the owner's office."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.accounts.models import Emergency, Grant, Holding, User
from selaras.desk.api import _secret, access, actions
from selaras.desk.api.models import Token
from selaras.desk.newsroom import access as newsroom
from tests.desk.api.conftest import Program, program

if TYPE_CHECKING:
    from tests.desk.conftest import House

PERSON = "analis.kendari"


def _status(one: Program) -> int:
    return int(one.get("/stories").status_code)


def test_a_token_works_until_it_is_revoked(house: House) -> None:
    one = program(house, PERSON)
    assert _status(one) == 200
    actions.revoke(Token.objects.get(), by=house.people[PERSON])
    assert _status(one) == 401


def test_a_token_works_until_its_day(house: House) -> None:
    one = program(house, PERSON, days=1)
    assert _status(one) == 200
    begun = timezone.now() - dt.timedelta(days=1, seconds=1)
    Token.objects.update(made_at=begun, expires_at=begun + dt.timedelta(days=1))
    assert _status(one) == 401


def test_a_token_dies_with_the_office_and_does_not_come_back(house: House) -> None:
    one = program(house, PERSON)
    user = house.people[PERSON]
    office = user.offices.get()
    accounts.end_holding(user.holding_set.get(), by=None)
    assert _status(one) == 401
    accounts.appoint(user, office, by=None)
    assert User.objects.get(username=PERSON).office == office
    assert _status(one) == 401


def test_a_token_of_a_closed_account_is_over(house: House) -> None:
    one = program(house, PERSON)
    User.objects.filter(username=PERSON).update(is_active=False)
    assert _status(one) == 401


def test_a_token_ends_when_the_password_is_reset(house: House) -> None:
    one = program(house, PERSON)
    accounts.reset_password(house.people[PERSON], password="ombak-teluk-malam-9")
    assert _status(one) == 401
    assert _status(program(house, PERSON)) == 200


def test_a_token_waits_while_the_second_step_is_not_set_up(house: House) -> None:
    one = program(house, PERSON)
    house.people[PERSON].offices.update(two_steps=True)
    assert _status(one) == 401


def test_a_right_that_the_office_loses_is_lost_to_the_token(house: House) -> None:
    one = program(house, PERSON)
    assert len(one.items("/stories")) == 1
    Grant.objects.filter(right=Right.READ, region="74.71").update(
        valid_from=timezone.now() - dt.timedelta(hours=2),
        valid_until=timezone.now() - dt.timedelta(hours=1),
    )
    assert one.items("/stories") == []


def test_a_token_carries_only_what_was_chosen(house: House) -> None:
    one = program(house, PERSON, [Right.READ])
    address = f"/stories/{house.story.pk}/confirm"
    assert one.post(address, {}).status_code == 404
    assert program(house, PERSON, [Right.VERIFY]).post(address, {}).status_code == 200


def test_a_token_reads_nothing_in_an_emergency(house: House) -> None:
    user = house.people["analis.luwu"]
    accounts.break_glass(user, region="74.71", reason="Warga mengungsi malam ini")
    assert Emergency.objects.exists()
    assert newsroom.stories(User.objects.get(pk=user.pk)).exists()
    assert program(house, "analis.luwu").items("/stories") == []


def test_a_token_acts_in_one_office_alone(house: House) -> None:
    one = program(house, PERSON)
    other = house.people["analis.luwu"].offices.get()
    accounts.appoint(house.people[PERSON], other, by=None)
    assert one.get("/stories", {"region": "73.17"}).status_code == 404


@pytest.mark.parametrize("right", [Right.ADMINISTER, Right.UNMASK, Right.EXPORT, Right.CONVENE])
def test_nobody_gives_a_token_what_they_do_not_hold(house: House, right: Right) -> None:
    with pytest.raises(Refused):
        actions.make_token(house.people[PERSON], name="x", rights=[right], days=1)
    assert not Token.objects.exists()


@pytest.mark.parametrize("right", [Right.ADMINISTER, Right.UNMASK, Right.CORRECT, Right.PUBLISH])
def test_some_rights_are_for_people_alone(house: House, right: Right) -> None:
    user = house.people[PERSON]
    office = user.offices.get()
    accounts.grant(office, [right], region=office.region, by=None, reason="alasan")
    with pytest.raises(Refused):
        actions.make_token(user, name="x", rights=[right], days=1)


def test_only_a_digest_of_the_secret_is_kept(house: House) -> None:
    made, secret = actions.make_token(
        house.people[PERSON], name="Skrip", rights=[Right.READ], days=1
    )
    assert made.digest == _secret.digest(secret)
    kept = [str(value) for value in Token.objects.values_list().get()]
    assert all(secret not in one and secret[8:] not in one for one in kept)


@pytest.mark.parametrize(
    "secret",
    ["", "x", "selaras_", "selaras_" + "a" * 43, "selaras_" + "a" * 44, "\x00", "é" * 51],
    ids=["empty", "short", "prefix", "unknown", "long", "nul", "letters"],
)
@pytest.mark.usefixtures("house")
def test_what_is_no_token_is_refused(secret: str) -> None:
    assert access.token_of(secret) is None


@pytest.mark.usefixtures("house")
def test_a_stranger_is_told_how_to_come_in() -> None:
    answer = Program("x").get("/stories")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "/akun/token/" in answer.json()["detail"]


def test_a_signed_in_browser_is_a_stranger_without_a_token(house: House) -> None:
    client = house.client(PERSON)
    assert client.get("/api/v1/stories").status_code == 401
    assert client.post(f"/api/v1/stories/{house.story.pk}/confirm").status_code == 401


@pytest.mark.parametrize("person", ["analis.kendari", "analis.sultra", "nasional", "analis.luwu"])
def test_the_list_of_reports_is_what_may_be_read_one_by_one(house: House, person: str) -> None:
    user = User.objects.get(username=person)
    listed = set(access.reports(user).values_list("pk", flat=True))
    term = Holding.objects.get(user=user)
    assert access.at_work(user, term, [Right.READ]).rights.at(Right.READ)
    for report in house.story.members.all():
        try:
            newsroom.report(user, report.pk)
        except Refused:
            assert report.pk not in listed
        else:
            assert report.pk in listed
