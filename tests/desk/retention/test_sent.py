"""What people sent in goes by its own age, whether or not it brought a report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.models import User
from selaras.desk.arrivals import actions as arrivals
from selaras.desk.arrivals.models import Arrival, Piece
from selaras.desk.audit.access import verify
from selaras.desk.jobs.models import Job
from selaras.desk.newsroom.models import Report
from selaras.desk.retention import access, actions
from selaras.desk.retention.models import Removal, Sort
from tests.desk.retention.nights import YEAR, kept, long_ago, rule, run

if TYPE_CHECKING:
    from tests.desk.conftest import House

GOOD = "KENDARI - Warga rahasia berkumpul di balai desa, Senin (3/6/2024), membahas batas."
MORE = "BAUBAU - Nelayan rahasia memperbaiki dermaga kecil di pulau, Rabu (5/6/2024)."
TABLE = f'url,text\nhttps://rahasia.example/1,"{GOOD}"\nhttps://rahasia.example/2,\n'


def _send(house: House, text: str, *, suffix: str = ".csv", once: str = "satu") -> Arrival:
    by = house.people["analis.kendari"]
    return arrivals.send(
        [text.encode()], suffix=suffix, region="74.71", by=by, once=once, name="rahasia.csv",
        head={"title": "rahasia"},
    )  # fmt: skip


def _failed(house: House) -> Arrival:
    """An upload of which nothing came in, with one row that somebody left be."""
    sent = _send(house, " \n ", suffix=".txt")
    row = sent.rows.get()
    assert row.outcome == "failed"
    sent.rows.update(message="rahasia pesan")
    arrivals.dismiss(row, reason="rahasia alasan", by=house.people["analis.kendari"])
    return sent


def _age() -> None:
    Report.objects.update(received_at=long_ago())
    Arrival.objects.update(sent_at=long_ago())


def test_an_upload_that_brought_nothing_is_gone_with_its_messages(house: House) -> None:
    sent = _failed(house)
    Job.objects.create(
        name="x",
        payload={"arrival": sent.pk},
        region="74.71",
        state="failed",
        error="rahasia galat",
    )
    _age()
    rule(house, Sort.FIELD_REPORT)
    run()
    assert kept("rahasia") == []
    assert not Piece.objects.exists()
    row = sent.rows.get()
    assert (row.outcome, row.settled_at is not None) == ("dismissed", True)
    assert verify().whole
    page = house.client("analis.kendari").get(sent.get_absolute_url())
    assert page.status_code == 200


def test_failed_rows_beside_a_report_are_gone_with_it(house: House) -> None:
    sent = _send(house, TABLE)
    assert sorted(sent.rows.values_list("outcome", flat=True)) == ["failed", "new"]
    sent.rows.filter(outcome="failed").update(message="rahasia pesan")
    _age()
    rule(house, Sort.FIELD_REPORT)
    run()
    assert kept("rahasia") == []
    assert sorted(sent.rows.values_list("outcome", flat=True)) == ["failed", "new"]


def test_an_upload_that_was_never_read_is_gone_too(house: House) -> None:
    sent = _failed(house)
    Arrival.objects.update(state=Arrival.State.WAITING)
    _age()
    rule(house, Sort.FIELD_REPORT)
    run()
    assert kept("rahasia") == []
    arrivals.read_arrival(sent.pk)
    assert kept("rahasia") == []


def test_a_young_upload_keeps_what_waits_to_be_mended(house: House) -> None:
    sent = _send(house, TABLE)
    sent.rows.filter(outcome="failed").update(message="rahasia pesan")
    Report.objects.update(received_at=long_ago())
    rule(house, Sort.FIELD_REPORT)
    run()
    assert kept("rahasia pesan") == ["arrivals.Row"]


def test_a_raw_page_rule_takes_the_upload_and_leaves_its_name_and_messages(house: House) -> None:
    sent = _failed(house)
    _age()
    rule(house, Sort.PAGE)
    run()
    assert not Piece.objects.filter(arrival=sent).exists()
    assert kept("rahasia pesan") == ["arrivals.Row"]
    assert Removal.objects.filter(sort=Sort.PAGE, thing_id=sent.pk).exists()


def test_another_homes_rule_leaves_the_upload(house: House) -> None:
    _failed(house)
    _age()
    actions.set_rule("73.17", Sort.FIELD_REPORT, 30, by=house.people["analis.luwu"])
    run()
    assert kept("rahasia pesan")


def test_an_upload_with_a_held_report_is_held_whole(house: House) -> None:
    sent = _send(house, TABLE + f'https://rahasia.example/3,"{MORE}"\n')
    first, second = sent.rows.exclude(report=None).order_by("turn")
    by = house.people["analis.kendari"]
    assert first.report is not None
    held = actions.hold(first.report, "74.71", by=by, reason="diminta pengadilan")
    _age()
    for sort in (Sort.FIELD_REPORT, Sort.PAGE):
        rule(house, sort)
    run()
    assert Removal.objects.filter(thing_id=second.report_id).exists()
    assert sent.pieces.exists()
    sent.refresh_from_db()
    assert sent.name == "rahasia.csv"
    actions.release(held, by=by, reason="perkara selesai")
    run()
    assert kept("rahasia") == []


def test_a_second_night_counts_nothing_again(house: House) -> None:
    _failed(house)
    _age()
    rule(house, Sort.FIELD_REPORT)
    run()
    before = Removal.objects.count()
    run()
    assert Removal.objects.count() == before
    assert not access.sent_over("74.71", Sort.FIELD_REPORT, YEAR).exists()


@pytest.mark.parametrize(
    ("sort", "count"),
    [
        pytest.param("field_report", 1, id="field-reports"),
        pytest.param("page", 1, id="raw-pages"),
        pytest.param("report", 0, id="media-reports"),
    ],
)
def test_the_page_counts_old_uploads_before_they_go(house: House, sort: str, count: int) -> None:
    _failed(house)
    Arrival.objects.update(sent_at=timezone.now() - dt.timedelta(days=730))
    accounts.create_administrator("admin", name="Admin", region="74.71", password="x" * 12)
    house.people = {one.username: one for one in User.objects.all()}
    address = reverse("retention-rule", args=["74.71"])
    page = house.client("admin").get(address, {"sort": sort, "days": "365"}).content.decode()
    assert ("1 kiriman lama akan dihapus" in page) == bool(count)
    assert ("tidak ada yang akan dihapus" in page) == (not count)
