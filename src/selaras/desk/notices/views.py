"""Pages of notices: what one was told, what one wants to hear, and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _lists, _regions
from selaras.desk._answers import say
from selaras.desk.accounts.access import Right
from selaras.desk.notices import access, actions
from selaras.desk.notices._message import sentence
from selaras.desk.notices._secret import secret
from selaras.desk.notices.forms import ChoiceForm, WaysForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest

_SHOWN = 20


@require_GET
def inbox(request: UserRequest) -> HttpResponse:
    """What the reader was told, the latest first."""
    rows = _lists.page(request, access.inbox(request.user))
    context = {
        "rows": rows,
        "told": [(row, sentence(row.notice)) for row in rows],
        "unseen": access.unseen(request.user),
        "audits": bool(request.user.rights.at(Right.ADMINISTER)),
    }
    return render(request, "notices/inbox.html", context)


@require_POST
def seen(request: UserRequest) -> HttpResponse:
    """Mark one notice as seen, or all."""
    one = request.POST.get("notice", "")[:10]
    actions.mark_seen(request.user, [one] if one else None)
    return redirect("notices")


@require_http_methods(["GET", "POST"])
def choices(request: UserRequest) -> HttpResponse:
    """What the reader wants to hear, how, and how soon."""
    form = ChoiceForm(request.POST or None, regions=access.regions_to_choose(request.user))
    if form.is_valid():
        actions.choose(form.wish(), by=request.user)
        say(request, _("Pilihan disimpan."))
        return redirect("notice-choices")
    return _choices_page(request, form, None)


def _choices_page(
    request: UserRequest, form: ChoiceForm | None, ways: WaysForm | None
) -> HttpResponse:
    known = access.ways_of(request.user)
    start = {name: getattr(known, name) for name in WaysForm.base_fields}
    if form is None:
        form = ChoiceForm(regions=access.regions_to_choose(request.user))
    if ways is None:
        ways = WaysForm(initial=start)
    office = request.user.office
    region = _regions.NATION if office is None else office.region
    context = {
        "form": form,
        "ways": ways,
        "choices": request.user.notice_choices.all(),
        "zone": _regions.zone(region)[0],
        "secret": secret(known) if known.webhook else "",
        "mail_on": settings.EMAIL_ON,
        "log": _told_outside(request),
    }
    status = 400 if form.is_bound or ways.is_bound else 200
    return render(request, "notices/choices.html", context, status=status)


def _told_outside(request: UserRequest) -> list[tuple[object, str]]:
    rows = access.own_log(request.user)[:_SHOWN]
    return [(row, sentence(row.notice)) for row in rows]


@require_POST
def drop(request: UserRequest, pk: int) -> HttpResponse:
    """Take a choice away."""
    actions.drop_choice(access.choice_to_drop(request.user, pk), by=request.user)
    say(request, _("Pilihan dihapus."))
    return redirect("notice-choices")


@require_POST
def ways(request: UserRequest) -> HttpResponse:
    """Set where and when the reader is reached."""
    form = WaysForm(request.POST)
    if not form.is_valid():
        return _choices_page(request, None, form)
    actions.set_ways(form.cleaned_data, by=request.user)
    say(request, _("Cara pemberitahuan disimpan."))
    return redirect("notice-choices")


@require_POST
def renew(request: UserRequest) -> HttpResponse:
    """Give the reader's webhook a new secret."""
    actions.renew_secret(request.user)
    say(request, _("Kunci webhook diganti."))
    return redirect("notice-choices")


@require_GET
def log(request: UserRequest) -> HttpResponse:
    """Who was told what and when, in the regions that the reader administers."""
    rows = _lists.page(request, access.log(request.user))
    return render(request, "notices/log.html", {"rows": rows})
