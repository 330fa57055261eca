"""A rumour and its correction, a fear and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from selaras.desk.audit.models import Entry
from selaras.desk.links import access, actions
from selaras.desk.links.models import StoryLink
from selaras.desk.newsroom.models import Story
from tests.desk.newsroom.rights import feared_story

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from tests.desk.conftest import House

HAPPENED_GLYPH = 'href="#g-happened"'


def _story(key: str, title: str, **fields: str) -> Story:
    """A story of Kota Kendari with this kind and phase."""
    row = feared_story(key)
    changed = {"title": title, "date_from": "2024-06-03", **fields}
    Story.objects.filter(pk=row.pk).update(**changed)
    return Story.objects.get(pk=row.pk)


@pytest.fixture
def analyst(house: House) -> User:
    return house.people["analis.kendari"]


@pytest.fixture
def rumour(house: House) -> Story:  # noqa: ARG001  # people are needed
    return _story("desas", "Kabar sumur beracun di Punggaloba", kind="hoax", phase="happened")


@pytest.fixture
def check(house: House) -> Story:  # noqa: ARG001
    return _story(
        "cek", "Cek fakta: kabar sumur beracun di Punggaloba keliru", kind="fact_check",
        phase="happened", date_from="2024-06-05",
    )  # fmt: skip


def test_a_rumour_and_its_correction_are_proposed_to_each_other(
    analyst: User, rumour: Story, check: Story
) -> None:
    found = [access.of_story(analyst, one).proposals for one in (rumour, check)]
    assert [[(one.story, one.role) for one in some] for some in found] == [
        [(check, "corrected_by")],
        [(rumour, "corrects")],
    ]


@pytest.mark.parametrize(
    ("fields", "proposed"),
    [
        pytest.param({}, True, id="near"),
        pytest.param({"kind": "brawl"}, True, id="violence-out-of-a-dispute"),
        pytest.param({"region": "73.17"}, False, id="another-place"),
        pytest.param({"kind": "price_shock", "title": "Harga cabai"}, False, id="another-kind"),
        pytest.param({"date_from": "2025-06-03"}, False, id="long-after"),
        pytest.param({"phase": "feared"}, False, id="feared-too"),
        pytest.param({"kind": "protest", "title": "Unjuk rasa damai"}, False, id="assembly"),
    ],
)
def test_what_came_of_a_fear_is_near_in_place_kind_and_time(
    analyst: User,
    fields: dict[str, str],
    proposed: bool,  # noqa: FBT001
) -> None:
    feared = _story("takut", "Sengketa batas kebun", date_from="2024-05-01")
    told = {"title": "Keributan batas kebun", "phase": "happened", **fields}
    _story("jadi", **told)
    found = access.of_story(analyst, feared).proposals
    assert [one.role for one in found] == (["came"] if proposed else [])


def test_both_pages_show_the_link(house: House, analyst: User, rumour: Story, check: Story) -> None:
    client = house.client("analis.kendari")
    sent = {"role": "corrected_by", "other": check.get_absolute_url(), "reason": "kata puskesmas"}
    assert client.post(reverse("story-link", args=[rumour.pk]), sent).status_code == 302
    for one, other in ((rumour, check), (check, rumour)):
        page = client.get(one.get_absolute_url()).content.decode()
        assert other.get_absolute_url() in page
        assert "kata puskesmas" in page
    assert access.of_story(analyst, rumour).proposals == ()


def test_a_hoax_never_looks_as_if_it_had_happened(house: House, rumour: Story) -> None:
    client = house.client("analis.kendari")
    for address in ("/cerita/", rumour.get_absolute_url(), "/"):
        page = client.get(address).content.decode()
        rows = [line for line in page.splitlines() if rumour.title in line]
        assert rows
        assert not any(HAPPENED_GLYPH in line for line in rows)


def test_a_corrected_story_stops_looking_as_if_it_had_happened(analyst: User, check: Story) -> None:
    told = _story("kabar", "Sumur beracun", kind="crime_other", phase="happened")
    assert told.sign == "happened"
    made = actions.link(
        told, check, sort=StoryLink.Sort.CORRECTION, by=analyst, reason="kata puskesmas"
    )
    assert Story.objects.get(pk=told.pk).sign == "rumour"
    actions.undo(made, by=analyst)
    assert Story.objects.get(pk=told.pk).sign == "happened"


def test_linking_and_undoing_twice_changes_once(analyst: User, rumour: Story, check: Story) -> None:
    sort = StoryLink.Sort.CORRECTION
    made = [actions.link(rumour, check, sort=sort, by=analyst, reason="x") for _ in range(2)]
    for one in made:
        actions.undo(one, by=analyst)
    assert StoryLink.objects.count() == 1
    assert Entry.objects.filter(act="link.undone", thing_id=rumour.pk).count() == 1


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"role": "came", "other": "", "reason": "x"}, id="no-story"),
        pytest.param({"role": "came", "other": "zzzzzzzzzz", "reason": "x"}, id="missing-story"),
        pytest.param({"role": "came", "other": "self", "reason": "x"}, id="itself"),
        pytest.param({"role": "came", "other": "cek", "reason": ""}, id="no-reason"),
        pytest.param({"role": "menang", "other": "cek", "reason": "x"}, id="no-such-relation"),
    ],
)
def test_a_link_needs_another_story_and_a_reason(
    house: House, rumour: Story, check: Story, sent: dict[str, str]
) -> None:
    named = {"self": rumour.pk, "cek": check.pk}.get(sent["other"], sent["other"])
    address = reverse("story-link", args=[rumour.pk])
    answer = house.client("analis.kendari").post(address, {**sent, "other": named})
    assert answer.status_code == 400
    assert not StoryLink.objects.exists()


def test_a_link_to_what_one_may_not_read_is_not_shown(
    house: House, analyst: User, rumour: Story, check: Story
) -> None:
    actions.link(rumour, check, sort=StoryLink.Sort.CORRECTION, by=analyst, reason="x")
    Story.objects.filter(pk=check.pk).update(region="73.17")
    page = house.client("analis.kendari").get(rumour.get_absolute_url()).content.decode()
    assert check.title not in page
