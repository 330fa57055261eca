"""Pages of cases and their actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _keyset
from selaras.desk._answers import say
from selaras.desk._ids import new_id
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.audit import access as trail
from selaras.desk.cases import _pages, _timeline, access, actions
from selaras.desk.cases.forms import (
    ActionForm,
    CloseForm,
    DescribeForm,
    DoneForm,
    HandForm,
    OpenForm,
    ReasonForm,
    RenewForm,
    SequelForm,
    SourceForm,
    StageForm,
    StoryForm,
)
from selaras.desk.cases.models import Case
from selaras.desk.legal.access import is_settled
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.newsroom.models import Report

_STATES = {"terbuka": Q(closed_at=None), "ditutup": Q(closed_at__isnull=False)}
_NATURES = {"dikhawatirkan": Q(nature="feared"), "terjadi": Q(nature="happened")}


@require_GET
def cases(request: UserRequest) -> HttpResponse:
    """The cases that the reader may see; open ones unless others are asked for."""
    asked, sort = request.GET.get("keadaan", ""), request.GET.get("sifat", "")
    state = asked if asked in _STATES else "terbuka"
    rows = access.cases(request.user).filter(_STATES[state], _NATURES.get(sort, Q()))
    context = {
        "cases": _keyset.cut(request, rows, "opened_at", latest=True),
        "state": state,
        "nature": sort if sort in _NATURES else "",
        "may_open": bool(request.user.rights.at(Right.VERIFY)),
    }
    return render(request, "cases/cases.html", context)


def _choices_to_open(request: UserRequest, thing: str, id_: str, region: str) -> tuple[str, ...]:
    choices = access.choices_of_region(request.user)
    if not choices:
        raise Refused(Right.VERIFY, thing, id_, region)
    return choices


@require_http_methods(["GET", "POST"])
def open_case(request: UserRequest, story: str, statement: str) -> HttpResponse:
    """Open a case from a story's feared or happened statement."""
    row = newsroom.story(request.user, story)
    found = next((one for one in newsroom.statements(row) if one.key == statement), None)
    if found is None:
        raise Http404(statement)
    choices = _choices_to_open(request, "story", story, row.region)
    start = {"kind": found.kind}
    form = OpenForm(request.POST or None, initial=start, regions=choices)
    if form.is_valid():
        case = actions.open_case(row, found, by=request.user, **form.cleaned_data)
        say(request, _("Kasus dibuka."))
        return redirect(case)
    context = {"story": row, "statement": found, "form": form}
    return render(request, "cases/open.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def open_by_hand(request: UserRequest) -> HttpResponse:
    """Open a case on a person's own words, and perhaps on stories."""
    return _open_by_hand(request, None)


@require_http_methods(["GET", "POST"])
def open_from_report(request: UserRequest, report: str) -> HttpResponse:
    """Open a case from a report."""
    return _open_by_hand(request, newsroom.report(request.user, report))


def _open_by_hand(request: UserRequest, report: Report | None) -> HttpResponse:
    id_ = "" if report is None else report.pk
    choices = _choices_to_open(request, "report" if report else "case", id_, "")
    offered = {one.pk: one for one in _pages.stories_at_home(request.user, report)}
    form = HandForm(
        request.POST or None,
        initial={"once": new_id(), "stories": list(offered) if report else []},
        regions=choices,
        stories=_pages.named(offered.values()),
    )
    if form.is_valid():
        said = dict(form.cleaned_data)
        stories = [offered[pk] for pk in said.pop("stories")]
        draft = actions.Draft(**said)
        case = actions.open_by_hand(draft, by=request.user, stories=stories, report=report)
        say(request, _("Kasus dibuka."))
        return redirect(case)
    context = {"report": report, "form": form}
    return render(request, "cases/new.html", context, status=400 if form.is_bound else 200)


@require_GET
def case(request: UserRequest, pk: str) -> HttpResponse:
    """One case: what is being done, how bad it is, what came of it."""
    return _case_page(request, access.case(request.user, pk))


def _case_page(
    request: UserRequest, row: Case, *, wrong: Mapping[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    context = _pages.of_case(request.user, row) | {"wrong": tuple(wrong or {})}
    context["forms"] = _forms(row) | dict(wrong or {})
    return render(request, "cases/case.html", context, status=status)


def _forms(row: Case) -> dict[str, Form]:
    described = {
        "severity": row.severity,
        "parties": "\n".join(row.parties),
        "occurred_on": row.occurred_on,
        "recurs": row.recurs_id,
    }
    return {
        "action": ActionForm(),
        "done": DoneForm(),
        "renew": RenewForm(auto_id="renew_%s"),
        "close": CloseForm(auto_id="close_%s"),
        "describe": DescribeForm(initial=described, settled=_pages.settled_before(row)),
        "source": SourceForm(
            initial={"source": row.source, "reason": row.source_reason}, auto_id="source_%s"
        ),
        "stage": StageForm(initial={"stage": row.stage}, auto_id="stage_%s"),
        "sequel": SequelForm(happened=_pages.happened_here(row), auto_id="sequel_%s"),
    }


@require_GET
def evidence(request: UserRequest, pk: str) -> HttpResponse:
    """What a case rests on: the passage that opened it, its stories, how many origins."""
    return _evidence_page(request, access.case(request.user, pk))


def _evidence_page(
    request: UserRequest, row: Case, *, wrong: Mapping[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    may_work = row.is_open and access.may_work(request.user, row)
    rows = list(row.evidences.filter(removed_at=None).select_related("story", "added_office"))
    candidates = _pages.stories_to_add(request.user, row, rows) if may_work else ()
    context = {
        "case": row,
        "passage": newsroom.passage(row.evidence) if row.evidence else None,
        "stories": [(one, request.user.rights.may(Right.READ, one.story.region)) for one in rows],
        "origins": sum(one.story.origins for one in rows),
        "reports": sum(one.story.reports for one in rows),
        "may_work": may_work,
        "forms": {
            "story": StoryForm(stories=_pages.named(candidates)),
            "remove": ReasonForm(),
        }
        | dict(wrong or {}),
        "wrong": tuple(wrong or {}),
    }
    return render(request, "cases/evidence.html", context, status=status)


@require_GET
def timeline(request: UserRequest, pk: str) -> HttpResponse:
    """Everything of a case that has a time, and what the trail keeps of it."""
    row = access.case(request.user, pk)
    context = {
        "case": row,
        "moments": _timeline.timeline(row),
        "trail": trail.of_things(row, *row.actions.all()),
    }
    return render(request, "cases/timeline.html", context)


@require_POST
def add_story(request: UserRequest, pk: str) -> HttpResponse:
    """Let a case rest on one more story."""
    row = access.case_to_work(request.user, pk)
    offered = {one.pk: one for one in _pages.stories_to_add(request.user, row)}
    form = StoryForm(request.POST, stories=_pages.named(offered.values()))
    if not form.is_valid():
        return _evidence_page(request, row, wrong={"story": form}, status=400)
    actions.add_story(row, offered[form.cleaned_data["story"]], by=request.user)
    say(request, _("Cerita ditambahkan."))
    return redirect("case-evidence", row.pk)


@require_POST
def remove_story(request: UserRequest, pk: int) -> HttpResponse:
    """Take a story away from a case."""
    row = access.evidence_to_change(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _evidence_page(request, row.case, wrong={"remove": form}, status=400)
    actions.remove_story(row, by=request.user, reason=form.cleaned_data["reason"])
    say(request, _("Cerita dilepas."))
    return redirect("case-evidence", row.case_id)


def _change(
    request: UserRequest,
    row: Case,
    form: tuple[str, Form],
    change: Callable[..., object],
    words: str,
) -> HttpResponse:
    """Change a case by one of its forms, which comes with its name on the page."""
    name, sent = form
    if not sent.is_valid():
        return _case_page(request, row, wrong={name: sent}, status=400)
    change(row, by=request.user, **sent.cleaned_data)
    say(request, words)
    return redirect(row)


@require_POST
def describe(request: UserRequest, pk: str) -> HttpResponse:
    """Say how bad it is, between whom, since when, and what it is a recurrence of."""
    row = access.case_to_work(request.user, pk)
    form = DescribeForm(request.POST, settled=_pages.settled_before(row))
    return _change(request, row, ("describe", form), actions.describe, _("Keterangan disimpan."))


@require_POST
def name_source(request: UserRequest, pk: str) -> HttpResponse:
    """Name the source of conflict of article 5, with the reason."""
    row = access.case_to_work(request.user, pk)
    form = SourceForm(request.POST, auto_id="source_%s")
    return _change(
        request, row, ("source", form), actions.name_source, _("Sumber konflik dicatat.")
    )


@require_POST
def set_stage(request: UserRequest, pk: str) -> HttpResponse:
    """Bring a case into another stage."""
    row = access.case_to_work(request.user, pk)
    form = StageForm(request.POST, auto_id="stage_%s")
    return _change(request, row, ("stage", form), actions.set_stage, _("Tahap disimpan."))


@require_POST
def plan_action(request: UserRequest, pk: str) -> HttpResponse:
    """Plan an action of a case."""
    row = access.case_to_work(request.user, pk)
    if not row.is_open:
        say(request, _("Kasus ini sudah ditutup."))
        return redirect(row)
    form = ActionForm(request.POST)
    return _change(request, row, ("action", form), actions.plan_action, _("Tindakan ditetapkan."))


@require_POST
def report_done(request: UserRequest, pk: str) -> HttpResponse:
    """Report an action done."""
    action = access.action_to_report(request.user, pk)
    reads = access.may_read(request.user, action.case)
    form = DoneForm(request.POST)
    if not form.is_valid():
        if not reads:
            say(request, _("Tuliskan hasilnya."))
            return redirect(action)
        return _case_page(request, action.case, wrong={"done": form}, status=400)
    actions.report_done(action, by=request.user, result=form.cleaned_data["result"])
    say(request, _("Tindakan dilaporkan selesai."))
    return redirect(action.case if reads else action)


@require_POST
def renew(request: UserRequest, pk: str) -> HttpResponse:
    """Keep a feared case open until a later day."""
    row = access.case_to_work(request.user, pk)
    form = RenewForm(request.POST, auto_id="renew_%s")
    return _change(request, row, ("renew", form), actions.renew_case, _("Kasus diperpanjang."))


@require_POST
def follow_up(request: UserRequest, pk: str) -> HttpResponse:
    """Say what became of a fear."""
    row = access.case_to_work(request.user, pk)
    if row.nature != Case.Nature.FEARED:
        raise Http404(pk)
    form = SequelForm(request.POST, happened=_pages.happened_here(row), auto_id="sequel_%s")
    return _change(request, row, ("sequel", form), actions.follow_up, _("Kelanjutan dicatat."))


@require_POST
def close(request: UserRequest, pk: str) -> HttpResponse:
    """Close a case with its outcome; settled needs an agreement that counts."""
    row = access.case_to_work(request.user, pk)
    form = CloseForm(request.POST, auto_id="close_%s")
    if form.is_valid() and form.cleaned_data["outcome"] == Case.Outcome.SETTLED:
        _needs_agreement(form, row)
    return _change(request, row, ("close", form), actions.close_case, _("Kasus ditutup."))


def _needs_agreement(form: CloseForm, row: Case) -> None:
    if not is_settled(row):
        words = _(
            "Belum ada kesepakatan yang tidak sementara dan tidak membatasi ibadah. Catat dahulu "
            "di halaman Hukum."
        )
        form.add_error("outcome", words)
