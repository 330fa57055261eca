"""Pages of cases and their actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _bodies, _lists
from selaras.desk._answers import say
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.audit import access as trail
from selaras.desk.cases import access, actions
from selaras.desk.cases.forms import ActionForm, CloseForm, DoneForm, OpenForm, RenewForm
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.cases.models import Case

_STATES = {"terbuka": Q(closed_at=None), "ditutup": Q(closed_at__isnull=False)}


@require_GET
def cases(request: UserRequest) -> HttpResponse:
    """The cases that the reader may see; open ones unless others are asked for."""
    asked = request.GET.get("keadaan", "")
    state = asked if asked in _STATES else "terbuka"
    rows = access.cases(request.user).filter(_STATES[state])
    context = {"cases": _lists.page(request, rows), "state": state, "states": tuple(_STATES)}
    return render(request, "cases/cases.html", context)


@require_http_methods(["GET", "POST"])
def open_case(request: UserRequest, story: str, statement: str) -> HttpResponse:
    """Open a case from a story's feared or happened statement."""
    row = newsroom.story(request.user, story)
    found = next((one for one in newsroom.statements(row) if one.key == statement), None)
    if found is None:
        raise Http404(statement)
    choices = access.choices_of_region(request.user)
    if not choices:
        raise Refused(Right.VERIFY, "story", story, row.region)
    start = {"kind": found.kind}
    form = OpenForm(request.POST or None, initial=start, regions=choices)
    if form.is_valid():
        case = actions.open_case(row, found, by=request.user, **form.cleaned_data)
        say(request, _("Kasus dibuka."))
        return redirect(case)
    context = {"story": row, "statement": found, "form": form}
    return render(request, "cases/open.html", context, status=400 if form.is_bound else 200)


@require_GET
def case(request: UserRequest, pk: str) -> HttpResponse:
    """One case: why it is open, what is being done, what came of it."""
    return _case_page(request, access.case(request.user, pk))


def _case_page(
    request: UserRequest, row: Case, *, wrong: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    may_work = row.is_open and request.user.rights.may(Right.VERIFY, row.region)
    deeds = row.actions.select_related("done_office", "decision__meeting")
    context = {
        "case": row,
        "passage": newsroom.passage(row.evidence),
        "may_read_story": request.user.rights.may(Right.READ, row.story.region),
        "actions": deeds,
        "next_action": deeds.filter(done_at=None).first(),
        "proposals": _bodies.proposals(row.kind, row.region) if may_work else (),
        "may_work": may_work,
        "may_report": row.is_open and request.user.rights.may(Right.REPORT, row.region),
        "forms": {
            "action": ActionForm(),
            "done": DoneForm(),
            "renew": RenewForm(),
            "close": CloseForm(),
        }
        | (wrong or {}),
        "wrong": tuple(wrong or {}),
        "decisions": row.decisions.select_related("meeting__forum").filter(action=None),
        "trail": trail.of_things(row, *deeds),
    }
    return render(request, "cases/case.html", context, status=status)


@require_POST
def plan_action(request: UserRequest, pk: str) -> HttpResponse:
    """Plan an action of a case."""
    row = access.case_to_work(request.user, pk)
    if not row.is_open:
        say(request, _("Kasus ini sudah ditutup."))
        return redirect(row)
    form = ActionForm(request.POST)
    if not form.is_valid():
        return _case_page(request, row, wrong={"action": form}, status=400)
    actions.plan_action(row, by=request.user, **form.cleaned_data)
    say(request, _("Tindakan ditetapkan."))
    return redirect(row)


@require_POST
def report_done(request: UserRequest, pk: str) -> HttpResponse:
    """Report an action done."""
    action = access.action_to_report(request.user, pk)
    form = DoneForm(request.POST)
    if not form.is_valid():
        return _case_page(request, action.case, wrong={"done": form}, status=400)
    actions.report_done(action, by=request.user, result=form.cleaned_data["result"])
    say(request, _("Tindakan dilaporkan selesai."))
    return redirect(action.case)


@require_POST
def renew(request: UserRequest, pk: str) -> HttpResponse:
    """Keep a feared case open until a later day."""
    row = access.case_to_work(request.user, pk)
    form = RenewForm(request.POST)
    if not form.is_valid():
        return _case_page(request, row, wrong={"renew": form}, status=400)
    actions.renew_case(row, by=request.user, **form.cleaned_data)
    say(request, _("Kasus diperpanjang."))
    return redirect(row)


@require_POST
def close(request: UserRequest, pk: str) -> HttpResponse:
    """Close a case with its outcome."""
    row = access.case_to_work(request.user, pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _case_page(request, row, wrong={"close": form}, status=400)
    actions.close_case(row, by=request.user, **form.cleaned_data)
    say(request, _("Kasus ditutup."))
    return redirect(row)
