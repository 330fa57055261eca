"""At the door: by list, by search, by code; with and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.attendance import access
from selaras.desk.invitations import actions
from selaras.desk.invitations.models import Delegate

if TYPE_CHECKING:
    from selaras.desk.invitations.models import Guest
    from selaras.desk.meetings.models import Meeting
    from tests.desk.conftest import House


@pytest.fixture
def guest(house: House, meeting: Meeting) -> Guest:
    """An invited ministry whose two people are expected."""
    by = house.people["sekretariat.kendari"]
    text = actions.LetterText("1", "", "", "Undangan", timezone.localdate(), "")
    actions.write_letter(meeting, text, by=by)
    found = actions.add_guest(meeting, name="Bappenas", by=by)
    actions.issue(meeting, by=by)
    people = [("Sari Mentari", "Direktur"), ("Joko Lintang", "Staf ahli")]
    actions.name_delegates(found, people, by=by)
    return found


@pytest.mark.parametrize(
    ("sent", "state", "proxy"),
    [
        pytest.param({"state": "present"}, "present", "", id="present"),
        pytest.param({"state": "online", "proxy": "x"}, "online", "", id="online-has-no-proxy"),
        pytest.param({"state": "absent"}, "absent", "", id="absent"),
        pytest.param(
            {"state": "represented", "proxy": "Asisten"}, "represented", "Asisten", id="by-whom"
        ),
        pytest.param({"state": "represented"}, "", "", id="represented-by-nobody"),
        pytest.param({"state": "menguap"}, "", "", id="unknown-state"),
    ],
)
def test_a_mark_holds_who_came_and_how(
    house: House, guest: Guest, sent: dict[str, str], state: str, proxy: str
) -> None:
    row = guest.delegates.get(name="Sari Mentari")
    address = reverse("attendance-mark", args=[row.pk])
    assert house.client("sekretariat.kendari").post(address, sent).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.proxy) == (state, proxy)


def test_a_script_gets_the_row_and_the_totals_back(house: House, guest: Guest) -> None:
    row = guest.delegates.get(name="Joko Lintang")
    client = house.client("sekretariat.kendari")
    answer = client.post(
        reverse("attendance-mark", args=[row.pk]), {"state": "present"}, HTTP_HX_REQUEST="true"
    )
    page = answer.content.decode()
    assert f'id="orang-{row.pk}"' in page
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page
    assert dict(access.totals(guest.meeting))["hadir"] == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("mentari", ["Sari Mentari"], id="name"),
        pytest.param("staf ahli", ["Joko Lintang"], id="office"),
        pytest.param("perencanaan", ["Sari Mentari", "Joko Lintang"], id="body"),
        pytest.param("entah", [], id="nobody"),
    ],
)
def test_people_are_found_by_name_office_or_body(
    house: House, guest: Guest, words: str, found: list[str]
) -> None:
    client = house.client("sekretariat.kendari")
    page = client.get(reverse("attendance", args=[guest.meeting_id]), {"q": words}).content.decode()
    names = [one.name for one in Delegate.objects.all() if one.name in page]
    assert names == found


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("{code}", id="typed"),
        pytest.param(" {upper} ", id="capitals-and-blanks"),
        pytest.param("https://meja.example/hadir/{code}/", id="scanned"),
    ],
)
def test_a_code_opens_the_delegation(house: House, guest: Guest, typed: str) -> None:
    client = house.client("sekretariat.kendari")
    code = typed.format(code=guest.pk, upper=guest.pk.upper())
    answer = client.post(reverse("attendance-find", args=[guest.meeting_id]), {"code": code})
    assert answer.headers["Location"] == reverse("attendance-code", args=[guest.pk])
    assert "Sari Mentari" in client.get(answer.headers["Location"]).content.decode()


def test_a_wrong_code_leads_back_to_the_list(house: House, guest: Guest) -> None:
    client = house.client("sekretariat.kendari")
    answer = client.post(reverse("attendance-find", args=[guest.meeting_id]), {"code": "zzzz"})
    assert answer.headers["Location"] == reverse("attendance", args=[guest.meeting_id])


def test_the_last_named_leaves_a_seat(house: House, guest: Guest) -> None:
    by = house.people["sekretariat.kendari"]
    for row in guest.delegates.select_related("guest__meeting__forum"):
        actions.drop_delegate(row, by=by)
    assert [(one.name, one.office) for one in guest.delegates.all()] == [("", guest.addressee)]
