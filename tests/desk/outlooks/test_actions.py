"""Issuing an outlook, and putting beside it what came."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError

from selaras.desk.audit.models import Entry
from selaras.desk.newsroom.actions import reject_story
from selaras.desk.outlooks import access
from selaras.desk.outlooks.actions import issue, issue_demo, settle
from selaras.desk.outlooks.models import Outlook, Prediction, Replayed
from selaras.outlook import Events, UnusableEvents
from tests.desk.outlooks.conftest import KENDARI, WEEKS, made_up

if TYPE_CHECKING:
    from pathlib import Path

    from selaras.desk.newsroom.models import Story
    from tests.desk.conftest import House

TABLE = Outlook.Source.TABLE
pytestmark = pytest.mark.django_db


def test_every_region_of_the_table_gets_odds_and_reasons_that_add_up(events: Events) -> None:
    outlook, new = issue(events, source=TABLE)
    assert new
    regions = set(outlook.predictions.values_list("region", flat=True))
    assert {"11", "73", "74", KENDARI, "74.01"} <= regions
    assert "32" not in regions
    for row in outlook.predictions.all():
        assert sum(part for _, part in row.reasons) == pytest.approx(row.mean, abs=0.001)
        assert sum(row.shares) == pytest.approx(1.0, abs=0.001)
        assert row.first_day - outlook.as_of == dt.timedelta(weeks=1)


def test_assembly_is_never_forecast(events: Events) -> None:
    assert any(row.group == "assembly" for row in events.rows)
    outlook, _ = issue(events, source=TABLE)
    for model in (Prediction, Replayed):
        assert set(model.objects.values_list("group", flat=True)) == {"violence"}
    row = outlook.predictions.first()
    assert row is not None
    row.pk, row.group = None, "assembly"
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)


def test_a_week_is_issued_once_and_stays_as_it_was(events: Events) -> None:
    first, _ = issue(events, source=TABLE)
    before = list(Prediction.objects.order_by("pk").values())
    fewer = Events(tuple(row for row in events.rows if row.region != KENDARI))
    again, new = issue(fewer, source=TABLE, as_of=first.as_of)
    assert (again, new) == (first, False)
    assert list(Prediction.objects.order_by("pk").values()) == before
    assert Entry.objects.filter(act="outlook.issued").count() == 1


def test_under_a_year_of_data_there_is_no_outlook() -> None:
    with pytest.raises(UnusableEvents, match="52"):
        issue(made_up(50), source=TABLE)
    assert not Outlook.objects.exists()


def test_what_came_is_put_beside_the_odds_once(events: Events) -> None:
    outlook, _ = issue(events, source=TABLE)
    assert settle(made_up(WEEKS + 3), source=TABLE) == 0
    later = made_up(WEEKS + 4)
    assert settle(later, source=TABLE) == outlook.predictions.count()
    row = outlook.predictions.get(region=KENDARI)
    came = [
        one
        for one in later.rows
        if one.region == KENDARI
        and one.group == "violence"
        and row.first_day <= one.day <= row.last_day
    ]
    assert row.count == len(came)
    assert settle(later, source=TABLE) == 0
    assert Entry.objects.filter(act="outlook.settled").count() == 1


def test_odds_from_one_source_are_not_settled_by_another(events: Events) -> None:
    issue(events, source=Outlook.Source.SYNTHETIC)
    assert settle(made_up(WEEKS + 4), source=TABLE) == 0


def test_the_record_rests_on_the_replay_first_and_then_on_what_was_issued(events: Events) -> None:
    first, _ = issue(events, source=TABLE)
    row = first.predictions.get(region=KENDARI)
    assert row.record is not None
    assert row.record["of"] == row.record["replayed"] > 0
    later = made_up(WEEKS + 4)
    settle(later, source=TABLE)
    second, _ = issue(later, source=TABLE)
    assert not second.replayed.exists()
    records = [one.record for one in second.predictions.all() if one.record]
    assert any(one["of"] > one["replayed"] > 0 for one in records)
    assert access.skill(second)["violence"]


def test_every_act_is_on_the_trail(events: Events) -> None:
    outlook, _ = issue(events, source=TABLE)
    entry = Entry.objects.get(act="outlook.issued")
    assert (entry.thing, entry.thing_id, entry.region) == ("outlook", outlook.pk, "ID")


def test_the_demonstration_is_marked_as_made_up() -> None:
    assert issue_demo().is_synthetic


def _story(house: House, **columns: str) -> Story:
    row = house.story
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    return row


def test_a_story_that_happened_is_an_event_of_its_kind_day_and_regency(house: House) -> None:
    _story(house, kind="brawl", phase="happened", region="74.71.01", date_from="2023-05-09")
    (event,) = access.events_of_stories().rows
    assert (event.region, event.province, event.group) == (KENDARI, "74", "violence")
    assert event.day == dt.date(2023, 5, 9)


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"phase": "feared"}, id="feared-has-not-come"),
        pytest.param({"phase": "settled"}, id="a-settlement-is-no-event"),
        pytest.param({"kind": "coordination_meeting"}, id="work-for-harmony"),
        pytest.param({"region": "ID"}, id="no-region"),
        pytest.param({"date_from": "2023-05"}, id="known-to-the-month"),
        pytest.param({"state": "rejected"}, id="rejected"),
    ],
)
def test_what_is_no_dated_placed_event_is_left_out(house: House, columns: dict[str, str]) -> None:
    sound = {"kind": "brawl", "phase": "happened", "region": KENDARI, "date_from": "2023-05-09"}
    _story(house, **sound)
    assert len(access.events_of_stories().rows) == 1
    _story(house, **columns)
    with pytest.raises(UnusableEvents):
        access.events_of_stories()


def test_a_rejected_story_counts_no_more(house: House) -> None:
    _story(house, kind="brawl", phase="happened", region=KENDARI, date_from="2023-05-09")
    reject_story(house.story, by=house.people["analis.kendari"], reason="misread")
    with pytest.raises(UnusableEvents):
        access.events_of_stories()


def test_assembly_of_stories_stays_assembly(house: House) -> None:
    _story(house, kind="protest", phase="happened", region=KENDARI, date_from="2023-05-09")
    assert [one.group for one in access.events_of_stories().rows] == ["assembly"]


def test_a_table_gives_official_codes(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text(
        "date,region,kind\n2023-05-09,Kota Kendari,brawl\n2023-05-10,74.71.01,brawl\n"
        "2023-05-11,Sulawesi Tenggara,violence\n",
        encoding="utf-8",
    )
    rows = access.events_of_tables([table]).rows
    assert [row.region for row in rows] == [KENDARI, KENDARI, "74"]
