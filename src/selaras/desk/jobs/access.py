"""Who sees the queue, and who may set it right."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Count
from django.db.models.functions import Now
from django.shortcuts import get_object_or_404

from selaras.desk import _regions
from selaras.desk.accounts.access import Refused, Right, require, subtrees
from selaras.desk.accounts.models import Holding, Office
from selaras.desk.jobs.models import Job, Schedule, Worker

if TYPE_CHECKING:
    from django.db.models import Q, QuerySet

    from selaras.desk.accounts.models import User

SILENT = dt.timedelta(minutes=5)


def jobs(user: User) -> QuerySet[Job]:
    """The jobs of the regions that this person administers, and of what lies below them.

    Raises:
        Refused: There is none.
    """
    return Job.objects.filter(_administered(user))


def schedules(user: User) -> QuerySet[Schedule]:
    """What is done every day in those regions.

    Raises:
        Refused: There is none.
    """
    return Schedule.objects.filter(_administered(user))


def _administered(user: User) -> Q:
    nodes = user.rights.at(Right.ADMINISTER)
    if not nodes:
        raise Refused(Right.ADMINISTER, "jobs", "", "")
    return subtrees("region", nodes)


def job(user: User, pk: str) -> Job:
    """One job of one's own home to set right.

    Raises:
        Http404: It is not there, or not this person's to administer.
    """
    found = get_object_or_404(Job, pk=pk)
    require(user, Right.ADMINISTER, found.region, thing="job", id_=pk)
    return found


def own(user: User) -> frozenset[str]:
    """The homes whose jobs this person may set right."""
    return user.rights.at(Right.ADMINISTER)


def counts(rows: QuerySet[Job]) -> dict[str, int]:
    """How many jobs there are in each state."""
    told = rows.order_by().values_list("state").annotate(Count("pk"))
    return dict(told)


def is_anything_due() -> bool:
    """Whether a worker would find a job; asked without a lock."""
    queued = Job.objects.filter(state=Job.State.QUEUED, run_at__lte=Now())
    left = Job.objects.filter(state=Job.State.RUNNING, leased_until__lt=Now())
    return queued.exists() or left.exists()


def failed() -> QuerySet[Job]:
    """The jobs that nobody will try again by themselves."""
    return Job.objects.filter(state=Job.State.FAILED)


def waiting_longer(than: dt.timedelta) -> QuerySet[Job]:
    """The jobs that should have been taken by now, or whose worker is gone."""
    late = Job.objects.filter(state=Job.State.QUEUED, run_at__lt=Now() - than)
    return late | Job.objects.filter(state=Job.State.RUNNING, leased_until__lt=Now() - than)


def living() -> QuerySet[Worker]:
    """The workers that said a short while ago that they live."""
    return Worker.objects.filter(alive_at__gte=Now() - SILENT)


def desk_home() -> str:
    """The region of the office that runs this desk: where its first administrator sits."""
    seats = Holding.objects.filter(office__role=Office.Role.ADMINISTRATOR)
    return seats.order_by("pk").values_list("office__region", flat=True).first() or _regions.NATION
