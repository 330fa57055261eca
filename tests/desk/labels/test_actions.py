"""What people say is content and what is not: kept, shown, outliving the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from django.urls import reverse

from selaras.desk.labels.models import PartMark
from selaras.desk.newsroom.actions import keep_reading

if TYPE_CHECKING:
    from selaras.desk.newsroom.models import Report
    from tests.desk.conftest import House


@pytest.fixture
def report(house: House) -> Report:
    return house.story.members.get(key="a")


def _mark(house: House, report: Report, words: str, said: str) -> int:
    start = report.reading.text.index(words)
    sent = {"start": start, "end": start + len(words), "said": said}
    address = reverse("report-part", args=[report.pk])
    return house.client("analis.kendari").post(address, sent).status_code


def _folded(house: House, report: Report) -> str:
    page = house.client("analis.kendari").get(report.get_absolute_url())
    shown = [block for block in page.context["blocks"] if block.folded]
    return " ".join(line.words for block in shown for line in block.lines)


def test_furniture_that_is_content_is_unfolded_and_the_other_way_round(
    house: House, report: Report
) -> None:
    assert "Kerusuhan" in _folded(house, report)
    assert _mark(house, report, "Baca Juga: Kerusuhan di kota lain", "content") == 302
    assert _mark(house, report, "Wirya juga membahas", "other") == 302
    folded = _folded(house, report)
    assert "Kerusuhan" not in folded
    assert "Wirya juga membahas" in folded


def test_a_mark_outlives_a_newer_reader_and_keeps_what_the_machine_said(
    house: House, report: Report
) -> None:
    _mark(house, report, "Baca Juga: Kerusuhan di kota lain", "content")
    keep_reading(msgspec.structs.replace(report.reading, reader={"selaras": "2"}))
    assert "Kerusuhan" not in _folded(house, report)
    machine = PartMark.objects.get().machine
    assert (machine["content"], machine["why"]) == (False, "label.baca-juga")


def test_a_mark_is_taken_back_and_said_twice_counts_once(house: House, report: Report) -> None:
    for said in ("other", "other", "none", "none"):
        assert _mark(house, report, "Wirya juga membahas", said) == 302
    assert [one.undone_at is None for one in PartMark.objects.all()] == [False]
    assert "Wirya juga membahas" not in _folded(house, report)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"start": 5, "end": 5, "said": "other"}, id="empty"),
        pytest.param({"start": 0, "end": 999_999, "said": "other"}, id="outside"),
        pytest.param({"start": "x", "end": "y", "said": "other"}, id="nonsense"),
        pytest.param({"start": 0, "end": 5, "said": "maybe"}, id="unknown"),
    ],
)
def test_a_part_lies_in_the_text(house: House, report: Report, sent: dict[str, object]) -> None:
    address = reverse("report-part", args=[report.pk])
    assert house.client("analis.kendari").post(address, sent).status_code == 400
    assert not PartMark.objects.exists()


def test_marking_offers_each_line(house: House, report: Report) -> None:
    page = house.client("analis.kendari").get(report.get_absolute_url(), {"tandai": "ya"})
    assert page.content.decode().count("Ini bukan isi berita") == 4
    assert page.content.decode().count("Ini isi berita") == 1
    assert "Cabut tanda" not in page.content.decode()
    _mark(house, report, "Wirya juga membahas", "other")
    page = house.client("analis.kendari").get(report.get_absolute_url(), {"tandai": "ya"})
    assert "Cabut tanda" in page.content.decode()
    plain = house.client("analis.luwu").get(report.get_absolute_url(), {"tandai": "ya"})
    assert plain.status_code == 404
