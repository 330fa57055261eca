"""A person's correction of where and when moves the story; undone, it is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from selaras.desk.audit.models import Entry
from selaras.desk.newsroom import _corrected, access, actions
from selaras.desk.newsroom.models import Story, StoryDecision
from selaras.desk.outlooks.access import events_of_stories
from selaras.outlook import UnusableEvents
from tests.desk.newsroom.rights import a_fact

if TYPE_CHECKING:
    from tests.desk.conftest import House

LUWU = "73.17"


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        pytest.param("region", "73.17", "73.17", id="code"),
        pytest.param("region", "Kabupaten  Luwu", "73.17", id="name"),
        pytest.param("region", "73.17.01", "73.17", id="district"),
        pytest.param("region", "Nasional", "ID", id="nation"),
        pytest.param("region", "di sana", None, id="no-region"),
        pytest.param("date", "2023-05-11", "2023-05-11", id="iso"),
        pytest.param("date", "11/5/2023", "2023-05-11", id="slashes"),
        pytest.param("date", "11 Mei 2023", "2023-05-11", id="words"),
        pytest.param("date", "31 Februari 2023", None, id="no-day"),
        pytest.param("date", "kemarin", None, id="no-date"),
        pytest.param("date", "\u0661\u0661/\u0665/2023", "2023-05-11", id="other-digits"),
        pytest.param("kind", "land_dispute", "land_dispute", id="kind"),
        pytest.param("kind", "apa saja", None, id="no-kind"),
        pytest.param("phase", "happened", "happened", id="phase"),
        pytest.param("phase", "x" * 100_000, None, id="huge"),
        pytest.param("region", "\ud800", None, id="surrogate"),
    ],
)
def test_a_typed_value_is_what_the_desk_knows_or_nothing(
    field: str, value: str, found: str | None
) -> None:
    assert _corrected.meant(field, value) == found


def correct(house: House, field: str, value: str, *, who: str = "analis.kendari") -> None:
    actions.correct_fact(
        house.story, f"{field}-00000000", by=house.people[who], value=value,
        evidence={"source": "surat"}, on=actions.Basis(field=field),
    )  # fmt: skip


def undo(house: House) -> None:
    standing = StoryDecision.objects.get(undone_at=None)
    actions.undo_decision(standing, by=house.people["analis.kendari"])


def reads(house: House, who: str) -> bool:
    return access.stories(house.people[who]).filter(pk=house.story.pk).exists()


def test_a_corrected_region_moves_the_story_to_its_lists_and_rights(house: House) -> None:
    correct(house, "region", "Kabupaten Luwu")
    assert Story.objects.get().region == LUWU
    assert (reads(house, "analis.luwu"), reads(house, "analis.kendari")) == (True, False)
    assert access.waiting(house.people["analis.luwu"]).exists()
    address = house.story.get_absolute_url()
    assert house.client("analis.luwu").get(address).status_code == 200
    assert house.client("analis.kendari").get(address).status_code == 404


def test_both_regions_find_on_their_trail_where_it_went(house: House) -> None:
    correct(house, "region", LUWU)
    moves = Entry.objects.filter(act="story.moved").select_related("values")
    assert {one.region for one in moves} == {"74.71", LUWU}
    assert [one.values.before for one in moves] == [{"region": "74.71"}] * 2
    assert [one.values.after for one in moves] == [{"region": LUWU}] * 2
    assert Entry.objects.get(act="fact.corrected").region == "74.71"


def test_undoing_brings_it_back(house: House) -> None:
    correct(house, "region", LUWU)
    undo(house)
    assert Story.objects.get().region == "74.71"
    assert Entry.objects.filter(act="story.moved").count() == 4


def test_a_story_that_says_no_region_goes_back_to_where_it_lay(house: House) -> None:
    data = {**house.story.data, "region": None}
    Story.objects.update(data=data)
    correct(house, "region", LUWU)
    correct(house, "region", "74.04")
    undo(house)
    assert Story.objects.get().region == "74.71"


def test_a_new_reading_keeps_the_correction(house: House) -> None:
    correct(house, "region", LUWU)
    correct(house, "date", "11/5/2023")
    readings = [one.report.reading for one in house.story.storymember_set.all()]
    changed = {**house.story.data, "title": "Rakor, Kendari"}
    Story.objects.update(data=changed)
    actions.load_readings(readings, [house.story.record])
    story = Story.objects.get()
    assert (story.region, story.date_from, story.date_to) == (LUWU, "2023-05-11", "2023-05-11")


def test_a_value_that_is_no_region_moves_nothing(house: House) -> None:
    correct(house, "region", "di sana")
    assert Story.objects.get().region == "74.71"
    assert not Entry.objects.filter(act="story.moved").exists()


def test_a_correction_of_another_fact_moves_nothing(house: House) -> None:
    correct(house, "venue", LUWU)
    assert Story.objects.get().region == "74.71"


def _with_region_fact(house: House) -> None:
    facts = [dict(one) for one in house.story.data["facts"]]
    facts[0] |= {"field": "region", "value": "74.71"}
    Story.objects.update(data={**house.story.data, "facts": facts}, shown={})
    house.story = Story.objects.get()


def test_the_page_asks_for_a_region_that_there_is(house: House) -> None:
    _with_region_fact(house)
    address = reverse("story-correct", args=[house.story.pk, a_fact(house, "region")])
    client = house.client("analis.kendari")
    wrong = client.post(address, {"value": "di sana", "source": "surat"})
    assert wrong.status_code == 400
    assert "nama resmi" in wrong.content.decode()
    done = client.post(address, {"value": "Kabupaten Luwu", "source": "surat"}, follow=True)
    assert done.redirect_chain == [(reverse("stories"), 302)]
    assert "di luar wewenang Anda" in done.content.decode()
    assert Story.objects.get().region == LUWU


def test_events_are_of_what_people_set_right(house: House) -> None:
    with pytest.raises(UnusableEvents):
        events_of_stories()
    for field, value in (
        ("phase", "happened"),
        ("kind", "land_dispute"),
        ("region", LUWU),
        ("date", "11/5/2023"),
    ):
        correct(house, field, value)
    (event,) = events_of_stories().rows
    assert (event.region, event.day.isoformat(), event.group) == (LUWU, "2023-05-11", "dispute")


def test_a_rejected_story_is_no_event_and_one_taken_back_is(house: House) -> None:
    correct(house, "phase", "happened")
    correct(house, "kind", "land_dispute")
    assert len(events_of_stories().rows) == 1
    by = house.people["analis.kendari"]
    actions.reject_story(house.story, by=by, reason="not_real")
    with pytest.raises(UnusableEvents):
        events_of_stories()
    whole = StoryDecision.objects.get(fact="", undone_at=None)
    actions.undo_decision(whole, by=by)
    assert len(events_of_stories().rows) == 1


def test_a_story_that_was_merged_counts_once(house: House) -> None:
    correct(house, "phase", "happened")
    correct(house, "kind", "land_dispute")
    first = Story.objects.get()
    second = Story.objects.get()
    second.pk, second.key, second.merged_into = "zzzzzzzzzz", "s2", first
    second.save(force_insert=True)
    assert len(events_of_stories().rows) == 1
