"""Promises over all meetings, told with both numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from selaras.desk.cases.actions import report_done
from selaras.desk.meetings import actions
from selaras.desk.promises import access

if TYPE_CHECKING:
    from selaras.desk.meetings.models import Decision, Meeting
    from tests.desk.conftest import House

_KESBANGPOL = "kesbangpol-74.71"


def _promise(house: House, meeting: Meeting, what: str, body: str) -> Decision:
    case = meeting.items.all()[0].case
    assert case is not None
    told = actions.Resolution(what, body, "UU 7/2012", timezone.localdate())
    by = house.people["sekretariat.kendari"]
    return actions.decide(meeting, case, told, once=what[:10], by=by)


def test_a_body_sees_what_is_open_and_how_much_is_kept(house: House, meeting: Meeting) -> None:
    kept = _promise(house, meeting, "Ukur ulang", _KESBANGPOL)
    _promise(house, meeting, "Pasang patok", _KESBANGPOL)
    _promise(house, meeting, "Jaga pasar", "polri")
    assert kept.action is not None
    report_done(kept.action, result="sudah", by=house.people["analis.kendari"])
    page = house.client("analis.kendari").get(reverse("promises")).content.decode()
    assert "1 dari 2 selesai" in page
    assert "Pasang patok" in page
    assert "Ukur ulang" not in page
    assert "Jaga pasar" not in page
    rows = access.promises(house.people["analis.kendari"])
    assert [(one.kept, one.all) for one in access.by_level(rows)] == [(1, 3)]


def test_bodies_stand_in_the_order_of_their_names(house: House, meeting: Meeting) -> None:
    for what, body in (("a", "polri"), ("b", "bnn"), ("c", "kemensos")):
        _promise(house, meeting, what, body)
    names = [one.name for one in access.by_body(access.promises(house.people["nasional"]))]
    assert names == sorted(names)
    assert len(names) == 3


def test_a_body_sees_its_own_promises_of_a_meeting_it_may_not_read(
    house: House, meeting: Meeting
) -> None:
    _promise(house, meeting, "Kirim data", "kesbangpol-73.17")
    _promise(house, meeting, "Rahasia kami", _KESBANGPOL)
    page = house.client("analis.luwu").get(reverse("promises")).content.decode()
    assert "Kirim data" in page
    assert "Rahasia kami" not in page
