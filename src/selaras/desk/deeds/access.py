"""Who may answer for a body, what a case could ask of whom, and who is to be reminded of what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from selaras.desk import _bodies, _regions
from selaras.desk._bodies import Proposal
from selaras.desk.accounts.access import Refused, Right, require
from selaras.desk.cases import access as cases
from selaras.desk.cases.models import Action
from selaras.desk.deeds.models import HandOver, OwnMandate, Reminder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case

USUAL_DAYS = (7, 1, 0)
"""Days before a deadline on which everybody concerned is reminded, unless told otherwise."""


@dataclass(frozen=True)
class DueReminder:
    """One thing to tell on one day: an action, to the body that owes it and the case's home.

    `why` is set, ahead, today or overdue; `days_left` negative once the deadline has passed.
    `what` holds no name that a page would mask: it is what an office wrote.
    """

    action: str
    case: str
    what: str
    body: str
    region: str
    handler: str
    deadline: dt.date
    days_left: int
    on: dt.date
    why: str


def due_reminders(today: dt.date) -> tuple[DueReminder, ...]:
    """What is to be told today, of unfinished actions of open cases, the earliest deadline first.

    A day that somebody set, a week and a day before the deadline, the deadline itself, and the
    day after. The same day gives the same answer: who was told already is the teller's to know.
    """
    usual = [today + dt.timedelta(days=days) for days in (*USUAL_DAYS, -1)]
    asked = Reminder.objects.filter(on=today).values_list("action_id", flat=True)
    rows = Action.objects.unfinished().filter(Q(deadline__in=usual) | Q(pk__in=asked))
    found = rows.filter(case__closed_at=None).select_related("case").order_by("deadline", "pk")
    set_ = set(asked)
    return tuple(_reminder(row, today, set_by_hand=row.pk in set_) for row in found)


def _reminder(row: Action, today: dt.date, *, set_by_hand: bool) -> DueReminder:
    left = row.days_left(today)
    usual = "overdue" if left < 0 else "today" if left == 0 else "ahead"
    return DueReminder(
        action=row.pk,
        case=row.case_id,
        what=row.what,
        body=row.body,
        region=row.region,
        handler=row.case.handler,
        deadline=row.deadline,
        days_left=left,
        on=today,
        why="set" if set_by_hand and left not in {*USUAL_DAYS, -1} else usual,
    )


def proposals(case: Case) -> tuple[Proposal, ...]:
    """Who could act on a case, by level and kind: the office's own mandates first.

    The region's bodies come first, then those of the level that answers for the case now.
    """
    found: dict[str, Proposal] = {one.body: one for one in _own(case)}
    for region in dict.fromkeys((case.region, case.handler)):
        for proposal in _bodies.proposals(case.kind, region):
            found.setdefault(proposal.body, proposal)
    return tuple(found.values())


def _own(case: Case) -> Iterator[Proposal]:
    homes = {_regions.home(case.region), case.handler}
    rows = OwnMandate.objects.filter(region__in=homes, kind=case.kind, ended_at=None)
    for row in rows.select_related("office"):
        why = _("menurut %(office)s: %(task)s") % {"office": row.office, "task": row.task}
        yield Proposal(row.body, _bodies.name(row.body), row.basis, why)


def hand_over_to_answer(user: User, pk: int) -> HandOver:
    """A hand-over that waits, for the body asked or, in its name, who works on the case.

    Raises:
        Http404: It is not there, answered, or not this person's to answer.
    """
    rows = HandOver.objects.select_related("action__case").filter(state=HandOver.State.ASKED)
    found = get_object_or_404(rows, pk=pk)
    case = found.action.case
    if not cases.is_theirs(user, found.to_body) and not cases.may_work(user, case):
        raise Refused(Right.VERIFY, "handover", str(pk), case.region)
    return found


def offered(user: User) -> QuerySet[HandOver]:
    """Hand-overs that wait for this person's own body."""
    body = "" if user.office is None or not user.rights.at(Right.REPORT) else user.office.body
    waiting = HandOver.objects.filter(to_body=body, state=HandOver.State.ASKED)
    return waiting.select_related("action__case", "asked_office")


def own_mandates(user: User) -> QuerySet[OwnMandate]:
    """The mandates that offices of this person's homes have set."""
    rows = OwnMandate.objects.filter(region__in=user.rights.at(Right.VERIFY), ended_at=None)
    return rows.select_related("office")


def own_mandate_to_end(user: User, pk: int) -> OwnMandate:
    """A mandate of this person's home to withdraw.

    Raises:
        Http404: It is not there, or another office's.
    """
    found = get_object_or_404(OwnMandate.objects.filter(ended_at=None), pk=pk)
    require(user, Right.VERIFY, found.region, thing="ownmandate", id_=str(pk))
    return found
