"""What the trail tells of legal acts, alerts and invitations, and to whom."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from selaras.desk.cases.actions import open_case
from selaras.desk.invitations import actions as invitations
from selaras.desk.invitations.models import Letter
from selaras.desk.legal import actions as legal
from selaras.desk.newsroom.access import statements
from selaras.desk.notices import actions
from selaras.desk.notices.models import Channel, Delivery, Notice
from selaras.desk.outlooks import actions as outlooks
from selaras.desk.outlooks.models import Outlook
from tests.desk.documents.files import pdf
from tests.desk.meetings.conftest import meeting
from tests.desk.outlooks.conftest import events
from tests.desk.outlooks.test_alerts import draft

if TYPE_CHECKING:
    from selaras.desk.cases.models import Case
    from selaras.desk.legal.models import Status
    from selaras.desk.meetings.models import Meeting
    from selaras.outlook import Events
    from tests.desk.conftest import House

__all__ = ["events", "meeting"]

pytestmark = pytest.mark.django_db


def _case(house: House) -> Case:
    statement = next(one for one in statements(house.story) if one.nature == "feared")
    by = house.people["analis.kendari"]
    return open_case(
        house.story, statement, title="Rahasia", kind="land_dispute", region="74.71", by=by
    )


def _told(username: str, text_key: str) -> bool:
    rows = Delivery.objects.filter(user__username=username, notice__text_key=text_key)
    return rows.filter(channel=Channel.DESK).exists()


def _status(house: House, case: Case) -> Status:
    file = pdf("keputusan.pdf")
    file.content_type = "pdf"
    today = timezone.localdate()
    said = legal.Signature(
        on=today, office_name="Wali Kota", officer="Rauf Landoa", number="300/7", file=file
    )
    until, by = today + dt.timedelta(days=30), house.people["sekretariat.kendari"]
    return legal.record_status(case, said, scale="regency", until=until, by=by)


def test_a_state_of_conflict_is_told_when_recorded_extended_and_ended(house: House) -> None:
    by, today = house.people["sekretariat.kendari"], timezone.localdate()
    status = _status(house, _case(house))
    later = legal.Signature(on=today, office_name="Wali Kota", officer="Rauf", number="300/8")
    legal.extend_status(status, later, until=today + dt.timedelta(days=45), by=by)
    legal.end_status(status, on=today, reason="keadaan pulih", by=by)
    actions.gather(timezone.now())
    for text_key in ("status_recorded", "status_extended", "status_ended"):
        assert _told("analis.kendari", text_key)
        assert not _told("analis.luwu", text_key)
    assert Notice.objects.get(text_key="status_recorded").urgency == 3


def test_an_alert_is_told_where_it_stands(house: House, events: Events) -> None:
    alert = draft(events, source=Outlook.Source.STORIES)
    by = house.people["analis.kendari"]
    outlooks.release_alert(alert, by=by, reason="dua desa menolak jalan bersama")
    outlooks.withdraw_alert(alert, by=by, reason="tidak terjadi apa-apa")
    actions.gather(timezone.now())
    for text_key in ("alert_released", "alert_withdrawn"):
        assert _told("sekretariat.kendari", text_key)
        assert not _told("analis.luwu", text_key)


def test_who_is_invited_from_elsewhere_hears_of_it_and_nobody_beside(
    house: House, meeting: Meeting
) -> None:
    by = house.people["sekretariat.kendari"]
    invitations.add_guest(meeting, name="73.17", by=by)
    Letter.objects.update_or_create(
        meeting=meeting, defaults={"number": "1", "subject": "x", "signed_on": timezone.localdate()}
    )
    assert invitations.issue(meeting, by=by)
    actions.gather(timezone.now())
    notice = Notice.objects.get(text_key="region_invited")
    assert (notice.region, notice.path) == ("73.17", "")
    assert _told("analis.luwu", "region_invited")
    assert not _told("analis.kendari", "region_invited")
