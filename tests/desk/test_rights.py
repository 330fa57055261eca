"""Nothing outside a person's rights shows or changes, at any address, for anybody."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.core import serializers
from django.db import transaction
from django.db.models import QuerySet
from django.urls import get_resolver, reverse
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right, Rights
from selaras.desk.audit.models import Entry
from tests.desk.rights import KENDARI, POST, Rule, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from tests.desk.conftest import House


SECRETS = ("Rakor kerukunan", "Hotel Samudra", "Kasus batas kebun", "Rapat rukun", "Kabar Teluk")
APPS = ("home", "newsroom", "cases", "meetings", "outlooks", "audit")
ROWS = ("newsroom", "cases", "meetings")
PEOPLE = (
    "analis.kendari", "sekretariat.kendari", "analis.sultra", "nasional", "analis.luwu",
    "admin.kendari", "tanpa.jabatan",
)  # fmt: skip


_TOLD = [import_module(f"tests.desk.{app}.rights") for app in APPS]
TABLE: dict[str, Rule] = {name: rule for told in _TOLD for name, rule in told.RULES.items()}
OUTSIDE = {
    "account_login", "account_logout", "account_inactive", "account_reset_password",
    "account_signup", "account_email", "account_reauthenticate", "account_change_password",
    "account_set_password", "mfa_authenticate", "mfa_index", "mfa_reauthenticate",
    "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
}  # fmt: skip


def _more_people(house: House) -> None:
    accounts.create_administrator("admin.kendari", name="Admin", region=KENDARI, password="x" * 12)
    office = house.people["analis.kendari"].offices.get()
    nobody = accounts.make_account(
        "tanpa.jabatan", name="Tanpa Jabatan", office=office, password="x" * 12
    )
    nobody.holding_set.update(valid_until=timezone.now())
    house.people = {one.username: one for one in type(nobody).objects.all()}


@pytest.fixture
def world(house: House) -> World:
    _more_people(house)
    made = World(house)
    for told in _TOLD:
        told.fill(made)
    return made


def _ask(client: Client, world: World, name: str) -> int:
    call: Callable[..., object] = getattr(client, TABLE[name].method)
    answer = call(reverse(name, args=world.args.get(name, ())), world.data.get(name, {}))
    return int(answer.status_code)  # type: ignore[attr-defined]  # a test client's response


def _rows() -> str:
    """Every row of every app, but for the trail and what signing in leaves."""
    tables = [model for app in ROWS for model in apps.get_app_config(app).get_models()]
    return "".join(
        serializers.serialize("json", QuerySet(model).order_by("pk")) for model in tables
    )


def _rights(world: World, person: str) -> Rights:
    return type(world.house.people[person]).objects.get(username=person).rights


def _holds(world: World, person: str, rule: Rule) -> bool:
    rights = _rights(world, person)
    reads = not rule.chosen or rights.may(Right.READ, KENDARI)
    return rule.right is not None and bool(rights.at(rule.right)) and reads


def _may(world: World, person: str, rule: Rule) -> bool:
    if rule.right is None:
        return True
    if rule.elsewhere:
        return _holds(world, person, rule)
    return _rights(world, person).may(rule.right, KENDARI)


def test_every_address_is_in_the_table() -> None:
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert named == set(TABLE) | OUTSIDE


@contextmanager
def _taken_back() -> Iterator[None]:
    """What happens inside is undone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _refusals() -> int:
    return Entry.objects.filter(act="refused").count()


@pytest.mark.parametrize("person", PEOPLE)
def test_an_address_answers_who_may_ask_and_nobody_else(world: World, person: str) -> None:
    client, before, refused = world.house.client(person), _rows(), _refusals()
    for name, rule in TABLE.items():
        with _taken_back():
            status = _ask(client, world, name)
            changed, noted = _rows() != before, _refusals() - refused
        if _may(world, person, rule):
            assert (name, status in {200, 302}, noted) == (name, True, 0)
            assert (name, changed) == (name, rule.method == POST and rule.changes)
        elif rule.chosen and _holds(world, person, rule):
            assert (name, status, changed, noted) == (name, 400, False, 0)
        else:
            assert (name, status, changed, noted) == (name, 404, False, 1)


def test_a_stranger_is_sent_to_the_door(world: World, client: Client) -> None:
    before = _rows()
    answers = {name: _ask(client, world, name) for name in TABLE}
    assert answers == dict.fromkeys(TABLE, 302) | {"help": 200}
    assert _rows() == before


@pytest.mark.parametrize("person", ["analis.luwu", "admin.kendari", "tanpa.jabatan"])
def test_what_may_not_be_read_is_in_no_list_count_or_search(world: World, person: str) -> None:
    client = world.house.client(person)
    for name in (name for name, rule in TABLE.items() if rule.right is None):
        address = reverse(name, args=world.args.get(name, ()))
        for query in ({}, {"q": "rukun"}, {"q": "74.71"}, {"wilayah": KENDARI}):
            page = client.get(address, query).content.decode()
            assert (name, [secret for secret in SECRETS if secret in page]) == (name, [])


@pytest.mark.parametrize("thing", ["story", "report", "case", "meeting", "region"])
def test_a_refused_page_looks_like_a_missing_one(world: World, thing: str) -> None:
    client = world.house.client("analis.luwu")
    addresses = [reverse(thing, args=args) for args in (world.args[thing], ["zzzzzzzzzz"])]
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [404, 404]
    refused, missing = (
        answer.content.decode().replace(address, "/")
        for answer, address in zip(answers, addresses, strict=True)
    )
    assert refused == missing


def test_a_right_counts_from_when_it_is_granted_until_it_ends(world: World) -> None:
    luwu = world.house.people["analis.luwu"]
    client, address = world.house.client("analis.luwu"), world.house.story.get_absolute_url()
    assert client.get(address).status_code == 404
    accounts.grant(luwu.offices.get(), [Right.READ], region=KENDARI, by=None)
    assert client.get(address).status_code == 200
    luwu.offices.get().grant_set.filter(region=KENDARI).update(valid_until=timezone.now())
    assert client.get(address).status_code == 404


def test_rights_end_with_the_office(world: World) -> None:
    client, address = world.house.client("analis.kendari"), world.house.story.get_absolute_url()
    assert client.get(address).status_code == 200
    world.house.people["analis.kendari"].holding_set.update(valid_until=timezone.now())
    assert client.get(address).status_code == 404
