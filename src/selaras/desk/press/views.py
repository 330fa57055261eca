"""The press about a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk._answers import say
from selaras.desk.accounts.access import Right
from selaras.desk.meetings import access as meetings
from selaras.desk.press import access, actions

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest


@require_GET
def press(request: UserRequest, pk: str) -> HttpResponse:
    """What the press reports of a meeting beside what its minutes say."""
    row = meetings.meeting(request.user, pk)
    may_link = request.user.rights.may(Right.CONVENE, row.forum.region)
    rows = access.shown(request.user, row)
    lines = access.lines(row, rows) if rows else []
    context = {
        "meeting": row,
        "coverage": rows,
        "lines": [(access.label(one.field), one) for one in lines],
        "offered": access.offered(request.user, row) if may_link else (),
        "may_link": may_link,
    }
    return render(request, "press/press.html", context)


@require_POST
def link(request: UserRequest, pk: str, story: str) -> HttpResponse:
    """Say that a story is about the meeting."""
    row = meetings.meeting_to_run(request.user, pk)
    actions.link(row, access.story_to_link(request.user, story), by=request.user)
    say(request, _("Cerita dikaitkan."))
    return redirect("press", row.pk)


@require_POST
def unlink(request: UserRequest, pk: str, story: str) -> HttpResponse:
    """Say that it is not."""
    row = meetings.meeting_to_run(request.user, pk)
    actions.unlink(row, access.story_to_link(request.user, story), by=request.user)
    say(request, _("Kaitan dilepas."))
    return redirect("press", row.pk)
