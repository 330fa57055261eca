"""The page of the outlook, and its part of a region's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from selaras.desk.accounts.access import Right
from selaras.desk.accounts.actions import grant
from selaras.desk.audit.models import Entry
from selaras.desk.outlooks import _odds
from selaras.desk.outlooks.actions import issue, issue_demo, settle
from selaras.desk.outlooks.models import Outlook, Prediction
from tests.desk.outlooks.conftest import KENDARI, LUWU, WEEKS, made_up

if TYPE_CHECKING:
    from selaras.outlook import Events
    from tests.desk.conftest import House

EMPTY = "Prakiraan belum ada: data kurang dari 52 minggu."


def _page(house: House, person: str, query: str = "") -> str:
    answer = house.client(person).get(reverse("outlook") + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("person", ["analis.kendari", "nasional"])
def test_without_an_outlook_the_page_says_why(house: House, person: str) -> None:
    assert EMPTY in _page(house, person)
    place = house.client(person).get(reverse("region", args=[KENDARI])).content.decode()
    assert EMPTY in place


@pytest.mark.parametrize(
    ("person", "seen", "unseen"),
    [
        pytest.param("analis.kendari", {KENDARI}, {"74", "74.01", LUWU, "11"}, id="regency"),
        pytest.param("analis.sultra", {"74", "74.01", KENDARI}, {LUWU, "11"}, id="province"),
        pytest.param("nasional", {"11", "73", "74"}, {KENDARI, LUWU}, id="nation-by-province"),
    ],
)
def test_a_person_sees_the_regions_that_they_read_by_code(
    house: House, events: Events, person: str, seen: set[str], unseen: set[str]
) -> None:
    issue(events, source=Outlook.Source.TABLE)
    answer = house.client(person).get(reverse("outlook"))
    shown = [row.region for row in answer.context["rows"]]
    assert shown == sorted(shown)
    assert seen <= set(shown)
    assert not unseen & set(shown)


def test_a_region_outside_ones_rights_is_a_missing_page_until_it_is_granted(
    house: House, events: Events
) -> None:
    issue(events, source=Outlook.Source.TABLE)
    client = house.client("analis.luwu")
    address = reverse("outlook") + f"?wilayah={KENDARI}"
    for query in ("", "&lihat=kalibrasi"):
        assert client.get(address + query).status_code == 404
    assert Entry.objects.filter(act="refused").count() == 2
    grant(house.people["analis.luwu"].offices.get(), [Right.READ], region=KENDARI, by=None)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("query", ["?wilayah=99.99", "?wilayah=%00", "?wilayah=" + "7" * 900])
def test_nonsense_for_a_region_is_a_missing_page_or_home(house: House, query: str) -> None:
    issue_demo()
    assert house.client("nasional").get(reverse("outlook") + query).status_code in {200, 404}


def test_past_chances_of_others_are_in_no_calibration(house: House, events: Events) -> None:
    issue(events, source=Outlook.Source.TABLE)
    settle(made_up(WEEKS + 4), source=Outlook.Source.TABLE)
    address = reverse("outlook") + "?lihat=kalibrasi"
    ours = house.client("analis.kendari").get(address).context["calibration"]
    all_ = house.client("nasional").get(address).context["calibration"]
    assert ours.issued == 1
    assert all_.issued == Prediction.objects.exclude(region__contains=".").count()
    assert {one.region for one in ours.latest} <= {KENDARI}


def test_how_many_events_there_are_is_told_to_who_reads_them_all(
    house: House, events: Events
) -> None:
    outlook, _ = issue(events, source=Outlook.Source.TABLE)
    told = f"{outlook.events} peristiwa, "
    assert told in _page(house, "nasional")
    assert told not in _page(house, "analis.sultra")


def test_chances_stand_as_odds_beside_the_usual_and_their_record(
    house: House, events: Events
) -> None:
    issue(events, source=Outlook.Source.TABLE)
    page = _page(house, "analis.kendari")
    (row,) = _odds.rows(Prediction.objects.filter(region=KENDARI))
    for words in (row.odds, row.usual, row.record, row.seen, "Prakiraan jarang melihat kejadian"):
        assert words in page
    assert "dari 20" in row.odds
    assert "kali sekitar" in row.record


def test_reasons_as_shown_add_up_to_what_is_shown(events: Events, db: None) -> None:  # noqa: ARG001  # the database is what is asked for
    issue(events, source=Outlook.Source.TABLE)
    for row in _odds.rows(Prediction.objects.all()):
        parts = [_number(part.events) for part in row.parts]
        assert sum(parts) == pytest.approx(_number(row.total), abs=1e-9)


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))


def test_the_diagram_has_a_table_twin_and_misses_beside_hits(house: House, events: Events) -> None:
    issue(events, source=Outlook.Source.TABLE)
    page = _page(house, "nasional", "?lihat=kalibrasi")
    dots = page.count("<circle ")
    answer = house.client("nasional").get(reverse("outlook") + "?lihat=kalibrasi")
    shown = answer.context["calibration"]
    points = [point for one in shown.diagrams for point in one.points]
    assert dots - page.split("<main")[0].count("<circle ") == len(points) > 0
    assert [label for label, _ in shown.tally] == ["Tepat", "Meleset", "Terlewat"]
    for point in points:
        assert f">{point.forecast}</td>" in page


def test_a_warning_is_what_shows_as_six_of_twenty_or_more(house: House) -> None:
    issue_demo()
    answer = house.client("nasional").get(reverse("outlook") + "?lihat=kalibrasi")
    latest = answer.context["calibration"].latest
    assert latest
    for one in latest:
        assert (one.verdict != "Terlewat") == (_first_number(one.odds) >= 6)
        assert (one.verdict != "Meleset") == (one.count >= one.threshold)


def _first_number(odds: str) -> int:
    return int("".join(one for one in odds.split("dari")[0] if one.isdigit()))


def test_made_up_data_is_called_so_until_there_is_real_data(house: House, events: Events) -> None:
    issue_demo()
    label = "Data buatan untuk peragaan"
    place = reverse("region", args=[KENDARI])
    assert label in _page(house, "analis.kendari")
    assert label in house.client("analis.kendari").get(place).content.decode()
    issue(events, source=Outlook.Source.TABLE)
    assert label not in _page(house, "analis.kendari")
    assert label not in house.client("analis.kendari").get(place).content.decode()


def test_a_busy_region_gets_a_fan_and_a_quiet_one_bars(events: Events, db: None) -> None:  # noqa: ARG001  # the database is what is asked for
    issue(events, source=Outlook.Source.TABLE)
    Prediction.objects.filter(region="11").update(mean=4.0)
    Prediction.objects.filter(region="74").update(mean=3.9)
    shown = {row.region: row for row in _odds.rows(Prediction.objects.all())}
    assert (shown["11"].bars, shown["74"].fan) == (None, None)
    assert shown["11"].fan is not None
    assert shown["74"].bars is not None
    assert [bar.label for bar in shown["74"].bars.bars] == ["0", "1", "2", "3+"]


def test_pictures_carry_no_inline_style(house: House, events: Events) -> None:
    issue(events, source=Outlook.Source.TABLE)
    for query in ("", "?lihat=kalibrasi"):
        page = _page(house, "nasional", query)
        assert "style=" not in page
        assert "<style" not in page


def test_assembly_has_no_odds_on_the_page(house: House, events: Events) -> None:
    issue(events, source=Outlook.Source.TABLE)
    answer = house.client("nasional").get(reverse("outlook") + "?kelompok=assembly")
    assert answer.context["group"] == "violence"
    assert "itu hak, bukan ancaman" in answer.content.decode()


def test_english_says_it_in_english(house: House, events: Events) -> None:
    issue(events, source=Outlook.Source.TABLE)
    client = house.client("nasional")
    client.get("/prakiraan/?bahasa=en")
    page = client.get("/prakiraan/").content.decode()
    assert " of 20" in page
    assert "dari 20" not in page
