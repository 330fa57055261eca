"""An agenda is proposed with reasons, the most pressing first, and people have the last word."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from selaras.desk.cases.actions import open_case, plan_action
from selaras.desk.cases.models import Case
from selaras.desk.meetings import access, actions
from selaras.desk.meetings.models import AgendaItem
from selaras.desk.newsroom.access import statements
from tests.desk.meetings.conftest import plan
from tests.desk.rights import KENDARI

if TYPE_CHECKING:
    from selaras.desk.meetings.models import Meeting
    from tests.desk.conftest import House


def _case(house: House, region: str, nature: str = "happened") -> Case:
    found = next(one for one in statements(house.story) if one.nature == nature)
    by = house.people["analis.kendari"]
    return open_case(house.story, found, title=region, kind="brawl", region=region, by=by)


def _act(case: Case, house: House, *, days: int) -> None:
    day = timezone.localdate() + dt.timedelta(days=days)
    by = house.people["analis.kendari"]
    plan_action(case, what="Dialog", body="polri", basis="UU 7/2012", deadline=day, by=by)


def test_what_is_overdue_comes_before_what_nobody_planned_for(house: House) -> None:
    running, idle, late = (_case(house, code) for code in (KENDARI, "74.71.01", "74.71.02"))
    _act(running, house, days=9)
    _act(late, house, days=0)
    late.actions.update(deadline=timezone.localdate() - dt.timedelta(days=2))
    meeting = plan(house)
    items = list(meeting.items.all())
    assert [item.case for item in items] == [late, idle, running]
    codes = [[reason["code"] for reason in item.reasons] for item in items]
    assert codes == [
        ["new_case", "overdue"], ["new_case", "no_action"], ["new_case", "action_running"],
    ]  # fmt: skip


def test_a_fear_that_ends_soon_comes_first_and_says_so(house: House) -> None:
    first, second = (_case(house, code, "feared") for code in (KENDARI, "74.71.01"))
    _act(first, house, days=9)
    Case.objects.filter(pk=second.pk).update(expires_on=timezone.localdate() + dt.timedelta(days=3))
    items = list(plan(house).items.filter(part="feared"))
    assert [item.case for item in items] == [second, first]
    assert "ends_soon" in {reason["code"] for reason in items[0].reasons}


def test_each_side_is_short_and_the_rest_can_be_added(house: House) -> None:
    codes = [f"74.71.{n:02}" for n in range(1, 16)]
    cases = [_case(house, code) for code in codes]
    meeting = plan(house)
    assert meeting.items.count() == 12
    by = house.people["sekretariat.kendari"]
    more = list(access.more_cases(by, meeting))
    assert {one.pk for one in more} == {one.pk for one in cases[12:]}
    client = house.client("sekretariat.kendari")
    client.post(reverse("agenda-add", args=[meeting.pk]), {"case": more[0].pk})
    client.post(reverse("agenda-add", args=[meeting.pk]), {"title": "Pembagian tugas jaga"})
    client.post(reverse("agenda-add", args=[meeting.pk]), {})
    assert meeting.items.filter(case=more[0], promise=None).count() == 1
    assert meeting.items.get(part=AgendaItem.Part.OTHER).title == "Pembagian tugas jaga"
    assert meeting.items.count() == 14


def test_an_item_is_moved_presented_or_dropped_for_a_reason(house: House, meeting: Meeting) -> None:
    item = meeting.items.all()[0]
    client, address = house.client("sekretariat.kendari"), reverse("agenda-item", args=[item.pk])
    client.post(address, {"minutes": 20})
    item.refresh_from_db()
    assert item.included
    moved = {"included": "on", "minutes": 20, "place": 7, "presenter": "Kapolres"}
    client.post(address, moved)
    item.refresh_from_db()
    assert (item.minutes, item.place, item.presenter) == (20, 7, "Kapolres")
    client.post(address, {"minutes": 20, "dropped": "sudah selesai di kelurahan"})
    item.refresh_from_db()
    assert (item.included, item.dropped) == (False, "sudah selesai di kelurahan")
    assert actions.propose_agenda(meeting, by=house.people["sekretariat.kendari"]) == 0


def test_a_plan_holds_its_sessions_and_is_changed(house: House, meeting: Meeting) -> None:
    client = house.client("sekretariat.kendari")
    sent = {
        "region": KENDARI,
        "theme": "Rapat baru",
        "venue": "Aula",
        "mode": "online",
        "link": "https://rapat.example/a",
        "day": timezone.localdate(),
        "hour": "10:00",
        "sessions": "09.00 | Pembukaan | Wali Kota\n\n10:30 | Diskusi",
    }
    address = reverse("meeting-change", args=[meeting.pk])
    assert client.post(address, sent | {"sessions": "pagi saja"}).status_code == 400
    assert client.post(address, sent).status_code == 302
    meeting.refresh_from_db()
    told = [(f"{one.hour:%H.%M}", one.title, one.speakers) for one in meeting.sessions.all()]
    assert told == [("09.00", "Pembukaan", "Wali Kota"), ("10.30", "Diskusi", "")]
    assert (meeting.theme, meeting.mode) == ("Rapat baru", "online")
    assert "09.00 | Pembukaan | Wali Kota" in client.get(address).content.decode()
