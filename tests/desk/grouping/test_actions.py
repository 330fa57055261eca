"""Reports find their stories one at a time; what people rearranged outlives the machine."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.desk.audit.models import Entry
from selaras.desk.cases.actions import open_case
from selaras.desk.grouping import actions
from selaras.desk.grouping.models import Bond, Placement, Posting, Rearrangement
from selaras.desk.newsroom.access import statements
from selaras.desk.newsroom.actions import keep_reading, load_readings
from selaras.desk.newsroom.models import Report, Story
from selaras.reading import mask, read
from selaras.records import Report as Text
from selaras.stories import Grouper, MemoryCandidates, sign
from tests.desk.newsroom.rights import feared_story

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from tests.desk.conftest import House

CLASH = (
    "KENDARI - Dua kelompok pemuda terlibat keributan di Kelurahan Punggaloba, Kendari, Senin "
    "(3/6/2024) malam. Tiga orang luka dan dibawa ke rumah sakit. Kapolresta Kendari Kombes Pol "
    "Darmo Sulawa mengatakan polisi berjaga di lokasi sampai pagi.\n"
)
COPY = CLASH.replace("terlibat keributan", "bentrok").replace("sampai pagi", "hingga pagi")
OTHER = (
    "WAKATOBI - Panen rumput laut di Pulau Kaledupa, Wakatobi, turun separuh sejak Mei 2024 "
    "karena penyakit. Bupati Wakatobi meminta nelayan tidak menjual bibit ke luar daerah.\n"
)


def arrive(key: str, text: str, *, day: str = "2024-06-04", outlet: str = "Kabar Uji") -> Story:
    """A report comes in at the desk and finds its story."""
    report = Text(id=key, outlet=outlet, title=text[:40], published=day, text=text)
    return actions.add_report(keep_reading(mask(read(report)), raw=text, home="74.71"))


@pytest.fixture
def analyst(house: House) -> User:
    return house.people["analis.kendari"]


@pytest.fixture
def pair(house: House) -> tuple[Story, Story]:  # noqa: ARG001  # people are needed
    """A story of two reports, and one of another event."""
    arrive("satu", CLASH)
    first = arrive("dua", COPY, outlet="Harian Contoh")
    return first, arrive("tiga", OTHER)


def told(story: Story) -> set[str]:
    """The keys of a story's reports."""
    return set(story.members.values_list("key", flat=True))


def test_reports_of_one_event_meet_and_others_do_not(pair: tuple[Story, Story]) -> None:
    assert [told(one) for one in pair] == [{"satu", "dua"}, {"tiga"}]
    assert pair[0].region == "74.71"


def test_a_story_keeps_its_id_when_it_grows(house: House) -> None:  # noqa: ARG001
    first = arrive("satu", CLASH)
    assert arrive("dua", COPY).pk == first.pk


def test_adding_a_report_again_changes_nothing(pair: tuple[Story, Story]) -> None:
    before = Story.objects.get(pk=pair[0].pk).changed_at
    actions.add_report(Report.objects.get(key="dua"))
    assert Story.objects.get(pk=pair[0].pk).changed_at == before
    assert Placement.objects.count() == 5
    assert Posting.objects.filter(placement__report="dua").count() <= 16


_ORDER = st.permutations(range(4))
_FIXTURE = [HealthCheck.function_scoped_fixture]


@given(order=_ORDER)
@settings(max_examples=8, deadline=None, suppress_health_check=_FIXTURE)
@pytest.mark.django_db
def test_the_tables_group_as_the_memory_does(db: None, order: list[int]) -> None:  # noqa: ARG001
    texts = [CLASH, COPY, OTHER, OTHER.replace("separuh", "setengah")]
    readings = [
        read(Text(id=f"r{at}", published="2024-06-04", text=texts[at], outlet="Kabar Uji"))
        for at in order
    ]
    memory, tables = MemoryCandidates(), actions.SqlCandidates()
    Placement.objects.all().delete()
    for reading in readings:
        Grouper(memory).add(sign(reading))
        Grouper(tables).add(sign(reading))
    kept = dict(Placement.objects.values_list("report", "story"))
    assert kept == {one.signature.id: one.story for one in memory.find(set(kept))}


def test_a_merge_outlives_every_rerun_and_the_old_address_leads_on(
    house: House, analyst: User, pair: tuple[Story, Story]
) -> None:
    first, second = pair
    actions.merge(second, first, by=analyst, reason="rangkaian yang sama")
    for key, text in (("tiga", OTHER), ("satu", CLASH), ("empat", OTHER + "Kata dinas.\n")):
        arrive(key, text)
    row = Story.objects.get(pk=first.pk)
    assert told(row) >= {"satu", "dua", "tiga"}
    answer = house.client("analis.kendari").get(reverse("story", args=[second.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, first.get_absolute_url())
    shown = house.client("analis.kendari").get("/cerita/").content.decode()
    assert second.pk not in shown


def test_a_merge_undone_gives_each_story_its_reports_and_its_id(
    analyst: User, pair: tuple[Story, Story]
) -> None:
    first, second = pair
    actions.merge(second, first, by=analyst, reason="rangkaian yang sama")
    actions.undo(Rearrangement.objects.get(), by=analyst)
    rows = [Story.objects.get(pk=one.pk) for one in pair]
    assert [told(one) for one in rows] == [{"satu", "dua"}, {"tiga"}]
    assert [one.merged_into_id for one in rows] == [None, None]


def test_a_split_outlives_every_rerun(analyst: User, pair: tuple[Story, Story]) -> None:
    made = actions.split(pair[0], ["dua"], by=analyst, reason="malam yang lain")
    assert (told(made), told(pair[0])) == ({"dua"}, {"satu"})
    arrive("dua", COPY)
    arrive("satu", CLASH)
    assert (told(made), told(pair[0])) == ({"dua"}, {"satu"})
    actions.undo(Rearrangement.objects.get(), by=analyst)
    assert told(pair[0]) == {"satu", "dua"}
    assert Story.objects.get(pk=made.pk).merged_into_id == pair[0].pk


def test_a_moved_report_stays_where_it_was_put(analyst: User, pair: tuple[Story, Story]) -> None:
    first, second = pair
    actions.move_report("dua", first, second, by=analyst, reason="salah tempat")
    arrive("dua", COPY)
    assert (told(first), told(second)) == ({"satu"}, {"dua", "tiga"})
    actions.undo(Rearrangement.objects.get(), by=analyst)
    assert (told(first), told(second)) == ({"satu", "dua"}, {"tiga"})


def test_a_merge_outlives_a_load_that_groups_otherwise(house: House, analyst: User) -> None:
    other = feared_story()
    actions.merge(other, house.story, by=analyst, reason="peristiwa yang sama")
    readings = [one.report.reading for one in house.story.storymember_set.all()]
    alone = msgspec.structs.replace(other.record, id=other.key)
    load_readings(readings, [alone])
    assert "takut" in told(Story.objects.get(pk=house.story.pk))
    assert Story.objects.get(pk=other.pk).merged_into_id == house.story.pk


def test_cases_of_a_merged_story_show_on_the_one_that_took_it_in(
    house: House, analyst: User
) -> None:
    other = feared_story()
    case = open_case(
        other, statements(other)[0], title="Kebun", kind="boundary_dispute", region="74.71",
        by=analyst,
    )  # fmt: skip
    actions.merge(other, house.story, by=analyst, reason="peristiwa yang sama")
    client = house.client("analis.kendari")
    assert case.get_absolute_url() in client.get(house.story.get_absolute_url()).content.decode()
    case.refresh_from_db()
    assert case.story is not None
    assert case.story.get_absolute_url() == house.story.get_absolute_url()


def test_stories_merged_one_after_another_lead_to_the_last(analyst: User, house: House) -> None:
    one, two = feared_story("k1"), feared_story("k2")
    actions.merge(one, two, by=analyst, reason="sama")
    actions.merge(Story.objects.get(pk=two.pk), house.story, by=analyst, reason="sama")
    ends = Story.objects.filter(pk__in=[one.pk, two.pk]).values_list("merged_into", flat=True)
    assert set(ends) == {house.story.pk}
    actions.undo(Rearrangement.objects.get(source=two), by=analyst)
    assert Story.objects.get(pk=one.pk).merged_into_id == two.pk
    assert told(Story.objects.get(pk=two.pk)) == {"k1", "k2"}


def test_doing_it_twice_changes_once(analyst: User, pair: tuple[Story, Story]) -> None:
    first, second = pair
    for _ in range(2):
        actions.merge(second, first, by=analyst, reason="sama")
    for _ in range(2):
        actions.undo(Rearrangement.objects.get(), by=analyst)
    assert Rearrangement.objects.count() == 1
    acts = list(Entry.objects.order_by("seq").values_list("act", flat=True))
    assert (acts.count("stories.merged"), acts.count("rearrangement.undone")) == (2, 2)


def test_what_is_undone_binds_no_more(analyst: User, pair: tuple[Story, Story]) -> None:
    actions.split(pair[0], ["dua"], by=analyst, reason="malam yang lain")
    actions.undo(Rearrangement.objects.get(), by=analyst)
    assert Bond.objects.exists()
    arrive("dua", COPY)
    assert told(pair[0]) == {"satu", "dua"}


@pytest.mark.parametrize("chosen", [[], ["satu", "dua"]], ids=["none", "all"])
def test_a_split_takes_some_of_the_reports(
    analyst: User, pair: tuple[Story, Story], chosen: list[str]
) -> None:
    with pytest.raises(ValueError, match="some of"):
        actions.split(pair[0], chosen, by=analyst, reason="lain")


def _posted() -> set[str]:
    return set(Posting.objects.values_list("placement__report", flat=True))


def test_words_of_past_weeks_are_forgotten_and_stories_stay(pair: tuple[Story, Story]) -> None:
    assert {"satu", "dua", "tiga"} <= _posted()
    assert actions.forget_postings(dt.date(2024, 12, 1)) >= 1
    assert not _posted() & {"satu", "dua", "tiga"}
    assert [told(one) for one in pair] == [{"satu", "dua"}, {"tiga"}]
    assert actions.forget_postings(dt.date(2024, 12, 1)) == 0


def test_words_of_these_weeks_are_kept(pair: tuple[Story, Story]) -> None:
    actions.forget_postings(dt.date(2024, 6, 20))
    assert {one.key for story in pair for one in story.members.all()} <= _posted()


def test_a_late_report_of_forgotten_weeks_finds_its_story(pair: tuple[Story, Story]) -> None:
    actions.forget_postings(dt.date(2024, 12, 1))
    late = arrive("empat", COPY.replace("Tiga orang", "Sebanyak tiga orang"), outlet="Koran Lain")
    assert late.pk == pair[0].pk
    assert told(late) == {"satu", "dua", "empat"}
    again = {key: Posting.objects.filter(placement__report=key).count() for key in ("satu", "dua")}
    assert all(again.values())
    arrive("lima", COPY.replace("Tiga orang", "Tiga warga"), outlet="Kabar Kelima")
    assert again == {key: Posting.objects.filter(placement__report=key).count() for key in again}


def test_reading_again_what_was_forgotten_splits_no_story(pair: tuple[Story, Story]) -> None:
    actions.forget_postings(dt.date(2024, 12, 1))
    for key in ("dua", "satu"):
        actions.add_report(Report.objects.get(key=key))
    assert [told(one) for one in pair] == [{"satu", "dua"}, {"tiga"}]


def test_a_report_without_a_day_is_always_looked_up(house: House) -> None:  # noqa: ARG001
    Placement.objects.update(day=0)
    before = _posted()
    actions.forget_postings(dt.date(2030, 1, 1))
    assert _posted() == before != set()
