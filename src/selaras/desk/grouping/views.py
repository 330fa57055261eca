"""The page on which people set right which reports tell one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import _lists
from selaras.desk._answers import say
from selaras.desk.grouping import access, actions
from selaras.desk.grouping.forms import MergeForm, MoveForm, SplitForm
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.grouping.forms import ReasonForm
    from selaras.desk.newsroom.models import Story, StoryMember

_CLASH = 409


@require_GET
def arrange(request: UserRequest, pk: str) -> HttpResponse:
    """Merge a story into another, split it, move one of its reports."""
    return _page(request, newsroom.story_to_verify(request.user, pk))


def _page(
    request: UserRequest, row: Story, sent: ReasonForm | None = None, *, status: int = 200
) -> HttpResponse:
    members, seen = _members(request, row), access.mark(row)
    initial = {"seen": seen, "other": request.GET.get("ke", "")}
    forms: dict[str, ReasonForm] = {
        "merge": MergeForm(initial=initial, auto_id="gabung_%s"),
        "split": SplitForm(initial=initial, members=list(members), auto_id="pisah_%s"),
        "move": MoveForm(initial=initial, members=list(members), auto_id="pindah_%s"),
    }
    names = {type(form): name for name, form in forms.items()}
    context = {
        "story": row,
        "members": members,
        "seen": seen,
        "candidates": access.candidates(request.user, row),
        "made": access.rearrangements(request.user, row),
        "clashed": status == _CLASH,
        **forms,
        **({} if sent is None else {names[type(sent)]: sent}),
    }
    return render(request, "grouping/arrange.html", context, status=status)


def _members(request: UserRequest, row: Story) -> Page[StoryMember]:
    rows = row.storymember_set.select_related("report").defer("report__text")
    return _lists.page(request, rows)


@require_POST
def merge(request: UserRequest, pk: str) -> HttpResponse:
    """Put all reports of a story into another of one's own home."""
    there = newsroom.story(request.user, pk)
    if there.pk != pk:
        return redirect(there)
    row = newsroom.story_to_verify(request.user, pk)
    form = MergeForm(request.POST, auto_id="gabung_%s")
    target = _target(request, row, form)
    if target is None:
        return _page(request, row, form, status=400)
    try:
        actions.merge(row, target, by=request.user, **_said(form))
    except actions.Changed:
        return _page(request, row, form, status=_CLASH)
    say(request, _("Cerita digabung. Alamat lamanya menuju ke sini."))
    return redirect(target)


@require_POST
def split(request: UserRequest, pk: str) -> HttpResponse:
    """Make a story of its own of some reports."""
    row = newsroom.story_to_verify(request.user, pk)
    members = _all_members(row)
    form = SplitForm(request.POST, members=members, auto_id="pisah_%s")
    if not form.is_valid():
        return _page(request, row, form, status=400)
    chosen = {one.report.key for one in members if one.report_id in form.cleaned_data["reports"]}
    if len(chosen) == len(members):
        form.add_error("reports", _("Sisakan paling sedikit satu laporan di cerita ini."))
        return _page(request, row, form, status=400)
    try:
        made = actions.split(row, chosen, by=request.user, **_said(form))
    except actions.Changed:
        return _page(request, row, form, status=_CLASH)
    say(request, _("Laporan yang dipilih kini cerita sendiri."))
    return redirect(made)


@require_POST
def move(request: UserRequest, pk: str) -> HttpResponse:
    """Put one report into another story of one's own home."""
    row = newsroom.story_to_verify(request.user, pk)
    members = _all_members(row)
    form = MoveForm(request.POST, members=members, auto_id="pindah_%s")
    target = _target(request, row, form)
    if target is None:
        return _page(request, row, form, status=400)
    keys = {one.report_id: one.report.key for one in members}
    try:
        report = keys[form.cleaned_data["report"]]
        actions.move_report(report, row, target, by=request.user, **_said(form))
    except actions.Changed:
        return _page(request, row, form, status=_CLASH)
    say(request, _("Laporan dipindah."))
    return redirect(target)


def _said(form: ReasonForm) -> dict[str, str]:
    """The reason, and which reports the person had in view."""
    return {name: form.cleaned_data[name] for name in ("reason", "seen")}


def _all_members(row: Story) -> list[StoryMember]:
    return list(row.storymember_set.select_related("report").defer("report__text"))


def _target(request: UserRequest, row: Story, form: MergeForm | MoveForm) -> Story | None:
    """The story that the form names; None, with the form's errors, when there is none to take."""
    if not form.is_valid():
        return None
    try:
        found = newsroom.story_to_verify(request.user, form.cleaned_data["other"])
    except Http404:
        form.add_error("other", _("Cerita itu tidak ada, atau bukan wewenang Anda."))
        return None
    if found.pk == row.pk:
        form.add_error("other", _("Pilih cerita lain, bukan cerita ini."))
        return None
    return found


@require_POST
def undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take back what was rearranged."""
    made = access.rearrangement_to_undo(request.user, pk)
    actions.undo(made, by=request.user)
    say(request, _("Susunan diurungkan."))
    return redirect(made.source)
