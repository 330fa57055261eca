"""Telling, sending, failing and trying again; never outside anybody's rights."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import Office
from selaras.desk.audit.actions import record
from selaras.desk.cases.actions import open_case, plan_action
from selaras.desk.cases.acts import Act
from selaras.desk.cases.models import Case
from selaras.desk.escalation.actions import raise_case
from selaras.desk.newsroom.access import statements
from selaras.desk.newsroom.actions import confirm_story
from selaras.desk.notices import _webhook, access, actions
from selaras.desk.notices._secret import secret
from selaras.desk.notices.models import Channel, Delivery, Notice, Pace
from tests.desk.notices.conftest import Wire, fresh, reached, tell, wants

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.desk.conftest import House


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


def _late() -> dt.datetime:
    return timezone.now() + dt.timedelta(seconds=1)


def test_the_desk_tells_the_region_and_nobody_else(house: House) -> None:
    tell(house)
    told = set(Delivery.objects.values_list("user__username", flat=True))
    assert told == {"analis.kendari", "sekretariat.kendari"}


def test_a_thing_is_told_once(house: House) -> None:
    assert tell(house) == tell(house)
    assert Delivery.objects.filter(user=house.people["analis.kendari"]).count() == 1


def test_a_text_takes_nothing_that_somebody_typed(house: House) -> None:
    values = {"kind": "Nama Seseorang"}
    with pytest.raises(ValueError, match="kind"):
        actions.tell("story", house.story, "74.71", 1, "story_confirmed", values, once="satu")
    assert not Notice.objects.exists()


def test_who_reads_from_above_hears_when_they_choose_to(house: House) -> None:
    user = house.people["analis.sultra"]
    wants(user, Channel.DESK, region="74")
    tell(house)
    assert _told("analis.sultra", "story_confirmed")


def test_a_choice_beyond_ones_rights_tells_nothing(house: House) -> None:
    user = reached(house, "analis.luwu")
    wants(user, Channel.EMAIL, region="ID")
    tell(house)
    assert not Delivery.objects.filter(user=user).exists()


def test_mail_is_short_plain_text_with_a_link(house: House) -> None:
    wants(reached(house), Channel.EMAIL)
    tell(house)
    assert actions.deliver(_late()) == 1
    (sent,) = mail.outbox
    assert sent.to == ["analis.kendari@kantor.example"]
    assert sent.subject.startswith("Selaras: Cerita di Kota Kendari dikonfirmasi")
    assert f"https://meja.example{house.story.get_absolute_url()}" in sent.body
    assert sent.content_subtype == "plain"
    assert getattr(sent, "alternatives", []) == []
    assert house.story.title not in f"{sent.body} {sent.subject}"


def test_what_was_sent_is_logged_and_not_sent_again(house: House) -> None:
    wants(reached(house), Channel.EMAIL)
    tell(house)
    now = _late()
    actions.deliver(now)
    actions.deliver(now)
    assert len(mail.outbox) == 1
    row = Delivery.objects.get(channel=Channel.EMAIL)
    assert (row.state, row.sent_at, row.tries) == (Delivery.State.SENT, now, 1)


def test_many_at_once_come_as_one_message(house: House) -> None:
    wants(reached(house), Channel.EMAIL)
    for turn in range(60):
        tell(house, once=str(turn))
    assert actions.deliver(_late()) == 60
    (sent,) = mail.outbox
    assert sent.subject == "Selaras: 60 pemberitahuan"
    assert "dan 10 lainnya" in sent.body


def test_a_message_speaks_the_language_that_was_chosen(house: House) -> None:
    wants(reached(house, language="en"), Channel.EMAIL)
    tell(house)
    actions.deliver(_late())
    assert "Story in Kota Kendari confirmed" in mail.outbox[0].subject


def test_a_right_lost_after_queueing_withholds_the_text(house: House) -> None:
    user = reached(house)
    wants(user, Channel.EMAIL)
    tell(house)
    user.offices.get().grant_set.update(valid_until=timezone.now())
    assert actions.deliver(_late()) == 0
    assert mail.outbox == []
    row = Delivery.objects.get(channel=Channel.EMAIL)
    assert (row.state, row.sent_at) == (Delivery.State.WITHHELD, None)
    assert not access.inbox(fresh(user)).exists()


def test_an_account_closed_after_queueing_is_sent_nothing(house: House) -> None:
    user = reached(house)
    wants(user, Channel.WEBHOOK)
    tell(house)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    wire = Wire()
    actions.deliver(_late(), post=wire)
    assert wire.sent == []
    assert Delivery.objects.get(channel=Channel.WEBHOOK).state == Delivery.State.WITHHELD


def test_rights_that_end_with_the_office_withhold_too(house: House) -> None:
    user = reached(house)
    wants(user, Channel.EMAIL)
    tell(house)
    user.holding_set.update(valid_until=timezone.now())
    actions.deliver(_late())
    assert mail.outbox == []


def test_quiet_hours_chosen_after_queueing_hold(house: House) -> None:
    user = reached(house)
    wants(user, Channel.EMAIL)
    tell(house)
    midnight = dt.datetime(2030, 1, 1, 16, 0, tzinfo=dt.UTC)
    quiet = {"quiet_from": dt.time(21), "quiet_until": dt.time(6)}
    actions.set_ways(quiet, by=user)
    actions.deliver(midnight)
    assert mail.outbox == []
    row = Delivery.objects.get(channel=Channel.EMAIL)
    assert row.due_at == dt.datetime(2030, 1, 1, 22, 0, tzinfo=dt.UTC)
    actions.deliver(row.due_at)
    assert len(mail.outbox) == 1


def test_a_webhook_is_signed_and_says_the_same(house: House) -> None:
    user = reached(house)
    wants(user, Channel.WEBHOOK)
    tell(house)
    wire = Wire()
    assert actions.deliver(_late(), post=wire) == 1
    ((url, body, headers),) = wire.sent
    assert url == "https://terima.example/"
    key = secret(access.ways_of(fresh(user))).encode()
    said = headers["X-Selaras-Timestamp"].encode() + b"." + body
    signed = hmac.new(key, said, hashlib.sha256).hexdigest()
    assert headers["X-Selaras-Signature"] == f"sha256={signed}"
    (told,) = json.loads(body)["notices"]
    assert told["region"] == "74.71"
    assert told["url"].endswith(house.story.get_absolute_url())
    assert house.story.title not in body.decode()


def test_a_new_secret_signs_otherwise(house: House) -> None:
    user = reached(house)
    before = secret(access.ways_of(fresh(user)))
    actions.renew_secret(user)
    assert secret(access.ways_of(fresh(user))) != before


def test_what_failed_is_tried_again_later_and_logged(house: House) -> None:
    wants(reached(house), Channel.WEBHOOK)
    tell(house)
    wire, now = Wire(_webhook.NotTaken("answered 500")), _late()
    assert actions.deliver(now, post=wire) == 0
    row = Delivery.objects.get(channel=Channel.WEBHOOK)
    assert (row.state, row.error, row.tries) == (Delivery.State.WAITING, "answered 500", 1)
    assert row.due_at == now + dt.timedelta(minutes=1)
    assert actions.deliver(now, post=wire) == 0
    assert len(wire.sent) == 1
    assert actions.deliver(row.due_at, post=wire) == 1
    row.refresh_from_db()
    assert (row.state, row.error, row.tries) == (Delivery.State.SENT, "", 2)


def test_what_fails_again_and_again_ends_as_failed(house: House) -> None:
    wants(reached(house), Channel.WEBHOOK)
    tell(house)
    wire, now = Wire(*(_webhook.NotTaken("answered 503") for _ in range(9))), _late()
    for turn in range(9):
        actions.deliver(now + dt.timedelta(days=turn), post=wire)
    row = Delivery.objects.get(channel=Channel.WEBHOOK)
    assert row.state == Delivery.State.FAILED
    assert len(wire.sent) == row.tries == 6


def test_a_refused_address_is_not_tried_again(house: House) -> None:
    wants(reached(house), Channel.WEBHOOK)
    tell(house)
    wire, now = Wire(_webhook.Refused("the address leads into a private network")), _late()
    for turn in range(3):
        actions.deliver(now + dt.timedelta(days=turn), post=wire)
    assert len(wire.sent) == 1
    assert Delivery.objects.get(channel=Channel.WEBHOOK).state == Delivery.State.FAILED


def test_one_person_who_cannot_be_reached_keeps_nobody_else_waiting(house: House) -> None:
    for name in ("analis.kendari", "sekretariat.kendari"):
        wants(reached(house, name), Channel.WEBHOOK)
    tell(house)
    wire = Wire(_webhook.NotTaken("answered 500"))
    assert actions.deliver(_late(), post=wire) == 1
    assert len(wire.sent) == 2


def test_a_message_whose_sender_was_killed_is_sent_by_another(house: House) -> None:
    wants(reached(house), Channel.EMAIL)
    tell(house)
    now = _late()
    Delivery.objects.filter(channel=Channel.EMAIL).update(
        state=Delivery.State.SENDING, claim="lain", claimed_at=now
    )
    assert actions.deliver(now + dt.timedelta(minutes=1)) == 0
    assert actions.deliver(now + dt.timedelta(minutes=16)) == 1


def test_no_mail_is_queued_while_mail_is_off(house: House, settings: Settings) -> None:
    settings.EMAIL_ON = False
    wants(reached(house), Channel.EMAIL)
    tell(house)
    assert not Delivery.objects.filter(channel=Channel.EMAIL).exists()


def test_mail_turned_off_after_queueing_sends_nothing(house: House, settings: Settings) -> None:
    wants(reached(house), Channel.EMAIL)
    tell(house)
    settings.EMAIL_ON = False
    actions.deliver(_late())
    assert mail.outbox == []
    assert Delivery.objects.get(channel=Channel.EMAIL).state == Delivery.State.FAILED


@pytest.mark.parametrize(
    "address", ["a@b.example\r\nBcc: jahat@example.org", "a@b.example\nSubject: lain"]
)
def test_an_address_with_a_line_break_sends_nothing(house: House, address: str) -> None:
    wants(reached(house, email=address), Channel.EMAIL)
    tell(house)
    assert actions.deliver(_late()) == 0
    assert mail.outbox == []


def test_gather_tells_the_news_of_the_trail_once_and_not_who_made_it(house: House) -> None:
    confirm_story(house.story, by=house.people["analis.kendari"])
    assert actions.gather(timezone.now()) == 1
    assert actions.gather(timezone.now()) == 0
    assert _told("sekretariat.kendari", "story_confirmed")
    assert not _told("analis.kendari", "story_confirmed")


def test_a_case_and_its_deed_are_told_without_what_anybody_typed(house: House) -> None:
    case = _case(house)
    by, day = house.people["analis.kendari"], timezone.localdate()
    plan_action(case, what="Rahasia", body="Rahasia", basis="UU", deadline=day, by=by)
    actions.gather(timezone.now())
    assert _told("sekretariat.kendari", "case_opened")
    assert _told("sekretariat.kendari", "action_planned")
    page = house.client("sekretariat.kendari").get("/pemberitahuan/").content.decode()
    assert "sengketa lahan" in page
    assert "Rahasia" not in page


def test_a_body_hears_of_its_deed_in_another_office(house: House) -> None:
    told = {"body": "bappeda-74.71", "region": "74.71", "role": Office.Role.OFFICER}
    office = Office.objects.create(name="Analis Bappeda", **told)
    accounts.grant(office, [Right.REPORT], region="74.71", by=None)
    accounts.make_account("bappeda", name="Rini", office=office, password="x" * 12)
    by, day = house.people["analis.kendari"], timezone.localdate()
    plan_action(_case(house), what="x", body="bappeda-74.71", basis="UU", deadline=day, by=by)
    actions.gather(timezone.now())
    assert _told("bappeda", "action_planned")
    assert not _told("bappeda", "case_opened")


def test_a_raised_case_is_told_a_level_higher(house: House) -> None:
    case = _case(house)
    raise_case(case, reason="melebihi kewenangan", by=house.people["analis.kendari"])
    actions.gather(timezone.now())
    assert _told("analis.sultra", "escalation_asked")
    assert not _told("analis.sultra", "case_opened")
    assert not _told("analis.luwu", "escalation_asked")


def test_a_deadline_is_told_when_it_comes_and_when_it_has_passed(house: House) -> None:
    case, today = _case(house), timezone.localdate()
    by = house.people["analis.kendari"]
    plan_action(case, what="x", body="y", basis="UU", deadline=today, by=by)
    noon = timezone.now().replace(hour=5)
    actions.gather(noon)
    actions.gather(noon)
    actions.gather(noon + dt.timedelta(days=2))
    told = list(Notice.objects.filter(thing="action").values_list("text_key", flat=True))
    assert sorted(told) == ["action_due", "action_overdue", "action_planned"]


def test_what_is_gone_is_no_news() -> None:
    gone = Case(pk="zzzzzzzzzz", title="x", region="74.71")
    record(Act.CASE_OPENED, gone, by=None, region="74.71")
    assert actions.gather(timezone.now()) == 0


def test_choosing_again_changes_the_answer(house: House) -> None:
    user = house.people["analis.kendari"]
    wants(user, Channel.EMAIL)
    wants(user, Channel.EMAIL, Pace.DAILY)
    assert [one.pace for one in user.notice_choices.all()] == [Pace.DAILY]


def test_the_trail_of_ways_tells_no_address(house: House) -> None:
    from selaras.desk.audit.models import Values

    reached(house)
    told = str(list(Values.objects.filter(entry__act="notice.ways_set").values()))
    assert "email" in told
    assert "kantor.example" not in told


def test_nobody_is_told_twice_even_by_two_processes(house: House) -> None:
    tell(house)
    row = Delivery.objects.filter(channel=Channel.DESK).first()
    assert row is not None
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
