"""Pages of stories and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import _lists
from selaras.desk._answers import Step, say
from selaras.desk.accounts.access import Right
from selaras.desk.audit import access as trail
from selaras.desk.newsroom import _facts, _readings, _sides, access, actions
from selaras.desk.newsroom.forms import CorrectionForm, FactForm, FilterForm, RejectForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.newsroom.models import Story

_FILTERS = {"fase": "phase", "jenis": "kind", "keadaan": "state"}


@require_GET
def stories(request: UserRequest) -> HttpResponse:
    """All stories that the reader may see, latest change first."""
    rows = access.stories(request.user)
    codes = sorted(rows.order_by().values_list("region", flat=True).distinct())
    form = FilterForm(request.GET or None, regions=codes)
    filtered = _filtered(rows, form)
    context = {"stories": _lists.page(request, filtered), "form": form, "any": bool(codes)}
    return render(request, "newsroom/stories.html", context)


def _filtered(rows: QuerySet[Story], form: FilterForm) -> QuerySet[Story]:
    form.is_valid()
    asked = getattr(form, "cleaned_data", {})
    for name, column in _FILTERS.items():
        if asked.get(name):
            rows = rows.filter(**{column: asked[name]})
    if asked.get("wilayah"):
        rows = rows.filter(region=asked["wilayah"])
    if asked.get("sejak"):
        rows = rows.filter(date_to__gte=asked["sejak"].isoformat())
    return rows


@require_GET
def story(request: UserRequest, pk: str) -> HttpResponse:
    """One story: facts with evidence, side by side, decisions."""
    return _story_page(request, access.story(request.user, pk))


def _story_page(
    request: UserRequest,
    row: Story,
    *,
    selected: str = "",
    correction: CorrectionForm | None = None,
    reject: RejectForm | None = None,
    status: int = 200,
) -> HttpResponse:
    page = _facts.StoryPage(row)
    selected = selected or request.GET.get("bukti", "")
    known = selected in page.facts
    groups = page.groups()
    asked = (request.GET.get("a", ""), request.GET.get("b", ""))
    statements = access.statements(row)
    cases = list(row.cases.filter(request.user.rights.readable("region")))
    context = {
        "story": row,
        "page": page,
        "groups": groups,
        "basis": _facts.origin_words(row.record.origin_reasons),
        "harm_unsaid": _facts.harm_unsaid(groups),
        "selected": selected if known else "",
        "proofs": page.proofs(selected) if known else (),
        "columns": _sides.columns(page, asked, selected),
        "statements": statements,
        "cases": cases,
        "next_step": _next_step(request, row, statements, {one.statement for one in cases}),
        "whole": page.decisions.get(""),
        "may_verify": request.user.rights.may(Right.VERIFY, row.region),
        "may_correct": request.user.rights.may(Right.CORRECT, row.region),
        "may_open": bool(request.user.rights.at(Right.VERIFY)),
        "correction": correction,
        "reject": reject or RejectForm(),
        "trail": trail.of_things(row)[:20],
    }
    return render(request, "newsroom/story.html", context, status=status)


def _next_step(
    request: UserRequest, row: Story, found: Sequence[access.Statement], opened: set[str]
) -> Step | None:
    """What follows a confirmed story: a case for what no case holds, else the next story."""
    fresh = next((one for one in found if one.key not in opened), None)
    if fresh is not None:
        return Step(_("Buka kasus"), reverse("case-open", args=[row.pk, fresh.key]))
    waiting = access.waiting(request.user).order_by("first_seen").first()
    return None if waiting is None else Step(_("Periksa berikutnya"), waiting.get_absolute_url())


@require_POST
def confirm(request: UserRequest, pk: str) -> HttpResponse:
    """Confirm a whole story."""
    row = access.story_to_verify(request.user, pk)
    actions.confirm_story(row, by=request.user)
    say(request, _("Cerita dikonfirmasi."))
    return redirect(row)


@require_POST
def reject(request: UserRequest, pk: str) -> HttpResponse:
    """Reject a whole story, for a reason."""
    row = access.story_to_verify(request.user, pk)
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _story_page(request, row, reject=form, status=400)
    actions.reject_story(row, by=request.user, reason=form.cleaned_data["reason"])
    say(request, _("Cerita ditolak."))
    return redirect(row)


@require_POST
def decide_fact(request: UserRequest, pk: str, fact: str) -> HttpResponse:
    """Confirm a fact, leave it disputed, or set it right."""
    form = FactForm(request.POST)
    if not form.is_valid():
        return _story_page(request, access.story(request.user, pk), status=400)
    if form.cleaned_data["step"] == "correct":
        return _correct(request, pk, fact)
    row = access.story_to_verify(request.user, pk)
    page = _page_with(row, fact)
    if form.cleaned_data["step"] == "confirm":
        value = page.shown(fact, page.facts[fact]).value
        actions.confirm_fact(row, fact, by=request.user, value=value)
        say(request, _("Fakta dikonfirmasi."))
    else:
        actions.leave_fact_open(row, fact, by=request.user)
        say(request, _("Kedua sisi tetap dicatat."))
    return redirect(f"{row.get_absolute_url()}?bukti={fact}#f-{fact}")


def _correct(request: UserRequest, pk: str, fact: str) -> HttpResponse:
    row = access.story_to_correct(request.user, pk)
    page = _page_with(row, fact)
    form = CorrectionForm(request.POST, reports=list(page.reports.values()))
    if not form.is_valid():
        return _story_page(request, row, selected=fact, correction=form, status=400)
    value = form.cleaned_data["value"]
    actions.correct_fact(row, fact, by=request.user, value=value, evidence=form.evidence)
    say(request, _("Koreksi dicatat; bacaan mesin tetap tampak di sampingnya."))
    return redirect(f"{row.get_absolute_url()}?bukti={fact}#f-{fact}")


def _page_with(row: Story, fact: str) -> _facts.StoryPage:
    page = _facts.StoryPage(row)
    if fact not in page.facts:
        raise Http404(fact)
    return page


@require_POST
def undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take back a decision."""
    decision = access.decision_to_undo(request.user, pk)
    actions.undo_decision(decision, by=request.user)
    say(request, _("Putusan diurungkan."))
    return redirect(decision.story)


@require_GET
def report(request: UserRequest, pk: str) -> HttpResponse:
    """One report: its text with highlights, and what was read in it."""
    row = access.report(request.user, pk)
    reading = row.reading
    groups = _readings.groups(reading)
    selected = request.GET.get("bukti", "")
    known = [value for group in groups for value in group.values if value.key == selected]
    value = known[0] if known else _readings.value_at(reading, selected)
    shown = groups if known or value is None else (*groups, _readings.ValueGroup("", (value,)))
    context = {
        "report": row,
        "reading": reading,
        "groups": groups,
        "value": value,
        "blocks": _readings.blocks(reading, shown, selected if value else ""),
        "stories": access.stories(request.user).filter(members=row),
    }
    return render(request, "newsroom/report.html", context)
