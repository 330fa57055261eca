"""Whose attendance a person may mark, and how many are in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.shortcuts import get_object_or_404

from selaras.desk import _bodies
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.invitations.models import Delegate, Guest

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.models import Meeting

_ORDER = tuple(Delegate.State)


def delegate_to_mark(user: User, pk: int) -> Delegate:
    """Somebody whose attendance this person may mark.

    Raises:
        Http404: It is not there, or not this person's to mark.
    """
    rows = Delegate.objects.select_related("guest__meeting__forum")
    found = get_object_or_404(rows, pk=pk)
    _require(user, found.guest, "delegate", str(pk))
    return found


def guest_at_the_door(user: User, code: str) -> Guest:
    """The invited whose code this is, for who keeps the door.

    Raises:
        Http404: There is none, or its meeting is not this person's to run.
    """
    rows = Guest.objects.select_related("meeting__forum")
    found = get_object_or_404(rows, pk=code)
    _require(user, found, "guest", code)
    return found


def _require(user: User, guest: Guest, thing: str, pk: str) -> None:
    region = guest.meeting.forum.region
    if not user.rights.may(Right.CONVENE, region):
        raise Refused(Right.CONVENE, thing, pk, region)


def totals(meeting: Meeting) -> list[tuple[str, int]]:
    """How many are in each state, each with its label; all of them, in a fixed order."""
    rows = Delegate.objects.filter(guest__meeting=meeting, guest__dropped="").order_by()
    counted = dict(rows.values_list("state").annotate(n=Count("pk")))
    return [(str(state.label), counted.get(state.value, 0)) for state in _ORDER]


def counted(meeting: Meeting) -> dict[str, int]:
    """The same by state, for papers."""
    rows = Delegate.objects.filter(guest__meeting=meeting, guest__dropped="").order_by()
    told = dict(rows.values_list("state").annotate(n=Count("pk")))
    return {state.value: told.get(state.value, 0) for state in _ORDER}


def in_the_room(meeting: Meeting) -> list[str]:
    """The bodies and heads of regions of whom anybody came, to put beside the press."""
    rows = Guest.objects.filter(
        meeting=meeting, dropped="", delegates__state__in=["present", "represented", "online"]
    )
    told = rows.distinct().order_by("key").values_list("body", "addressee")
    return [_bodies.name(body) if body else addressee for body, addressee in told]
