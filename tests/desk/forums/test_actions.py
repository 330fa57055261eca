"""Seats, tenures and contacts: who held what on which day, and what the trail says of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

from selaras.desk.audit.models import Entry, Values
from selaras.desk.forums import access, actions
from selaras.desk.forums.actions import Overlap, SeatFacts, Term
from selaras.desk.forums.models import Contact, Seat, Tenure

if TYPE_CHECKING:
    from selaras.desk.forums.access import Place
    from tests.desk.conftest import House

pytestmark = pytest.mark.django_db
FORUM = access.of("74.71", "forkopimda")
KEY = "kapolres"


def day(text: str) -> dt.date:
    """A day."""
    return dt.date.fromisoformat(text)


def hold(house: House, name: str, since: str, until: str = "", standing: str = "full") -> Tenure:
    """Somebody holds the police seat."""
    end = day(until) if until else None
    term = Term(name, standing, day(since), end, "SK 1")
    return actions.begin_tenure(FORUM, KEY, term, by=house.people["sekretariat.kendari"])


def seat_on(text: str) -> Place:
    """The police seat on a day."""
    return next(one for one in access.board(FORUM, day(text)).places if one.key == KEY)


def names_on(text: str) -> list[str]:
    """Who holds the police seat on a day."""
    return [one.name for one in seat_on(text).holders]


def test_a_forum_takes_no_row_until_an_office_writes_on_it(house: House) -> None:
    assert len(access.board(FORUM, day("2026-01-01")).places) >= 5
    assert not Seat.objects.exists()
    hold(house, "Sutarno", "2023-01-01")
    assert Seat.objects.count() == 1


def test_who_holds_it_on_a_day_is_told_for_every_day(house: House) -> None:
    hold(house, "Sutarno", "2023-01-10", "2024-02-15")
    hold(house, "Rusdi", "2024-02-21")
    told = {
        text: names_on(text)
        for text in ("2023-01-09", "2023-01-10", "2024-02-15", "2024-02-16", "2024-02-21")
    }
    assert list(told.values()) == [[], ["Sutarno"], ["Sutarno"], [], ["Rusdi"]]


def test_a_seat_between_holders_is_vacant_since_the_day_after(house: House) -> None:
    hold(house, "Sutarno", "2023-01-10", "2024-02-15")
    assert seat_on("2024-02-18").vacant_since == day("2024-02-16")
    assert seat_on("2024-02-15").vacant_since is None


def test_what_nobody_recorded_is_not_vacant(house: House) -> None:
    assert seat_on("2024-01-01").vacant_since is None
    hold(house, "Sutarno", "2024-01-02")
    assert seat_on("2024-01-01").vacant_since is None


def test_a_vacancy_may_be_said(house: House) -> None:
    hold(house, "", "2024-03-01", standing="vacant")
    place = seat_on("2024-04-01")
    assert (place.is_held, place.vacant_since) == (False, day("2024-03-01"))


def test_who_comes_ends_who_was_there_the_day_before(house: House) -> None:
    first = hold(house, "Sutarno", "2023-01-10")
    hold(house, "Rusdi", "2024-02-21")
    first.refresh_from_db()
    assert first.until == day("2024-02-20")


def test_who_stands_in_does_so_beside_the_holder(house: House) -> None:
    hold(house, "Sutarno", "2023-01-10")
    hold(house, "Laode", "2024-02-01", "2024-02-10", "plh")
    assert names_on("2024-02-05") == ["Sutarno", "Laode"]
    assert names_on("2024-02-11") == ["Sutarno"]


@pytest.mark.parametrize(
    ("since", "until", "standing"),
    [
        pytest.param("2023-06-01", "2023-07-01", "full", id="inside"),
        pytest.param("2022-01-01", "2023-01-10", "pj", id="touching"),
        pytest.param("2022-01-01", "", "full", id="endless-before"),
        pytest.param("2023-06-01", "", "vacant", id="vacant"),
    ],
)
def test_two_do_not_hold_it_on_the_same_day(
    house: House, since: str, until: str, standing: str
) -> None:
    hold(house, "Sutarno", "2023-01-10", "2024-02-15")
    with pytest.raises(Overlap):
        hold(house, "" if standing == "vacant" else "Rusdi", since, until, standing)
    assert Tenure.objects.count() == 1


def test_the_same_form_sent_twice_counts_once(house: House) -> None:
    assert hold(house, "Sutarno", "2023-01-10") == hold(house, "Sutarno", "2023-01-10")
    assert Entry.objects.filter(act="forum.tenure_begun").count() == 1


def test_a_mistaken_record_is_withdrawn_and_stays_on_the_trail(house: House) -> None:
    tenure, by = hold(house, "Salah Orang", "2023-01-10"), house.people["sekretariat.kendari"]
    for _turn in range(2):
        actions.withdraw_tenure(tenure, "salah orang", by=by)
    assert names_on("2023-02-01") == []
    assert seat_on("2023-02-01").tenures == ()
    entry = Entry.objects.get(act="forum.tenure_withdrawn")
    assert entry.values.reason == "salah orang"
    hold(house, "Sutarno", "2023-01-10")


def test_an_end_before_the_start_changes_nothing(house: House) -> None:
    tenure = hold(house, "Sutarno", "2023-01-10")
    actions.end_tenure(tenure, day("2023-01-09"), by=house.people["sekretariat.kendari"])
    tenure.refresh_from_db()
    assert tenure.until is None


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"name": ""}, id="nobody"),
        pytest.param({"standing": "vacant"}, id="vacant-with-a-name"),
        pytest.param({"until": dt.date(2020, 1, 1)}, id="ends-before"),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(house: House, told: dict[str, object]) -> None:
    tenure = hold(house, "Sutarno", "2023-01-10")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tenure.objects.filter(pk=tenure.pk).update(**told)


def test_a_seat_that_the_office_sets_loses_its_pattern_and_its_page(house: House) -> None:
    forum, by = access.of("74.71", "tkd"), house.people["sekretariat.kendari"]
    before = access.board(forum, day("2026-01-01")).places[0]
    assert before.is_pattern
    facts = SeatFacts("Kepala Badan Kesbangpol", before.body, "chair", "SK Wali Kota 12/2025")
    actions.change_seat(forum, before.key, facts, by=by)
    after = access.board(forum, day("2026-01-01")).places[0]
    assert (after.is_pattern, after.ours, after.basis) == (False, True, "SK Wali Kota 12/2025")


def test_a_changed_seat_of_law_no_longer_shows_the_page_of_the_law(house: House) -> None:
    by, place = house.people["sekretariat.kendari"], seat_on("2026-01-01")
    assert place.sources
    actions.change_seat(
        FORUM, KEY, SeatFacts("Kapolresta", place.body, "member", place.basis), by=by
    )
    assert seat_on("2026-01-01").sources == ()


def test_a_closed_seat_is_gone_from_that_day_on_and_stands_before(house: House) -> None:
    by, place = house.people["sekretariat.kendari"], seat_on("2026-01-01")
    closed = SeatFacts(place.office, place.body, "member", place.basis, day("2026-06-01"))
    actions.change_seat(FORUM, KEY, closed, by=by)
    on = {
        text: KEY in {one.key for one in access.board(FORUM, day(text)).places}
        for text in ("2026-05-31", "2026-06-01")
    }
    assert list(on.values()) == [True, False]


def test_an_added_seat_is_added_once(house: House) -> None:
    by = house.people["sekretariat.kendari"]
    facts = SeatFacts("Kepala BPBD", "BPBD", "member", "")
    for _turn in range(2):
        actions.add_seat(FORUM, facts, once="abcdefghij", by=by)
    assert [one.office for one in access.board(FORUM, day("2026-01-01")).places].count(
        "Kepala BPBD"
    ) == 1


def test_the_trail_never_tells_a_contact(house: House) -> None:
    by = house.people["sekretariat.kendari"]
    actions.set_contact(FORUM, KEY, phone="0401 312", email="kapolres@polri.example", by=by)
    told = str(list(Values.objects.filter(entry__act="forum.contact_set").values()))
    assert "phone" in told
    assert "0401" not in told
    assert "polri.example" not in told
    assert Contact.objects.get().phone == "0401 312"


def test_of_names_every_forum_of_a_region_and_nothing_else() -> None:
    assert [forum.kind.value for forum in access.of_region("74.71")] == [
        "forkopimda", "timdu", "tkd", "fkub", "fkdm",
    ]  # fmt: skip
    assert access.of_region("ID") == access.of_region("74.71.01") == ()
    with pytest.raises(ValueError, match="no forum"):
        access.of("ID", "forkopimda")
