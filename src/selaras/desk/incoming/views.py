"""Pages of papers that come in: take a file, map its passages, make a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.desk import _lists, papers
from selaras.desk._answers import say
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.incoming import _propose, access, actions
from selaras.desk.incoming.forms import MapForm, ReceiveForm
from selaras.desk.papers import UnreadablePaper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.incoming.models import Paper

_LARGEST = 10_000_000
_MAPPED = ("theme", "field", "venue", "link", "day", "hour", "host", "opener")


@require_http_methods(["GET", "POST"])
def incoming(request: UserRequest) -> HttpResponse:
    """The papers of the reader's secretariat; a new one is read and nothing of it taken."""
    homes = sorted(request.user.rights.at(Right.CONVENE))
    if not homes:
        raise Refused(Right.CONVENE, "paper", "", "")
    form = ReceiveForm(request.POST or None, request.FILES or None, homes=homes)
    refused = ""
    if form.is_valid():
        try:
            return redirect(_received(request, form))
        except UnreadablePaper as refusal:
            refused = str(refusal)
    rows = _lists.page(request, access.papers(request.user))
    context = {"form": form, "papers": rows, "refused": refused}
    return render(request, "incoming/incoming.html", context, status=400 if form.is_bound else 200)


def _received(request: UserRequest, form: ReceiveForm) -> Paper:
    sent = form.cleaned_data
    data = sent["file"].read(_LARGEST + 1)
    told = papers.passages(data)
    return actions.receive(
        data,
        told,
        region=sent["region"],
        sort=sent["sort"],
        name=sent["file"].name,
        by=request.user,
    )


@require_http_methods(["GET", "POST"])
def map_paper(request: UserRequest, pk: str) -> HttpResponse:
    """Map a paper's passages to a meeting's fields, by hand."""
    row = access.paper_to_map(request.user, pk)
    if row.meeting is not None:
        return redirect(row.meeting)
    start = {"region": row.region}
    form = MapForm(request.POST or None, initial=start, homes=[row.region])
    if form.is_valid():
        meeting = actions.map_paper(row, form.plan(), form.mapping(), by=request.user)
        say(request, _("Rapat dibuat dari berkas; periksa agendanya."))
        return redirect(meeting)
    proposed = _propose.propose(row.passages)
    context = {
        "paper": row,
        "form": form,
        "fields": [(form[name], proposed.get(name, ()), _sent(request, name)) for name in _MAPPED],
        "passages": list(enumerate(row.passages, start=1)),
    }
    return render(request, "incoming/map.html", context, status=400 if form.is_bound else 200)


def _sent(request: UserRequest, name: str) -> str:
    return request.POST.get(f"passage-{name}", "")[:6]
