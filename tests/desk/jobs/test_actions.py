"""A job is asked for once, done once, tried again, and kept when it fails."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from selaras.desk.jobs import actions, registry
from selaras.desk.jobs.actions import enqueue
from selaras.desk.jobs.crew import drain
from selaras.desk.jobs.models import Job, Schedule, Worker

if TYPE_CHECKING:
    from tests.desk.conftest import House
    from tests.desk.jobs.conftest import Diary

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)


def ask(*, key: str | None = None, run_at: dt.datetime | None = None) -> Job:
    return enqueue("test.note", {"report": "abc"}, by=None, region="74.71", key=key, run_at=run_at)


def lose_worker(job: Job) -> None:
    """The worker of this job was killed and its lease is over."""
    Job.objects.filter(pk=job.pk).update(leased_until=Now() - SECOND)


def skip_delay() -> None:
    Job.objects.filter(state="queued").update(run_at=Now() - SECOND)


def test_a_job_is_told_who_asked_and_its_ids(house: House, diary: Diary) -> None:
    by = house.people["analis.kendari"]
    job = enqueue("test.note", {"report": "abc", "parts": [1, 2]}, by=by, region="74.71.01")
    assert drain() == 1
    assert diary.told == [(by, {"report": "abc", "parts": [1, 2]})]
    job.refresh_from_db()
    assert (job.state, job.attempts, job.region, job.error) == ("done", 1, "74.71", "")


def test_a_key_is_asked_for_once_even_after_it_is_done(diary: Diary) -> None:
    first = ask(key="read abc")
    assert ask(key="read abc") == first
    assert drain() == 1
    assert ask(key="read abc") == first
    assert (drain(), len(diary.told)) == (0, 1)


def test_a_job_waits_for_its_moment(diary: Diary) -> None:
    ask(run_at=timezone.now() + dt.timedelta(hours=1))
    assert (drain(), diary.told) == (0, [])


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({"text": "dua kata"}, id="words"),
        pytest.param({"text": "x" * 200}, id="long"),
        pytest.param({"text": {"a": 1}}, id="nested"),
        pytest.param({"ids": ["a", "dua kata"]}, id="words-in-a-list"),
    ],
)
def test_a_payload_holds_ids_alone(payload: dict[str, object], diary: Diary) -> None:
    with pytest.raises(ValueError, match="ids alone"):
        enqueue("test.note", payload, by=None, region="ID")
    assert diary.told == []


def test_a_job_that_no_app_knows_is_not_taken_in() -> None:
    with pytest.raises(KeyError):
        enqueue("test.unknown", {}, by=None, region="ID")


def test_a_failing_job_is_tried_again_after_growing_delays_then_kept(diary: Diary) -> None:
    job, waits = ask(), []
    diary.raises = [OSError("disk is full")] * 3
    for _ in range(3):
        before = timezone.now()
        assert drain() == 1
        job.refresh_from_db()
        waits.append((job.state, round((job.run_at - before).total_seconds(), -1)))
        skip_delay()
    assert waits[:2] == [("queued", 30), ("queued", 120)]
    assert (job.state, job.error, drain()) == ("failed", "OSError: disk is full", 0)


def test_a_job_that_can_never_be_done_is_not_tried_again(diary: Diary) -> None:
    job = ask()
    diary.raises = [registry.Unable("the report is gone")]
    drain()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == ("failed", 1, "the report is gone")


def test_a_job_of_a_killed_worker_is_taken_over(diary: Diary) -> None:
    job = ask()
    taken = actions.claim("killed")
    assert taken == job
    assert (drain("other"), diary.told) == (0, [])
    lose_worker(job)
    assert drain("other") == 1
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)


def test_a_job_that_kills_every_worker_is_kept_as_failed(diary: Diary) -> None:
    job = ask()
    for turn in range(3):
        assert actions.claim(f"killed-{turn}") == job
        lose_worker(job)
    assert actions.claim("last") is None
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "the worker ended while doing it")
    assert diary.told == []


def test_a_worker_that_lost_its_job_cannot_end_it(diary: Diary) -> None:
    ask()
    slow = actions.claim("slow")
    assert slow is not None
    lose_worker(slow)
    quick = actions.claim("quick")
    assert quick is not None
    assert not actions.finish(slow)
    actions.set_back(slow, "too late", final=True)
    assert actions.finish(quick)
    assert Job.objects.get().error == ""
    assert diary.told == []


def test_a_beat_keeps_a_lease(diary: Diary) -> None:
    job = ask()
    actions.claim("slow")
    lose_worker(job)
    actions.beat("slow", [job.pk])
    assert (drain("other"), diary.told) == (0, [])


def test_a_job_given_back_is_taken_at_once_with_all_its_attempts(diary: Diary) -> None:
    ask()
    taken = actions.claim("stopping")
    assert taken is not None
    actions.give_back(taken)
    assert drain() == 1
    assert Job.objects.get().attempts == 1
    assert len(diary.told) == 1


def test_what_a_whole_job_wrote_goes_when_another_has_taken_it(diary: Diary) -> None:
    def write(*, by: object, **_: object) -> None:  # noqa: ARG001
        Worker.objects.create(machine="trace", process=1)
        Job.objects.update(worker="other", attempts=9)

    registry.job("test.write", whole=True)(write)
    enqueue("test.write", {}, by=None, region="ID")
    drain()
    assert not Worker.objects.exists()
    assert diary.told == []


@pytest.mark.parametrize(
    ("hour", "first_on"),
    [pytest.param(1, 21, id="before-its-hour"), pytest.param(5, 22, id="after-its-hour")],
)
def test_a_new_schedule_waits_for_its_next_hour(hour: int, first_on: int) -> None:
    now = dt.datetime(2026, 11, 22, hour, tzinfo=dt.UTC)
    made = actions.plan("test.note", "ID", at=dt.time(2), now=now)
    assert made.last_on == dt.date(2026, 11, first_on)


def test_a_daily_job_runs_once_a_day_on_the_offices_clock(diary: Diary) -> None:
    Schedule.objects.create(
        name="test.note", region="74.71", at=dt.time(2), last_on=dt.date(2026, 11, 21)
    )
    moments = (
        (dt.datetime(2026, 11, 21, 17, 59, tzinfo=dt.UTC), 0),
        (dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.UTC), 1),
        (dt.datetime(2026, 11, 21, 18, 1, tzinfo=dt.UTC), 0),
        (dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC), 0),
        (dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC), 1),
    )
    assert [actions.tick(moment) for moment, _ in moments] == [asked for _, asked in moments]
    drain()
    assert diary.told == [(None, {"region": "74.71"})] * 2


def test_jobs_done_long_ago_are_forgotten_and_failed_ones_kept(diary: Diary) -> None:
    diary.raises = [registry.Unable("no")]
    ask(), ask()
    drain()
    Job.objects.update(finished_at=Now() - dt.timedelta(days=91))
    assert actions.forget_done(dt.timedelta(days=90)) == 1
    assert Job.objects.get().state == "failed"


def _asked(at: dt.datetime) -> int:
    return actions.ask_steady(at, "74.71")


def test_what_is_done_every_few_minutes_is_asked_for_one_at_a_time(diary: Diary) -> None:
    now = timezone.now().replace(second=0)
    assert _asked(now) == 1
    assert (_asked(now), _asked(now + dt.timedelta(minutes=5))) == (0, 0)
    assert drain() == 1
    assert _asked(now) == 0
    assert (_asked(now + dt.timedelta(minutes=1)), drain()) == (1, 1)
    assert Job.objects.filter(name="notices.round").count() == 1
    assert diary.told == []


def test_jobs_done_a_month_ago_are_forgotten(diary: Diary) -> None:
    ask()
    ask(key="later")
    drain()
    Job.objects.filter(key="later").update(finished_at=Now() - dt.timedelta(days=31))
    registry.kind("jobs.forget").work(by=None, region="74.71")
    assert Job.objects.get().key is None
    assert len(diary.told) == 2
