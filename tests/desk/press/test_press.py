"""The press about a meeting stands beside its minutes, linked by people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from selaras.desk.meetings.models import Meeting
from selaras.desk.press import _compare, access
from selaras.records import Fact, Story, StoryDates

if TYPE_CHECKING:
    from tests.desk.conftest import House

_THAT_DAY = dt.datetime(2023, 5, 9, 1, 0, tzinfo=dt.UTC)


@pytest.fixture
def held(meeting: Meeting) -> Meeting:
    """The meeting of the day of which the story tells."""
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=_THAT_DAY, venue="Hotel Samudra, Kendari", opener="Tamrin Sole"
    )
    meeting.refresh_from_db()
    return meeting


def test_a_story_of_that_day_and_place_is_offered_and_linked_by_a_person(
    house: House, held: Meeting
) -> None:
    client, address = house.client("sekretariat.kendari"), reverse("press", args=[held.pk])
    assert house.story.title in client.get(address).content.decode()
    assert access.shown(house.people["sekretariat.kendari"], held) == []
    client.post(reverse("press-link", args=[held.pk, house.story.pk]))
    assert [one.story for one in access.coverage(held)] == [house.story]
    by_field = {one.field: one for one in access.lines(held, list(access.coverage(held)))}
    assert by_field["venue"].standing == "agreed"
    assert by_field["opened_by"].standing == "disputed"
    assert by_field["theme"].standing == "sole"
    client.post(reverse("press-unlink", args=[held.pk, house.story.pk]))
    assert list(access.coverage(held)) == []


@pytest.mark.parametrize("days", [2, -2])
def test_a_story_of_another_day_is_not_offered(house: House, held: Meeting, days: int) -> None:
    Meeting.objects.filter(pk=held.pk).update(starts_at=_THAT_DAY + dt.timedelta(days=days))
    held.refresh_from_db()
    assert list(access.offered(house.people["sekretariat.kendari"], held)) == []


@pytest.mark.parametrize(
    ("field", "minuted", "reported", "standing"),
    [
        pytest.param("theme", "Rukun, Damai", "Damai, Rukun", "agreed", id="another-order"),
        pytest.param("venue", "Hotel Samudra", "HOTEL SAMUDRA.", "agreed", id="another-case"),
        pytest.param("venue", "Hotel Samudra", "Hotel Bukit", "disputed", id="another-place"),
        pytest.param("opener", "Wali Kota", "Tamrin Sole", "sole", id="office-or-name"),
        pytest.param("opener", "Sarita Dunda", "Tamrin Sole", "disputed", id="another-name"),
        pytest.param("theme", "", "Rukun", "sole", id="minutes-silent"),
    ],
)
def test_two_values_stand_by_what_they_say(
    held: Meeting, field: str, minuted: str, reported: str, standing: str
) -> None:
    setattr(held, field, minuted)
    name = {"opener": "opened_by"}.get(field, field)
    fact = Fact(field=name, value=reported, standing="sole", by=("a",), origins=1, evidence=())
    story = Story(
        id="s", title="t", kind="coordination_meeting", phase="activity", date=StoryDates(),
        region="74.71", members=("a",), origins=(("a",),), facts=(fact,), shared_passages=(),
    )  # fmt: skip
    lines = _compare.lines(held, _compare.Minuted((), ()), [story])
    assert {one.field: one.standing for one in lines}[name] == standing
