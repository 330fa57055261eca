"""Minutes lose nothing, stand once approved, and then are only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from selaras.desk import papers
from selaras.desk.accounts import actions as accounts
from selaras.desk.meetings import actions as meetings
from selaras.desk.minutes import access, actions
from selaras.desk.minutes.actions import Draft
from selaras.desk.minutes.models import Version

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.models import Meeting
    from tests.desk.conftest import House


@pytest.fixture
def other(house: House) -> User:
    """A second secretary of the same forum."""
    office = house.people["sekretariat.kendari"].offices.get()
    made = accounts.make_account("dua.kendari", name="Dua", office=office, password="x" * 12)
    house.people = {**house.people, "dua.kendari": made}
    return made


def _save(house: House, meeting: Meeting, who: str, **sent: object) -> tuple[int, str]:
    address = reverse("minutes-write", args=[meeting.pk, "pembukaan"])
    answer = house.client(who).post(address, sent)
    return answer.status_code, answer.content.decode()


def test_two_writers_at_once_lose_nothing_and_the_second_sees_both(
    house: House, meeting: Meeting, other: User
) -> None:
    assert _save(house, meeting, "sekretariat.kendari", text="Satu.", base=0)[0] == 302
    status, page = _save(house, meeting, other.username, text="Dua.", base=0)
    assert status == 409
    assert "Satu." in page
    assert "Dua." in page
    opening = access.pages(meeting)[0]
    assert (opening.text, [one.text for one in opening.rivals]) == ("Satu.", ["Dua."])
    by = house.people["sekretariat.kendari"]
    assert not actions.approve(meeting, chair="Ketua", chair_office="Wali Kota", by=by)
    sent = {"text": "Satu. Dua.", "base": opening.number, "merges": opening.rivals[0].number}
    assert _save(house, meeting, other.username, **sent)[0] == 302
    merged = access.pages(meeting)[0]
    assert (merged.text, merged.rivals) == ("Satu. Dua.", ())
    assert set(Version.objects.values_list("text", flat=True)) == {"Satu.", "Dua.", "Satu. Dua."}


def test_a_rival_that_grows_stays_one_rival(house: House, meeting: Meeting, other: User) -> None:
    _save(house, meeting, "sekretariat.kendari", text="Satu.", base=0)
    for text in ("Du", "Dua", "Dua."):
        _save(house, meeting, other.username, text=text, base=0)
    assert [one.text for one in access.pages(meeting)[0].rivals] == ["Dua."]


def test_the_page_that_saves_by_itself_gets_the_next_base(house: House, meeting: Meeting) -> None:
    client = house.client("sekretariat.kendari")
    address = reverse("minutes-write", args=[meeting.pk, "pembukaan"])
    page = client.post(address, {"text": "A", "base": 0}, HTTP_HX_REQUEST="true").content.decode()
    assert 'name="base" value="1"' in page
    again = client.post(address, {"text": "A", "base": 1}, HTTP_HX_REQUEST="true").content.decode()
    assert 'name="base" value="1"' in again
    assert Version.objects.count() == 1


def test_approved_minutes_stand_and_take_additions(house: House, meeting: Meeting) -> None:
    client = house.client("sekretariat.kendari")
    _save(house, meeting, "sekretariat.kendari", text="Dibuka.", base=0)
    add = reverse("minutes-add", args=[meeting.pk])
    assert client.post(add, {"text": "terlalu dini"}).status_code == 400
    sent = {"chair": "Rahmat Lasolo", "chair_office": "Wali Kota Kendari"}
    client.post(reverse("minutes-approve", args=[meeting.pk]), sent)
    digest = meeting.approval.digest
    _save(house, meeting, "sekretariat.kendari", text="Diubah.", base=1)
    item = meeting.items.all()[0]
    decide = {"item": item.pk, "once": "x", "what": "Terlambat"}
    client.post(reverse("meeting-decide", args=[meeting.pk]), decide)
    client.post(add, {"text": "Ralat: tempatnya di balai kota."})
    assert access.pages(meeting)[0].text == "Dibuka."
    assert access.digest(access.pages(meeting)) == digest
    assert not meeting.decisions.exists()
    page = client.get(reverse("minutes", args=[meeting.pk])).content.decode()
    assert "Ralat: tempatnya di balai kota." in page
    assert "Rahmat Lasolo" in page


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_minutes_are_printed_with_what_was_decided(
    house: House, meeting: Meeting, ending: str
) -> None:
    by = house.people["sekretariat.kendari"]
    item = meeting.items.all()[0]
    assert item.case is not None
    actions.write(meeting, access.place(meeting, f"butir-{item.pk}"), Draft("Sepakat.", 0), by=by)
    meetings.decide(meeting, item.case, meetings.Resolution("Ukur ulang"), once="1", by=by)
    made = house.client("analis.kendari").get(reverse("minutes-paper", args=[meeting.pk, ending]))
    told = " ".join(papers.passages(made.content))
    for words in ("Sepakat.", "Ukur ulang", "belum lengkap", "Kasus feared"):
        assert words in told


@pytest.mark.parametrize("key", ["butir-0", "butir-x", "lain", "butir-" + "9" * 30])
def test_a_section_that_is_not_there_is_missing(house: House, meeting: Meeting, key: str) -> None:
    client = house.client("sekretariat.kendari")
    address = reverse("minutes-write", args=[meeting.pk, key])
    assert client.post(address, {"text": "a", "base": 0}).status_code == 404
