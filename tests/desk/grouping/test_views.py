"""The page on which people rearrange reports: reasons, clashes, other people's stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from selaras.desk.grouping import access
from selaras.desk.grouping.models import Rearrangement
from selaras.desk.newsroom.models import Story
from tests.desk.newsroom.rights import feared_story

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.desk.conftest import House


def _post(house: House, name: str, sent: Mapping[str, object]) -> tuple[int, str]:
    address = reverse(name, args=[house.story.pk])
    answer = house.client("analis.kendari").post(address, sent)
    return answer.status_code, answer.content.decode()


def test_the_page_offers_the_reports_and_what_was_done(house: House) -> None:
    client = house.client("analis.kendari")
    page = client.get(reverse("story-arrange", args=[house.story.pk])).content.decode()
    assert "Kabar Teluk" in page
    assert "Pesisir News" in page
    status, _ = _post(house, "story-split", {
        "reports": [house.story.members.get(key="b").pk], "reason": "acara lain",
    })  # fmt: skip
    assert status == 302
    page = client.get(reverse("story-arrange", args=[house.story.pk])).content.decode()
    assert "acara lain" in page
    assert reverse("rearrangement-undo", args=[Rearrangement.objects.get().pk]) in page


@pytest.mark.parametrize("name", ["story-merge", "story-split", "story-move"])
def test_without_a_reason_nothing_moves(house: House, name: str) -> None:
    other = feared_story()
    report = house.story.members.get(key="b").pk
    sent = {"other": other.pk, "reports": [report], "report": report}
    assert _post(house, name, sent)[0] == 400
    assert not Rearrangement.objects.exists()


def test_a_story_that_changed_meanwhile_is_shown_again_with_what_was_typed(house: House) -> None:
    seen = access.mark(house.story)
    report = house.story.members.get(key="b").pk
    first = {"reports": [report], "reason": "acara lain", "seen": seen}
    assert _post(house, "story-split", first)[0] == 302
    later = {"other": feared_story().pk, "reason": "alasan saya sendiri", "seen": seen}
    status, page = _post(house, "story-merge", later)
    assert status == 409
    assert "alasan saya sendiri" in page
    assert Rearrangement.objects.count() == 1


@pytest.mark.parametrize("other", ["", "zzzzzzzzzz", "self", "elsewhere"])
def test_only_another_story_of_ones_own_home_takes_reports_in(house: House, other: str) -> None:
    away = feared_story()
    Story.objects.filter(pk=away.pk).update(region="73.17")
    named = {"self": house.story.pk, "elsewhere": away.pk}.get(other, other)
    assert _post(house, "story-merge", {"other": named, "reason": "sama"})[0] == 400
    assert not Rearrangement.objects.exists()


def test_a_story_may_be_named_by_its_address(house: House) -> None:
    other = feared_story()
    address = f"http://127.0.0.1:8000{other.get_absolute_url()}?bukti=x"
    assert _post(house, "story-merge", {"other": address, "reason": "sama"})[0] == 302
    assert Story.objects.get(pk=house.story.pk).merged_into_id == other.pk


def test_merging_twice_leads_to_the_same_story(house: House) -> None:
    sent: dict[str, object] = {"other": feared_story().pk, "reason": "sama"}
    assert [_post(house, "story-merge", sent)[0] for _ in range(2)] == [302, 302]
    assert Rearrangement.objects.count() == 1
