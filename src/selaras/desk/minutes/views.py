"""Pages of minutes: written beside the agenda, saved as they grow, approved, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import _bodies, _ids, papers
from selaras.desk._answers import attached, say
from selaras.desk.accounts.access import Right
from selaras.desk.meetings import access as meetings
from selaras.desk.minutes import _paper, access, actions
from selaras.desk.minutes.forms import AdditionForm, ApprovalForm, SectionForm
from selaras.desk.papers import access as templates

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.meetings.models import Decision, Meeting
    from selaras.desk.minutes.models import Version


@require_GET
def minutes(request: UserRequest, pk: str) -> HttpResponse:
    """The minutes of a meeting, section by section, with what was decided in each."""
    return _page(request, meetings.meeting(request.user, pk))


def _page(
    request: UserRequest, row: Meeting, *, wrong: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    may_write = request.user.rights.may(Right.CONVENE, row.forum.region)
    pages = access.pages(row)
    decided: dict[str, list[Decision]] = {}
    for one in row.decisions.select_related("action"):
        decided.setdefault(one.case_id, []).append(one)
    cases = [page.place.item.case for page in pages if page.place.item and page.place.item.case]
    context = {
        "meeting": row,
        "pages": [(page, decided.get(_case_of(page), []), _ids.new_id()) for page in pages],
        "approval": access.approval(row),
        "additions": row.additions.select_related("by", "office"),
        "may_write": may_write and not row.is_locked,
        "may_add": may_write and row.is_locked,
        "proposals": _bodies.for_forum(
            [(case.kind, case.region) for case in cases], row.forum.region
        ),
        "forms": {"approval": ApprovalForm(), "addition": AdditionForm()} | (wrong or {}),
    }
    return render(request, "minutes/minutes.html", context, status=status)


def _case_of(page: access.Page) -> str:
    item = page.place.item
    return "" if item is None or item.case_id is None else item.case_id


@require_GET
def merge(request: UserRequest, pk: str, key: str) -> HttpResponse:
    """Both texts of a section that two people wrote at once, to make one of them."""
    row = meetings.meeting_to_run(request.user, pk)
    page = access.page(row, access.place(row, key))
    rival = _rival_of(request, page)
    if rival is None or row.is_locked:
        return redirect(reverse("minutes", args=[row.pk]) + f"#{key}")
    context = {"meeting": row, "page": page, "mine": rival}
    return render(request, "minutes/clash.html", context)


def _rival_of(request: UserRequest, page: access.Page) -> Version | None:
    """The reader's own text that awaits merging; anybody's when there is none."""
    own = (one for one in page.rivals if one.by_id == request.user.pk)
    return next(own, next(iter(page.rivals), None))


@require_POST
def write(request: UserRequest, pk: str, key: str) -> HttpResponse:
    """Save a section; a clash shows both texts and loses neither."""
    row = meetings.meeting_to_run(request.user, pk)
    place = access.place(row, key)
    form = SectionForm(request.POST)
    if row.is_locked or not form.is_valid():
        return _refused(request, row, place)
    draft = form.draft()
    written = actions.write(row, place, draft, by=request.user)
    if request.htmx:
        context = {"meeting": row, "page": written.page, "clash": written.clash}
        context["base"] = draft.base
        return render(request, "minutes/saved.html", context)
    if written.clash:
        mine = _rival_of(request, written.page)
        context = {"meeting": row, "page": written.page, "mine": mine}
        return render(request, "minutes/clash.html", context, status=409)
    say(request, _("Tersimpan."))
    return redirect(reverse("minutes", args=[row.pk]) + f"#{key}")


def _refused(request: UserRequest, row: Meeting, place: access.Place) -> HttpResponse:
    words = _("Notula sudah disetujui; tulis tambahan.") if row.is_locked else _("Tidak tersimpan.")
    if request.htmx:
        context = {"meeting": row, "page": access.page(row, place), "refused": words}
        return render(request, "minutes/saved.html", context)
    say(request, words)
    return redirect("minutes", row.pk)


@require_POST
def approve(request: UserRequest, pk: str) -> HttpResponse:
    """Record the chair's approval."""
    row = meetings.meeting_to_run(request.user, pk)
    form = ApprovalForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"approval": form}, status=400)
    if actions.approve(row, by=request.user, **form.cleaned_data):
        say(request, _("Notula disetujui dan dikunci."))
    else:
        say(request, _("Belum dapat disetujui: gabungkan dahulu naskah yang berbeda."))
    return redirect("minutes", row.pk)


@require_POST
def add(request: UserRequest, pk: str) -> HttpResponse:
    """Add to approved minutes."""
    row = meetings.meeting_to_run(request.user, pk)
    form = AdditionForm(request.POST)
    if not row.is_locked or not form.is_valid():
        return _page(request, row, wrong={"addition": form}, status=400)
    actions.add(row, text=form.cleaned_data["text"], by=request.user)
    say(request, _("Tambahan dicatat."))
    return redirect("minutes", row.pk)


@require_GET
def paper(request: UserRequest, pk: str, ending: str) -> HttpResponse:
    """The minutes as DOCX or PDF."""
    row = meetings.meeting(request.user, pk)
    template = templates.template(row.forum.region, "minutes")
    values = _paper.values(row)
    name = f"notula-{row.pk}.{ending}"
    if ending == "docx":
        return attached(papers.to_docx(template, values), name)
    if ending == "pdf":
        made = papers.to_pdf(template, [values], title=row.theme, foot=_paper.foot(row))
        return attached(made, name)
    raise Http404(ending)
