"""The story's and the report's pages: evidence by link, side by side, folded chrome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.desk.newsroom.actions import load_readings
from selaras.desk.newsroom.models import Story
from tests.desk.conftest import reading_b
from tests.desk.newsroom.rights import a_fact, feared_story

if TYPE_CHECKING:
    from tests.desk.conftest import House

MOST_QUERIES = 20


def test_a_value_opens_its_evidence_by_a_plain_link(house: House) -> None:
    client = house.client("analis.kendari")
    page = client.get(house.story.get_absolute_url())
    fact = page.context["groups"][0].facts[0]
    assert f'href="?bukti={fact.key}#f-{fact.key}"' in page.content.decode()
    opened = client.get(house.story.get_absolute_url(), {"bukti": fact.key}).content.decode()
    assert '<mark class="selected">Hotel Samudra</mark>' in opened
    assert "venue.hotel" in opened


def test_unknown_evidence_opens_nothing(house: House) -> None:
    page = house.client("analis.kendari").get(
        house.story.get_absolute_url(), {"bukti": "<script>\x00"}
    )
    assert page.status_code == 200
    assert 'class="evidence"' not in page.content.decode()


def test_the_page_says_copies_do_not_confirm(house: House) -> None:
    page = house.client("analis.kendari").get(house.story.get_absolute_url()).content.decode()
    assert "2 laporan · 1 asal" in page
    assert "tidak disebut" in page


def test_both_speakers_of_a_disputed_passage_are_shown(house: House) -> None:
    page = house.client("analis.kendari").get(house.story.get_absolute_url())
    facts = {one.field: one for group in page.context["groups"] for one in group.facts}
    sides = [(side.value, side.letters) for side in facts["attribution"].sides]
    assert sides == [("Wirya Lamato", "A"), ("Tamrin Sole", "B")]
    assert page.content.decode().count('<mark class="shared disputed">') == 2


def test_chrome_is_folded_and_unmarked(house: House) -> None:
    report = house.story.members.get(key="a")
    page = house.client("analis.kendari").get(report.get_absolute_url())
    blocks = page.context["blocks"]
    assert [block.folded for block in blocks] == [False, True]
    assert blocks[1].why == "label.baca-juga"
    assert "Dilipat: 1 baris" in page.content.decode()


def test_a_report_marks_any_passage_that_an_address_names(house: House) -> None:
    client, report = house.client("analis.kendari"), house.story.members.get(key="a")
    page = client.get(report.get_absolute_url(), {"bukti": "s0-7"}).content.decode()
    assert ">KENDARI</mark>" in page
    for wrong in ("s7-0", "s0-999999", "sx-y", "s1", "s0-" + "9" * 99):
        assert client.get(report.get_absolute_url(), {"bukti": wrong}).status_code == 200


def test_the_list_can_be_filtered_and_ignores_nonsense(house: House) -> None:
    client = house.client("analis.kendari")
    for query, shown in (
        ({}, True),
        ({"wilayah": "74.71", "fase": "activity"}, True),
        ({"keadaan": "rejected"}, False),
        ({"sejak": "2023-05-10"}, False),
        ({"sejak": "kapan", "jenis": "<b>", "hal": "99"}, True),
    ):
        page = client.get("/cerita/", query).content.decode()
        assert ("Rakor kerukunan" in page) is shown, query


def _crowd(house: House, reports: int) -> Story:
    """The house's story, told by many reports."""
    keys = ["a", "b", *(f"m{at:03}" for at in range(reports - 2))]
    readings = [one.report.reading for one in house.story.storymember_set.all()]
    for key in keys[2:]:
        head = msgspec.structs.replace(reading_b().report, id=key, outlet=f"Media {key}")
        readings.append(msgspec.structs.replace(reading_b(), report=head))
    story = msgspec.structs.replace(
        house.story.record, members=tuple(keys), origins=tuple((key,) for key in keys)
    )
    load_readings(readings, [story])
    return Story.objects.get(pk=house.story.pk)


@pytest.mark.parametrize(
    "query",
    ["", "?lihat=linimasa", "?lihat=tambahan", "?lihat=tambahan&hal=3", "?a=A&b=C"],
    ids=["sides", "timeline", "adds", "adds-page-3", "chosen-sides"],
)
def test_a_story_of_any_size_asks_little(house: House, query: str) -> None:
    story = _crowd(house, 120)
    client, fact = house.client("analis.kendari"), a_fact(house)
    for address in (query, f"{query}{'&' if query else '?'}bukti={fact}"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(story.get_absolute_url() + address).status_code == 200
        assert len(asked) <= MOST_QUERIES, [one["sql"][:90] for one in asked]


def test_more_than_fifty_reports_are_shown_in_pages(house: House) -> None:
    story = _crowd(house, 120)
    client = house.client("analis.kendari")
    page = client.get(story.get_absolute_url(), {"lihat": "tambahan", "hal": "3"}).content.decode()
    assert "Media m117" in page
    assert "Media m001" not in page


@pytest.mark.parametrize("name", ["story-arrange", "story-correct", "report"])
def test_the_other_pages_ask_little_too(house: House, name: str) -> None:
    story = _crowd(house, 120)
    args = {
        "story-arrange": [story.pk],
        "story-correct": [story.pk, a_fact(house)],
        "report": [story.members.get(key="m003").pk],
    }
    client = house.client("analis.kendari")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(name, args=args[name])).status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_the_timeline_tells_reports_decisions_and_cases_by_day(house: House) -> None:
    client = house.client("analis.kendari")
    client.post(reverse("story-confirm", args=[house.story.pk]))
    page = client.get(house.story.get_absolute_url(), {"lihat": "linimasa"})
    told = [one.what for one in page.context["moments"]]
    assert "1 laporan terbit" in told
    assert told[-1] == "Dikonfirmasi"
    days = [one.day for one in page.context["moments"]]
    assert days == sorted(days)


def test_what_each_outlet_adds_is_told_by_outlet(house: House) -> None:
    page = house.client("analis.kendari").get(house.story.get_absolute_url(), {"lihat": "tambahan"})
    added = page.context["alone"]
    assert [one.value for one in added["B"]] == ["Sarita Dunda"]
    assert "tidak menambah fakta" in page.content.decode()


def test_the_list_goes_on_where_the_last_page_ended(house: House) -> None:
    for at in range(60):
        feared_story(f"n{at:02}")
    client = house.client("analis.kendari")
    first = client.get("/cerita/").context["stories"]
    second = client.get("/cerita/", {"setelah": first.after}).context["stories"]
    shown = [one.pk for one in (*first.rows, *second.rows)]
    assert len(shown) == len(set(shown)) == 61
    assert second.after == ""


def test_a_report_shows_its_versions_and_what_changed(house: House) -> None:
    readings = [one.report.reading for one in house.story.storymember_set.all()]
    edited = msgspec.structs.replace(readings[1], text=readings[1].text + "Ralat: hari Rabu.\n")
    load_readings([readings[0], edited], [house.story.record])
    client = house.client("analis.kendari")
    newer = Story.objects.get(pk=house.story.pk).members.get(key="b")
    page = client.get(newer.get_absolute_url(), {"beda": "ya"}).content.decode()
    assert "<ins>Ralat: hari Rabu.</ins>" in page
    older = type(newer).objects.get(key="b", version=1)
    assert "Ini versi lama" in client.get(older.get_absolute_url()).content.decode()


def test_the_correction_page_offers_the_sentences_of_each_report(house: House) -> None:
    client = house.client("analis.kendari")
    address = reverse("story-correct", args=[house.story.pk, a_fact(house, "opened_by")])
    page = client.get(address).content.decode()
    assert "dibuka Wakil Menteri Sarita Dunda." in page
    other = client.get(address, {"laporan": house.story.members.get(key="a").pk}).content.decode()
    assert "harus dicegah sejak dini." in other
    assert "Kerusuhan di kota lain" not in other
