"""Pages on which people write reports in and see what became of each."""

from __future__ import annotations

from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _keyset, _lists
from selaras.desk._answers import say
from selaras.desk._ids import new_id
from selaras.desk.arrivals import _advice, access, actions
from selaras.desk.arrivals.forms import ArrivalForm, DismissForm, MendForm
from selaras.desk.arrivals.models import Arrival, Row
from selaras.desk.newsroom import access as newsroom
from selaras.intake import report_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest

_PIECE = 1_000_000
_PAGE = ("<!doctype html", "<html", "<head", "<body")


@require_GET
def arrivals(request: UserRequest) -> HttpResponse:
    """What was sent at one's homes."""
    rows = _keyset.cut(request, access.arrivals(request.user), "sent_at", latest=True)
    return render(request, "arrivals/arrivals.html", {"arrivals": rows})


@require_http_methods(["GET", "POST"])
def new(request: UserRequest) -> HttpResponse:
    """Write a report in: typed, pasted, or as a file."""
    homes = access.homes(request.user)
    if request.method == "GET":
        form = ArrivalForm(homes=homes, initial={"once": new_id()})
        return render(request, "arrivals/new.html", {"form": form})
    form = ArrivalForm(request.POST, request.FILES, homes=homes)
    if not form.is_valid():
        return render(request, "arrivals/new.html", {"form": form}, status=400)
    made = _send(request, form)
    if made.state == Arrival.State.WAITING:
        say(request, _("Kiriman diterima dan sedang dibaca; muat ulang halaman ini."))
    return redirect(made)


def _send(request: UserRequest, form: ArrivalForm) -> Arrival:
    sent, file = form.cleaned_data, form.cleaned_data["file"]
    suffix, name, pieces = _typed(sent["text"]), "", _cut([sent["text"].encode()])
    if file:
        suffix = PurePath(file.name).suffix.lower()
        name, pieces = PurePath(file.name).name, _cut(file.chunks(_PIECE))
    return actions.send(
        pieces,
        suffix=suffix,
        region=sent["region"],
        by=request.user,
        once=sent["once"] or new_id(),
        name=name,
        head=form.head if suffix in {".txt", ".html", ".htm"} else {},
    )


def _typed(text: str) -> str:
    return ".html" if text.lstrip("\ufeff \r\n\t")[:40].lower().startswith(_PAGE) else ".txt"


def _cut(data: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces that a row of the database holds."""
    return chain.from_iterable(
        (part[at : at + _PIECE] for at in range(0, len(part), _PIECE)) for part in data
    )


@require_GET
def arrival(request: UserRequest, pk: str) -> HttpResponse:
    """One arrival: what came in, what was there already, what could not be read and why."""
    return _page(request, access.arrival(request.user, pk))


def _page(
    request: UserRequest,
    row: Arrival,
    *,
    settling: int = 0,
    sent: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    tally = access.tally(row)
    taken = sum(tally[one] for one in ("new", "version", "repeat", "mended"))
    shown = row.rows.select_related("report").defer("report__text").order_by("turn")
    asked = request.GET.get("lihat", "")
    if asked == "gagal":
        shown = shown.filter(outcome=Row.Outcome.FAILED)
    rows = _lists.page(request, shown)
    for one in rows:
        one.advice = _advice.advice(one.message) if one.message else ""  # type: ignore[attr-defined]  # for the template
        one.where = _advice.where(one.place)  # type: ignore[attr-defined]  # for the template
    keys = [one.report.key for one in rows if one.report is not None]
    context = {
        "arrival": row,
        "tally": tally,
        "taken": taken,
        "lost": tally["failed"] + tally["dismissed"],
        "all": sum(tally.values()) - tally["note"],
        "rows": rows,
        "failed_only": asked == "gagal",
        "stories": newsroom.stories_of(request.user, keys),
        "settling": settling or _number(request.GET.get("baris", "")),
        "mend": sent if isinstance(sent, MendForm) else MendForm(),
        "dismiss": sent if isinstance(sent, DismissForm) else DismissForm(),
    }
    return render(request, "arrivals/arrival.html", context, status=status)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < len("9999999999") else 0


@require_POST
def retry(request: UserRequest, pk: str) -> HttpResponse:
    """Read again what failed."""
    row = access.arrival(request.user, pk)
    actions.retry(row, by=request.user)
    say(request, _("Baris yang belum terbaca sudah dicoba lagi."))
    return redirect(row)


@require_POST
def mend(request: UserRequest, pk: int) -> HttpResponse:
    """Type a failed row anew."""
    row = access.row_to_settle(request.user, pk)
    form = MendForm(request.POST)
    if not form.is_valid():
        return _page(request, row.arrival, settling=row.pk, sent=form, status=400)
    report = report_of_text(form.cleaned_data["text"], id=row.place, **form.head)
    actions.mend(row, report, by=request.user)
    say(request, _("Baris itu sudah masuk."))
    return redirect(row.arrival)


@require_POST
def dismiss(request: UserRequest, pk: int) -> HttpResponse:
    """Leave a row be, for a reason."""
    row = access.row_to_settle(request.user, pk)
    form = DismissForm(request.POST)
    if not form.is_valid():
        return _page(request, row.arrival, settling=row.pk, sent=form, status=400)
    actions.dismiss(row, reason=form.cleaned_data["reason"], by=request.user)
    say(request, _("Baris itu diabaikan; isi kiriman tetap tersimpan."))
    return redirect(row.arrival)
