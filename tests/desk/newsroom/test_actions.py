"""Loading what was read, and what people decide on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.audit.models import Entry
from selaras.desk.grouping.actions import add_report
from selaras.desk.newsroom import actions
from selaras.desk.newsroom._sentences import sentences
from selaras.desk.newsroom.actions import load_readings
from selaras.desk.newsroom.models import Reading, Report, Story, StoryDecision, StoryMember
from tests.desk.conftest import TEXT_B
from tests.desk.newsroom.rights import a_fact, feared_reading, feared_story

if TYPE_CHECKING:
    from selaras import records
    from tests.desk.conftest import House


def _sample(house: House) -> tuple[list[records.Reading], records.Story]:
    readings = [member.report.reading for member in house.story.storymember_set.all()]
    return readings, house.story.record


def test_what_goes_in_comes_out(house: House) -> None:
    readings, story = _sample(house)
    for reading in readings:
        row = Report.objects.get(key=reading.report.id)
        assert row.text == reading.text
        assert row.reading == reading
    assert Story.objects.get().record == story


def test_loading_the_same_again_changes_nothing(house: House) -> None:
    readings, story = _sample(house)
    loaded = load_readings(readings, [story])
    assert (loaded.reports, loaded.stories, loaded.changed) == (0, 0, 0)
    counts = [model.objects.count() for model in (Report, Reading, Story, StoryMember)]
    assert counts == [2, 2, 1, 2]


def test_a_decision_outlives_a_rerun_under_another_key(house: House) -> None:
    client = house.client("analis.kendari")
    client.post(reverse("story-confirm", args=[house.story.pk]))
    readings, story = _sample(house)
    newer = [msgspec.structs.replace(one, reader={"selaras": "2"}) for one in readings]
    regrouped = msgspec.structs.replace(story, id="s-other", title="Rakor, judul baru")
    load_readings(newer, [regrouped])
    row = Story.objects.get()
    assert (row.pk, row.title, row.state) == (house.story.pk, "Rakor, judul baru", "confirmed")
    assert Reading.objects.count() == 4


def test_a_changed_text_is_a_new_version_of_its_report(house: House) -> None:
    readings, story = _sample(house)
    edited = msgspec.structs.replace(readings[1], text=readings[1].text + "Ralat.")
    load_readings([readings[0], edited], [story])
    versions = Report.objects.filter(key="b").order_by("version")
    assert [row.text == readings[1].text for row in versions] == [True, False]


def test_the_raw_text_may_differ_from_the_masked_reading(house: House) -> None:
    readings, story = _sample(house)
    head = readings[0].report
    masked = msgspec.structs.replace(
        readings[0],
        report=msgspec.structs.replace(head, id="c"),
        text=readings[0].text.replace("Wirya", "▇" * 5),
        people=(),
        quotes=(),
    )
    raw = _report(masked, readings[0].text)
    lone = msgspec.structs.replace(story, id="s2", members=("c",), origins=(("c",),), facts=())
    load_readings([masked], [lone], reports=[raw])
    row = Report.objects.get(key="c")
    assert "Wirya Lamato" in row.text
    page = house.client("analis.kendari").get(row.get_absolute_url()).content.decode()
    assert "Wirya" not in page


def _report(reading: records.Reading, text: str) -> records.Report:
    from selaras.records import Report as Raw

    return Raw(id=reading.report.id, text=text)


def test_nul_is_kept_out_of_the_database(house: House) -> None:
    readings, story = _sample(house)
    head = msgspec.structs.replace(readings[0].report, id="n")
    hostile = msgspec.structs.replace(readings[0], report=head, text=readings[0].text + "\x00")
    lone = msgspec.structs.replace(
        story, id="s3", title="a\x00b", members=("n",), origins=(("n",),), facts=()
    )
    load_readings([hostile], [lone])
    assert "\x00" not in Report.objects.get(key="n").text
    assert Story.objects.get(key="s3").record.title == "a\ufffdb"


def test_an_endless_id_is_refused_in_plain_words(house: House) -> None:
    readings, _story = _sample(house)
    head = msgspec.structs.replace(readings[0].report, id="x" * 2_001)
    with pytest.raises(ValueError, match="2000 at most"):
        load_readings([msgspec.structs.replace(readings[0], report=head)], [])


@pytest.fixture
def fact(house: House) -> str:
    return a_fact(house, "opened_by")


def _correct(house: House, fact: str, sent: dict[str, str]) -> int:
    address = reverse("story-correct", args=[house.story.pk, fact])
    return house.client("analis.kendari").post(address, sent).status_code


def _sentence(house: House, words: str) -> dict[str, str]:
    member = next(
        one for one in house.story.storymember_set.all() if words in one.report.reading.text
    )
    found = next(one for one in sentences(member.report.reading) if words in one.words)
    return {"report": member.report.pk, "sentence": found.key}


def test_a_correction_keeps_its_sentence(house: House, fact: str) -> None:
    proof = _sentence(house, "dibuka Wakil Menteri")
    assert _correct(house, fact, {"value": "Wakil Menteri", **proof}) == 302
    decision = StoryDecision.objects.get()
    kept = dict(decision.evidence or {})
    assert kept["report"] == house.story.members.get(key="b").pk
    assert "dibuka Wakil Menteri Sarita Dunda" in TEXT_B[kept["start"] : kept["end"]]
    assert decision.field == "opened_by"
    assert dict(decision.machine or {})["wording"] == "Sarita Dunda"


def test_a_correction_keeps_its_source(house: House, fact: str) -> None:
    sent = {"value": "Wakil Menteri", "source": "Surat panitia 12/2023"}
    assert _correct(house, fact, sent) == 302
    assert StoryDecision.objects.get().evidence == {"source": "Surat panitia 12/2023"}
    page = house.client("analis.kendari").get(house.story.get_absolute_url()).content.decode()
    assert "Wakil Menteri" in page
    assert "Sarita Dunda" in page


@pytest.mark.parametrize(
    "proof",
    [
        pytest.param({}, id="no-proof"),
        pytest.param({"sentence": "0-3"}, id="no-sentence-of-the-report"),
        pytest.param({"sentence": "abc"}, id="nonsense"),
        pytest.param({"sentence": "0-40", "report": "zzzzzzzzzz"}, id="no-report-of-the-story"),
    ],
)
def test_a_correction_without_proof_is_refused(
    house: House, fact: str, proof: dict[str, str]
) -> None:
    assert _correct(house, fact, {"value": "Wakil Menteri", **proof}) == 400
    assert not StoryDecision.objects.exists()


def test_a_correction_outlives_a_reader_that_reads_and_groups_otherwise(
    house: House, fact: str
) -> None:
    _correct(house, fact, {"value": "Wakil Menteri", "source": "Surat panitia"})
    readings, story = _sample(house)
    newer = [msgspec.structs.replace(one, reader={"selaras": "2"}) for one in readings]
    other = msgspec.structs.replace(story.facts[1], value="Tamrin Sole", evidence=())
    regrouped = msgspec.structs.replace(
        story, id="s-other", facts=(story.facts[0], other, story.facts[2])
    )
    load_readings(newer, [regrouped])
    for report in Report.objects.filter(key__in=["a", "b"]):
        add_report(report)
    row = Story.objects.get(members__key="b")
    page = house.client("analis.kendari").get(row.get_absolute_url()).content.decode()
    assert StoryDecision.objects.get().undone_at is None
    assert "Wakil Menteri" in page
    assert "mesin kini membaca lain" in page


def test_an_undone_decision_stays_on_record(house: House) -> None:
    client = house.client("analis.kendari")
    client.post(reverse("story-reject", args=[house.story.pk]), {"reason": "misread"})
    decision = StoryDecision.objects.get()
    client.post(reverse("decision-undo", args=[decision.pk]))
    decision.refresh_from_db()
    house.story.refresh_from_db()
    assert decision.undone_at is not None
    assert house.story.state == Story.State.NEW


def test_a_later_decision_replaces_the_one_before(house: House) -> None:
    client = house.client("analis.kendari")
    client.post(reverse("story-reject", args=[house.story.pk]), {"reason": "misread"})
    client.post(reverse("story-confirm", args=[house.story.pk]))
    house.story.refresh_from_db()
    assert house.story.state == Story.State.CONFIRMED
    assert [one.act for one in StoryDecision.objects.filter(undone_at=None)] == ["confirm"]


def _post(house: House, name: str, sent: dict[str, object]) -> tuple[int, str]:
    answer = house.client("analis.kendari").post(reverse(name, args=[house.story.pk]), sent)
    return answer.status_code, answer.content.decode()


def test_a_story_is_taken_to_check_and_let_go(house: House) -> None:
    _post(house, "story-take", {})
    taken = StoryDecision.objects.get()
    house.story.refresh_from_db()
    assert house.story.state == Story.State.CHECKING
    page = house.client("sekretariat.kendari").get(house.story.get_absolute_url())
    assert "Sedang diperiksa · Analis Kesbangpol Kota Kendari" in page.content.decode()
    house.client("analis.kendari").post(reverse("decision-undo", args=[taken.pk]))
    house.story.refresh_from_db()
    assert house.story.state == Story.State.NEW
    assert Entry.objects.filter(act="check.released").count() == 1


@pytest.mark.parametrize(
    ("name", "sent", "state"),
    [
        pytest.param("story-confirm", {}, Story.State.CONFIRMED, id="confirmed"),
        pytest.param("story-reject", {"reason": "not_real"}, Story.State.REJECTED, id="rejected"),
        pytest.param("story-dispute", {"reason": "dua versi"}, Story.State.DISPUTED, id="disputed"),
    ],
)
def test_a_whole_story_is_decided_by_somebody_for_a_reason(
    house: House, name: str, sent: dict[str, object], state: Story.State
) -> None:
    assert _post(house, name, sent)[0] == 302
    house.story.refresh_from_db()
    decision = StoryDecision.objects.get()
    assert house.story.state == state
    assert (decision.by, str(decision.office)) == (
        house.people["analis.kendari"],
        "Analis Kesbangpol Kota Kendari",
    )


@pytest.mark.parametrize(
    ("step", "sent", "act"),
    [
        pytest.param("check", {}, "check", id="checked"),
        pytest.param("confirm", {}, "confirm", id="confirmed"),
        pytest.param("leave_open", {}, "leave_open", id="disputed"),
        pytest.param("reject", {"reason": "salah kutip"}, "reject", id="rejected"),
    ],
)
def test_one_fact_is_decided_apart_from_the_story(
    house: House, fact: str, step: str, sent: dict[str, str], act: str
) -> None:
    address = reverse("story-fact", args=[house.story.pk, fact])
    assert house.client("analis.kendari").post(address, {"step": step, **sent}).status_code == 302
    assert StoryDecision.objects.get(fact=fact).act == act
    house.story.refresh_from_db()
    assert house.story.state == Story.State.CHECKING


def test_a_fact_is_not_rejected_without_a_reason(house: House, fact: str) -> None:
    address = reverse("story-fact", args=[house.story.pk, fact])
    assert house.client("analis.kendari").post(address, {"step": "reject"}).status_code == 400
    assert not StoryDecision.objects.exists()


def test_of_two_people_the_slower_sees_both_and_keeps_her_words(house: House) -> None:
    assert _post(house, "story-confirm", {"seen": 0})[0] == 302
    status, page = _post(house, "story-dispute", {"seen": 0, "reason": "saya dengar lain"})
    standing = StoryDecision.objects.get()
    assert (status, standing.act) == (409, "confirm")
    assert "saya dengar lain" in page
    assert "Bandingkan dahulu" in page
    assert f'name="seen" value="{standing.pk}"' in page
    sent = {"seen": standing.pk, "reason": "saya dengar lain"}
    assert _post(house, "story-dispute", sent)[0] == 302


def test_of_two_corrections_the_slower_keeps_her_words(house: House, fact: str) -> None:
    first = {"value": "Wakil Menteri", "source": "Surat panitia", "seen": "0"}
    assert _correct(house, fact, first) == 302
    address = reverse("story-correct", args=[house.story.pk, fact])
    later = {"value": "Staf ahli", "source": "Telepon panitia", "seen": "0"}
    answer = house.client("analis.kendari").post(address, later)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Staf ahli" in page
    assert "Telepon panitia" in page
    assert "Wakil Menteri" in page
    assert StoryDecision.objects.get().value == "Wakil Menteri"


def test_facts_are_decided_side_by_side_without_a_clash(house: House, fact: str) -> None:
    client = house.client("analis.kendari")
    for one in (fact, a_fact(house, "venue")):
        address = reverse("story-fact", args=[house.story.pk, one])
        assert client.post(address, {"step": "confirm", "seen": 0}).status_code == 302
    assert StoryDecision.objects.count() == 2


def test_sending_a_decision_twice_records_it_once(house: House) -> None:
    for _ in range(2):
        assert _post(house, "story-reject", {"reason": "misread", "seen": 0})[0] == 302
    assert StoryDecision.objects.count() == 1
    assert Entry.objects.filter(act="story.rejected").count() == 1


def _today(days: int = 0) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def test_what_was_only_feared_ends_after_ninety_days(house: House) -> None:  # noqa: ARG001
    feared = feared_story(published=_today(-30).isoformat())
    assert feared.expires_on == _today(60)
    assert actions.expire_fears(_today(60)) == 0
    assert actions.expire_fears(_today(61)) == 1
    assert actions.expire_fears(_today(61)) == 0
    feared.refresh_from_db()
    decision = feared.decisions.get()
    assert (feared.state, decision.by, decision.act) == (Story.State.EXPIRED, None, "expire")


def test_a_renewed_fear_lives_on_and_can_end_again(house: House) -> None:
    feared = feared_story(published=_today(-100).isoformat())
    actions.expire_fears(_today())
    sent = {"until": _today(20).isoformat(), "reason": "panen belum lewat"}
    address = reverse("story-renew", args=[feared.pk])
    assert house.client("analis.kendari").post(address, sent).status_code == 302
    feared.refresh_from_db()
    assert (feared.state, feared.expires_on) == (Story.State.NEW, _today(20))
    assert actions.expire_fears(_today(20)) == 0
    assert actions.expire_fears(_today(21)) == 1


@pytest.mark.parametrize("days", [0, 91], ids=["today", "too-far"])
def test_a_fear_is_renewed_for_at_most_ninety_days(house: House, days: int) -> None:
    feared = feared_story()
    sent = {"until": _today(days).isoformat(), "reason": "panen belum lewat"}
    address = reverse("story-renew", args=[feared.pk])
    assert house.client("analis.kendari").post(address, sent).status_code == 400
    assert not StoryDecision.objects.exists()


def test_a_fear_that_is_told_anew_is_feared_anew(house: House) -> None:  # noqa: ARG001
    feared = feared_story(published=_today(-100).isoformat())
    actions.expire_fears(_today())
    story = feared.record
    newer = feared_reading("baru", published=_today(-1).isoformat())
    keys = ("takut", "baru")
    grown = msgspec.structs.replace(story, members=keys, origins=tuple((key,) for key in keys))
    load_readings([feared_reading("takut", published=_today(-100).isoformat()), newer], [grown])
    feared.refresh_from_db()
    assert (feared.state, feared.expires_on) == (Story.State.NEW, _today(89))


def test_a_rejected_fear_stays_rejected(house: House) -> None:
    feared = feared_story(published=_today(-100).isoformat())
    actions.reject_story(feared, by=house.people["analis.kendari"], reason="not_real")
    assert actions.expire_fears(_today()) == 0
    feared.refresh_from_db()
    assert feared.state == Story.State.REJECTED
