"""Pages of meetings: plan, agenda, decisions, follow-up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _bodies, _ids, _lists
from selaras.desk._answers import say
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.audit import access as trail
from selaras.desk.meetings import access, actions
from selaras.desk.meetings.forms import (
    AddForm,
    ItemForm,
    NewResolutionForm,
    PlanForm,
    ReopenForm,
    ResolutionForm,
    known_plan,
)
from selaras.desk.meetings.models import AgendaItem, Decision, Forum, Meeting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest

_SIDES = (AgendaItem.Part.FEARED, AgendaItem.Part.HAPPENED)
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
    start = {
        "day": timezone.localdate() + _USUAL_NOTICE,
        "hour": _USUAL_HOUR,
        "region": homes[0],
        "type": Forum.Type.FORKOPIMDA,
    }
    form = PlanForm(request.POST or None, initial=start, homes=homes)
    if form.is_valid():
        meeting = actions.plan_meeting(form.plan(), by=request.user)
        say(request, _("Rapat direncanakan; agenda sudah diusulkan."))
        return redirect(meeting)
    context = {"form": form}
    return render(request, "meetings/plan.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def change(request: UserRequest, pk: str) -> HttpResponse:
    """Change the plan of a meeting that is not over."""
    row = access.meeting_to_run(request.user, pk)
    if row.is_held:
        say(request, _("Rapat ini sudah ditutup."))
        return redirect(row)
    form = PlanForm(request.POST or None, initial=known_plan(row), homes=[row.forum.region])
    if form.is_valid():
        actions.change_plan(row, form.plan(), by=request.user)
        say(request, _("Rencana rapat diubah."))
        return redirect(row)
    context = {"form": form, "meeting": row}
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
    edits = may_run and not (row.is_held or row.is_frozen)
    items = list(access.items(row))
    decisions = list(row.decisions.select_related("case", "action"))
    open_cases = list(access.more_cases(request.user, row)) if edits else []
    context = {
        "meeting": row,
        "last": access.last_held(row),
        "kept": access.kept_of_last(row),
        "promised": _of_part(items, AgendaItem.Part.PROMISED),
        "sides": [(part, _of_part(items, part)) for part in _SIDES],
        "others": _of_part(items, AgendaItem.Part.OTHER),
        "decidable": [item for item in items if item.included and item.case is not None],
        "minutes": sum(item.minutes for item in items if item.included),
        "decisions": [(one, _completing(one, completion)) for one in decisions],
        "seats": _bodies.seats(region),
        "proposals": proposals(items, region),
        "edits": edits,
        "may_run": may_run and not row.is_held,
        "may_decide": may_run and not row.is_locked,
        "may_complete": may_run,
        "resolution": resolution or NewResolutionForm(initial={"once": _ids.new_id()}),
        "add": AddForm(cases=open_cases),
        "reopen": ReopenForm(),
        "may_hold": request.user.rights.may(Right.VERIFY, region),
        "trail": trail.of_things(row, *decisions),
    }
    return render(request, "meetings/meeting.html", context, status=status)


def _of_part(items: Sequence[AgendaItem], part: AgendaItem.Part) -> list[AgendaItem]:
    return [item for item in items if item.part == part]


def proposals(items: Sequence[AgendaItem], region: str) -> tuple[_bodies.Proposal, ...]:
    """The bodies that could act on what is on an agenda of a forum of this region."""
    cases = [item.case for item in items if item.case is not None]
    return _bodies.for_forum([(case.kind, case.region) for case in cases], region)


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
def add_item(request: UserRequest, pk: str) -> HttpResponse:
    """Put a case or another matter on the agenda."""
    row = access.meeting_to_run(request.user, pk)
    if row.is_frozen or row.is_held:
        say(request, _("Agenda sudah ditetapkan."))
        return redirect(row)
    open_cases = {one.pk: one for one in access.more_cases(request.user, row)}
    form = AddForm(request.POST, cases=open_cases.values())
    if not form.is_valid():
        say(request, _("Pilih kasus atau tulis hal lain."))
        return redirect(row)
    sent = form.cleaned_data
    item = actions.add_item(
        row, case=open_cases.get(sent["case"]), title=sent["title"], by=request.user
    )
    return redirect(f"{row.get_absolute_url()}#butir-{item.pk}")


@require_POST
def change_item(request: UserRequest, pk: int) -> HttpResponse:
    """Take an item on or off the agenda, move it, or give it a presenter or another time."""
    item = access.item_to_change(request.user, pk)
    form = ItemForm(request.POST)
    if not form.is_valid():
        reasons = form.non_field_errors()
        say(request, str(reasons[0]) if reasons else _("Isi 1 sampai 240 menit."))
        return redirect(item.meeting)
    actions.change_item(item, form.change(), by=request.user)
    return redirect(f"{item.meeting.get_absolute_url()}#butir-{item.pk}")


@require_POST
def reopen(request: UserRequest, pk: str) -> HttpResponse:
    """Let an agenda that has gone out be changed again."""
    row = access.meeting_to_run(request.user, pk)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        say(request, _("Tulis alasannya."))
        return redirect(row)
    actions.reopen_agenda(row, reason=form.cleaned_data["reason"], by=request.user)
    say(request, _("Agenda dibuka kembali; kirim ulang undangan bila isinya berubah."))
    return redirect(row)


@require_POST
def decide(request: UserRequest, pk: str) -> HttpResponse:
    """Minute a decision on an agenda item."""
    row = access.meeting_to_run(request.user, pk)
    form = NewResolutionForm(request.POST)
    if row.is_locked:
        say(request, _("Notula sudah disetujui; tulis tambahan."))
        return redirect(row)
    if not form.is_valid():
        return _meeting_page(request, row, resolution=form, status=400)
    item = get_object_or_404(row.items.select_related("case"), pk=form.cleaned_data["item"])
    if item.case is None:
        say(request, _("Keputusan perlu kasus; tambahkan kasusnya ke agenda."))
        return redirect(row)
    decision = actions.decide(
        row, item.case, _resolution(form), once=form.cleaned_data["once"], by=request.user
    )
    say(request, _said(decision))
    if form.cleaned_data["back"] == "notula":
        return redirect(reverse("minutes", args=[row.pk]) + f"#butir-{form.cleaned_data['item']}")
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
