"""What nobody did and that is news: deadlines near or passed, fears that end, jobs that failed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from selaras.desk import _regions
from selaras.desk.cases.models import Case
from selaras.desk.deeds import access as deeds
from selaras.desk.jobs import access as jobs
from selaras.desk.notices._news import Kind, Urgency
from selaras.desk.notices._trail import Subject, of_action, of_case

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_SILENCE = 7
_ENDING = (1, 7)
_FAILED_WITHIN = dt.timedelta(days=2)
_TEXTS = {"overdue": "action_overdue"}


@dataclass(frozen=True)
class Reminder:
    """Something to tell once."""

    kind: Kind
    urgency: Urgency
    text_key: str
    subject: Subject
    once: str


def today(now: dt.datetime) -> dt.date:
    """The day of the moment on the nation's clock."""
    return now.astimezone(_regions.zone(_regions.NATION)[1]).date()


def due(now: dt.datetime, since: dt.date | None) -> Iterator[Reminder]:
    """Everything that became due after a day until this moment, told before or not.

    A desk that was off for days tells of at most a week; without a day, of today alone.
    """
    last = today(now)
    days = 1 if since is None else min((last - since).days, _LONGEST_SILENCE)
    for back in reversed(range(days)):
        day = last - dt.timedelta(days=back)
        yield from _actions(day)
        yield from _fears(day)
    yield from _jobs(now)


def _actions(day: dt.date) -> Iterator[Reminder]:
    for one in deeds.due_reminders(day):
        subject = of_action(one.action, one.region, one.deadline, one.body, one.handler)
        text_key = _TEXTS.get(one.why, "action_due")
        once = f"reminder:{one.action}:{one.on}"
        yield Reminder(Kind.ACTION, Urgency.IMPORTANT, text_key, subject, once)


def _fears(day: dt.date) -> Iterator[Reminder]:
    ends = [day + dt.timedelta(days=ahead) for ahead in _ENDING]
    for row in Case.objects.filter(closed_at=None, expires_on__in=ends).iterator():
        once = f"expiring:{row.pk}:{day}"
        yield Reminder(Kind.CASE, Urgency.IMPORTANT, "case_expiring", of_case(row), once)


def _jobs(now: dt.datetime) -> Iterator[Reminder]:
    for row in jobs.failed().filter(finished_at__gte=now - _FAILED_WITHIN):
        subject = Subject("job", row.pk, reverse("jobs"), row.region, {"job": row.name})
        once = f"job:{row.pk}:{row.finished_at}"
        yield Reminder(Kind.SYSTEM, Urgency.IMPORTANT, "job_failed", subject, once)
