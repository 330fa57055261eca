"""The page of a case's legal acts, and recording them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk._answers import say
from selaras.desk.cases import access as cases
from selaras.desk.legal import access, actions
from selaras.desk.legal.forms import EndForm, ExtendForm, ProcessForm, SettlementForm, StatusForm
from selaras.desk.legal.models import LONGEST, LONGEST_EXTENSION

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.cases.models import Case

_LAST = LONGEST + LONGEST_EXTENSION


@require_GET
def case_legal(request: UserRequest, pk: str) -> HttpResponse:
    """What was declared, agreed and prosecuted about a case: three tracks apart."""
    return _page(request, cases.case(request.user, pk))


def _page(
    request: UserRequest, row: Case, *, wrong: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    statuses = [
        (one, one.in_force(today), one.until < one.on + _LAST) for one in access.statuses(row)
    ]
    context = {
        "case": row,
        "statuses": statuses,
        "settlements": access.settlements(row),
        "process": access.process(row),
        "may_work": cases.may_work(request.user, row),
        "forms": {
            "status": StatusForm(auto_id="status_%s"),
            "settlement": SettlementForm(auto_id="damai_%s"),
            "process": ProcessForm(auto_id="pidana_%s"),
            "end": EndForm(auto_id="cabut_%s"),
        }
        | (wrong or {}),
        "wrong": tuple(wrong or {}),
        "extend": (wrong or {}).get("extend")
        or (ExtendForm(status=statuses[0][0], auto_id="panjang_%s") if statuses else None),
    }
    return render(request, "legal/case.html", context, status=status)


@require_POST
def record_status(request: UserRequest, pk: str) -> HttpResponse:
    """Record a declared state of conflict."""
    row = cases.case_to_work(request.user, pk)
    form = StatusForm(request.POST, request.FILES, auto_id="status_%s")
    if not form.is_valid():
        return _page(request, row, wrong={"status": form}, status=400)
    scale, until = form.cleaned_data["scale"], form.cleaned_data["until"]
    actions.record_status(row, form.signature(), scale=scale, until=until, by=request.user)
    say(request, _("Status dicatat."))
    return redirect("case-legal", row.pk)


@require_POST
def extend_status(request: UserRequest, pk: int) -> HttpResponse:
    """Record an act that lengthens a status."""
    status = access.status_to_change(request.user, pk)
    form = ExtendForm(request.POST, request.FILES, status=status, auto_id="panjang_%s")
    if not form.is_valid():
        return _page(request, status.case, wrong={"extend": form}, status=400)
    until = form.cleaned_data["until"]
    actions.extend_status(status, form.signature(), until=until, by=request.user)
    say(request, _("Perpanjangan dicatat."))
    return redirect("case-legal", status.case_id)


@require_POST
def end_status(request: UserRequest, pk: int) -> HttpResponse:
    """Record that a status was withdrawn."""
    status = access.status_to_change(request.user, pk)
    form = EndForm(request.POST, auto_id="cabut_%s")
    if not form.is_valid():
        return _page(request, status.case, wrong={"end": form}, status=400)
    actions.end_status(status, by=request.user, **form.cleaned_data)
    say(request, _("Pencabutan dicatat."))
    return redirect("case-legal", status.case_id)


@require_POST
def record_settlement(request: UserRequest, pk: str) -> HttpResponse:
    """Record what the parties agreed."""
    row = cases.case_to_work(request.user, pk)
    form = SettlementForm(request.POST, request.FILES, auto_id="damai_%s")
    if not form.is_valid():
        return _page(request, row, wrong={"settlement": form}, status=400)
    said = form.cleaned_data
    agreed = actions.Terms(
        way=said["way"],
        terms=said["terms"],
        limits_worship=said["limits_worship"] == "yes",
        provisional=said["provisional"],
    )
    actions.record_settlement(row, form.signature(), agreed, by=request.user)
    say(request, _("Kesepakatan dicatat."))
    return redirect("case-legal", row.pk)


@require_POST
def record_step(request: UserRequest, pk: str) -> HttpResponse:
    """Record a step of a criminal process."""
    row = cases.case_to_work(request.user, pk)
    form = ProcessForm(request.POST, request.FILES, auto_id="pidana_%s")
    if not form.is_valid():
        return _page(request, row, wrong={"process": form}, status=400)
    step, persons = form.cleaned_data["step"], form.cleaned_data["persons"]
    actions.record_step(row, form.signature(), step=step, persons=persons, by=request.user)
    say(request, _("Langkah proses hukum dicatat."))
    return redirect("case-legal", row.pk)
