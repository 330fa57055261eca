"""Which steps and offers a person sees, and which they may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Refused, Right
from selaras.desk.cases import access as cases
from selaras.desk.escalation import _clock
from selaras.desk.escalation._clock import Given
from selaras.desk.escalation._ladder import above
from selaras.desk.escalation.models import Escalation, Share

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case

__all__ = [
    "GROUPS",
    "Given",
    "above",
    "answering",
    "asked",
    "clock",
    "clocks",
    "may_raise",
    "offered",
    "offers_of",
    "share_to_answer",
    "silent",
    "step_to_answer",
    "steps_of",
    "waiting",
]
GROUPS = _clock.GROUPS


def _steps() -> QuerySet[Escalation]:
    return Escalation.objects.select_related("case", "asked_office", "answered_office")


def waiting(user: User) -> QuerySet[Escalation]:
    """Steps that wait for this person's answer: asked of their home, or fallen to it by silence.

    The earliest time comes first.
    """
    homes = user.rights.at(Right.VERIFY)
    mine = Q(to_region__in=homes) | Q(raised_to__in=homes)
    return _steps().filter(mine, state=Escalation.State.ASKED).order_by("answer_by", "pk")


def silent(user: User) -> QuerySet[Escalation]:
    """Steps whose time has passed unanswered and that were raised to what this person reads."""
    rows = _steps().filter(state=Escalation.State.ASKED, raised_at__isnull=False)
    return rows.filter(user.rights.readable("raised_to")).order_by("answer_by", "pk")


def asked(user: User) -> QuerySet[Escalation]:
    """Steps that this person's homes have asked for and that wait."""
    rows = _steps().filter(from_region__in=user.rights.at(Right.VERIFY))
    return rows.filter(state=Escalation.State.ASKED).order_by("answer_by", "pk")


def steps_of(case: Case) -> QuerySet[Escalation]:
    """Every step of a case that the reader may see, the latest first."""
    return _steps().filter(case=case)


def offers_of(case: Case) -> QuerySet[Share]:
    """Every offer of a case that the reader may see, the latest first."""
    return case.shares.select_related("asked_office", "answered_office")


def offered(user: User) -> QuerySet[Share]:
    """Offers that wait for this person's home; who has not accepted is not told the title."""
    rows = Share.objects.filter(to_region__in=user.rights.at(Right.VERIFY))
    return rows.filter(state=Share.State.ASKED).select_related("case", "asked_office")


def step_to_answer(user: User, pk: int) -> Escalation:
    """A step that waits, or that was taken and may be handed back.

    Raises:
        Http404: It is not there, over, or not this person's to answer.
    """
    rows = Escalation.objects.select_related("case")
    live = rows.filter(state__in=[Escalation.State.ASKED, Escalation.State.ACCEPTED])
    found = get_object_or_404(live, pk=pk)
    if answering(user, found) is None:
        raise Refused(Right.VERIFY, "escalation", str(pk), found.to_region)
    return found


def answering(user: User, step: Escalation) -> str | None:
    """The region in whose name this person may answer a step, None when in nobody's."""
    if step.state == Escalation.State.ACCEPTED:
        asked_of = [step.case.handler]
    else:
        asked_of = [step.to_region, *([step.raised_to] if step.raised_to else [])]
    return next((one for one in asked_of if user.rights.may(Right.VERIFY, one)), None)


def share_to_answer(user: User, pk: int) -> Share:
    """An offer that waits for this person's home.

    Raises:
        Http404: It is not there, answered, or another's to answer.
    """
    rows = Share.objects.select_related("case").filter(state=Share.State.ASKED)
    found = get_object_or_404(rows, pk=pk)
    if not user.rights.may(Right.VERIFY, found.to_region):
        raise Refused(Right.VERIFY, "share", str(pk), found.to_region)
    return found


def clock(case: Case) -> Given:
    """The hours that the next level has to answer for this case."""
    return _clock.of_case(case)


def clocks(group: str, region: str) -> tuple[Given, ...]:
    """All hours in force for a group of kinds in a region."""
    return _clock.table(group, region=region)


def may_raise(user: User, case: Case) -> bool:
    """Whether this person may ask the next level to take the case: it is open, and below it."""
    return case.is_open and above(case.handler) is not None and cases.may_work(user, case)
