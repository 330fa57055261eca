"""Administrators make offices, grant rights and appoint people: never wider, never themselves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from selaras.desk.accounts import access, actions
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.actions import Term
from selaras.desk.accounts.models import Grant, Office
from selaras.desk.audit.models import Entry

if TYPE_CHECKING:
    from tests.desk.accounts.conftest import Administered

REASON = "Pendampingan anak korban oleh dinas"
NEW = {"name": "Pelapor Kesbangpol", "body": "kesbangpol-74.71", "role": "reporter"}


def _office(desk: Administered, username: str) -> Office:
    return desk.people[username].offices.get()


def _post(desk: Administered, who: str, name: str, /, *args: object, **sent: object) -> int:
    return int(desk.client(who).post(reverse(name, args=args), sent).status_code)


def test_the_page_opens_with_who_cannot_work_and_one_next_step(desk: Administered) -> None:
    page = desk.client("admin.kendari").get(reverse("people")).content.decode()
    assert "Siapa yang tidak dapat bekerja" in page
    assert page.count('class="button"') == 1
    desk.people["analis.kendari"].holding_set.update(valid_until=timezone.now())
    overview = desk.client("admin.kendari").get(reverse("people")).context["overview"]
    empty = next(one for one in overview.troubles if "tanpa pemegang" in one.label)
    assert (empty.count, overview.step.label) == (1, "Perbaiki")
    assert overview.step.url == empty.url
    listed = desk.client("admin.kendari").get(empty.url).context["rows"]
    assert [one.name for one in listed] == ["Analis Kesbangpol Kota Kendari"]


def test_an_administrator_sees_offices_and_people_of_the_subtree_alone(desk: Administered) -> None:
    seen = {
        who: {one.region for one in desk.client(who).get(reverse("people")).context["rows"]}
        for who in ("admin.kendari", "admin.sultra", "admin.nasional")
    }
    assert seen == {
        "admin.kendari": {"74.71"},
        "admin.sultra": {"74", "74.71"},
        "admin.nasional": {"ID", "73.17", "74", "74.71"},
    }
    people = desk.client("admin.kendari").get(reverse("people") + "?lihat=orang")
    assert {one.username for one in people.context["rows"]} == {
        "analis.kendari", "sekretariat.kendari", "admin.kendari",
    }  # fmt: skip
    assert "analis.sultra" not in people.content.decode()


def test_an_office_is_made_with_rights_and_put_on_the_trail(desk: Administered) -> None:
    sent = NEW | {"region": "74.71", "rights": ["report", "read"]}
    assert _post(desk, "admin.kendari", "office-new", **sent) == 302
    made = Office.objects.get(name=NEW["name"])
    assert {(one.right, one.region) for one in made.grant_set.all()} == {
        ("report", "74.71"), ("read", "74.71"),
    }  # fmt: skip
    entry = Entry.objects.get(act="office.made", thing_id=made.pk)
    assert (entry.user, entry.region) == (desk.people["admin.kendari"], "74.71")


@pytest.mark.parametrize(
    ("who", "region", "role", "rights", "status"),
    [
        pytest.param("admin.kendari", "74", "analyst", [], 400, id="above"),
        pytest.param("admin.kendari", "74.72", "analyst", [], 400, id="beside"),
        pytest.param("admin.sultra", "74.71", "analyst", ["read"], 400, id="below-not-theirs"),
        pytest.param("admin.sultra", "74.72", "administrator", ["administer"], 302, id="delegated"),
        pytest.param("admin.sultra", "74.72", "administrator", ["read"], 400, id="not-wider"),
        pytest.param("admin.kendari", "74.71", "analyst", ["unmask"], 400, id="needs-a-reason"),
        pytest.param("admin.kendari", "99.99", "analyst", [], 400, id="no-such-region"),
    ],
)
def test_offices_are_made_at_home_and_administrators_below(
    desk: Administered, who: str, region: str, role: str, rights: list[str], status: int
) -> None:
    sent = NEW | {"region": region, "role": role, "rights": rights}
    assert _post(desk, who, "office-new", **sent) == status
    assert Office.objects.filter(name=NEW["name"]).exists() is (status == 302)


@pytest.mark.parametrize(
    ("who", "to", "right", "node", "status"),
    [
        pytest.param("admin.kendari", "analis.kendari", "publish", "74.71", 302, id="at-home"),
        pytest.param("admin.kendari", "analis.kendari", "read", "74", 400, id="wider"),
        pytest.param("admin.kendari", "analis.kendari", "read", "74.72", 400, id="beside"),
        pytest.param("admin.sultra", "analis.kendari", "read", "74.72", 302, id="read-across"),
        pytest.param("admin.sultra", "analis.kendari", "verify", "74.72", 400, id="write-at-home"),
        pytest.param("admin.sultra", "analis.kendari", "export", "74.71", 400, id="not-their-home"),
        pytest.param("admin.sultra", "analis.luwu", "read", "74.71", 404, id="another-province"),
        pytest.param("admin.kendari", "analis.sultra", "read", "74.71", 404, id="office-above"),
        pytest.param("admin.kendari", "admin.kendari", "read", "74.71", 404, id="oneself"),
        pytest.param("analis.kendari", "analis.kendari", "publish", "74.71", 404, id="no-right"),
    ],
)
def test_nobody_grants_wider_than_their_own_node(
    desk: Administered, who: str, to: str, right: str, node: str, status: int
) -> None:
    office = _office(desk, to)
    before = set(office.grant_set.values_list("right", "region"))
    assert _post(desk, who, "office-grant", office.pk, right=right, node=node) == status
    gained = set(office.grant_set.values_list("right", "region")) - before
    assert gained == ({(right, node)} if status == 302 else set())


def test_a_right_granted_for_a_term_counts_on_its_days_alone(desk: Administered) -> None:
    office, day = _office(desk, "analis.kendari"), timezone.localdate()
    term = {"start": day + dt.timedelta(days=2), "end": day + dt.timedelta(days=3)}
    sent = {"right": "publish", "node": "74.71"} | term
    assert _post(desk, "admin.kendari", "office-grant", office.pk, **sent) == 302
    made = Grant.objects.get(office=office, right="publish")
    assert made.valid_until is not None
    assert made.valid_until - made.valid_from == dt.timedelta(days=2)
    assert not desk.again("analis.kendari").rights.may(Right.PUBLISH, "74.71")
    span = {"valid_from": timezone.now(), "valid_until": timezone.now() + dt.timedelta(days=1)}
    Grant.objects.filter(pk=made.pk).update(**span)
    assert desk.again("analis.kendari").rights.may(Right.PUBLISH, "74.71")


@pytest.mark.parametrize(
    ("start", "end"),
    [pytest.param(3, 1, id="ends-first"), pytest.param(-5, -1, id="over")],
)
def test_a_term_ends_after_it_begins(desk: Administered, start: int, end: int) -> None:
    day = timezone.localdate()
    term = {"start": day + dt.timedelta(days=start), "end": day + dt.timedelta(days=end)}
    office = _office(desk, "analis.kendari")
    sent = {"right": "publish", "node": "74.71"} | term
    assert _post(desk, "admin.kendari", "office-grant", office.pk, **sent) == 400


def test_a_right_that_ended_can_be_granted_again(desk: Administered) -> None:
    office = _office(desk, "analis.kendari")
    verify = office.grant_set.get(right="verify")
    assert _post(desk, "admin.kendari", "grant-end", verify.pk) == 302
    assert not desk.again("analis.kendari").rights.may(Right.VERIFY, "74.71")
    again = {"right": "verify", "node": "74.71"}
    assert _post(desk, "admin.kendari", "office-grant", office.pk, **again) == 302
    assert desk.again("analis.kendari").rights.may(Right.VERIFY, "74.71")


def test_unmasking_is_granted_for_a_written_reason(desk: Administered) -> None:
    office = _office(desk, "analis.kendari")
    sent = {"right": "unmask", "node": "74.71"}
    assert _post(desk, "admin.kendari", "office-grant", office.pk, **sent) == 400
    sent["reason"] = "terlalu pendek"
    assert _post(desk, "admin.kendari", "office-grant", office.pk, **sent) == 400
    sent["reason"] = REASON
    assert _post(desk, "admin.kendari", "office-grant", office.pk, **sent) == 302
    assert Entry.objects.filter(act="right.granted").latest("seq").values.reason == REASON
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(office=office, right="unmask", region="74.71")


def test_somebody_is_appointed_acting_and_their_term_is_ended(desk: Administered) -> None:
    office = _office(desk, "analis.kendari")
    sent = {"person": "sekretariat.kendari", "acting": "on"}
    assert _post(desk, "admin.kendari", "office-appoint", office.pk, **sent) == 302
    holding = office.holding_set.get(user=desk.people["sekretariat.kendari"])
    assert holding.acting
    assert desk.again("sekretariat.kendari").rights.may(Right.VERIFY, "74.71")
    assert _post(desk, "admin.kendari", "holding-end", holding.pk) == 302
    assert not desk.again("sekretariat.kendari").rights.may(Right.VERIFY, "74.71")


@pytest.mark.parametrize("who", ["admin.kendari", "analis.luwu"])
def test_nobody_is_appointed_who_is_not_of_these_regions(desk: Administered, who: str) -> None:
    office = _office(desk, "analis.kendari")
    assert _post(desk, "admin.kendari", "office-appoint", office.pk, person=who) == 400
    assert office.holding_set.count() == 1


def test_nobody_ends_their_own_term_or_right(desk: Administered) -> None:
    own = _office(desk, "admin.kendari")
    for name, pk in (
        ("grant-end", own.grant_set.get().pk),
        ("holding-end", own.holding_set.get().pk),
        ("office-close", own.pk),
        ("office-invite", own.pk),
    ):
        assert (name, _post(desk, "admin.kendari", name, pk)) == (name, 404)
    assert _post(desk, "admin.sultra", "holding-end", own.holding_set.get().pk) == 302


def test_a_term_that_has_not_begun_is_struck_out(desk: Administered) -> None:
    office, later = _office(desk, "analis.kendari"), timezone.now() + dt.timedelta(days=9)
    clerk = desk.people["sekretariat.kendari"]
    actions.appoint(clerk, office, by=None, term=Term(later))
    actions.end_holding(office.holding_set.get(user=clerk), by=None)
    assert not office.holding_set.filter(user=clerk).exists()


def test_closing_an_office_ends_every_term_and_right(desk: Administered) -> None:
    office = _office(desk, "analis.kendari")
    assert _post(desk, "admin.kendari", "office-close", office.pk) == 302
    assert desk.again("analis.kendari").rights.nodes == {}
    assert not office.grant_set.not_over(timezone.now()).exists()


def test_administrators_of_two_regions_hold_two_offices(desk: Administered) -> None:
    assert _office(desk, "admin.kendari") != _office(desk, "admin.sultra")
    assert not desk.people["admin.kendari"].rights.may(Right.ADMINISTER, "74")


def test_a_new_password_is_offered_only_when_it_opens_nothing_else(desk: Administered) -> None:
    admin, analyst = desk.people["admin.kendari"], desk.people["analis.kendari"]
    assert access.may_reset(admin, analyst)
    luwu = _office(desk, "analis.luwu")
    actions.appoint(analyst, luwu, by=None, term=Term(timezone.now() + dt.timedelta(days=3)))
    assert not access.may_reset(admin, analyst)
    assert access.may_help(admin, analyst)
    assert not access.may_reset(admin, admin)


def test_a_grant_from_above_keeps_a_password_from_the_home_administrator(
    desk: Administered,
) -> None:
    admin, analyst = desk.people["admin.kendari"], desk.people["analis.kendari"]
    actions.grant(_office(desk, "analis.kendari"), [Right.READ], region="74", by=None)
    assert not access.may_reset(admin, analyst)
