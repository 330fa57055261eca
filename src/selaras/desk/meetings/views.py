"""Pages of meetings: agenda, decisions, follow-up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _bodies, _ids, _lists
from selaras.desk._answers import say
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.audit import access as trail
from selaras.desk.meetings import access, actions
from selaras.desk.meetings.forms import ItemForm, NewResolutionForm, PlanForm, ResolutionForm
from selaras.desk.meetings.models import AgendaItem, Decision, Meeting

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest

_PARTS = tuple(AgendaItem.Part)
_USUAL_HOUR = dt.time(9, 0)
_USUAL_NOTICE = dt.timedelta(days=7)


@require_GET
def meetings(request: UserRequest) -> HttpResponse:
    """The meetings that the reader may see, the latest first."""
    context = {
        "meetings": _lists.page(request, access.meetings(request.user)),
        "may_plan": bool(request.user.rights.at(Right.CONVENE)),
    }
    return render(request, "meetings/meetings.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: UserRequest) -> HttpResponse:
    """Plan a meeting of a forum that the reader serves."""
    homes = sorted(request.user.rights.at(Right.CONVENE))
    if not homes:
        raise Refused(Right.CONVENE, "meeting", "", "")
    start = {"day": timezone.localdate() + _USUAL_NOTICE, "hour": _USUAL_HOUR, "region": homes[0]}
    form = PlanForm(request.POST or None, initial=start, homes=homes)
    if form.is_valid():
        sent = form.cleaned_data
        plan = actions.Plan(
            region=sent["region"],
            theme=sent["theme"],
            venue=sent["venue"],
            mode=sent["mode"],
            starts_at=form.starts_at(),
        )
        meeting = actions.plan_meeting(plan, by=request.user)
        say(request, _("Rapat direncanakan; agenda sudah diusulkan."))
        return redirect(meeting)
    context = {"form": form}
    return render(request, "meetings/plan.html", context, status=400 if form.is_bound else 200)


@require_GET
def meeting(request: UserRequest, pk: str) -> HttpResponse:
    """One meeting: what it is to talk about, what it decided, what comes of it."""
    return _meeting_page(request, access.meeting(request.user, pk))


def _meeting_page(
    request: UserRequest,
    row: Meeting,
    *,
    resolution: NewResolutionForm | None = None,
    completion: tuple[int, ResolutionForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    region = row.forum.region
    may_run = request.user.rights.may(Right.CONVENE, region)
    items = list(row.items.select_related("case__owner", "promise__action", "promise__meeting"))
    decisions = row.decisions.select_related("case", "action")
    context = {
        "meeting": row,
        "last": access.last_held(row),
        "parts": [(part, [item for item in items if item.part == part]) for part in _PARTS],
        "included": [item for item in items if item.included],
        "minutes": sum(item.minutes for item in items if item.included),
        "decisions": [(one, _completing(one, completion)) for one in decisions],
        "seats": _bodies.seats(region),
        "proposals": _bodies.for_cases([(item.case.kind, item.case.region) for item in items]),
        "may_run": may_run and not row.is_held,
        "may_complete": may_run,
        "resolution": resolution or NewResolutionForm(initial={"once": _ids.new_id()}),
        "trail": trail.of_things(row, *decisions),
    }
    return render(request, "meetings/meeting.html", context, status=status)


def _completing(
    decision: Decision, sent: tuple[int, ResolutionForm] | None
) -> ResolutionForm | None:
    """The form that completes a decision; as it was sent, when that was just refused."""
    if decision.action_id is not None:
        return None
    if sent is not None and sent[0] == decision.pk:
        return sent[1]
    known = {"body": decision.body, "basis": decision.basis, "deadline": decision.deadline}
    return ResolutionForm(initial=known)


@require_POST
def propose(request: UserRequest, pk: str) -> HttpResponse:
    """Add to the agenda what has come up since it was proposed."""
    row = access.meeting_to_run(request.user, pk)
    added = actions.propose_agenda(row, by=request.user)
    say(request, _("Butir agenda baru: %(n)s.") % {"n": added})
    return redirect(row)


@require_POST
def change_item(request: UserRequest, pk: int) -> HttpResponse:
    """Take an item on or off the agenda, or give it another time."""
    item = access.item_to_change(request.user, pk)
    form = ItemForm(request.POST)
    if not form.is_valid():
        say(request, _("Isi 1 sampai 240 menit."))
        return redirect(item.meeting)
    actions.change_item(item, by=request.user, **form.cleaned_data)
    return redirect(f"{item.meeting.get_absolute_url()}#butir-{item.pk}")


@require_POST
def decide(request: UserRequest, pk: str) -> HttpResponse:
    """Minute a decision on an agenda item."""
    row = access.meeting_to_run(request.user, pk)
    form = NewResolutionForm(request.POST)
    if not form.is_valid():
        return _meeting_page(request, row, resolution=form, status=400)
    item = get_object_or_404(row.items.select_related("case"), pk=form.cleaned_data["item"])
    decision = actions.decide(
        row, item.case, _resolution(form), once=form.cleaned_data["once"], by=request.user
    )
    say(request, _said(decision))
    return redirect(f"{row.get_absolute_url()}#keputusan")


@require_POST
def complete(request: UserRequest, pk: int) -> HttpResponse:
    """Add what a decision still lacks."""
    decision = access.decision_to_complete(request.user, pk)
    form = ResolutionForm(request.POST)
    if not form.is_valid():
        return _meeting_page(request, decision.meeting, completion=(decision.pk, form), status=400)
    actions.complete_decision(decision, _resolution(form), by=request.user)
    decision.refresh_from_db()
    say(request, _said(decision))
    return redirect(f"{decision.meeting.get_absolute_url()}#keputusan")


def _resolution(form: ResolutionForm) -> actions.Resolution:
    sent = form.cleaned_data
    return actions.Resolution(sent["what"], sent["body"], sent["basis"], sent["deadline"])


def _said(decision: Decision) -> str:
    if decision.action_id is None:
        return _("Keputusan dicatat; belum lengkap.")
    return _("Keputusan dicatat dan menjadi tindakan.")


@require_POST
def close(request: UserRequest, pk: str) -> HttpResponse:
    """Say that the meeting is over."""
    row = access.meeting_to_run(request.user, pk)
    actions.close_meeting(row, by=request.user)
    say(request, _("Rapat ditutup."))
    return redirect(row)
