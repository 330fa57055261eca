"""The trail holds, and says so when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection, transaction

from selaras.desk.audit.access import verify
from selaras.desk.audit.models import Entry, Head, Values
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


@pytest.mark.usefixtures("_trail")
@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE audit_entry SET act = 'case.closed'", id="update"),
        pytest.param("DELETE FROM audit_entry", id="delete"),
    ],
)
def test_the_database_forbids_changing_an_entry(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.usefixtures("_trail")
def test_changed_values_break_the_chain() -> None:
    Values.objects.filter(reason="sudah dicek").update(reason="lain")
    assert not verify().whole


@pytest.mark.usefixtures("_trail")
def test_erased_values_leave_the_chain_whole() -> None:
    Values.objects.all().delete()
    assert verify().whole


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
