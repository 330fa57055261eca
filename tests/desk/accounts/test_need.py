"""Reading in need: for hours, for a reason, seen by those whose region it is; never writing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.accounts import access, actions
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import Emergency
from selaras.desk.audit.models import Entry
from selaras.desk.newsroom.models import StoryDecision

if TYPE_CHECKING:
    from django.test import Client

    from tests.desk.accounts.conftest import Administered

REASON = "Pengungsi dari Kendari tiba di Luwu malam ini"
SENT = {"region": "74.71", "reason": REASON}


@pytest.fixture
def luwu(desk: Administered) -> Client:
    return desk.client("analis.luwu")


def test_a_written_reason_opens_a_region_for_four_hours(desk: Administered, luwu: Client) -> None:
    story = desk.story.get_absolute_url()
    assert luwu.get(story).status_code == 404
    answer = luwu.post(reverse("emergency"), SENT)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/wilayah/74.71/")
    assert luwu.get(story).status_code == 200
    opened = Emergency.objects.get()
    assert opened.valid_until - opened.valid_from == dt.timedelta(hours=4)
    past = timezone.now() - dt.timedelta(hours=5)
    over = {"valid_from": past, "valid_until": past + dt.timedelta(hours=4)}
    Emergency.objects.update(**over)
    assert luwu.get(story).status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(SENT | {"reason": "mendesak"}, id="short-reason"),
        pytest.param(SENT | {"reason": " " * 30}, id="blank-reason"),
        pytest.param(SENT | {"region": "73.17"}, id="own-region"),
        pytest.param(SENT | {"region": "ID"}, id="the-nation"),
        pytest.param(SENT | {"region": "74.99"}, id="no-such-region"),
    ],
)
def test_what_is_no_need_opens_nothing(
    desk: Administered, luwu: Client, sent: dict[str, str]
) -> None:
    assert luwu.post(reverse("emergency"), sent).status_code == 400
    assert not Emergency.objects.exists()
    assert luwu.get(desk.story.get_absolute_url()).status_code == 404


def test_who_reads_nothing_by_office_cannot_break_the_glass(desk: Administered) -> None:
    assert desk.client("admin.kendari").post(reverse("emergency"), SENT).status_code == 404


def test_a_banner_stands_on_every_page_until_it_ends(desk: Administered, luwu: Client) -> None:
    luwu.post(reverse("emergency"), SENT)
    for address in ("/", "/cerita/", "/jejak/saya/", desk.story.get_absolute_url()):
        assert 'class="urgent"' in luwu.get(address).content.decode()
    luwu.post(reverse("emergency-end", args=[Emergency.objects.get().pk]))
    assert 'class="urgent"' not in luwu.get("/").content.decode()
    assert luwu.get(desk.story.get_absolute_url()).status_code == 404


def test_what_is_read_in_need_is_on_the_trail_of_that_region(
    desk: Administered, luwu: Client
) -> None:
    luwu.post(reverse("emergency"), SENT)
    luwu.get(desk.story.get_absolute_url())
    opened = Entry.objects.get(act="emergency.opened")
    assert (opened.region, opened.values.reason) == ("74.71", REASON)
    looked = Entry.objects.get(act="emergency.looked")
    assert (looked.region, looked.user) == ("74.71", desk.people["analis.luwu"])
    assert looked.values.after == {"address": desk.story.get_absolute_url()}
    for who in ("admin.kendari", "admin.sultra"):
        assert REASON in desk.client(who).get(reverse("people")).content.decode()
        assert REASON in desk.client(who).get(reverse("trail")).content.decode()


def test_ones_own_pages_are_no_looks_in_need(luwu: Client) -> None:
    luwu.post(reverse("emergency"), SENT)
    luwu.get("/")
    luwu.get("/wilayah/73.17/")
    assert not Entry.objects.filter(act="emergency.looked").exists()


def test_it_reads_and_never_writes_or_unmasks(desk: Administered, luwu: Client) -> None:
    luwu.post(reverse("emergency"), SENT)
    answer = luwu.post(reverse("story-confirm", args=[desk.story.pk]))
    assert answer.status_code == 404
    assert not StoryDecision.objects.exists()
    reader = desk.again("analis.luwu")
    office = reader.offices.get()
    actions.grant(office, [Right.UNMASK], region="74.71", by=None, reason=REASON)
    assert not access.may_unmask(desk.again("analis.luwu"), "74.71")


def test_the_administrator_of_the_region_can_end_it(desk: Administered, luwu: Client) -> None:
    luwu.post(reverse("emergency"), SENT)
    end = reverse("emergency-end", args=[Emergency.objects.get().pk])
    assert desk.client("analis.sultra").post(end).status_code == 404
    assert desk.client("admin.kendari").post(end).status_code == 302
    assert luwu.get(desk.story.get_absolute_url()).status_code == 404


def test_one_region_at_a_time(luwu: Client) -> None:
    luwu.post(reverse("emergency"), SENT)
    luwu.post(reverse("emergency"), SENT | {"region": "74.72"})
    assert list(Emergency.objects.values_list("region", flat=True)) == ["74.71"]


def test_it_ends_with_the_office_it_was_opened_in(desk: Administered) -> None:
    reader = desk.people["analis.luwu"]
    actions.break_glass(reader, region="74.71", reason=REASON)
    assert desk.again("analis.luwu").rights.may(Right.READ, "74.71")
    reader.holding_set.update(valid_until=timezone.now())
    assert not desk.again("analis.luwu").rights.may(Right.READ, "74.71")
