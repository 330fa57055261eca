"""What people send from the pages of stories: every decision on a story or one of its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from selaras.desk import _lists, _regions
from selaras.desk._answers import say
from selaras.desk.accounts.access import Right
from selaras.desk.newsroom import _page, _sentences, access, actions
from selaras.desk.newsroom.forms import (
    ConfirmForm,
    CorrectionForm,
    DisputeForm,
    FactForm,
    RejectForm,
    RenewForm,
)
from selaras.desk.newsroom.views import Sent, story_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.newsroom.forms import SeenForm
    from selaras.desk.newsroom.models import Story, StoryDecision, StoryMember

_CLASH = 409


def _decide(
    request: UserRequest, row: Story, form: SeenForm, decide: Callable[..., object], words: str
) -> HttpResponse:
    """Take a decision on a whole story; who was slower sees what the faster one decided."""
    if not form.is_valid():
        return story_page(request, row, Sent(forms=(form,)))
    said = dict(form.cleaned_data)
    on = actions.Basis(seen=said.pop("seen"))
    try:
        decide(row, by=request.user, on=on, **said)
    except actions.Clash as clash:
        sent = Sent(forms=(form,), clash=clash.standing, clashed=True, status=_CLASH)
        return story_page(request, row, sent)
    say(request, words)
    return redirect(row)


@require_POST
def take(request: UserRequest, pk: str) -> HttpResponse:
    """Take a story to check it."""
    row = access.story_to_verify(request.user, pk)
    words = _("Anda memeriksa cerita ini. Lepaskan bila orang lain yang melanjutkan.")
    return _decide(request, row, ConfirmForm(request.POST), actions.take_story, words)


@require_POST
def confirm(request: UserRequest, pk: str) -> HttpResponse:
    """Confirm a whole story."""
    row = access.story_to_verify(request.user, pk)
    words = _("Cerita dikonfirmasi.")
    return _decide(request, row, ConfirmForm(request.POST), actions.confirm_story, words)


@require_POST
def reject(request: UserRequest, pk: str) -> HttpResponse:
    """Reject a whole story, for a reason."""
    row = access.story_to_verify(request.user, pk)
    words = _("Cerita ditolak.")
    return _decide(request, row, RejectForm(request.POST), actions.reject_story, words)


@require_POST
def dispute(request: UserRequest, pk: str) -> HttpResponse:
    """Leave a whole story disputed, for a reason."""
    row = access.story_to_verify(request.user, pk)
    words = _("Kedua sisi tetap dicatat.")
    return _decide(request, row, DisputeForm(request.POST), actions.leave_story_open, words)


@require_POST
def renew(request: UserRequest, pk: str) -> HttpResponse:
    """Keep alive what is only feared."""
    row = access.story_to_verify(request.user, pk)
    if row.phase != "feared":
        raise Http404(pk)
    words = _("Kekhawatiran diperpanjang.")
    return _decide(request, row, RenewForm(request.POST), actions.renew_fear, words)


@require_POST
def decide_fact(request: UserRequest, pk: str, fact: str) -> HttpResponse:
    """Take a fact to check it, confirm it, leave it disputed, or reject it."""
    row = access.story_to_verify(request.user, pk)
    page = _page_with(row, fact)
    form = FactForm(request.POST)
    if not form.is_valid():
        return story_page(request, row, Sent(selected=fact, forms=(form,)))
    try:
        words = _do(request, page, fact, form)
    except actions.Clash as clash:
        sent = Sent(fact, (form,), clash.standing, clashed=True, status=_CLASH)
        return story_page(request, row, sent)
    say(request, words)
    return redirect(f"{row.get_absolute_url()}?bukti={fact}#f-{fact}")


def _do(request: UserRequest, page: _page.StoryPage, fact: str, form: FactForm) -> str:
    row, by, reason = page.story, request.user, form.cleaned_data["reason"]
    shown = page.shown(fact, page.facts[fact])
    on = actions.Basis(form.cleaned_data["seen"], shown.field, page.machine(fact))
    match form.cleaned_data["step"]:
        case "confirm":
            actions.confirm_fact(row, fact, by=by, value=shown.value, reason=reason, on=on)
            return _("Fakta dikonfirmasi.")
        case "reject":
            actions.reject_fact(row, fact, by=by, reason=reason, on=on)
            return _("Fakta ditolak.")
        case "check":
            actions.take_fact(row, fact, by=by, reason=reason, on=on)
            return _("Anda memeriksa fakta ini.")
        case _:
            actions.leave_fact_open(row, fact, by=by, reason=reason, on=on)
            return _("Kedua sisi tetap dicatat.")


@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, pk: str, fact: str) -> HttpResponse:
    """Set a fact right, with a sentence chosen from a report, or a named source."""
    row = access.story_to_correct(request.user, pk)
    page = _page_with(row, fact)
    member = _member(request, page, fact)
    choices = () if member is None else _sentences.sentences(member.report.reading)
    chosen = "" if member is None else member.report.pk
    form = CorrectionForm(
        request.POST or None, report=chosen, sentences=choices, field=page.facts[fact].field
    )
    if request.method == "GET":
        return _correction(request, page, fact, member, form)
    if not form.is_valid():
        return _correction(request, page, fact, member, form, status=400)
    shown, sent = page.shown(fact, page.facts[fact]), form.cleaned_data
    try:
        actions.correct_fact(
            row, fact, by=request.user, value=sent["value"], evidence=form.evidence,
            reason=sent["reason"],
            on=actions.Basis(sent["seen"], shown.field, page.machine(fact)),
        )  # fmt: skip
    except actions.Clash as clash:
        return _correction(request, page, fact, member, form, clash=clash, status=_CLASH)
    say(request, _("Koreksi dicatat; bacaan mesin tetap tampak di sampingnya."))
    return _back(request, row, f"{row.get_absolute_url()}?bukti={fact}#f-{fact}")


def _back(request: UserRequest, row: Story, address: str) -> HttpResponse:
    """To the story, or to the list when it moved to where the person may not read."""
    row.refresh_from_db(fields=["region"])
    if request.user.rights.may(Right.READ, row.region):
        return redirect(address)
    where = _regions.name(row.region)
    say(
        request,
        _("Cerita sekarang di wilayah %(region)s, di luar wewenang Anda.") % {"region": where},
    )
    return redirect("stories")


def _correction(
    request: UserRequest,
    page: _page.StoryPage,
    fact: str,
    member: StoryMember | None,
    form: CorrectionForm,
    *,
    clash: actions.Clash | None = None,
    status: int = 200,
) -> HttpResponse:
    standing: StoryDecision | None = page.decisions.get(fact)
    rows = page.story.storymember_set.select_related("report").defer("report__text")
    context = {
        "story": page.story,
        "fact": page.shown(fact, page.facts[fact]),
        "member": member,
        "members": _lists.page(request, rows),
        "form": form,
        "clashed": clash is not None,
        "seen": page.seen(fact),
        "standing": standing if clash is None else clash.standing,
    }
    return render(request, "newsroom/correct.html", context, status=status)


def _member(request: UserRequest, page: _page.StoryPage, fact: str) -> StoryMember | None:
    """The report to choose from: the one asked for, else the first that proves the fact."""
    rows = page.story.storymember_set.select_related("report")
    asked = request.POST.get("report") or request.GET.get("laporan", "")
    if asked:
        return rows.filter(report_id=asked).first()
    proves = page.facts[fact].by[:1]
    return rows.filter(report__key__in=proves).first() or rows.first()


def _page_with(row: Story, fact: str) -> _page.StoryPage:
    page = _page.StoryPage(row)
    if fact not in page.facts:
        raise Http404(fact)
    return page


@require_POST
def undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take back a decision, or let go of what one was checking."""
    decision = access.decision_to_undo(request.user, pk)
    actions.undo_decision(decision, by=request.user)
    say(request, _("Putusan diurungkan."))
    return _back(request, decision.story, decision.story.get_absolute_url())
