"""The page of the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import _lists
from selaras.desk._answers import say
from selaras.desk.jobs import access, actions
from selaras.desk.jobs.models import Job

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest

_STATES = {
    "berhenti": Job.State.FAILED,
    "menunggu": Job.State.QUEUED,
    "berjalan": Job.State.RUNNING,
    "selesai": Job.State.DONE,
}


@require_GET
def jobs(request: UserRequest) -> HttpResponse:
    """The jobs of the reader's regions: those that stopped, unless others are asked for."""
    rows = access.jobs(request.user)
    asked = request.GET.get("keadaan", "")
    state = asked if asked in _STATES else "berhenti"
    shown = rows.filter(state=_STATES[state]).select_related("asked_by")
    counts = access.counts(rows)
    context = {
        "jobs": _lists.page(request, shown),
        "state": state,
        "tabs": [(name, one.label, counts.get(one, 0)) for name, one in _STATES.items()],
        "schedules": access.schedules(request.user),
        "living": access.living().count(),
        "nodes": access.own(request.user),
    }
    return render(request, "jobs/jobs.html", context)


@require_POST
def retry(request: UserRequest, pk: str) -> HttpResponse:
    """Queue a failed job again."""
    row = access.job(request.user, pk)
    if actions.retry(row, by=request.user):
        say(request, _("Pekerjaan masuk antrean lagi."))
    return redirect("jobs")


@require_POST
def discard(request: UserRequest, pk: str) -> HttpResponse:
    """Delete a failed job."""
    row = access.job(request.user, pk)
    if actions.discard(row, by=request.user):
        say(request, _("Pekerjaan dihapus."))
    return redirect("jobs")
