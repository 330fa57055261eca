"""Loading what was read, and what people decide on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from django.urls import reverse

from selaras.desk.newsroom.actions import load_readings
from selaras.desk.newsroom.models import Reading, Report, Story, StoryDecision, StoryMember

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
    page = house.client("analis.kendari").get(house.story.get_absolute_url())
    facts = [fact for group in page.context["groups"] for fact in group.facts]
    return next(str(one.key) for one in facts if one.field == "opened_by")


def _decide(house: House, fact: str, sent: dict[str, str]) -> int:
    address = reverse("story-fact", args=[house.story.pk, fact])
    return house.client("analis.kendari").post(address, sent).status_code


@pytest.mark.parametrize(
    ("proof", "kept"),
    [
        pytest.param({"sentence": "dibuka Wakil Menteri Sarita Dunda"}, "report", id="sentence"),
        pytest.param({"source": "Surat panitia 12/2023"}, "source", id="named-source"),
    ],
)
def test_a_correction_keeps_its_proof(
    house: House, fact: str, proof: dict[str, str], kept: str
) -> None:
    assert _decide(house, fact, {"step": "correct", "value": "Wakil Menteri", **proof}) == 302
    decision = StoryDecision.objects.get()
    assert kept in dict(decision.evidence or {})
    page = house.client("analis.kendari").get(house.story.get_absolute_url()).content.decode()
    assert "Wakil Menteri" in page
    assert "Sarita Dunda" in page


@pytest.mark.parametrize(
    "proof",
    [
        pytest.param({}, id="no-proof"),
        pytest.param({"sentence": "kalimat yang tidak pernah ada"}, id="sentence-not-there"),
    ],
)
def test_a_correction_without_proof_is_refused(
    house: House, fact: str, proof: dict[str, str]
) -> None:
    assert _decide(house, fact, {"step": "correct", "value": "Wakil Menteri", **proof}) == 400
    assert not StoryDecision.objects.exists()


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
