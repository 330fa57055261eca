"""Random people at every address: nothing outside their rights shows or changes.

What a person may do is worked out here a second time, from the terms and grants as they were
drawn, and never asked of the code under test. `make soak` asks a hundred thousand times.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db.models import QuerySet
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import Emergency, Grant, Holding, Office, User
from tests.desk.rights import KENDARI, Rule, World, writes
from tests.desk.test_rights import SECRETS, TABLE, answer, taken_back

if TYPE_CHECKING:
    from collections.abc import Iterator


THINGS_AT = (KENDARI, "74", "74.72", "73.17", "ID")
NODES = ("ID", "74", "74.71", "74.72", "73", "73.17", "7", "74.7", "74.710", "74.71.01")
HOMES = ("ID", "74", "74.71", "74.72", "73", "73.17")
TERMS = {"now": (-1, None), "until": (-1, 1), "over": (-2, -1), "ahead": (1, None)}
OF_REGION = {"region", "handler", "from_region"}
ASKED = "74"
ANSWERS = {"analis.luwu": "73.17", "analis.sultra": ASKED}
HELD = (Right.READ, Right.VERIFY, Right.CONVENE, Right.ADMINISTER, Right.UNMASK)
SEEN_BY = (Right.READ, Right.ADMINISTER)


@dataclass(frozen=True)
class Granted:
    """A right on a node for a term."""

    right: Right
    node: str
    term: str


@dataclass(frozen=True)
class Seated:
    """An office held for a term, and its rights."""

    region: str
    term: str
    granted: tuple[Granted, ...]


@dataclass(frozen=True)
class Somebody:
    """A person as drawn."""

    seats: tuple[Seated, ...]
    urgent: tuple[str, str] | None
    active: bool

    @property
    def seated(self) -> tuple[Seated, ...]:
        """The offices held now."""
        return tuple(one for one in self.seats if _now(one.term) and self.active)

    def nodes(self, right: Right) -> set[str]:
        """Where a right is held now."""
        grants = (one for seat in self.seated for one in seat.granted)
        return {one.node for one in grants if one.right == right and _now(one.term)}

    def reads(self, region: str) -> bool:
        """Whether the region is read, by office or in need."""
        node, term = self.urgent or ("", "over")
        urgent = bool(self.seated) and self.urgent is not None and _now(term)
        return self.reads_by_office(region) or (urgent and _inside(node, region))

    def reads_by_office(self, region: str) -> bool:
        """Whether the region is read by office."""
        return any(_inside(node, region) for node in self.nodes(Right.READ))

    def may(self, right: Right, region: str) -> bool:
        """Whether a right reaches a region."""
        return self.reads(region) if right == Right.READ else region in self.nodes(right)


def _now(term: str) -> bool:
    return term in {"now", "until"}


def _inside(node: str, region: str) -> bool:
    steps, wanted = ([] if code == "ID" else code.split(".") for code in (node, region))
    return node == "ID" or (region != "ID" and wanted[: len(steps)] == steps)


def _terms() -> st.SearchStrategy[str]:
    return st.sampled_from(["now", "now", *TERMS])


def _people() -> st.SearchStrategy[Somebody]:
    homes = st.sampled_from(HOMES)
    near = st.sampled_from([*NODES, KENDARI, KENDARI, "74", "ID"])
    right = st.sampled_from([*Right, *HELD, *HELD])
    granted = st.lists(st.builds(Granted, right, near, _terms()), max_size=6).map(tuple)
    seats = st.lists(st.builds(Seated, homes, _terms(), granted), min_size=1, max_size=3)
    urgent = st.none() | st.tuples(near, st.sampled_from(["until", "over"]))
    active = st.sampled_from([True] * 9 + [False])
    return st.builds(Somebody, seats.map(tuple), urgent, active)


def _term(name: str) -> dict[str, dt.datetime | None]:
    start, end = TERMS[name]
    now = timezone.now()
    until = None if end is None else now + dt.timedelta(hours=end)
    return {"valid_from": now + dt.timedelta(hours=start), "valid_until": until}


def _make(drawn: Somebody) -> User:
    """Put the person as drawn into the tables, straight, past every rule of the code."""
    user = User.objects.create(username="siapa.saja", name="Siapa Saja", is_active=drawn.active)
    for turn, seat in enumerate(drawn.seats):
        office = Office.objects.create(
            name=f"Jabatan {turn}", body="x", region=seat.region, role=Office.Role.ANALYST
        )
        Holding.objects.create(user=user, office=office, **_term(seat.term))
        for number, one in enumerate(seat.granted):
            term = _term(one.term)
            term["valid_from"] = (term["valid_from"] or timezone.now()) - dt.timedelta(
                seconds=number
            )
            Grant.objects.create(
                office=office, right=one.right, region=one.node, reason="alasan", **term
            )
    if drawn.urgent is not None:
        node, term_name = drawn.urgent
        seated = [turn for turn, seat in enumerate(drawn.seats) if _now(seat.term)]
        office = Office.objects.get(name=f"Jabatan {seated[0] if seated else 0}", body="x")
        Emergency.objects.create(
            user=user, office=office, region=node, reason="alasan", **_term(term_name)
        )
    return user


def _moved(world: World, region: str) -> World:
    """The same things, all of another region."""
    for model in apps.get_models():
        names = {one.name for one in model._meta.get_fields()} & OF_REGION  # noqa: SLF001
        kept_by_hand = model._meta.managed and model._meta.app_label != "audit"  # noqa: SLF001
        for name in names if kept_by_hand else ():
            QuerySet(model).filter(**{name: KENDARI}).update(**{name: region})
    args = {name: tuple(_other(one, region) for one in value) for name, value in world.args.items()}
    data = {
        name: {key: _other(value, region) for key, value in sent.items()}
        for name, sent in world.data.items()
    }
    return World(world.house, args, data, world.things)


def _other(value: object, region: str) -> object:
    """The value for things of another region; a forum's id names its region."""
    if isinstance(value, str) and value.endswith(f"-{KENDARI}"):
        return f"{value.removesuffix(KENDARI)}{region}"
    return region if value == KENDARI else value


def _allowed(drawn: Somebody, rule: Rule, region: str) -> bool:
    """Whether the rule lets this person in, worked out from what was drawn.

    What waits for the answer of one office is for whoever verifies in that office's region.
    """
    if rule.right is None:
        answers = rule.own in ANSWERS and drawn.may(Right.VERIFY, ANSWERS[rule.own])
        return answers or not rule.own
    if rule.elsewhere:
        return bool(drawn.nodes(rule.right))
    nodes = drawn.nodes(rule.right)
    if rule.below and any(_inside(node, region) for node in nodes):
        return True
    if rule.above and any(_inside(region, node) for node in nodes):
        return True
    too = rule.too is None or drawn.reads_by_office(region)
    reads = not rule.reads or drawn.reads(region)
    return too and reads and any(drawn.may(one, region) for one in (rule.right, *rule.also))


def _chooses(drawn: Somebody, rule: Rule) -> bool:
    """Whether the form is theirs to send, whatever region they choose in it."""
    return rule.chosen and rule.right is not None and bool(drawn.nodes(rule.right))


def _judge(client: Client, world: World, drawn: Somebody, name: str, region: str) -> None:
    rule = TABLE[name]
    region = KENDARI if rule.stays else region
    with taken_back(), writes() as changed:
        status, page = _answer(client, world, name)
    told = (name, region, drawn, status, changed)
    if not drawn.seated:
        assert status in ({200} if name == "help" else {302}), told
        assert not changed, told
    elif not _allowed(drawn, rule, region):
        assert status == 404 or (_chooses(drawn, rule) and status == 400), told
        assert not changed, told
    elif region == KENDARI and not rule.chosen:
        assert status != 404, told
    told_by_right = rule.right is not None and _allowed(drawn, rule, region)
    sees = any(_inside(node, region) for right in SEEN_BY for node in drawn.nodes(right))
    finds = rule.lists is not None and any(drawn.may(rule.lists, at) for at in (region, ASKED))
    if not (told_by_right or sees or finds or drawn.reads(region)):
        assert [one for one in SECRETS if one in page] == [], told


def _answer(client: Client, world: World, name: str) -> tuple[int, str]:
    page = answer(client, world, name)
    return page.status_code, "" if page.streaming else page.content.decode(errors="replace")


def _everything(world: World, drawn: Somebody, region: str, names: list[str]) -> None:
    with taken_back():
        moved = _moved(world, region) if region != KENDARI else world
        _make(drawn)
        client = Client(raise_request_exception=True)
        user = User.objects.get(username="siapa.saja")
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        for name in names:
            _judge(client, moved, drawn, name, region)


_CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=_CHECKS,
)
@given(
    drawn=_people(),
    region=st.sampled_from(THINGS_AT),
    names=st.lists(st.sampled_from(sorted(TABLE)), min_size=12, max_size=16, unique=True),
)
def test_nothing_outside_anybodys_rights_shows_or_changes(
    world: World, drawn: Somebody, region: str, names: list[str]
) -> None:
    _everything(world, drawn, region, names)


@pytest.mark.soak
@settings(
    max_examples=100_000 // len(TABLE) + 1,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=_CHECKS,
)
@given(drawn=_people(), region=st.sampled_from(THINGS_AT))
def test_nothing_outside_anybodys_rights_shows_or_changes_in_a_hundred_thousand_tries(
    world: World, drawn: Somebody, region: str
) -> None:
    _everything(world, drawn, region, sorted(TABLE))


def _routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every address that no rule names, an API's among them, with the names of its arguments."""
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _routes(one, path)
        elif one.name not in TABLE:
            yield path, re.findall(r"<(?:\w+:)?(\w+)>", path)


def _ids(world: World) -> list[str]:
    """An id of each sort of thing that there is in Kendari, and everything that rules name."""
    told = {str(one) for args in world.args.values() for one in args}
    labels = {one.label for one in apps.get_app_configs()} - _NOT_THINGS
    models = (one for label in labels for one in apps.get_app_config(label).get_models())
    firsts = (QuerySet(model).values_list("pk", flat=True).first() for model in models)
    return sorted(told | {str(one) for one in firsts if one is not None} - {"74", "73.17"})


_NOT_THINGS = {"audit", "axes", "sessions", "contenttypes", "auth", "entrance"}
_TRIES = 80


def _fill(path: str, names: list[str], ids: list[str]) -> Iterator[str]:
    for values in islice(product(ids, repeat=len(names)), _TRIES):
        address = path
        for value in values:
            address = re.sub(r"<[^>]+>", quote(value).replace("\\", ""), address, count=1)
        yield "/" + address


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_route_without_a_rule_gives_or_changes_a_thing_by_its_id(
    world: World, method: str
) -> None:
    client, ids = world.house.client("analis.luwu"), _ids(world)
    asked = 0
    for path, names in _routes(get_resolver()):
        for address in _fill(path, names, ids) if names else ():
            with taken_back(), writes() as changed:
                page = getattr(client, method)(address)
            body = b"" if page.streaming else page.content
            shown = [one for one in SECRETS if one in body.decode(errors="replace")]
            assert (address, shown, changed) == (address, [], [])
            asked += 1
    assert asked >= len(ids)
