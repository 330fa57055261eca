"""Which meetings a person sees, and which they may run."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Case as Choice
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk.accounts.access import Right, require
from selaras.desk.cases import access as cases
from selaras.desk.cases.models import Action
from selaras.desk.meetings import _paper
from selaras.desk.meetings.models import AgendaItem, Decision, Meeting

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case
    from selaras.desk.papers import Values
    from selaras.desk.papers.models import Letterhead

_MORE = 50
_EVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
long_day = _paper.long_day
subject = _paper.subject
ENDS_SOON = dt.timedelta(days=14)


def meetings(user: User) -> QuerySet[Meeting]:
    """The meetings of forums in the regions that this person reads."""
    readable = user.rights.readable("forum__region")
    return Meeting.objects.filter(readable).select_related("forum")


def coming(user: User) -> Meeting | None:
    """The next meeting that this person runs: not yet held, the earliest first."""
    homes = user.rights.at(Right.CONVENE)
    mine = meetings(user).filter(forum__region__in=homes, held_at=None)
    return mine.order_by("starts_at").first()


def incomplete(user: User) -> QuerySet[Decision]:
    """Decisions of this person's forums that still lack body, basis or deadline."""
    homes = user.rights.at(Right.CONVENE)
    return Decision.objects.filter(meeting__forum__region__in=homes, action=None)


def meeting(user: User, pk: str) -> Meeting:
    """One meeting to read.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    return _meeting(user, pk, Right.READ)


def meeting_to_run(user: User, pk: str) -> Meeting:
    """One meeting to plan, minute and close.

    Raises:
        Http404: It is not there, or not this person's to run.
    """
    return _meeting(user, pk, Right.CONVENE)


def _meeting(user: User, pk: str, right: Right) -> Meeting:
    found = get_object_or_404(Meeting.objects.select_related("forum"), pk=pk)
    require(user, right, found.forum.region, thing="meeting", id_=pk)
    return found


def item_to_change(user: User, pk: int) -> AgendaItem:
    """One agenda item of a meeting that this person runs, not yet sent out and not over.

    Raises:
        Http404: It is not there, or not this person's to change.
    """
    rows = AgendaItem.objects.select_related("meeting__forum").filter(
        meeting__held_at=None, meeting__frozen_at=None
    )
    found = get_object_or_404(rows, pk=pk)
    region = found.meeting.forum.region
    require(user, Right.CONVENE, region, thing="agendaitem", id_=str(pk))
    return found


def decision_to_complete(user: User, pk: int) -> Decision:
    """One decision that still lacks something, of a forum that this person serves.

    Raises:
        Http404: It is not there, complete, or not this person's to complete.
    """
    rows = Decision.objects.select_related("meeting__forum", "case").filter(action=None)
    found = get_object_or_404(rows, pk=pk)
    region = found.meeting.forum.region
    require(user, Right.CONVENE, region, thing="decision", id_=str(pk))
    return found


def last_held(meeting: Meeting) -> Meeting | None:
    """The meeting of the same forum before this one, None for the first."""
    before = Meeting.objects.filter(forum=meeting.forum, starts_at__lt=meeting.starts_at)
    return before.order_by("-starts_at").first()


def items(meeting: Meeting) -> QuerySet[AgendaItem]:
    """What is on the agenda, or was taken off it, in order."""
    return meeting.items.select_related(
        "case__owner", "promise__action", "promise__meeting__forum", "promise__case"
    )


def foremost(meeting: Meeting, user: User, last: Meeting | None) -> QuerySet[Case]:
    """The open cases that the forum answers for, the most pressing first; ranked in SQL."""
    today = timezone.localdate()
    mine = Action.objects.filter(case=OuterRef("pk"))
    running = mine.filter(done_at=None).order_by("deadline")
    soon = Q(expires_on__isnull=False, expires_on__lte=today + ENDS_SOON)
    since = _EVER if last is None else last.starts_at
    ranked = cases.for_forum(user, meeting.forum.region).annotate(
        has_action=Exists(mine), open_deadline=Subquery(running.values("deadline")[:1])
    )
    weight = (
        _weight(Q(open_deadline__lt=today), 8)
        + _weight(soon, 4)
        + _weight(Q(has_action=False), 2)
        + _weight(Q(opened_at__gt=since), 1)
    )
    return ranked.annotate(rank=weight).order_by("-rank", "opened_at", "pk")


def _weight(condition: Q, points: int) -> Choice:
    return Choice(When(condition, then=Value(points)), default=0, output_field=IntegerField())


def more_cases(user: User, meeting: Meeting) -> QuerySet[Case]:
    """The foremost open cases that are not on the agenda yet."""
    on_it = meeting.items.filter(promise=None, case__isnull=False).values("case")
    return foremost(meeting, user, last_held(meeting)).exclude(pk__in=on_it)[:_MORE]


def kept_of_last(meeting: Meeting) -> tuple[int, int]:
    """How many of the last meeting's promises are done, of how many."""
    last = last_held(meeting)
    if last is None:
        return 0, 0
    done = Count("pk", filter=Q(action__done_at__isnull=False))
    told = last.decisions.aggregate(done=done, all=Count("pk"))
    return told["done"], told["all"]


def paper(meeting: Meeting, head: Letterhead) -> Values:
    """What the meeting says on paper, under this letterhead."""
    return _paper.values(meeting, items(meeting), head)
