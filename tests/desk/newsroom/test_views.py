"""The story's and the report's pages: evidence by link, side by side, folded chrome."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.desk.conftest import House


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
