"""Pages of the door: the list with its search, one invitation by its code, a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import _lists
from selaras.desk._answers import say
from selaras.desk.accounts.access import Right
from selaras.desk.attendance import access, actions
from selaras.desk.attendance.forms import CodeForm, MarkForm
from selaras.desk.invitations import access as invitations
from selaras.desk.meetings import access as meetings

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.invitations.models import Delegate


@require_GET
def attendance(request: UserRequest, pk: str) -> HttpResponse:
    """Everybody who is expected, found by typing; fifty a page."""
    row = meetings.meeting(request.user, pk)
    words = request.GET.get("q", "")[:80]
    rows = invitations.delegates(row, words)
    context = {
        "meeting": row,
        "delegates": _lists.page(request, rows),
        "sought": words,
        "totals": access.totals(row),
        "may_mark": request.user.rights.may(Right.CONVENE, row.forum.region) and not row.is_locked,
        "form": CodeForm(),
    }
    return render(request, "attendance/attendance.html", context)


@require_POST
def find(request: UserRequest, pk: str) -> HttpResponse:
    """Go to the invitation of a code that was typed or scanned."""
    row = meetings.meeting_to_run(request.user, pk)
    form = CodeForm(request.POST)
    known = form.is_valid() and row.guests.filter(pk=form.cleaned_data["code"]).exists()
    if not known:
        say(request, _("Kode ini tidak ada dalam daftar rapat ini."))
        return redirect("attendance", row.pk)
    return redirect("attendance-code", form.cleaned_data["code"])


@require_GET
def by_code(request: UserRequest, code: str) -> HttpResponse:
    """The delegation of one invitation, to mark at the door."""
    guest = access.guest_at_the_door(request.user, code)
    context = {
        "meeting": guest.meeting,
        "guest": guest,
        "delegates": guest.delegates.select_related("guest"),
        "totals": access.totals(guest.meeting),
        "may_mark": not (guest.meeting.is_locked or guest.dropped),
        "back": "kode",
    }
    return render(request, "attendance/code.html", context)


@require_POST
def mark(request: UserRequest, pk: int) -> HttpResponse:
    """Mark one person; the row alone comes back to a page that can swap it."""
    delegate = access.delegate_to_mark(request.user, pk)
    form = MarkForm(request.POST)
    wrong = ""
    if delegate.guest.meeting.is_locked:
        wrong = _("Notula sudah disetujui; daftar hadir tetap.")
    elif form.is_valid():
        sent = form.cleaned_data
        actions.mark(delegate, state=sent["state"], proxy=sent["proxy"], by=request.user)
        delegate.refresh_from_db()
    else:
        wrong = _("Tulis siapa yang mewakili.")
    if request.htmx:
        return _row(request, delegate, wrong)
    if wrong:
        say(request, wrong)
    return redirect(_back(delegate, form))


def _row(request: UserRequest, delegate: Delegate, wrong: str) -> HttpResponse:
    meeting = delegate.guest.meeting
    context = {
        "delegate": delegate,
        "meeting": meeting,
        "may_mark": not meeting.is_locked,
        "totals": access.totals(meeting),
        "wrong": wrong,
        "swapped": True,
        "sought": request.POST.get("q", "")[:80],
    }
    return render(request, "attendance/row.html", context)


def _back(delegate: Delegate, form: MarkForm) -> str:
    anchor = f"#orang-{delegate.pk}"
    if form.data.get("back") == "kode":
        return reverse("attendance-code", args=[delegate.guest_id]) + anchor
    sought = urlencode({"q": str(form.data.get("q", ""))[:80]})
    return reverse("attendance", args=[delegate.guest.meeting_id]) + f"?{sought}{anchor}"
