"""Every write of the queue: asking for a job, taking it, ending it, planning it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from selaras.desk import _regions
from selaras.desk.audit.actions import record
from selaras.desk.jobs import registry
from selaras.desk.jobs.acts import Act
from selaras.desk.jobs.models import LONGEST_KEY, Job, Schedule, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

LEASE = dt.timedelta(seconds=60)
_FIRST_DELAY = dt.timedelta(seconds=30)
_LONGEST_DELAY = dt.timedelta(hours=6)
_LONGEST_ERROR = 500
_ID = re.compile(r"[\w.:@-]{1,120}")
_ENDED = "the worker ended while doing it"
_FREE: Mapping[str, object] = {"worker": "", "leased_until": None}


@transaction.atomic
def enqueue(
    name: str,
    payload: Mapping[str, object],
    *,
    by: User | None,
    region: str,
    run_at: dt.datetime | None = None,
    key: str | None = None,
) -> Job:
    """Ask for a job; call it in the transaction whose change the job follows.

    Args:
        name: What an app's `jobs.py` registered.
        payload: Ids alone, never anybody's words: the job reads the rest when it runs.
        by: Who asked; None for the desk itself.
        region: Whose administrators see the job.
        run_at: Not before this moment.
        key: A key is asked for once: the second time gives the first job, whatever its state.

    Raises:
        KeyError: No app names this job.
        ValueError: The payload or the key holds something that is no id.
    """
    registry.kind(name)
    _only_ids(payload.values())
    if key is not None and len(key) > LONGEST_KEY:
        raise ValueError(f"a key has {len(key)} characters; {LONGEST_KEY} at most")
    fields = {
        "name": name, "payload": dict(payload), "asked_by": by, "region": _regions.home(region),
    } | ({} if run_at is None else {"run_at": run_at})  # fmt: skip
    if key is None:
        return Job.objects.create(**fields)
    return Job.objects.get_or_create(key=key, defaults=fields)[0]


def _only_ids(values: Iterable[object]) -> None:
    for value in values:
        if isinstance(value, list | tuple):
            _only_ids(value)
        elif not (value is None or isinstance(value, int) or _is_id(value)):
            raise ValueError(f"a job's payload holds ids alone, not {str(value)[:40]!r}")


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


@transaction.atomic
def claim(worker: str) -> Job | None:
    """Take the job that has waited longest, or one whose worker is gone; None when none is due.

    A job that took as many workers down as it has attempts is kept as failed.
    """
    due = Q(state=Job.State.QUEUED, run_at__lte=Now()) | Q(
        state=Job.State.RUNNING, leased_until__lt=Now()
    )
    open_ = Job.objects.select_for_update(skip_locked=True, of=("self",)).filter(due)
    job = open_.order_by("run_at", "asked_at").first()
    if job is None:
        return None
    if job.state == Job.State.RUNNING and _spent(job):
        _fail(job, _ENDED)
        return claim(worker)
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.RUNNING,
        worker=worker,
        attempts=F("attempts") + 1,
        started_at=Now(),
        leased_until=Now() + LEASE,
    )
    return Job.objects.select_related("asked_by").get(pk=job.pk)


def _spent(job: Job) -> bool:
    known = registry.known(job.name)
    return not known or job.attempts >= registry.kind(job.name).attempts


def beat(worker: str, jobs: Iterable[str]) -> None:
    """Say that the worker lives and still works on these jobs."""
    Worker.objects.filter(pk=worker).update(alive_at=Now())
    Job.objects.filter(pk__in=list(jobs), worker=worker).update(leased_until=Now() + LEASE)


def finish(job: Job) -> bool:
    """Mark the job done; false when another worker has taken it over meanwhile."""
    return bool(_held(job).update(state=Job.State.DONE, finished_at=Now(), error="", **_FREE))


def set_back(job: Job, error: str, *, final: bool) -> None:
    """Queue the job again after a growing delay; when it is `final` or spent, keep it as failed."""
    if final or _spent(job):
        _fail(job, error)
        return
    longest = dt.timedelta(minutes=registry.every(job.name)) or _LONGEST_DELAY
    delay = min(_FIRST_DELAY * 4 ** (job.attempts - 1), longest)
    _held(job).update(
        state=Job.State.QUEUED, run_at=Now() + delay, error=error[:_LONGEST_ERROR], **_FREE
    )


def give_back(job: Job) -> None:
    """Queue the job again at once, as if it had not been taken: its worker is told to stop."""
    _held(job).update(state=Job.State.QUEUED, attempts=job.attempts - 1, run_at=Now(), **_FREE)


def _fail(job: Job, error: str) -> None:
    _held(job).update(
        state=Job.State.FAILED, finished_at=Now(), error=error[:_LONGEST_ERROR], **_FREE
    )


def _held(job: Job) -> QuerySet[Job]:
    """The job's row, as long as this attempt of this worker holds it."""
    return Job.objects.filter(
        pk=job.pk, state=Job.State.RUNNING, worker=job.worker, attempts=job.attempts
    )


@transaction.atomic
def retry(job: Job, *, by: User) -> bool:
    """Queue a failed job again, with all its attempts; false when it is not failed any more."""
    changed = Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(
        state=Job.State.QUEUED, attempts=0, run_at=Now(), finished_at=None
    )
    if changed:
        record(Act.RETRIED, job, by=by, region=job.region, after={"name": job.name})
    return bool(changed)


@transaction.atomic
def discard(job: Job, *, by: User) -> bool:
    """Delete a failed job for good; false when it is not failed any more."""
    gone, _ = Job.objects.filter(pk=job.pk, state=Job.State.FAILED).delete()
    if gone:
        before = {"name": job.name, "payload": job.payload}
        record(Act.DELETED, job, by=by, region=job.region, before=before)
    return bool(gone)


def plan_days(now: dt.datetime, region: str) -> None:
    """Plan what the desk does every day by itself, on the clock of the desk's own region."""
    local = now.astimezone(_regions.zone(region)[1])
    for one in registry.daily():
        if not Schedule.objects.filter(name=one.name).exists():
            plan(one.name, region, at=_time(one), now=local)


def _time(kind: registry.Kind) -> dt.time:
    return kind.daily or dt.time()


def plan(name: str, region: str, *, at: dt.time, now: dt.datetime) -> Schedule:
    """Do a job every day at this time; the first time is the next time that the clock shows it.

    `now` is on the clock of the region. What is planned already stays as it is.
    """
    last_on = now.date() if now.time() >= at else now.date() - dt.timedelta(days=1)
    return Schedule.objects.get_or_create(
        name=name, region=region, defaults={"at": at, "last_on": last_on}
    )[0]


def tick(now: dt.datetime) -> int:
    """Ask for the daily jobs whose time has come, each once a day however many processes ask."""
    return sum(_ask_today(row, now) for row in Schedule.objects.all())


@transaction.atomic
def _ask_today(row: Schedule, now: dt.datetime) -> bool:
    local = now.astimezone(_regions.zone(row.region)[1])
    if not (row.is_due(local) and registry.known(row.name)):
        return False
    day = local.date()
    if not Schedule.objects.filter(pk=row.pk, last_on__lt=day).update(last_on=day):
        return False
    key = f"{row.name} {row.region} {day}"
    enqueue(row.name, {"region": row.region}, by=None, region=row.region, key=key)
    return True


def ask_steady(now: dt.datetime, region: str) -> int:
    """Ask for the jobs of every few minutes, one at a time each; how many were asked for."""
    return sum(_ask_again(one, now, region) for one in registry.steady())


@transaction.atomic
def _ask_again(kind: registry.Kind, now: dt.datetime, region: str) -> bool:
    turn = int(now.timestamp()) // (60 * kind.every)
    rows, key = Job.objects.filter(name=kind.name), f"{kind.name} {turn}"
    if rows.filter(Q(key=key) | Q(state__in=[Job.State.QUEUED, Job.State.RUNNING])).exists():
        return False
    rows.filter(state=Job.State.DONE).exclude(key=key).delete()
    enqueue(kind.name, {"region": region}, by=None, region=region, key=key)
    return True


def sign_on(machine: str, process: int) -> Worker:
    """A new worker that serves the queue; workers silent for a day are forgotten."""
    Worker.objects.filter(alive_at__lt=Now() - dt.timedelta(days=1)).delete()
    return Worker.objects.create(machine=machine[:200], process=process)


def sign_off(worker: str) -> None:
    """The worker ends."""
    Worker.objects.filter(pk=worker).delete()


def forget_done(older_than: dt.timedelta) -> int:
    """Drop the rows of jobs done longer ago; how many were."""
    old = Job.objects.filter(state=Job.State.DONE, finished_at__lt=Now() - older_than)
    return old.delete()[0]
