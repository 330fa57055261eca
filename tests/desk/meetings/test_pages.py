"""The pages of a meeting ask the database little and weigh little, however many are invited."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from selaras.desk.invitations import actions as invitations
from selaras.desk.press import actions as press

if TYPE_CHECKING:
    from selaras.desk.meetings.models import Meeting
    from tests.desk.conftest import House

QUERIES, BYTES = 20, 30_000


@pytest.fixture
def invited(house: House, meeting: Meeting) -> Meeting:
    """The meeting with two pages of invited, and a story beside it."""
    by = house.people["sekretariat.kendari"]
    text = invitations.LetterText("1", "", "", "Undangan", timezone.localdate(), "")
    invitations.write_letter(meeting, text, by=by)
    invitations.choose_guests(meeting, "semua provinsi\nsemua kabupaten/kota di Sultra", by=by)
    invitations.issue(meeting, by=by)
    press.link(meeting, house.story, by=by)
    return meeting


def test_a_page_of_a_meeting_asks_little_and_weighs_little(house: House, invited: Meeting) -> None:
    client = house.client("sekretariat.kendari")
    named = ("meeting", "invitations", "attendance", "minutes", "press", "meeting-change")
    guest = invited.guests.all()[0].pk
    addresses = [
        *(reverse(name, args=[invited.pk]) for name in named),
        *(reverse(name) for name in ("promises", "invitations-mine", "incoming")),
        reverse("invitation", args=[guest]),
        reverse("attendance-code", args=[guest]),
        reverse("paper", args=["74.71"]),
    ]
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address)
        assert (address, page.status_code) == (address, 200)
        assert (address, len(asked) <= QUERIES) == (address, True), len(asked)
        assert len(gzip.compress(page.content)) <= BYTES


def test_the_list_is_cut_into_pages_of_fifty(house: House, invited: Meeting) -> None:
    client = house.client("sekretariat.kendari")
    page = client.get(reverse("attendance", args=[invited.pk])).content.decode()
    assert page.count('class="person') == 50
    rest = client.get(reverse("attendance", args=[invited.pk]), {"hal": 2}).content.decode()
    assert rest.count('class="person') == invited.guests.count() - 50


def test_a_meeting_leads_to_who_holds_the_seats_of_its_forum(
    house: House, meeting: Meeting
) -> None:
    page = house.client("sekretariat.kendari").get(meeting.get_absolute_url()).content.decode()
    assert f'href="{reverse("forum", args=["forkopimda-74.71"])}"' in page
