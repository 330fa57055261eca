"""The whole thread at the addresses: from a story to a deed to the next meeting."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from selaras.desk.audit.access import verify
from selaras.desk.audit.models import Entry
from selaras.desk.cases.models import Action, Case
from selaras.desk.meetings.models import AgendaItem, Decision, Meeting
from selaras.desk.newsroom.models import Story

if TYPE_CHECKING:
    from django.test import Client

    from tests.desk.conftest import House

_AHEAD = dt.timedelta(days=7)


def _open(client: Client, house: House, nature: str, *, kind: str) -> Case:
    address = reverse("case-open", args=[house.story.pk, house.statement(nature)])
    sent = {"title": f"Kasus {nature}", "region": "74.71", "kind": kind}
    assert client.post(address, sent).status_code == 302
    return Case.objects.get(nature=nature)


def _plan(client: Client, *, day: dt.date, theme: str) -> Meeting:
    sent = {
        "region": "74.71",
        "theme": theme,
        "venue": "Aula Balai Kota",
        "mode": "hybrid",
        "day": day.isoformat(),
        "hour": "09:00",
    }
    assert client.post(reverse("meeting-plan"), sent).status_code == 302
    return Meeting.objects.get(theme=theme)


def _decide(secretary: Client, meeting: Meeting, case: Case) -> tuple[Action, Decision]:
    """Minute a bare decision, see that it is incomplete, complete it, see the action."""
    item = meeting.items.get(case=case)
    minuted = {"item": item.pk, "once": "form1", "what": "Ukur ulang batas kebun"}
    secretary.post(reverse("meeting-decide", args=[meeting.pk]), minuted)
    decision = Decision.objects.get()
    assert decision.missing == ("body", "basis", "deadline")
    assert not Action.objects.exists()
    assert "Belum lengkap" in secretary.get(meeting.get_absolute_url()).content.decode()
    day = str(timezone.localdate() + _AHEAD)
    rest = {"body": "kesbangpol-74.71", "basis": "UU 7/2012", "deadline": day}
    secretary.post(reverse("resolution", args=[decision.pk]), {"what": decision.what, **rest})
    action = Action.objects.get()
    assert (action.body, action.basis, action.case) == ("kesbangpol-74.71", "UU 7/2012", case)
    return action, decision


def _next_opens_with(secretary: Client, decision: Decision, *, day: dt.date) -> None:
    later = _plan(secretary, day=day, theme="Rapat kedua")
    first = later.items.order_by("pk").first()
    assert first is not None
    assert (first.part, first.promise) == (AgendaItem.Part.PROMISED, decision)
    page = secretary.get(later.get_absolute_url()).content.decode()
    assert page.index("Ukur ulang batas kebun") < page.index("Kasus feared")
    assert "Batas kebun disepakati tertulis." in page


def test_a_story_becomes_cases_decisions_a_deed_and_the_next_agenda(house: House) -> None:
    analyst, secretary = house.client("analis.kendari"), house.client("sekretariat.kendari")

    analyst.post(reverse("story-confirm", args=[house.story.pk]))
    house.story.refresh_from_db()
    assert house.story.state == Story.State.CONFIRMED

    feared = _open(analyst, house, "feared", kind="boundary_dispute")
    happened = _open(analyst, house, "happened", kind="brawl")
    assert feared.expires_on is not None
    assert happened.expires_on is None

    today = timezone.localdate()
    meeting = _plan(secretary, day=today + _AHEAD, theme="Rapat pertama")
    parts = {(item.part, item.case_id) for item in meeting.items.all()}
    assert parts == {("feared", feared.pk), ("happened", happened.pk)}

    action, decision = _decide(secretary, meeting, feared)
    done = reverse("action-done", args=[action.pk])
    analyst.post(done, {"result": "Batas kebun disepakati tertulis."})
    action.refresh_from_db()
    assert action.is_done
    secretary.post(reverse("meeting-close", args=[meeting.pk]))
    _next_opens_with(secretary, decision, day=today + 2 * _AHEAD)

    acts = list(Entry.objects.order_by("seq").values_list("act", flat=True))
    steps = [
        "story.confirmed", "case.opened", "case.opened", "meeting.planned", "agenda.proposed",
        "meeting.decided", "meeting.decided", "action.planned", "action.done", "meeting.held",
        "meeting.planned", "agenda.proposed",
    ]  # fmt: skip
    assert [act for act in acts if act in steps] == steps
    assert verify().whole


def test_every_form_sent_twice_counts_once(house: House) -> None:
    analyst, secretary = house.client("analis.kendari"), house.client("sekretariat.kendari")
    today = timezone.localdate()
    for _turn in range(2):
        analyst.post(reverse("story-confirm", args=[house.story.pk]))
        feared = _open(analyst, house, "feared", kind="boundary_dispute")
        meeting = _plan(secretary, day=today + _AHEAD, theme="Rapat")
        sent = {
            "item": meeting.items.get().pk,
            "once": "form1",
            "what": "Ukur ulang",
            "body": "kesbangpol-74.71",
            "basis": "UU 7/2012",
            "deadline": str(today),
        }
        secretary.post(reverse("meeting-decide", args=[meeting.pk]), sent)
        done = reverse("action-done", args=[feared.actions.get().pk])
        analyst.post(done, {"result": f"hasil {_turn}"})
        secretary.post(reverse("meeting-close", args=[meeting.pk]))
    counted = (Case, Meeting, Decision, Action)
    assert [model.objects.count() for model in counted] == [1, 1, 1, 1]
    assert Action.objects.get().result == "hasil 0"
    assert house.story.decisions.count() == 1
    for act in ("story.confirmed", "case.opened", "meeting.held", "action.done"):
        assert Entry.objects.filter(act=act).count() == 1
