"""Which meetings a person sees, and which they may run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Right, require
from selaras.desk.meetings.models import AgendaItem, Decision, Meeting

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User


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
    """One agenda item of a meeting that this person runs and that is not over.

    Raises:
        Http404: It is not there, or not this person's to change.
    """
    rows = AgendaItem.objects.select_related("meeting__forum").filter(meeting__held_at=None)
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
