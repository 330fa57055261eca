from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.audit.models import Entry
from selaras.desk.deeds.models import HandOver, OwnMandate
from tests.desk.cases.made import made_action, made_case, officer

if TYPE_CHECKING:
    from selaras.desk.cases.models import Action
    from tests.desk.conftest import House

ASKED = {"body": "dpmd-74.71", "basis": "Permendagri contoh", "reason": "batas antardesa"}


def _handed(house: House) -> tuple[Action, HandOver]:
    action = made_action(house, made_case(house))
    officer(house, "asal", "kantah-74.71", "74.71")
    officer(house, "tujuan", "dpmd-74.71", "74.71")
    address = reverse("action-hand-over", args=[action.pk])
    assert house.client("asal").post(address, ASKED).status_code == 302
    return action, HandOver.objects.get()


def test_a_hand_over_moves_the_action_only_when_it_is_accepted(house: House) -> None:
    action, asked = _handed(house)
    action.refresh_from_db()
    assert action.body == "kantah-74.71"
    client = house.client("tujuan")
    assert "Ukur ulang" in client.get("/tindakan/").content.decode()
    client.post(reverse("handover-answer", args=[asked.pk]), {"answer": "accepted"})
    action.refresh_from_db()
    assert (action.body, action.basis) == ("dpmd-74.71", "Permendagri contoh")
    acts = Entry.objects.filter(thing_id=action.pk).order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["action.planned", "handover.asked", "handover.answered", "action.moved"]


def test_sending_back_needs_a_reason_and_leaves_the_action(house: House) -> None:
    action, asked = _handed(house)
    client, address = house.client("tujuan"), reverse("handover-answer", args=[asked.pk])
    assert client.post(address, {"answer": "returned"}).status_code == 400
    sent = {"answer": "returned", "reason": "bukan wewenang kami"}
    assert client.post(address, sent).status_code == 302
    action.refresh_from_db()
    assert action.body == "kantah-74.71"
    page = house.client("analis.kendari").get(action.get_absolute_url()).content.decode()
    assert "bukan wewenang kami" in page


def test_one_hand_over_waits_at_a_time(house: House) -> None:
    action, asked = _handed(house)
    again = {**ASKED, "body": "polres-74.71"}
    house.client("asal").post(reverse("action-hand-over", args=[action.pk]), again)
    assert HandOver.objects.get() == asked


def test_a_third_body_can_not_answer(house: House) -> None:
    _action, asked = _handed(house)
    officer(house, "lain", "polres-74.71", "74.71")
    address = reverse("handover-answer", args=[asked.pk])
    assert house.client("lain").post(address, {"answer": "accepted"}).status_code == 404


def test_a_reminder_lies_ahead(house: House) -> None:
    action = made_action(house, made_case(house))
    address = reverse("action-remind", args=[action.pk])
    client = house.client("analis.kendari")
    assert client.post(address, {"on": "2020-01-01"}).status_code == 400
    assert client.post(address, {"on": timezone.localdate()}).status_code == 302


@pytest.mark.parametrize(("region", "status"), [("74.71", 302), ("73.17", 400)])
def test_an_office_sets_mandates_for_its_own_home(house: House, region: str, status: int) -> None:
    said = {"region": region, "kind": "brawl", "body": "dispora-74.71", "task": "membina",
            "basis": "Perda contoh"}  # fmt: skip
    answer = house.client("analis.kendari").post(reverse("mandates"), said)
    assert answer.status_code == status
    assert OwnMandate.objects.count() == (status == 302)
