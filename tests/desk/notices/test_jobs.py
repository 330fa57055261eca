"""The rounds go on by themselves, whatever happens in one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from selaras.desk.jobs.crew import drain, plan_and_ask
from selaras.desk.jobs.models import Job
from selaras.desk.newsroom.actions import confirm_story
from selaras.desk.notices import actions, jobs
from selaras.desk.notices.models import Delivery, Notice
from tests.desk.notices.conftest import tell

if TYPE_CHECKING:
    from tests.desk.conftest import House

pytestmark = pytest.mark.django_db


def test_the_first_round_comes_with_the_first_worker(house: House) -> None:
    confirm_story(house.story, by=house.people["analis.kendari"])
    plan_and_ask()
    assert drain() >= 1
    assert Notice.objects.count() == 1


def test_two_rounds_tell_the_news_once(house: House) -> None:
    confirm_story(house.story, by=house.people["analis.kendari"])
    for _turn in range(2):
        jobs.go_round(by=None, region="74.71")
    assert Notice.objects.count() == 1


def test_a_round_that_fails_is_tried_again_within_the_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_now: object) -> int:
        raise OSError

    monkeypatch.setattr(actions, "gather", broken)
    plan_and_ask()
    for _turn in range(3):
        Job.objects.filter(name="notices.round").update(run_at=Now())
        drain()
    row = Job.objects.get(name="notices.round")
    assert (row.state, row.attempts) == ("queued", 3)
    assert row.run_at <= timezone.now() + dt.timedelta(seconds=61)


def _grown_old(days: int) -> None:
    Notice.objects.update(made_at=timezone.now() - dt.timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "state", "left"),
    [
        pytest.param(91, "sent", 0, id="over"),
        pytest.param(89, "sent", 1, id="not-yet"),
        pytest.param(91, "failed", 0, id="failed"),
        pytest.param(91, "waiting", 1, id="still-to-be-sent"),
    ],
)
def test_what_was_told_90_days_ago_is_forgotten(
    house: House, days: int, state: str, left: int
) -> None:
    tell(house)
    _grown_old(days)
    sent_at = timezone.now() if state == "sent" else None
    Delivery.objects.update(state=state, sent_at=sent_at)
    jobs.forget(by=None, region="74.71")
    assert Notice.objects.count() == left
    assert Delivery.objects.exists() == bool(left)


def test_what_was_forgotten_is_not_told_again(house: House) -> None:
    confirm_story(house.story, by=house.people["analis.kendari"])
    jobs.go_round(by=None, region="74.71")
    _grown_old(100)
    jobs.forget(by=None, region="74.71")
    jobs.go_round(by=None, region="74.71")
    assert not Notice.objects.exists()
