"""Alerts: drafted by the machine, released by a person of the region, ended by time."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from selaras import outlook as odds
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.actions import grant
from selaras.desk.audit.models import Entry
from selaras.desk.outlooks.actions import issue, release_alert, withdraw_alert
from selaras.desk.outlooks.models import Alert, Outlook, Prediction
from tests.desk.outlooks.conftest import KENDARI, LUWU

if TYPE_CHECKING:
    from selaras.outlook import Events
    from tests.desk.conftest import House

WHY = "Dua sumber menyebut rencana bentrok."


def draft(events: Events, *, source: Outlook.Source, days_left: int = 10) -> Alert:
    """An alert on Kota Kendari that ends in some days."""
    issue(events, source=source)
    row = Prediction.objects.get(region=KENDARI)
    Prediction.objects.filter(pk=row.pk).update(
        last_day=timezone.localdate() + dt.timedelta(days=days_left)
    )
    Alert.objects.all().delete()
    return Alert.objects.create(
        prediction=Prediction.objects.get(pk=row.pk), usual=0.1, record={"of": 40, "came": 11}
    )


@pytest.fixture
def alert(house: House, events: Events) -> Alert:
    made = draft(events, source=Outlook.Source.TABLE)
    office = house.people["analis.kendari"].offices.get()
    grant(office, [Right.PUBLISH], region=KENDARI, by=None)
    return made


def _page(house: House, person: str) -> str:
    answer = house.client(person).get(reverse("outlook"), {"wilayah": KENDARI})
    return answer.content.decode()


def _release(house: House, alert: Alert, person: str, reason: str = WHY) -> int:
    address = reverse("alert-release", args=[alert.pk])
    return house.client(person).post(address, {"reason": reason}).status_code


def test_a_draft_says_that_nobody_was_told(house: House, alert: Alert) -> None:
    page = _page(house, "analis.kendari")
    assert "belum ada yang diberi tahu" in page
    assert "dari 40 kali seperti ini, terjadi 11" in page
    assert alert in Alert.objects.waiting(timezone.localdate())


def test_a_person_releases_it_with_a_reason_and_the_trail_knows(house: House, alert: Alert) -> None:
    assert _release(house, alert, "analis.kendari") == 302
    alert.refresh_from_db()
    assert (alert.released_by, alert.reason) == (house.people["analis.kendari"], WHY)
    assert WHY in _page(house, "analis.kendari")
    entry = Entry.objects.get(act="alert.released")
    assert (entry.region, entry.thing_id) == (KENDARI, alert.pk)


@pytest.mark.parametrize("person", ["analis.sultra", "nasional", "sekretariat.kendari"])
def test_who_may_not_publish_there_sees_no_button_and_is_refused(
    house: House, alert: Alert, person: str
) -> None:
    assert "Lepas peringatan" not in _page(house, person)
    assert _release(house, alert, person) == 404
    alert.refresh_from_db()
    assert alert.released_at is None


def test_without_a_reason_nothing_is_released(house: House, alert: Alert) -> None:
    _release(house, alert, "analis.kendari", reason=" ")
    alert.refresh_from_db()
    assert alert.released_at is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.filter(pk=alert.pk).update(released_at=timezone.now())


def test_what_is_over_is_neither_shown_nor_released(house: House, events: Events) -> None:
    over = draft(events, source=Outlook.Source.TABLE, days_left=-1)
    release_alert(over, reason=WHY, by=house.people["analis.kendari"])
    over.refresh_from_db()
    assert over.released_at is None
    assert "belum ada yang diberi tahu" not in _page(house, "analis.kendari")


def test_made_up_odds_warn_nobody(house: House, events: Events) -> None:
    made_up = draft(events, source=Outlook.Source.SYNTHETIC)
    release_alert(made_up, reason=WHY, by=house.people["analis.kendari"])
    made_up.refresh_from_db()
    assert made_up.released_at is None


def test_a_released_alert_is_withdrawn_with_a_reason_once(house: House, alert: Alert) -> None:
    analyst = house.people["analis.kendari"]
    withdraw_alert(alert, reason="Belum dilepas.", by=analyst)
    release_alert(alert, reason=WHY, by=analyst)
    assert list(Alert.objects.in_force(timezone.localdate())) == [alert]
    for reason in ("Rencana batal.", "Lagi."):
        address = reverse("alert-withdraw", args=[alert.pk])
        house.client("analis.kendari").post(address, {"reason": reason})
    alert.refresh_from_db()
    assert alert.withdrawn_reason == "Rencana batal."
    assert not Alert.objects.in_force(timezone.localdate()).exists()
    assert Entry.objects.filter(act="alert.withdrawn").count() == 1


def test_alerts_of_another_region_are_not_shown(house: House, alert: Alert) -> None:
    page = house.client("analis.luwu").get(reverse("outlook"), {"wilayah": LUWU}).content.decode()
    assert alert.pk not in page


@pytest.mark.django_db
def test_drafts_come_with_the_outlook_and_never_for_assembly(
    events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    any_surge = partial(odds.alerts, at_least=0.05, times_usual=0.0)
    monkeypatch.setattr("selaras.desk.outlooks._make.odds.alerts", any_surge)
    outlook, _new = issue(events, source=Outlook.Source.TABLE)
    told = Alert.objects.filter(prediction__outlook=outlook)
    assert told.exists()
    assert min(one.record["of"] for one in told) >= 20
    assert {one.prediction.group for one in told} == {"violence"}
