"""Nothing outside a person's rights shows or changes, at any address, for anybody."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from django.core import serializers
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right, Rights
from selaras.desk.audit.models import Entry
from selaras.desk.cases import actions as cases
from selaras.desk.cases import models as case_models
from selaras.desk.meetings import actions as meetings
from selaras.desk.meetings import models as meeting_models
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom import actions as newsroom_actions
from selaras.desk.newsroom import models as newsroom_models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from tests.desk.conftest import House

KENDARI = "74.71"
SECRETS = ("Rakor kerukunan", "Hotel Samudra", "Kasus batas kebun", "Rapat rukun", "Kabar Teluk")
PEOPLE = (
    "analis.kendari", "sekretariat.kendari", "analis.sultra", "nasional", "analis.luwu",
    "admin.kendari", "tanpa.jabatan",
)  # fmt: skip


@dataclass
class World:
    """One of everything, all of it in Kota Kendari."""

    house: House
    args: dict[str, tuple[object, ...]] = field(default_factory=dict)
    data: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """Who may ask an address: the right it takes on Kota Kendari, None for any account.

    `elsewhere` marks addresses that ask for a right in one's own home, wherever that is;
    `chosen` those whose form chooses the region: who reads Kendari
    from a home elsewhere gets a 400.
    """

    method: str
    right: Right | None = None
    elsewhere: bool = False
    chosen: bool = False


GET, POST = "get", "post"
TABLE = {
    "today": Rule(GET),
    "regions": Rule(GET),
    "region": Rule(GET, Right.READ),
    "actions": Rule(GET),
    "search": Rule(GET),
    "help": Rule(GET),
    "stories": Rule(GET),
    "story": Rule(GET, Right.READ),
    "story-confirm": Rule(POST, Right.VERIFY),
    "story-reject": Rule(POST, Right.VERIFY),
    "story-fact": Rule(POST, Right.VERIFY),
    "decision-undo": Rule(POST, Right.VERIFY),
    "report": Rule(GET, Right.READ),
    "cases": Rule(GET),
    "case-open": Rule(POST, Right.VERIFY, chosen=True),
    "case": Rule(GET, Right.READ),
    "case-action": Rule(POST, Right.VERIFY),
    "case-renew": Rule(POST, Right.VERIFY),
    "case-close": Rule(POST, Right.VERIFY),
    "action-done": Rule(POST, Right.REPORT),
    "meetings": Rule(GET),
    "meeting-plan": Rule(POST, Right.CONVENE, chosen=True),
    "meeting": Rule(GET, Right.READ),
    "meeting-propose": Rule(POST, Right.CONVENE),
    "meeting-decide": Rule(POST, Right.CONVENE),
    "meeting-close": Rule(POST, Right.CONVENE),
    "agenda-item": Rule(POST, Right.CONVENE),
    "resolution": Rule(POST, Right.CONVENE),
    "outlook": Rule(GET),
    "trail": Rule(GET, Right.ADMINISTER, elsewhere=True),
    "trail-own": Rule(GET),
}
OUTSIDE = {
    "account_login", "account_logout", "account_inactive", "account_reset_password",
    "account_signup", "account_email", "account_reauthenticate", "account_change_password",
    "account_set_password", "mfa_authenticate", "mfa_index", "mfa_reauthenticate",
    "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
}  # fmt: skip


def _case(house: House, nature: str, title: str) -> case_models.Case:
    found = next(one for one in newsroom.statements(house.story) if one.nature == nature)
    by = house.people["analis.kendari"]
    return cases.open_case(
        house.story, found, title=title, kind="boundary_dispute", region=KENDARI, by=by
    )


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
    analyst, secretary = house.people["analis.kendari"], house.people["sekretariat.kendari"]
    case = _case(house, "feared", "Kasus batas kebun")
    today = timezone.localdate()
    start = timezone.now() + dt.timedelta(days=7)
    plan = meetings.Plan(KENDARI, "Rapat rukun", "Aula", "on_site", start)
    meeting = meetings.plan_meeting(plan, by=secretary)
    whole = meetings.Resolution("Ukur ulang", "kesbangpol-74.71", "UU 7/2012", today)
    done = meetings.decide(meeting, case, whole, once="satu", by=secretary)
    bare = meetings.decide(meeting, case, meetings.Resolution("Undang"), once="dua", by=secretary)
    newsroom_actions.confirm_fact(house.story, "venue", by=analyst, value="Hotel Samudra")
    decision = house.story.decisions.get()
    story = house.story.pk
    made = World(house)
    made.args = {
        "region": (KENDARI,),
        "story": (story,),
        "story-confirm": (story,),
        "story-reject": (story,),
        "story-fact": (story, _a_fact(house)),
        "decision-undo": (decision.pk,),
        "report": (house.story.members.first().pk,),  # type: ignore[union-attr]  # it has two
        "case-open": (story, house.statement("happened")),
        "action-done": (done.action_id,),
        "agenda-item": (meeting.items.first().pk,),  # type: ignore[union-attr]  # it has one
        "resolution": (bare.pk,),
    } | dict.fromkeys(("case", "case-action", "case-renew", "case-close"), (case.pk,))
    names = ("meeting", "meeting-propose", "meeting-decide", "meeting-close")
    made.args |= dict.fromkeys(names, (meeting.pk,))
    made.data = _data(made.args["agenda-item"][0])
    return made


def _data(item: object) -> dict[str, dict[str, object]]:
    today = timezone.localdate()
    deed = {"what": "Dialog", "body": "kesbangpol-74.71", "basis": "UU 7/2012", "deadline": today}
    return {
        "story-reject": {"reason": "misread"},
        "story-fact": {"step": "confirm"},
        "case-open": {"title": "Kasus dua", "region": KENDARI, "kind": "brawl"},
        "case-action": deed,
        "case-renew": {"until": today, "reason": "masih rawan"},
        "case-close": {"outcome": "averted", "note": "selesai"},
        "action-done": {"result": "beres"},
        "meeting-plan": {
            "region": KENDARI,
            "theme": "Rapat dua",
            "venue": "Aula",
            "mode": "on_site",
            "day": today + dt.timedelta(days=9),
            "hour": "10:00",
        },
        "meeting-decide": deed | {"item": item, "once": "tiga"},
        "agenda-item": {"minutes": 25},
        "resolution": deed,
        "search": {"q": "rakor"},
    }


def _a_fact(house: House) -> str:
    page = house.client("analis.kendari").get(house.story.get_absolute_url())
    groups = page.context["groups"]
    return str(groups[0].facts[0].key)


def _ask(client: Client, world: World, name: str) -> int:
    call: Callable[..., object] = getattr(client, TABLE[name].method)
    answer = call(reverse(name, args=world.args.get(name, ())), world.data.get(name, {}))
    return int(answer.status_code)  # type: ignore[attr-defined]  # a test client's response


def _rows() -> str:
    models = [
        *vars(newsroom_models).values(), *vars(case_models).values(), *vars(meeting_models).values()
    ]  # fmt: skip
    tables = {
        model
        for model in models
        if hasattr(model, "_meta") and model.__module__.startswith("selaras.desk")
    }
    ordered = sorted(tables, key=lambda model: model.__name__)
    return "".join(serializers.serialize("json", model.objects.order_by("pk")) for model in ordered)


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
    named = {one.name for one in get_resolver().url_patterns if isinstance(one, URLPattern)}
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
            assert (name, changed) == (name, rule.method == POST and name != "meeting-propose")
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
