"""Who came to a meeting and what it decided go with it; bodies, counts and deadlines stay."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.attendance import actions as attendance
from selaras.desk.audit.access import verify
from selaras.desk.cases.models import Action, Case
from selaras.desk.incoming import actions as incoming
from selaras.desk.incoming.models import Paper
from selaras.desk.invitations import actions as invitations
from selaras.desk.invitations.models import Delegate, Guest
from selaras.desk.meetings import actions as meetings
from selaras.desk.meetings.models import AgendaItem, Decision, Meeting
from selaras.desk.newsroom.models import Report
from selaras.desk.retention import access, actions
from selaras.desk.retention.models import Sort
from tests.desk.meetings.conftest import meeting
from tests.desk.retention.nights import kept, long_ago, rule, run

if TYPE_CHECKING:
    from tests.desk.conftest import House

__all__ = ["meeting"]

CLERK = "sekretariat.kendari"
POLICE = "polres-74.71"


def _invite(house: House, meeting: Meeting) -> Guest:
    """Letters that went out to a body and to somebody in words, with answers and people."""
    by = house.people[CLERK]
    text = invitations.LetterText(
        number="005/1", nature="biasa", attachment="", subject="rahasia subjek",
        signed_on=timezone.localdate(), copies="rahasia tembusan",
    )  # fmt: skip
    invitations.write_letter(meeting, text, by=by)
    guest = invitations.add_guest(meeting, name="Bappenas", by=by)
    invitations.add_guest(meeting, name="rahasia pemuka kampung", by=by)
    invitations.issue(meeting, by=by)
    invitations.log_delivery([guest], how="courier", note="rahasia kurir", by=by)
    invitations.answer(guest, said="sending", speaker="rahasia staf", note="rahasia", by=by)
    people = [(f"rahasia {turn}", "rahasia kepala seksi") for turn in range(3)]
    invitations.name_delegates(guest, people, by=by)
    return guest


def _seat(house: House, guest: Guest) -> None:
    """One is there, one sends somebody, one was marked by mistake and is off the list."""
    by = house.people[CLERK]
    first, second, third = guest.delegates.exclude(name="").order_by("pk")
    attendance.mark(first, state="present", proxy="", by=by)
    attendance.mark(second, state="represented", proxy="rahasia wakil", by=by)
    attendance.mark(third, state="represented", proxy="rahasia salah", by=by)
    attendance.mark(third, state="", proxy="", by=by)
    invitations.drop_delegate(third, by=by)


def _decide(house: House, meeting: Meeting) -> tuple[Decision, Decision]:
    """A decision that is an action, and one that still lacks its body."""
    by, case = house.people[CLERK], Case.objects.get(title="Kasus feared")
    whole = meetings.Resolution("rahasia putusan", POLICE, "UU 7/2012", timezone.localdate())
    made = meetings.decide(meeting, case, whole, once="a", by=by)
    Action.objects.filter(decision=made).update(what="Patroli bersama")
    bare = meetings.Resolution("rahasia usul")
    return made, meetings.decide(meeting, case, bare, once="b", by=by)


def _talk(house: House, meeting: Meeting) -> None:
    """A matter without a case, with a presenter, and the day's parts."""
    by = house.people[CLERK]
    plan = meetings.Plan(
        "74.71", meeting.theme, "Aula", "hybrid", meeting.starts_at, host="rahasia panitia",
        opener="rahasia pembuka", link="https://rahasia.example/rapat",
        sessions=(meetings.Slot(dt.time(9), "rahasia acara", "rahasia pembicara"),),
    )  # fmt: skip
    meetings.change_plan(meeting, plan, by=by)
    item = meetings.add_item(meeting, case=None, title="rahasia butir", by=by)
    change = meetings.ItemChange(
        included=False, minutes=5, place=1, presenter="rahasia penyaji", dropped="rahasia sebab"
    )
    meetings.change_item(item, change, by=by)


@pytest.fixture
def over(house: House, meeting: Meeting) -> Meeting:
    """A meeting with everything that people can say of it, held long ago."""
    _talk(house, meeting)
    _seat(house, _invite(house, meeting))
    _decide(house, meeting)
    Meeting.objects.update(held_at=long_ago())
    return meeting


def test_every_name_and_word_of_a_meeting_is_gone(house: House, over: Meeting) -> None:
    assert "invitations.Delegate" in kept("rahasia")
    rule(house, Sort.MEETING)
    run()
    assert kept("rahasia") == []
    assert verify().whole
    over.refresh_from_db()
    assert (over.theme, over.venue) == ("Rapat rukun", "Aula")


def test_which_bodies_came_how_many_and_what_was_promised_stays(
    house: House, over: Meeting
) -> None:
    before = sorted(Delegate.objects.values_list("state", "marked_at"))
    rule(house, Sort.MEETING)
    run()
    assert sorted(Delegate.objects.values_list("state", "marked_at")) == before
    assert Guest.objects.filter(meeting=over, body="bappenas", answer="sending").count() == 1
    made, bare = Decision.objects.order_by("pk")
    assert (made.body, made.basis, made.deadline) == (POLICE, "UU 7/2012", timezone.localdate())
    assert (made.words, bare.words) == ("Patroli bersama", "–")
    client = house.client(CLERK)
    for name in ("meeting", "invitations", "attendance", "minutes"):
        answer = client.get(reverse(name, args=[over.pk]))
        assert answer.status_code == 200, name
        assert "rahasia" not in answer.content.decode()


@pytest.mark.usefixtures("over")
def test_a_second_night_changes_nothing(house: House) -> None:
    rule(house, Sort.MEETING)
    run()
    before = list(Guest.objects.values()), list(Delegate.objects.values())
    run()
    assert (list(Guest.objects.values()), list(Delegate.objects.values())) == before


def test_a_decision_goes_with_its_case_too(house: House, over: Meeting) -> None:
    AgendaItem.objects.filter(case__title="Kasus feared").update(dropped="rahasia alasan")
    Case.objects.filter(title="Kasus feared").update(closed_at=long_ago(), outcome="settled")
    rule(house, Sort.CASE)
    run()
    gone = ("rahasia putusan", "rahasia usul", "rahasia alasan")
    assert [words for words in gone if kept(words)] == []
    assert kept("rahasia pembuka")
    assert over.decisions.count() == 2


def test_a_hold_on_a_meeting_holds_it_its_cases_and_their_reports(
    house: House, over: Meeting
) -> None:
    by = house.people["analis.kendari"]
    Case.objects.update(closed_at=long_ago(), outcome="settled")
    Report.objects.update(received_at=long_ago())
    words = [kept("rahasia"), kept("Kasus feared"), kept("Wirya Lamato")]
    held = actions.hold(over, "74.71", by=by, reason="diminta pengadilan")
    for sort in (Sort.MEETING, Sort.CASE, Sort.REPORT, Sort.PAGE):
        rule(house, sort)
    run()
    assert [kept("rahasia"), kept("Kasus feared"), kept("Wirya Lamato")] == words
    actions.release(held, by=by, reason="perkara selesai")
    run()
    assert [kept("rahasia"), kept("Wirya Lamato")] == [[], []]


def test_a_hold_on_a_case_that_a_meeting_decided_on_holds_the_meeting(
    house: House, over: Meeting
) -> None:
    AgendaItem.objects.filter(case__isnull=False).delete()
    case = Case.objects.get(title="Kasus feared")
    by = house.people["analis.kendari"]
    actions.hold(case, "74.71", by=by, reason="diminta pengadilan")
    assert not access.over("74.71", Sort.MEETING, 365).filter(pk=over.pk).exists()


def test_who_verifies_finds_the_way_to_hold_a_meeting(house: House, meeting: Meeting) -> None:
    client, address = house.client("analis.kendari"), f"/tahan/meeting/{meeting.pk}/"
    assert address in client.get(meeting.get_absolute_url()).content.decode()
    assert client.post(address, {"reason": "diminta pengadilan"}).status_code == 302
    stranger = house.client("analis.luwu")
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("days", [10, 730], ids=["new", "old"])
def test_an_old_paper_that_became_no_meeting_goes_whole(house: House, days: int) -> None:
    by = house.people[CLERK]
    paper = incoming.receive(
        b"x", ("rahasia 1",), region="74.71", sort="letter", name="rahasia 2", by=by
    )
    Paper.objects.update(at=timezone.now() - dt.timedelta(days=days))
    rule(house, Sort.MEETING)
    run()
    assert bool(kept("rahasia")) == (days == 10)
    again = incoming.receive(b"x", ("isi",), region="74.71", sort="letter", name="surat", by=by)
    assert (again == paper) == (days == 10)
