"""Pages of actions: all that are owed, one with its answers, an office's own mandates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _keyset
from selaras.desk._answers import say
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.audit import access as trail
from selaras.desk.cases import access as cases
from selaras.desk.cases import actions as case_actions
from selaras.desk.cases.forms import DoneForm
from selaras.desk.deeds import access, actions
from selaras.desk.deeds.forms import (
    AnswerForm,
    BlockForm,
    HandOverAnswerForm,
    HandOverForm,
    MandateForm,
    RemindForm,
)
from selaras.desk.documents.actions import keep
from selaras.desk.documents.forms import DocumentForm

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.cases.models import Action

_LISTS = {
    "semua": cases.unfinished,
    "lewat": cases.overdue,
    "terhambat": cases.blocked,
    "lembaga": cases.addressed,
}


@require_GET
def owed(request: UserRequest) -> HttpResponse:
    """Every unfinished action that the reader sees, the earliest deadline first."""
    asked = request.GET.get("keadaan", "")
    state = asked if asked in _LISTS else "semua"
    rows = _keyset.cut(request, _LISTS[state](request.user), "deadline")
    offered = access.offered(request.user)[: _keyset.ROWS]
    context = {"actions": rows, "state": state, "offered": offered}
    return render(request, "deeds/actions.html", context)


@require_GET
def action(request: UserRequest, pk: str) -> HttpResponse:
    """One action: what was asked, answered, handed over, and what came of it."""
    return _page(request, cases.action(request.user, pk))


def _page(
    request: UserRequest, row: Action, *, wrong: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    user, live = request.user, not row.is_done and row.case.is_open
    may_work = live and cases.may_work(user, row.case)
    theirs = cases.is_theirs(user, row.body)
    may_report = live and (theirs or cases.may_report(user, row.case))
    handovers = list(row.handovers.select_related("asked_office", "answered_office"))
    context = {
        "action": row,
        "case": row.case,
        "may_read_case": cases.may_read(user, row.case),
        "may_report": may_report,
        "may_hand_over": live and (may_work or theirs),
        "handovers": handovers,
        "may_answer": any(
            one.answered_at is None and (may_work or cases.is_theirs(user, one.to_body))
            for one in handovers
        ),
        "reminders": row.reminders.all(),
        "documents": row.documents.select_related("office"),
        "proposals": access.proposals(row.case) if live and (may_work or theirs) else (),
        "forms": {
            "answer": AnswerForm(),
            "block": BlockForm(),
            "done": DoneForm(),
            "handover": HandOverForm(),
            "reply": HandOverAnswerForm(),
            "remind": RemindForm(),
            "document": DocumentForm(),
        }
        | (wrong or {}),
        "wrong": tuple(wrong or {}),
        "trail": trail.of_things(row),
    }
    return render(request, "deeds/action.html", context, status=status)


@require_POST
def answer(request: UserRequest, pk: str) -> HttpResponse:
    """Note the body's answer."""
    row = cases.action_to_report(request.user, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"answer": form}, status=400)
    case_actions.answer_action(row, answer=form.cleaned_data["answer"], by=request.user)
    say(request, _("Jawaban dicatat."))
    return redirect(row)


@require_POST
def block(request: UserRequest, pk: str) -> HttpResponse:
    """Say that an action cannot go on."""
    row = cases.action_to_report(request.user, pk)
    form = BlockForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"block": form}, status=400)
    case_actions.block_action(row, reason=form.cleaned_data["reason"], by=request.user)
    say(request, _("Hambatan dicatat."))
    return redirect(row)


@require_POST
def free(request: UserRequest, pk: str) -> HttpResponse:
    """Say that an action can go on again."""
    row = cases.action_to_report(request.user, pk)
    case_actions.free_action(row, by=request.user)
    say(request, _("Tindakan berjalan lagi."))
    return redirect(row)


@require_POST
def remind(request: UserRequest, pk: str) -> HttpResponse:
    """Set one more day to be reminded."""
    row = cases.action_to_report(request.user, pk)
    form = RemindForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"remind": form}, status=400)
    actions.remind(row, on=form.cleaned_data["on"], by=request.user)
    say(request, _("Pengingat dipasang."))
    return redirect(row)


@require_POST
def add_document(request: UserRequest, pk: str) -> HttpResponse:
    """Keep a file with an action."""
    row = cases.action_to_report(request.user, pk)
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, wrong={"document": form}, status=400)
    keep(form.cleaned_data["file"], case=row.case, action=row, by=request.user)
    say(request, _("Dokumen disimpan."))
    return redirect(row)


@require_POST
def hand_over(request: UserRequest, pk: str) -> HttpResponse:
    """Ask another body to take an action."""
    row = cases.action_to_hand_over(request.user, pk)
    form = HandOverForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"handover": form}, status=400)
    said = form.cleaned_data
    actions.hand_over(
        row, to_body=said["body"], basis=said["basis"], reason=said["reason"], by=request.user
    )
    say(request, _("Disposisi diminta; menunggu jawaban lembaga itu."))
    return redirect(row)


@require_POST
def answer_hand_over(request: UserRequest, pk: int) -> HttpResponse:
    """Take an action that is offered, or send it back."""
    row = access.hand_over_to_answer(request.user, pk)
    form = HandOverAnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, row.action, wrong={"reply": form}, status=400)
    said = form.cleaned_data
    accepted = said["answer"] == "accepted"
    actions.answer_hand_over(row, accepted=accepted, reason=said["reason"], by=request.user)
    say(request, _("Disposisi dijawab."))
    return redirect("actions") if not _reads(request, row.action) else redirect(row.action)


def _reads(request: UserRequest, row: Action) -> bool:
    """Whether the reader still sees the action, which may have left their body."""
    row.refresh_from_db(fields=["body"])
    return cases.is_theirs(request.user, row.body) or cases.may_read(request.user, row.case)


@require_http_methods(["GET", "POST"])
def mandates(request: UserRequest) -> HttpResponse:
    """An office's own mandates: what the register does not have, or has otherwise."""
    homes = request.user.rights.at(Right.VERIFY)
    if not homes:
        raise Refused(Right.VERIFY, "mandates", "", "")
    form = MandateForm(request.POST or None, homes=homes)
    if form.is_valid():
        actions.set_mandate(actions.Mandate(**form.cleaned_data), by=request.user)
        say(request, _("Mandat disimpan."))
        return redirect("mandates")
    context = {"form": form, "mandates": access.own_mandates(request.user)}
    return render(request, "deeds/mandates.html", context, status=400 if form.is_bound else 200)


@require_POST
def end_mandate(request: UserRequest, pk: int) -> HttpResponse:
    """Withdraw an office's own mandate."""
    actions.end_mandate(access.own_mandate_to_end(request.user, pk), by=request.user)
    say(request, _("Mandat dicabut."))
    return redirect("mandates")
