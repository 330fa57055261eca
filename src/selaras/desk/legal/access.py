"""Reading legal acts; who may record them works on the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Refused, Right
from selaras.desk.cases import access as cases
from selaras.desk.legal.models import ProcessStep, Settlement, Status

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case


def statuses(case: Case) -> QuerySet[Status]:
    """The declared states of conflict of a case, the latest first."""
    rows = case.statuses.select_related("recorded_office", "document")
    return rows.prefetch_related("extensions")


def in_force(case: Case, today: dt.date) -> Status | None:
    """The status that stands today, None when none does."""
    last = Coalesce(F("ended_on"), F("until"))
    return case.statuses.alias(last=last).filter(on__lte=today, last__gte=today).first()


def settlements(case: Case) -> QuerySet[Settlement]:
    """What was agreed about a case, the latest first."""
    return case.settlements.select_related("recorded_office", "document")


def process(case: Case) -> QuerySet[ProcessStep]:
    """The criminal process about a case, the latest step first."""
    return case.process_steps.select_related("recorded_office", "document")


def is_settled(case: Case) -> bool:
    """Whether an agreement that ends the matter and limits no worship is on record."""
    return case.settlements.filter(limits_worship=False, provisional=False).exists()


def status_to_change(user: User, pk: int) -> Status:
    """A status that has not ended, of a case that this person works on.

    Raises:
        Http404: It is not there, over, or not this person's to change.
    """
    found = get_object_or_404(Status.objects.select_related("case").filter(ended_on=None), pk=pk)
    if not cases.may_work(user, found.case):
        raise Refused(Right.VERIFY, "status", str(pk), found.case.region)
    return found
