"""The bell, the list, the choices, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right
from selaras.desk.notices.models import Channel, Choice, Delivery, Pace, Ways
from tests.desk.notices.conftest import reached, tell, wants

if TYPE_CHECKING:
    from tests.desk.conftest import House

WAYS = {"digest_hour": 7, "digest_day": 0, "language": "id"}
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "template": "{{ request.user.password }}",
    "header": "a\r\nSet-Cookie: jahat=1",
    "null": "a\x00b",
    "huge": "a" * 50_000,
}


def test_the_bell_counts_until_they_are_marked_as_seen(house: House) -> None:
    client = house.client("analis.kendari")
    tell(house)
    tell(house, once="dua")
    assert '<b>2</b><span class="unseen"> Pemberitahuan' in client.get("/").content.decode()
    one = Delivery.objects.filter(user=house.people["analis.kendari"]).first()
    assert one is not None
    client.post(reverse("notices-seen"), {"notice": one.notice_id})
    assert '<b>1</b><span class="unseen"> Pemberitahuan' in client.get("/").content.decode()
    client.post(reverse("notices-seen"))
    assert '</svg><span class="unseen"> Pemberitahuan' in client.get("/").content.decode()


def test_marking_ones_own_leaves_those_of_others(house: House) -> None:
    tell(house)
    house.client("analis.kendari").post(reverse("notices-seen"))
    seen = Delivery.objects.exclude(seen_at=None).values_list("user__username", flat=True)
    assert list(seen) == ["analis.kendari"]


def test_looking_marks_nothing(house: House) -> None:
    tell(house)
    house.client("analis.kendari").get("/pemberitahuan/")
    assert not Delivery.objects.exclude(seen_at=None).exists()


def test_a_notice_leads_to_its_page(house: House) -> None:
    tell(house)
    page = house.client("analis.kendari").get("/pemberitahuan/").content.decode()
    assert f'<a href="{house.story.get_absolute_url()}">Cerita di Kota Kendari' in page


def test_a_right_that_ended_takes_the_notice_out_of_the_list_and_the_count(house: House) -> None:
    tell(house)
    user = house.people["analis.kendari"]
    user.offices.get().grant_set.filter(right=Right.READ).update(valid_until=timezone.now())
    page = house.client("analis.kendari").get("/pemberitahuan/").content.decode()
    assert "Cerita di Kota Kendari" not in page
    assert '</svg><span class="unseen"> Pemberitahuan' in page


def test_a_choice_is_added_and_dropped(house: House) -> None:
    client = house.client("analis.sultra")
    sent = {"kind": "case", "region": "74.71", "urgency": 2, "channel": "email", "pace": "daily"}
    assert client.post(reverse("notice-choices"), sent).status_code == 302
    choice = Choice.objects.get()
    assert (choice.user.username, choice.region, choice.pace) == ("analis.sultra", "74.71", "daily")
    assert "ringkasan harian" in client.get(reverse("notice-choices")).content.decode()
    client.post(reverse("notice-choice-drop", args=[choice.pk]))
    assert not Choice.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"region": "73"}, id="region-outside-rights"),
        pytest.param({"kind": "gosip"}, id="no-kind"),
        pytest.param({"urgency": 9}, id="no-urgency"),
        pytest.param({"channel": "desk"}, id="digest-in-the-desk"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_with_what_was_sent(
    house: House, change: dict[str, object]
) -> None:
    sent = {"kind": "case", "region": "74", "urgency": 2, "channel": "email", "pace": "daily"}
    answer = house.client("analis.sultra").post(reverse("notice-choices"), sent | change)
    assert answer.status_code == 400
    assert not Choice.objects.exists()


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"webhook": "http://terima.example/"}, id="plain-http"),
        pytest.param({"webhook": "https://a:b@terima.example/"}, id="password"),
        pytest.param({"webhook": "bukan alamat"}, id="no-address"),
        pytest.param({"email": "bukan-surel"}, id="no-mail"),
        pytest.param({"email": "a@b.example\r\nBcc: c@d.example"}, id="header"),
        pytest.param({"quiet_from": "21:00"}, id="one-end"),
        pytest.param({"digest_hour": 24}, id="no-hour"),
        pytest.param({"language": "xx"}, id="no-language"),
    ],
)
def test_ways_that_cannot_be_are_refused(house: House, told: dict[str, object]) -> None:
    answer = house.client("analis.kendari").post(reverse("notice-ways"), WAYS | told)
    assert answer.status_code == 400
    assert not Ways.objects.exists()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("field", ["email", "webhook", "quiet_from", "language", "digest_day"])
def test_hostile_words_in_any_field_are_inert(house: House, field: str, payload: str) -> None:
    client = house.client("analis.kendari")
    answer = client.post(reverse("notice-ways"), WAYS | {field: payload})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "jahat" not in str(answer.cookies)


def test_the_secret_is_shown_to_its_owner_alone(house: House) -> None:
    from selaras.desk.notices._secret import secret

    user = reached(house)
    key = secret(Ways.objects.get(user=user))
    assert key in house.client("analis.kendari").get("/pemberitahuan/pilihan/").content.decode()
    other = house.client("sekretariat.kendari").get("/pemberitahuan/pilihan/").content.decode()
    assert key not in other


def test_the_log_tells_administrators_who_was_told_and_not_what(house: House) -> None:
    accounts.create_administrator("admin", name="Admin", region="74.71", password="x" * 12)
    house.people = {one.username: one for one in type(house.people["nasional"]).objects.all()}
    wants(reached(house), Channel.EMAIL, Pace.DAILY)
    tell(house)
    page = house.client("admin").get("/pemberitahuan/terkirim/").content.decode()
    assert "Wa Ode Samiah" in page
    assert "surel" in page
    assert "menunggu" in page
    assert house.story.get_absolute_url() not in page
    assert "kantor.example" not in page


def test_no_notice_of_the_system_reaches_who_does_not_administer(house: House) -> None:
    from selaras.desk.notices import actions

    accounts.create_administrator("admin", name="Admin", region="74.71", password="x" * 12)
    values = {"job": "audit.verify"}
    actions.tell("system", house.story, "74.71", 2, "job_failed", values, once="job:1")
    told = Delivery.objects.values_list("user__username", flat=True)
    assert list(told) == ["admin"]


@pytest.mark.parametrize("address", ["/pemberitahuan/", "/pemberitahuan/pilihan/"])
def test_a_page_asks_the_database_little(house: House, address: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    wants(reached(house), Channel.EMAIL, Pace.DAILY)
    for turn in range(30):
        tell(house, once=str(turn))
    client = house.client("analis.kendari")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= 20
