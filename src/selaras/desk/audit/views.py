"""The pages of the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from selaras.desk import _lists
from selaras.desk._answers import say
from selaras.desk.accounts.access import Right
from selaras.desk.audit import access, actions
from selaras.desk.audit.forms import EraseForm

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.audit.models import Entry


@require_GET
def own(request: UserRequest) -> HttpResponse:
    """What the reader did and was refused."""
    return _page(request, access.own(request.user), own=True)


@require_GET
def region(request: UserRequest) -> HttpResponse:
    """What was done in the regions that the reader audits."""
    return _page(request, access.of_region(request.user), own=False)


def _page(request: UserRequest, rows: QuerySet[Entry], *, own: bool) -> HttpResponse:
    context = {
        "entries": _lists.page(request, rows),
        "verdict": access.verify_rest(),
        "own": own,
        "erases": request.user.rights.at(Right.ADMINISTER),
    }
    return render(request, "audit/trail.html", context)


@require_http_methods(["GET", "POST"])
def erase(request: UserRequest, seq: int) -> HttpResponse:
    """Erase what an entry's digest was made of, for a reason that stays."""
    entry = access.entry_to_erase(request.user, seq)
    form = EraseForm(request.POST or None)
    if form.is_valid():
        actions.erase_values(entry, by=request.user, reason=form.cleaned_data["reason"])
        say(request, _("Isi catatan dihapus; rantai tetap utuh."))
        return redirect("trail")
    context = {"entry": entry, "form": form}
    return render(request, "audit/erase.html", context, status=400 if form.is_bound else 200)
