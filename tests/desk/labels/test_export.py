"""Labelled data leave through one door, masked, and only from where one may export."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from django.urls import reverse

from selaras import desk
from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right
from selaras.desk.audit.models import Entry
from selaras.desk.labels.actions import mark_part
from selaras.desk.newsroom.actions import correct_fact, load_readings
from selaras.desk.newsroom.models import Report, Story
from tests.desk.newsroom.rights import a_fact

if TYPE_CHECKING:
    from tests.desk.conftest import House


def _may_export(house: House, person: str, region: str) -> None:
    office = house.people[person].offices.get()
    accounts.grant(office, [Right.EXPORT], region=region, by=None)


def _exported(person: str = "analis.kendari") -> list[dict[str, Any]]:
    return [json.loads(line) for line in desk.export_labels(person)]


def _correct(house: House, value: str = "Wakil Menteri") -> None:
    sent = {"value": value, "source": "Surat panitia"}
    address = reverse("story-correct", args=[house.story.pk, a_fact(house, "opened_by")])
    assert house.client("analis.kendari").post(address, sent).status_code == 302


def test_a_correction_is_a_label_with_span_rule_and_both_values(house: House) -> None:
    _may_export(house, "analis.kendari", "74.71")
    _correct(house)
    (label,) = _exported()
    assert (label["sort"], label["field"], label["region"]) == ("fact", "opened_by", "74.71")
    assert label["machine"]["value"] == "Sarita Dunda"
    (passage,) = label["machine"]["passages"]
    start, end = passage["span"]
    assert passage["text"] == Report.objects.get(key="b").text[start:end]
    assert label["person"] == {"act": "correct", "value": "Wakil Menteri", "reason": ""}
    assert label["evidence"] == {"source": "Surat panitia"}
    assert Entry.objects.filter(act="labels.exported").count() == 1


def test_a_confirmed_value_names_the_rule_that_read_it(house: House) -> None:
    _may_export(house, "analis.kendari", "74.71")
    address = reverse("story-fact", args=[house.story.pk, a_fact(house, "venue")])
    house.client("analis.kendari").post(address, {"step": "confirm"})
    (label,) = _exported()
    assert [one.get("rule") for one in label["machine"]["passages"]] == ["venue.hotel", None]


def test_a_marked_part_is_a_label(house: House) -> None:
    _may_export(house, "analis.kendari", "74.71")
    report = Report.objects.get(key="a")
    by = house.people["analis.kendari"]
    mark_part(report, 0, 7, content=False, region="74.71", by=by)
    (label,) = _exported()
    assert (label["sort"], label["text"], label["person"]) == ("part", "KENDARI", {"value": False})
    assert label["machine"]["content"] is True


def test_what_is_undone_is_no_label(house: House) -> None:
    _may_export(house, "analis.kendari", "74.71")
    _correct(house)
    decision = house.story.decisions.get()
    house.client("analis.kendari").post(reverse("decision-undo", args=[decision.pk]))
    assert _exported() == []


def test_only_ones_own_homes_are_exported(house: House) -> None:
    _correct(house)
    _may_export(house, "analis.luwu", "73.17")
    assert _exported("analis.luwu") == []
    _may_export(house, "analis.sultra", "74")
    assert _exported("analis.sultra") == []


@pytest.mark.parametrize("person", ["analis.kendari", "tidak.ada"])
def test_without_the_right_nothing_leaves(house: House, person: str) -> None:
    _correct(house)
    with pytest.raises(desk.ExportRefused):
        desk.export_labels(person)
    assert not Entry.objects.filter(act="labels.exported").exists()


def test_masked_names_stay_masked_even_where_people_typed_them(house: House) -> None:
    _may_export(house, "analis.kendari", "74.71")
    readings = {one.report.key: one.report.reading for one in house.story.storymember_set.all()}
    name = "Sarita Dunda"
    masked = msgspec.structs.replace(
        readings["b"],
        reader={"selaras": "2"},
        text=readings["b"].text.replace(name, "▇" * len(name)),
    )
    raw = Report.objects.get(key="b")
    load_readings(
        [readings["a"], masked], [msgspec.structs.replace(house.story.record, title="baru")],
        reports=[_raw(raw)],
    )  # fmt: skip
    row = Story.objects.get(pk=house.story.pk)
    by = house.people["analis.kendari"]
    address = a_fact(house, "opened_by")
    house.client("analis.kendari").post(
        reverse("story-correct", args=[row.pk, address]),
        {"value": "Ibu Sarita Dunda", "source": "Telepon sarita, panitia"},
    )
    correct_fact(row, "x-1", by=by, value="tanpa bacaan", evidence={"source": "x"})
    text = json.dumps(_exported(), ensure_ascii=False)
    assert "Sarita" not in text
    assert "sarita" not in text
    assert "Dunda" not in text


def _raw(row: Report) -> Any:  # noqa: ANN401  # a record
    from selaras.records import Report as Text

    return Text(id=row.key, outlet=row.outlet, text=row.text, published=row.published or None)
