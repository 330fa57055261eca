"""Words that other apps keep go with their report, case or meeting; what was decided stays."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.test import TestCase
from django.utils import timezone

from selaras.desk.arrivals import actions as arrivals
from selaras.desk.audit.access import verify
from selaras.desk.cases.actions import answer_action, block_action, open_case, plan_action
from selaras.desk.cases.models import Case
from selaras.desk.deeds import actions as deeds
from selaras.desk.documents.access import place as document_place
from selaras.desk.documents.models import Document
from selaras.desk.escalation import actions as escalation
from selaras.desk.escalation.models import Escalation
from selaras.desk.incoming import actions as incoming
from selaras.desk.legal import actions as legal
from selaras.desk.meetings import actions as meetings
from selaras.desk.meetings.models import AgendaItem, Meeting
from selaras.desk.minutes import access as minutes_access
from selaras.desk.minutes import actions as minutes
from selaras.desk.minutes.models import Approval
from selaras.desk.newsroom.access import statements
from selaras.desk.newsroom.models import Report
from selaras.desk.retention import actions
from selaras.desk.retention.models import Removal, Sort
from tests.desk.documents.files import pdf
from tests.desk.retention.nights import kept, rule, run

if TYPE_CHECKING:
    from selaras.desk.cases.models import Action
    from tests.desk.conftest import House


def _case(house: House) -> Case:
    """A case of the story, closed long ago."""
    found = next(one for one in statements(house.story) if one.nature == "happened")
    open_case(
        house.story, found, title="Kasus batas kebun", kind="brawl", region="74.71",
        by=house.people["analis.kendari"],
    )  # fmt: skip
    Case.objects.update(
        closed_at=timezone.now() - dt.timedelta(days=730), outcome="settled", outcome_note="damai"
    )
    return Case.objects.get()


def _told_of(case: Case, house: House) -> Action:
    """Everything that people can say of a case in words, each with the one word in it."""
    by, other = house.people["analis.kendari"], house.people["analis.sultra"]
    day = timezone.localdate()
    deed = plan_action(case, what="rahasia 1", body="polri", basis="UU", deadline=day, by=by)
    answer_action(deed, answer="rahasia 2", by=by)
    block_action(deed, reason="rahasia 3", by=by)
    asked = deeds.hand_over(deed, to_body="tni", basis="UU", reason="rahasia 4", by=by)
    deeds.answer_hand_over(asked, accepted=False, reason="rahasia 5", by=by)
    step = escalation.raise_case(case, reason="rahasia 6", by=by)
    returned = Escalation.State.RETURNED
    escalation.answer_step(step, state=returned, reason="rahasia 7", at="74", by=other)
    escalation.offer(case, to_region="73.17", reason="rahasia 8", by=by)
    paper = pdf("rahasia 9.pdf")
    paper.content_type = "pdf"
    said = legal.Signature(
        on=day, office_name="Wali Kota", officer="Rauf Landoa", number="1", file=paper
    )
    status = legal.record_status(case, said, scale="regency", until=day, by=by)
    legal.end_status(status, on=day, reason="rahasia 10", by=by)
    terms = legal.Terms(way="talks", terms="rahasia 11", limits_worship=False)
    legal.record_settlement(case, said, terms, by=by)
    return deed


def test_every_word_on_a_case_is_gone_and_its_course_stays(house: House) -> None:
    case = _case(house)
    deed = _told_of(case, house)
    document = Document.objects.get()
    assert kept("rahasia")
    assert document_place(document).exists()
    rule(house, Sort.CASE)
    with TestCase.captureOnCommitCallbacks(execute=True):
        run()
    assert kept("rahasia") == []
    assert not document_place(document).exists()
    deed.refresh_from_db()
    assert (deed.body, deed.answered_at is not None, deed.is_blocked) == ("polri", True, True)
    assert case.statuses.get().number == "1"
    assert case.settlements.get().way == "talks"
    assert case.escalations.get().state == Escalation.State.RETURNED
    assert deed.handovers.get().state == "returned"
    assert Document.objects.get().digest == document.digest
    assert verify().whole


def test_what_was_sent_goes_with_the_report_it_brought(house: House) -> None:
    by = house.people["analis.kendari"]
    text = "KENDARI - Warga Rahasia berkumpul di balai desa, Senin (3/6/2024), membahas batas.\n"
    head = {"title": "Judul rahasia", "url": "https://rahasia.example/a"}
    sent = arrivals.send(
        [text.encode()], suffix=".txt", region="74.71", by=by, once="satu",
        name="rahasia.txt", head=head,
    )  # fmt: skip
    row = sent.rows.get()
    Report.objects.update(received_at=timezone.now() - dt.timedelta(days=730))
    rule(house, Sort.FIELD_REPORT)
    run()
    assert Removal.objects.filter(thing_id=row.report_id).exists()
    assert not sent.pieces.exists()
    assert kept("ahasia") == []
    row.refresh_from_db()
    assert row.outcome == "new"
    assert verify().whole


def test_a_raw_page_takes_what_was_sent_with_it_and_leaves_its_title(house: House) -> None:
    by = house.people["analis.kendari"]
    text = b"KENDARI - Warga berkumpul di balai desa Kendari, Senin (3/6/2024), membahas batas.\n"
    sent = arrivals.send(
        [text], suffix=".txt", region="74.71", by=by, once="satu", head={"title": "Judul"}
    )
    Report.objects.update(received_at=timezone.now() - dt.timedelta(days=730))
    rule(house, Sort.PAGE)
    run()
    sent.refresh_from_db()
    assert not sent.pieces.exists()
    assert str(sent) == "Judul"


def _minuted(house: House) -> Meeting:
    """A meeting made of a paper that came in, minuted, approved and over."""
    by = house.people["sekretariat.kendari"]
    start = timezone.now() + dt.timedelta(days=1)
    plan = meetings.Plan("74.71", "Rapat rukun", "Aula", "hybrid", start)
    paper = incoming.receive(
        b"x", ("rahasia 1",), region="74.71", sort="letter", name="rahasia 2", by=by
    )
    meeting = incoming.map_paper(paper, plan, {"theme": "rahasia 3"}, by=by)
    at = minutes_access.place(meeting, minutes_access.OPENING)
    minutes.write(meeting, at, minutes.Draft("rahasia 4", 0), by=by)
    minutes.approve(meeting, chair="Rauf Landoa", chair_office="Wali Kota", by=by)
    minutes.add(meeting, text="rahasia 5", by=by)
    Meeting.objects.update(held_at=timezone.now() - dt.timedelta(days=730))
    return meeting


def test_minutes_and_papers_go_and_the_approval_stays(house: House) -> None:
    meeting = _minuted(house)
    digest = meeting.approval.digest
    rule(house, Sort.MEETING)
    run()
    assert kept("rahasia") == []
    meeting.refresh_from_db()
    assert (meeting.theme, meeting.is_locked) == ("Rapat rukun", True)
    assert Approval.objects.get().digest == digest
    assert verify().whole
    page = house.client("sekretariat.kendari").get(meeting.get_absolute_url())
    assert page.status_code == 200


@pytest.mark.parametrize("held", [True, False], ids=["held", "not-held"])
def test_a_hold_on_a_case_holds_the_minutes_that_speak_of_it(house: House, *, held: bool) -> None:
    meeting, case = _minuted(house), _case(house)
    AgendaItem.objects.create(meeting=meeting, part="happened", case=case)
    if held:
        by = house.people["analis.kendari"]
        actions.hold(case, "74.71", by=by, reason="diminta pengadilan")
    rule(house, Sort.MEETING)
    run()
    assert bool(kept("rahasia")) == held
