"""Pages of the ladder: what waits, one case's steps and offers, the clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import _keyset, _regions
from selaras.desk._answers import say
from selaras.desk.accounts.access import Refused, Right, require
from selaras.desk.cases import access as cases
from selaras.desk.escalation import access, actions
from selaras.desk.escalation.forms import (
    ClockForm,
    RaiseForm,
    ShareAnswerForm,
    ShareForm,
    StepAnswerForm,
)
from selaras.desk.escalation.models import Clock, Escalation

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case

_STEPS = {"province": (Clock.Step.REGENCY,), "nation": tuple(Clock.Step)}


@require_GET
def ladder(request: UserRequest) -> HttpResponse:
    """What waits for the reader, what was left unanswered below, what the reader asked."""
    return _inbox(request)


def _inbox(
    request: UserRequest, *, wrong: Form | None = None, of: str = "", status: int = 200
) -> HttpResponse:
    user = request.user
    mine = list(access.waiting(user)[: _keyset.ROWS])
    context = {
        "waiting": mine,
        "silent": [one for one in access.silent(user)[: _keyset.ROWS] if one not in mine],
        "asked": access.asked(user)[: _keyset.ROWS],
        "offered": access.offered(user)[: _keyset.ROWS],
        "now": timezone.now(),
        "wrong": wrong,
        "wrong_of": of,
    }
    return render(request, "escalation/inbox.html", context, status=status)


@require_GET
def case_ladder(request: UserRequest, pk: str) -> HttpResponse:
    """One case's steps and offers."""
    return _page(request, cases.case(request.user, pk))


def _page(
    request: UserRequest, row: Case, *, wrong: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    user = request.user
    steps = list(access.steps_of(row))
    may_share = row.is_open and cases.may_work(user, row)
    context = {
        "case": row,
        "steps": [(one, access.answering(user, one)) for one in steps],
        "offers": access.offers_of(row),
        "clock": access.clock(row) if access.above(row.handler) else None,
        "to": access.above(row.handler),
        "may_raise": access.may_raise(user, row) and not any(one.is_open for one in steps),
        "may_share": may_share,
        "now": timezone.now(),
        "forms": {"raise": RaiseForm(), "answer": StepAnswerForm()}
        | ({"share": ShareForm(case=row)} if may_share else {})
        | (wrong or {}),
        "wrong": tuple(wrong or {}),
    }
    return render(request, "escalation/case.html", context, status=status)


@require_POST
def raise_case(request: UserRequest, pk: str) -> HttpResponse:
    """Ask the next level to take a case."""
    row = cases.case_to_work(request.user, pk)
    if not access.may_raise(request.user, row):
        raise Http404(pk)
    form = RaiseForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"raise": form}, status=400)
    actions.raise_case(row, reason=form.cleaned_data["reason"], by=request.user)
    say(request, _("Kasus dinaikkan; menunggu jawaban."))
    return redirect("case-ladder", row.pk)


@require_POST
def answer_step(request: UserRequest, pk: int) -> HttpResponse:
    """Take a case, hand it back or refuse it."""
    step = access.step_to_answer(request.user, pk)
    at = access.answering(request.user, step)
    form = StepAnswerForm(request.POST)
    if not form.is_valid() or at is None:
        return _inbox(request, wrong=form, of=f"step-{pk}", status=400)
    said = form.cleaned_data
    state = Escalation.State(said["answer"])
    actions.answer_step(step, state=state, reason=said["reason"], at=at, by=request.user)
    say(request, _("Eskalasi dijawab."))
    return redirect("case-ladder", step.case_id)


@require_POST
def share(request: UserRequest, pk: str) -> HttpResponse:
    """Offer another region to read a case."""
    row = cases.case_to_work(request.user, pk)
    form = ShareForm(request.POST, case=row)
    if not form.is_valid():
        return _page(request, row, wrong={"share": form}, status=400)
    actions.offer(row, by=request.user, **form.cleaned_data)
    say(request, _("Kasus ditawarkan; wilayah itu membacanya setelah menerima."))
    return redirect("case-ladder", row.pk)


@require_POST
def answer_share(request: UserRequest, pk: int) -> HttpResponse:
    """Take an offered case to read, or refuse it."""
    row = access.share_to_answer(request.user, pk)
    form = ShareAnswerForm(request.POST)
    if not form.is_valid():
        return _inbox(request, wrong=form, of=f"share-{pk}", status=400)
    accepted = form.cleaned_data["answer"] == "accepted"
    reason = form.cleaned_data["reason"]
    actions.answer_share(row, accepted=accepted, reason=reason, by=request.user)
    if accepted:
        say(request, _("Kasus dapat dibaca wilayah Anda."))
        return redirect(row.case)
    say(request, _("Tawaran ditolak."))
    return redirect("ladder")


@require_GET
def clocks(request: UserRequest) -> HttpResponse:
    """The hours in force for the reader's region."""
    return _clocks(request)


def _clocks(request: UserRequest, *, wrong: Form | None = None, status: int = 200) -> HttpResponse:
    asked = request.GET.get("kelompok", "")
    group = asked if asked in access.GROUPS else access.GROUPS[0]
    office = request.user.office
    home = _regions.NATION if office is None else office.region
    setter = _setter(request.user)
    context = {
        "group": group,
        "groups": access.GROUPS,
        "given": access.clocks(group, home),
        "setter": setter,
        "steps": _STEPS[_regions.level(setter)] if setter else (),
        "wrong": wrong,
    }
    return render(request, "escalation/clocks.html", context, status=status)


def _setter(user: User) -> str | None:
    """The province or nation for which this person may set hours, None for nobody's."""
    homes = sorted(user.rights.at(Right.VERIFY), key=len)
    return next((one for one in homes if _regions.level(one) in _STEPS), None)


@require_POST
def set_clock(request: UserRequest, code: str) -> HttpResponse:
    """Set the hours of one step in a province, or for the nation."""
    if not _regions.known(code):
        raise Http404(code)
    require(request.user, Right.VERIFY, code, thing="clock", id_=code)
    steps = _STEPS.get(_regions.level(code))
    if steps is None:
        raise Refused(Right.VERIFY, "clock", code, code)
    form = ClockForm(request.POST, steps=steps)
    if not form.is_valid():
        return _clocks(request, wrong=form, status=400)
    said = access.Given(**form.cleaned_data)
    actions.set_clock(said, region=code, by=request.user)
    say(request, _("Waktu disimpan."))
    return redirect(f"{redirect('clocks').url}?kelompok={said.group}")
