"""Which stories may be about a meeting, and which people said are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import Right
from selaras.desk.attendance import access as attendance
from selaras.desk.newsroom import access as newsroom
from selaras.desk.press import _compare
from selaras.desk.press.models import Coverage

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.models import Meeting
    from selaras.desk.newsroom.models import Story

_MOST = 20
_BESIDE = dt.timedelta(days=1)


def offered(user: User, meeting: Meeting) -> QuerySet[Story]:
    """Stories of a coordination meeting of that day, where it may have been; not yet linked.

    A national meeting may have been anywhere; another's story lies on its own line of the tree.
    """
    _short, zone = _regions.zone(meeting.forum.region)
    day = timezone.localtime(meeting.starts_at, zone).date()
    that_day = Q(date_from__lte=str(day + _BESIDE)) & (
        Q(date_to__gte=str(day - _BESIDE)) | Q(date_to="", date_from__gte=str(day - _BESIDE))
    )
    rows = newsroom.stories(user).filter(that_day, kind="coordination_meeting")
    if meeting.forum.region != _regions.NATION:
        line = list(_regions.path(meeting.forum.region))
        below = Q(region__startswith=f"{meeting.forum.region}.")
        rows = rows.filter(Q(region__in=line) | below)
    linked = coverage(meeting).values("story")
    return rows.exclude(pk__in=linked).order_by("-changed_at", "pk")[:_MOST]


def coverage(meeting: Meeting) -> QuerySet[Coverage]:
    """The stories that stand beside the meeting."""
    return Coverage.objects.filter(meeting=meeting, removed_at=None).select_related("story", "by")


def shown(user: User, meeting: Meeting) -> list[Coverage]:
    """Those of them that this person may read."""
    rows = coverage(meeting)
    return [one for one in rows if user.rights.may(Right.READ, one.story.region)]


def story_to_link(user: User, pk: str) -> Story:
    """A story that may be put beside the meeting.

    Raises:
        Http404: It is not offered to this person.
    """
    return get_object_or_404(newsroom.stories(user).filter(kind="coordination_meeting"), pk=pk)


def lines(meeting: Meeting, rows: list[Coverage]) -> list[_compare.Line]:
    """The minutes and these stories side by side."""
    decided = meeting.decisions.values_list("what", flat=True)
    minuted = _compare.Minuted(attendance.in_the_room(meeting), list(decided))
    return list(_compare.lines(meeting, minuted, [one.story.record for one in rows]))


label = _compare.label
