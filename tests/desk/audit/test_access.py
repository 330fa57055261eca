"""The trail holds, and says so when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.models import User
from selaras.desk.audit import access, actions
from selaras.desk.audit.access import verify
from selaras.desk.audit.jobs import verify as verify_job
from selaras.desk.audit.models import Checkpoint, Entry, Head, Values
from selaras.desk.newsroom.actions import confirm_story

if TYPE_CHECKING:
    from tests.desk.conftest import House


@pytest.fixture
def _trail(house: House) -> None:
    confirm_story(house.story, by=house.people["analis.kendari"], reason="sudah dicek")


@pytest.mark.usefixtures("_trail")
def test_a_trail_left_alone_is_whole() -> None:
    verdict = verify()
    assert (verdict.whole, verdict.entries) == (True, Entry.objects.count())


def _raw(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.usefixtures("_trail")
@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE audit_entry SET act = 'case.closed'", id="update"),
        pytest.param("UPDATE audit_entry SET seq = seq + 1000", id="renumber"),
        pytest.param("DELETE FROM audit_entry", id="delete"),
        pytest.param("UPDATE audit_values SET reason = 'lain'", id="update-values"),
        pytest.param("DELETE FROM audit_values", id="delete-values"),
    ],
)
def test_the_database_forbids_changing_the_trail(statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        _raw(statement)


@pytest.mark.usefixtures("_trail")
@pytest.mark.parametrize("table", ["audit_entry", "audit_values"])
def test_the_database_forbids_emptying_or_replacing_the_trail(table: str) -> None:
    if connection.vendor == "postgresql":
        swap = ["SET CONSTRAINTS ALL IMMEDIATE", f"TRUNCATE {table} CASCADE"]
    else:
        swap = [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"]
    with pytest.raises(DatabaseError, match="append-only"):
        _raw(*swap)


@pytest.mark.usefixtures("_trail")
def test_values_changed_behind_the_databases_back_break_the_chain() -> None:
    target = " ON audit_values" if connection.vendor == "postgresql" else ""
    _raw(f"DROP TRIGGER audit_values_no_update{target}", "UPDATE audit_values SET reason = 'lain'")
    assert not verify().whole


@pytest.mark.usefixtures("_trail")
def test_erased_values_leave_the_chain_whole_and_the_erasing_on_it() -> None:
    entry = Entry.objects.latest("seq")
    assert actions.erase_values(entry, by=None, reason="diminta yang bersangkutan")
    assert not Values.objects.filter(pk=entry.pk).exists()
    assert verify().whole
    erasing = Entry.objects.latest("seq")
    assert (erasing.act, erasing.thing, erasing.thing_id) == (
        "values.erased", "entry", str(entry.seq),
    )  # fmt: skip
    assert not actions.erase_values(entry, by=None, reason="sekali lagi")


@pytest.mark.usefixtures("_trail")
def test_an_erasing_takes_a_reason_and_stays() -> None:
    entry = Entry.objects.latest("seq")
    with pytest.raises(ValueError, match="reason"):
        actions.erase_values(entry, by=None, reason="  ")
    actions.erase_values(entry, by=None, reason="diminta yang bersangkutan")
    with pytest.raises(ValueError, match="cannot be erased"):
        actions.erase_values(Entry.objects.latest("seq"), by=None, reason="lagi dan lagi")


@pytest.mark.usefixtures("_trail")
def test_a_page_walks_only_what_came_after_the_checkpoint(house: House) -> None:
    actions.keep_checkpoint(verify())
    client = house.client("analis.kendari")
    confirm_story(house.story, by=house.people["analis.kendari"], reason="sekali lagi")
    with CaptureQueriesContext(connection) as asked:
        assert access.verify_rest().entries == Entry.objects.count()
    rows = [one["sql"] for one in asked if "audit_values" in one["sql"]]
    assert len(rows) == 1
    kept = Checkpoint.objects.get()
    assert f'"seq" > {kept.seq}' in rows[0]
    assert "Rantai utuh" in client.get("/jejak/saya/").content.decode()


@pytest.mark.usefixtures("_trail")
def test_a_long_rest_is_walked_in_part_and_says_until_when() -> None:
    verdict = access.verify_rest(most=2)
    assert (verdict.whole, verdict.entries) == (True, 2)
    assert verdict.until == Entry.objects.get(seq=2).at


@pytest.mark.usefixtures("_trail")
def test_what_the_nightly_walk_found_wrong_is_said_on_the_page(house: House) -> None:
    Head.objects.update(link="0" * 64)
    verify_job(by=None, region="ID")
    Head.objects.update(link=Entry.objects.latest("seq").link)
    assert "Rantai tidak utuh" in house.client("analis.luwu").get("/jejak/saya/").content.decode()


@pytest.mark.usefixtures("_trail")
def test_a_link_kept_elsewhere_proves_that_nothing_was_rewritten() -> None:
    verdict = verify()
    assert access.holds(verdict.entries, verdict.link)
    assert not access.holds(verdict.entries, "0" * 64)


def test_an_administrator_erases_values_at_home_for_a_reason(house: House) -> None:
    accounts.create_administrator("admin", name="Admin", region="74.71", password="x" * 12)
    house.people = {one.username: one for one in User.objects.all()}
    confirm_story(house.story, by=house.people["analis.kendari"], reason="sudah dicek")
    client, entry = house.client("admin"), Entry.objects.get(act="story.confirmed")
    address = f"/jejak/{entry.seq}/hapus-isi/"
    assert address in client.get("/jejak/").content.decode()
    assert client.post(address, {"reason": "pendek"}).status_code == 400
    assert client.post(address, {"reason": "diminta yang bersangkutan"}).status_code == 302
    assert client.get(address).status_code == 404
    page = client.get("/jejak/").content.decode()
    assert "sudah dicek" not in page
    assert "isi sudah dihapus" in page


@pytest.mark.usefixtures("_trail")
def test_a_cut_off_end_is_seen() -> None:
    Head.objects.update(seq=Head.objects.get().seq + 1)
    assert not verify().whole


@pytest.mark.usefixtures("_trail")
def test_an_entry_changed_behind_the_databases_back_is_seen() -> None:
    last = Entry.objects.latest("seq")
    forged = Entry(
        seq=last.seq + 1, at=last.at, act=last.act, thing="case", thing_id="x", digest="0" * 64,
        link="0" * 64,
    )  # fmt: skip
    forged.save(force_insert=True)
    assert not verify().whole


@pytest.mark.usefixtures("_trail")
def test_the_chain_holds_ids_and_digests_but_no_words() -> None:
    row = Entry.objects.values().latest("seq")
    assert "sudah dicek" not in str(row)


def test_the_page_shows_what_one_did_and_was_refused(house: House) -> None:
    client = house.client("analis.luwu")
    client.get(house.story.get_absolute_url())
    page = client.get("/jejak/saya/").content.decode()
    assert "ditolak" in page
    assert house.story.pk in page
