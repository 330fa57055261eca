"""What the machine had read goes from beside people's decisions; what people said stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from selaras.desk.audit.access import verify
from selaras.desk.audit.models import Entry
from selaras.desk.labels._export import labels
from selaras.desk.newsroom import actions as newsroom
from selaras.desk.newsroom.models import Report, Story, StoryDecision
from selaras.desk.retention import actions
from selaras.desk.retention.models import Sort
from tests.desk.conftest import TEXT_A, reading_a
from tests.desk.retention.nights import kept, long_ago, rule, run

if TYPE_CHECKING:
    from tests.desk.conftest import House

VENUE, OPENER = "Hotel Samudra", "Sarita Dunda"
EARLIER = "Kerusuhan di kota lain"


def _machine(wording: str, *keys: str) -> dict[str, object]:
    """What the machine read, as labelled data keep it."""
    reports = Report.objects.filter(key__in=keys).order_by("key")
    return {
        "value": wording,
        "wording": wording,
        "standing": "sole",
        "evidence": [
            {"report": one.pk, "span": "s10-20", "rule": "venue.hotel"} for one in reports
        ],
    }


def _correct(house: House, fact: str, machine: dict[str, object], value: str) -> None:
    newsroom.correct_fact(
        house.story, fact, by=house.people["analis.kendari"], value=value,
        evidence={"source": "Berita acara"}, on=newsroom.Basis(None, "", machine),
    )  # fmt: skip


@pytest.fixture
def decided(house: House) -> House:
    """The venue corrected by both reports, who opened it confirmed by the second; both old."""
    _correct(house, "venue-1", _machine(VENUE, "a", "b"), "Aula Kota")
    newsroom.confirm_fact(
        house.story, "opened_by-1", by=house.people["analis.kendari"], value=OPENER,
        on=newsroom.Basis(None, "", _machine(OPENER, "b")),
    )  # fmt: skip
    Report.objects.update(received_at=long_ago())
    return house


def test_no_table_keeps_what_the_machine_read(decided: House) -> None:
    assert "newsroom.StoryDecision" in kept(VENUE)
    assert "audit.Values" in kept(OPENER)
    rule(decided, Sort.REPORT)
    run()
    assert (kept(VENUE), kept(OPENER)) == ([], [])
    assert verify().whole


def test_what_people_said_and_where_the_machine_had_looked_stays(decided: House) -> None:
    rule(decided, Sort.REPORT)
    run()
    told = StoryDecision.objects.get(act="correct")
    assert (told.value, told.evidence) == ("Aula Kota", {"source": "Berita acara"})
    assert told.machine is not None
    assert [one["rule"] for one in told.machine["evidence"]] == ["venue.hotel"] * 2
    confirmed = StoryDecision.objects.get(act="confirm")
    assert (confirmed.fact, confirmed.undone_at) == ("opened_by-1", None)
    assert Entry.objects.filter(act="fact.corrected", values__isnull=False).exists()
    told_labels = list(labels(["74.71"]))
    assert [one["person"]["act"] for one in told_labels] == ["correct", "confirm"]  # type: ignore[index]  # plain JSON
    page = decided.client("analis.kendari").get(decided.story.get_absolute_url())
    assert page.status_code == 200
    assert OPENER not in page.content.decode()


def test_what_was_read_in_reports_that_are_left_stays(decided: House) -> None:
    Report.objects.filter(key="b").update(received_at=timezone.now())
    rule(decided, Sort.REPORT)
    run()
    confirmed = StoryDecision.objects.get(act="confirm")
    assert (confirmed.value, dict(confirmed.machine or {})["wording"]) == (OPENER, OPENER)
    assert "wording" not in dict(StoryDecision.objects.get(act="correct").machine or {})


def test_a_raw_page_leaves_what_was_read(decided: House) -> None:
    rule(decided, Sort.PAGE)
    run()
    assert dict(StoryDecision.objects.get(act="correct").machine or {})["wording"] == VENUE


def test_a_held_report_keeps_what_was_read_in_it(decided: House) -> None:
    by = decided.people["analis.kendari"]
    report = Report.objects.get(key="b")
    actions.hold(report, "74.71", by=by, reason="diminta pengadilan")
    rule(decided, Sort.REPORT)
    run()
    assert StoryDecision.objects.get(act="confirm").value == OPENER


@pytest.mark.parametrize("left", [True, False], ids=["one-left", "none-left"])
def test_what_names_no_passage_goes_with_the_last_report(house: House, *, left: bool) -> None:
    _correct(house, "kind-1", _machine("dugaan rahasia"), "brawl")
    Report.objects.update(received_at=long_ago())
    if left:
        Report.objects.filter(key="b").update(received_at=timezone.now())
    rule(house, Sort.REPORT)
    run()
    assert bool(kept("dugaan rahasia")) == left


def test_where_the_story_lay_before_a_correction_stays(house: House) -> None:
    _correct(house, "region-1", _machine("Kendari", "a"), "Kota Kendari (74.71)")
    Report.objects.update(received_at=long_ago())
    rule(house, Sort.REPORT)
    run()
    machine = StoryDecision.objects.get(act="correct").machine
    assert machine is not None
    assert (machine["home"], "value" in machine) == ("74.71", False)


def test_what_was_decided_before_a_merger_is_emptied_too(decided: House) -> None:
    old = Story.objects.get()
    new = Story.objects.get()
    new.pk, new.key, new.data = "zzzzzzzzzz", "s2", {**new.data, "id": "s2"}
    new.save(force_insert=True)
    old.storymember_set.update(story=new)
    newsroom.merge_rows(old, new)
    rule(decided, Sort.REPORT)
    run()
    assert (kept(VENUE), kept(OPENER)) == ([], [])


@pytest.mark.parametrize("held", [True, False], ids=["held", "not-held"])
def test_an_earlier_version_of_an_article_goes_like_the_newest(house: House, *, held: bool) -> None:
    newer = newsroom.keep_reading(reading_a(text=TEXT_A.replace(EARLIER, "Pasar malam")))
    newsroom.keep_story(
        house.story.record, {"a": newer, "b": Report.objects.get(key="b")},
        {"a": newer.reading, "b": Report.objects.get(key="b").reading},
    )  # fmt: skip
    assert Report.objects.filter(key="a").count() == 2
    Report.objects.update(received_at=long_ago())
    if held:
        by = house.people["analis.kendari"]
        actions.hold(house.story, "74.71", by=by, reason="diminta pengadilan")
    rule(house, Sort.REPORT)
    run()
    assert bool(kept(EARLIER)) == held
