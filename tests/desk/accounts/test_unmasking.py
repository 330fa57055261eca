"""Masked names are looked up by who was granted that, for a reason, on the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from django.urls import reverse

from selaras.desk.accounts import access, actions
from selaras.desk.accounts.access import Right
from selaras.desk.audit.models import Entry
from selaras.desk.newsroom.actions import load_readings
from selaras.desk.newsroom.models import Report
from selaras.records import Report as Arrived
from tests.desk import conftest

if TYPE_CHECKING:
    from tests.desk.accounts.conftest import Administered

REASON = "Pendampingan keluarga oleh dinas sosial"
NAME = "Wirya Lamato"


@pytest.fixture
def report(desk: Administered) -> Report:
    """A report whose first name is masked, kept as it came in."""
    reading = conftest.reading_a(key="m")
    masked = reading.text.replace(NAME, "▇▇▇▇▇ ▇▇▇▇▇▇")
    story = conftest.story_of_both(a="m", b="m2", key="sm")
    other = msgspec.structs.replace(conftest.reading_b(key="m2"))
    hidden = msgspec.structs.replace(reading, text=masked, people=(), quotes=())
    whole = Arrived(id="m", text=reading.text)
    load_readings([hidden, other], [story], reports=[whole])
    office = desk.people["analis.kendari"].offices.get()
    actions.grant(office, [Right.UNMASK], region="74.71", by=None, reason=REASON)
    return Report.objects.get(key="m")


def test_a_reason_shows_the_names_and_is_on_the_trail(desk: Administered, report: Report) -> None:
    client, address = desk.client("analis.kendari"), reverse("report-unmask", args=[report.pk])
    assert NAME not in client.get(address).content.decode()
    assert NAME not in client.get(report.get_absolute_url()).content.decode()
    assert not Entry.objects.filter(act="unmasked").exists()
    answer = client.post(address, {"reason": REASON})
    assert NAME in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    entry = Entry.objects.get(act="unmasked")
    assert (entry.thing, entry.thing_id, entry.region) == ("report", report.pk, "74.71")
    assert (entry.values.reason, entry.values.after) == (REASON, {"names": 1})


def test_without_a_reason_nothing_is_shown_or_noted(desk: Administered, report: Report) -> None:
    address = reverse("report-unmask", args=[report.pk])
    answer = desk.client("analis.kendari").post(address, {"reason": "ingin tahu"})
    assert answer.status_code == 400
    assert NAME not in answer.content.decode()
    assert not Entry.objects.filter(act="unmasked").exists()


@pytest.mark.parametrize("who", ["sekretariat.kendari", "analis.sultra", "nasional", "analis.luwu"])
def test_who_was_not_granted_it_sees_no_such_page(
    desk: Administered, report: Report, who: str
) -> None:
    address = reverse("report-unmask", args=[report.pk])
    assert desk.client(who).post(address, {"reason": REASON}).status_code == 404


def test_reading_the_region_is_needed_besides(desk: Administered, report: Report) -> None:
    assert access.may_unmask(desk.again("analis.kendari"), "74.71")
    office = desk.people["analis.kendari"].offices.get()
    actions.end_grant(office.grant_set.get(right=Right.READ), by=None)
    assert not access.may_unmask(desk.again("analis.kendari"), "74.71")
    address = reverse("report-unmask", args=[report.pk])
    assert desk.client("analis.kendari").get(address).status_code == 404


def test_a_report_kept_masked_says_so(desk: Administered, report: Report) -> None:
    only = Report.objects.get(key="a")
    address = reverse("report-unmask", args=[only.pk])
    page = desk.client("analis.kendari").post(address, {"reason": REASON}).content.decode()
    assert report.pk != only.pk
    assert "disimpan tersamar" in page
