"""What is over goes, everywhere; what is held stays; decisions and trail hold."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.core import serializers
from django.db.models import QuerySet
from django.utils import timezone

from selaras.desk.audit.access import verify
from selaras.desk.audit.models import Entry
from selaras.desk.cases.actions import (
    add_story,
    open_case,
    remove_story,
)
from selaras.desk.cases.models import Case, CaseStory
from selaras.desk.jobs.models import Job
from selaras.desk.newsroom.access import statements
from selaras.desk.newsroom.actions import confirm_story
from selaras.desk.newsroom.models import Report, Story
from selaras.desk.retention import access, actions
from selaras.desk.retention.jobs import remove
from selaras.desk.retention.models import Removal, Sort
from tests.desk.conftest import FEARED, SHARED

if TYPE_CHECKING:
    from tests.desk.conftest import House

WORDS = (SHARED, FEARED, "Hotel Samudra", "Rakor kerukunan", "Wirya Lamato")
YEAR = 365


@pytest.fixture
def old(house: House) -> House:
    """The house two years later: its story confirmed, its reports old."""
    confirm_story(house.story, by=house.people["analis.kendari"], reason="sudah dicek")
    Report.objects.update(received_at=timezone.now() - dt.timedelta(days=730))
    return house


def rule(house: House, sort: str, days: int = YEAR) -> None:
    actions.set_rule("74.71", sort, days, by=house.people["analis.kendari"])


def run() -> None:
    """What happens at night."""
    remove(by=None, region="74.71")


def kept_words() -> list[str]:
    """Which of the words are anywhere in any table, but for the trail of decisions."""
    tables = [model for model in apps.get_models() if model._meta.app_label != "audit"]  # noqa: SLF001
    rows = "".join(
        serializers.serialize("json", QuerySet(model), ensure_ascii=False) for model in tables
    )
    return [words for words in WORDS if words in rows]


def test_without_a_rule_everything_is_kept(old: House) -> None:
    run()
    assert kept_words() == list(WORDS)
    assert not Removal.objects.exists()
    assert old.story.members.count() == 2


def test_what_is_over_is_gone_from_every_table(old: House) -> None:
    assert kept_words() == list(WORDS)
    rule(old, Sort.REPORT)
    run()
    assert kept_words() == []


def test_decisions_counts_and_trail_hold(old: House) -> None:
    rule(old, Sort.REPORT)
    run()
    story = Story.objects.get()
    assert (story.pk, story.state, story.reports, story.region) == (
        old.story.pk, "confirmed", 2, "74.71",
    )  # fmt: skip
    assert story.decisions.get().reason == "sudah dicek"
    assert verify().whole
    entry = Entry.objects.get(act="retention.removed")
    assert entry.values.after == {"sort": "report", "days": YEAR, "count": 2}


def test_search_and_pages_show_nothing_of_it(old: House) -> None:
    rule(old, Sort.REPORT)
    run()
    client, report = old.client("analis.kendari"), Report.objects.first()
    assert report is not None
    for address in ("/cari/?q=rakor", old.story.get_absolute_url(), report.get_absolute_url()):
        answer = client.get(address)
        assert answer.status_code == 200
        page = answer.content.decode()
        assert [words for words in WORDS if words in page] == []


def test_errors_of_jobs_on_it_are_gone(old: House) -> None:
    report = Report.objects.get(key="a")
    for payload in ({"report": report.pk}, {"reports": [report.pk]}, {"report": "lain"}):
        Job.objects.create(name="x", payload=payload, region="74.71", state="failed", error=FEARED)
    rule(old, Sort.REPORT)
    run()
    assert sorted(Job.objects.values_list("error", flat=True)) == sorted(["–", "–", FEARED])


def test_a_raw_page_goes_and_its_reading_stays(old: House) -> None:
    rule(old, Sort.PAGE)
    run()
    assert set(Report.objects.values_list("text", flat=True)) == {""}
    assert SHARED in Report.objects.get(key="a").reading.text


def test_what_is_left_of_a_story_is_told_anew(old: House) -> None:
    Report.objects.filter(key="b").update(received_at=timezone.now())
    rule(old, Sort.REPORT)
    run()
    story = Story.objects.get()
    assert {key for fact in story.record.facts for key in fact.by} <= {"b"}
    assert story.members.count() == 2
    assert Report.objects.get(key="b").text != ""


@pytest.mark.parametrize("thing", ["report", "story"])
def test_a_hold_wins(old: House, thing: str) -> None:
    by = old.people["analis.kendari"]
    held = old.story if thing == "story" else Report.objects.get(key="a")
    actions.hold(held, "74.71", by=by, reason="diminta pengadilan")
    rule(old, Sort.REPORT)
    rule(old, Sort.PAGE)
    run()
    assert SHARED in Report.objects.get(key="a").text
    assert (Report.objects.get(key="b").text == "") == (thing == "report")


def test_a_hold_on_a_case_holds_the_reports_of_its_story(old: House) -> None:
    by = old.people["analis.kendari"]
    case = _case(old)
    actions.hold(case, "74.71", by=by, reason="diminta pengadilan")
    rule(old, Sort.REPORT)
    rule(old, Sort.CASE)
    run()
    assert Report.objects.get(key="a").text != ""
    assert Case.objects.get().title == "Kasus batas kebun"


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


def test_a_closed_case_loses_its_words_and_keeps_its_course(old: House) -> None:
    _case(old)
    rule(old, Sort.CASE)
    run()
    case = Case.objects.get()
    assert (case.outcome, case.outcome_note, case.nature) == ("settled", "", "happened")
    assert "batas kebun" not in case.title
    assert not Entry.objects.filter(thing="case", values__isnull=False).exists()
    assert verify().whole


def test_a_hold_that_ended_holds_no_more(old: House) -> None:
    by = old.people["analis.kendari"]
    held = actions.hold(old.story, "74.71", by=by, reason="diminta pengadilan")
    assert actions.hold(old.story, "74.71", by=by, reason="sekali lagi, lain") == held
    actions.release(held, by=by, reason="perkara selesai")
    rule(old, Sort.REPORT)
    run()
    assert kept_words() == []


@pytest.mark.usefixtures("old")
def test_a_story_of_two_regions_is_left_to_neither() -> None:
    report = Report.objects.get(key="a")
    second = Story.objects.get()
    second.pk, second.key, second.region = "zzzzzzzzzz", "s2", "73.17"
    second.save(force_insert=True)
    second.storymember_set.create(report=report, place=0, origin=0)
    assert report.pk not in {str(one.pk) for one in access.over("74.71", Sort.REPORT, YEAR)}


def test_running_twice_removes_once(old: House) -> None:
    rule(old, Sort.REPORT)
    run()
    before = Entry.objects.count()
    run()
    assert Entry.objects.count() == before


def test_another_homes_rule_removes_nothing_here(old: House) -> None:
    actions.set_rule("73.17", Sort.REPORT, 30, by=old.people["analis.luwu"])
    run()
    assert kept_words() == list(WORDS)


def test_setting_a_rule_is_on_the_trail_and_setting_it_again_is_not(old: House) -> None:
    for days in (YEAR, YEAR, None):
        actions.set_rule("74.71", Sort.CASE, days, by=old.people["analis.kendari"])
    told = [one.values.after for one in Entry.objects.filter(act="retention.set")]
    assert told == [{"sort": "case", "days": None}, {"sort": "case", "days": YEAR}]
    assert access.rules("74.71") == {}


@pytest.mark.parametrize("held", ["story", "report"])
def test_a_hold_on_what_a_case_rests_on_holds_the_case(old: House, held: str) -> None:
    by, report = old.people["analis.kendari"], Report.objects.get(key="a")
    case = _case(old)
    Case.objects.update(story=None, evidence=None, report=report, statement="")
    other = _second_story()
    add_story(case, other, by=by)
    thing = other if held == "story" else report
    actions.hold(thing, "74.71", by=by, reason="diminta pengadilan")
    rule(old, Sort.CASE)
    run()
    assert Case.objects.get().title == "Kasus batas kebun"


def _second_story() -> Story:
    story = Story.objects.get()
    story.pk, story.key = "zzzzzzzzzz", "s2"
    story.save(force_insert=True)
    return story


def test_a_story_taken_from_a_case_holds_it_no_more(old: House) -> None:
    by, case, other = old.people["analis.kendari"], _case(old), _second_story()
    add_story(case, other, by=by)
    remove_story(CaseStory.objects.get(story=other), by=by, reason="bukan bukti")
    actions.hold(other, "74.71", by=by, reason="diminta pengadilan")
    rule(old, Sort.CASE)
    run()
    assert Case.objects.get().title != "Kasus batas kebun"


def test_a_hold_on_a_case_holds_the_reports_of_every_story_it_rests_on(old: House) -> None:
    by, case = old.people["analis.kendari"], _case(old)
    other, report = _second_story(), Report.objects.get(key="b")
    old.story.storymember_set.filter(report=report).delete()
    other.storymember_set.create(report=report, place=0, origin=0)
    add_story(case, other, by=by)
    actions.hold(case, "74.71", by=by, reason="diminta pengadilan")
    rule(old, Sort.REPORT)
    run()
    assert Report.objects.get(key="b").text != ""
