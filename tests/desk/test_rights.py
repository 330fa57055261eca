"""Nothing outside a person's rights shows or changes, at any address, for anybody."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.core import serializers
from django.db import transaction
from django.db.models import QuerySet
from django.urls import get_resolver, reverse
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts._rights import covered
from selaras.desk.accounts.access import Right, Rights
from selaras.desk.audit.models import Entry
from tests.desk.rights import KENDARI, POST, Rule, World, writes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from tests.desk.conftest import House


SECRETS = ("Rakor kerukunan", "Hotel Samudra", "Kasus batas kebun", "Rapat rukun", "Kabar Teluk")
APPS = (
    "home",
    "newsroom",
    "grouping",
    "arrivals",
    "links",
    "labels",
    "cases",
    "documents",
    "deeds",
    "escalation",
    "legal",
    "measures",
    "meetings",
    "papers",
    "invitations",
    "attendance",
    "minutes",
    "promises",
    "press",
    "incoming",
    "forums",
    "notices",
    "outlooks",
    "audit",
    "jobs",
    "retention",
    "accounts",
    "entrance",
    "api",
)
ROWS = (
    "newsroom",
    "outlooks.Alert",
    "grouping",
    "arrivals",
    "links",
    "labels",
    "cases",
    "documents",
    "deeds",
    "escalation",
    "legal",
    "meetings",
    "papers",
    "invitations",
    "minutes",
    "press",
    "incoming",
    "forums",
    "notices",
    "jobs",
    "retention",
    "accounts",
    "entrance.Invitation",
    "api",
)
PEOPLE = (
    "analis.kendari", "sekretariat.kendari", "analis.sultra", "nasional", "analis.luwu",
    "admin.kendari",
)  # fmt: skip


TOLD = [import_module(f"tests.desk.{app}.rights") for app in APPS]
TABLE: dict[str, Rule] = {name: rule for told in TOLD for name, rule in told.RULES.items()}
OUTSIDE = {
    "account_login", "account_logout", "account_inactive", "account_reset_password",
    "account_signup", "account_email", "account_reauthenticate", "account_change_password",
    "account_set_password", "mfa_authenticate", "mfa_index", "mfa_reauthenticate",
    "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "invited",
}  # fmt: skip


def more_people(house: House) -> None:
    accounts.create_administrator("admin.kendari", name="Admin", region=KENDARI, password="x" * 12)
    office = house.people["analis.kendari"].offices.get()
    nobody = accounts.make_account(
        "tanpa.jabatan", name="Tanpa Jabatan", office=office, password="x" * 12
    )
    nobody.holding_set.update(valid_until=timezone.now())
    house.people = {one.username: one for one in type(nobody).objects.all()}


def fill(house: House) -> World:
    """One of everything, of every app."""
    more_people(house)
    made = World(house)
    for told in TOLD:
        told.fill(made)
    return made


def answer(client: Client, world: World, name: str) -> Any:  # noqa: ANN401  # a test client's own
    """What an address answers to its own arguments and form."""
    call: Callable[..., object] = getattr(client, TABLE[name].method)
    return call(reverse(name, args=world.args.get(name, ())), world.data.get(name, {}))


def ask(client: Client, world: World, name: str) -> int:
    """With which status an address answers."""
    return int(answer(client, world, name).status_code)


def rows() -> str:
    """Every row of every app, but for the trail and what signing in leaves."""
    tables = [
        table
        for app, _, name in (one.partition(".") for one in ROWS)
        for table in apps.get_app_config(app).get_models()
        if name in {"", table.__name__}
    ]
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
    if person == rule.own or rule.right is None:
        return person == rule.own or not rule.own
    if rule.elsewhere:
        return _holds(world, person, rule)
    rights = _rights(world, person)
    nodes = rights.at(rule.right)
    if rule.below and covered(nodes, KENDARI):
        return True
    if rule.above and any(covered([KENDARI], node) for node in nodes):
        return True
    besides = rule.too is None or rights.may(rule.too, KENDARI)
    reads = not rule.reads or rights.may(Right.READ, KENDARI)
    return besides and reads and any(rights.may(one, KENDARI) for one in (rule.right, *rule.also))


def test_every_address_is_in_the_table() -> None:
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert named == set(TABLE) | OUTSIDE


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens inside is undone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _refusals() -> int:
    return Entry.objects.filter(act="refused").count()


@pytest.mark.parametrize("person", PEOPLE)
def test_an_address_answers_who_may_ask_and_nobody_else(world: World, person: str) -> None:
    client, before, refused = world.house.client(person), rows(), _refusals()
    for name, rule in TABLE.items():
        with taken_back(), writes() as wrote:
            status = ask(client, world, name)
            changed, noted = bool(wrote) and rows() != before, _refusals() - refused
        if _may(world, person, rule):
            assert (name, status in {200, 302}, noted) == (name, True, 0)
            assert (name, changed) == (name, rule.method == POST and rule.changes)
        elif rule.chosen and _holds(world, person, rule):
            assert (name, status, changed, noted) == (name, 400, False, 0)
        else:
            assert (name, status, changed, noted) == (name, 404, False, 1)


def test_a_stranger_is_sent_to_the_door(world: World, client: Client) -> None:
    before = rows()
    answers = {name: ask(client, world, name) for name in TABLE}
    assert answers == dict.fromkeys(TABLE, 302) | {"help": 200}
    assert rows() == before


@pytest.mark.parametrize("person", ["analis.luwu", "admin.kendari"])
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
    page = client.get(address)
    assert (page.status_code, page.headers["Location"][:7]) == (302, "/masuk/")


def test_who_holds_no_office_is_sent_to_the_door(world: World) -> None:
    for name in TABLE:
        client = world.house.client("tanpa.jabatan")
        with taken_back(), writes() as wrote:
            assert (name, ask(client, world, name)) == (name, 200 if name == "help" else 302)
            assert (name, wrote) == (name, [])
