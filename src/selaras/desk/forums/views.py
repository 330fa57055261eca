"""Pages of forums: who sits where today, who sat there on a day, and setting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _bodies, _format, _ids, _regions
from selaras.desk._answers import say
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.audit import access as trail
from selaras.desk.forums import access, actions
from selaras.desk.forums.forms import (
    ContactForm,
    DayForm,
    EndForm,
    NewSeatForm,
    SeatForm,
    TermForm,
    WithdrawForm,
)

if TYPE_CHECKING:
    import datetime as dt

    from django import forms
    from django.db.models import Model
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.forums._board import Place


@require_GET
def forums(request: UserRequest) -> HttpResponse:
    """The forums of a region, one's own until another is chosen, and of those one level below."""
    region = _chosen(request)
    today = timezone.localdate()
    context = {
        "region": region,
        "boards": access.boards(access.of_region(region), today) if region else (),
        "below": access.below(region, today) if region else (),
        "kinds": access.of_region(region) or access.of_region("11"),
    }
    return render(request, "forums/forums.html", context)


def _chosen(request: UserRequest) -> str:
    """The region asked for; empty when the reader has none of their own."""
    asked = request.GET.get("wilayah", "")[:13]
    office = request.user.office
    region = asked or (office.region if office else "")
    if asked and not _regions.known(asked):
        raise Http404(asked)
    if region and access.may_see(request.user, region):
        return region
    if asked:
        raise Refused(Right.READ, "forum", asked, asked)
    return ""


@require_GET
def forum(request: UserRequest, pk: str) -> HttpResponse:
    """One forum: its seats, who holds them today, which are vacant."""
    found = access.forum(request.user, pk)
    today = timezone.localdate()
    board = access.board(found, today)
    reached = access.contacts(request.user, found)
    rows: list[Model] = [place.row for place in board.places if place.row is not None]
    rows += [tenure for place in board.places for tenure in place.tenures]
    context = {
        "forum": found,
        "board": board,
        "places": [(place, reached.get(place.key)) for place in board.places],
        "size": access.size(found),
        "others": [one for one in access.of_region(found.region) if one != found],
        "may_edit": access.may_edit(request.user, found.region),
        "trail": trail.of_things(*rows) if rows else (),
    }
    return render(request, "forums/forum.html", context)


@require_GET
def history(request: UserRequest, pk: str) -> HttpResponse:
    """Who sat where on a day, and everybody who was ever recorded."""
    found = access.forum(request.user, pk)
    form = DayForm(request.GET)
    day = (form.cleaned_data["pada"] if form.is_valid() else None) or timezone.localdate()
    context = {
        "forum": found,
        "form": form,
        "day": day,
        "board": access.board(found, day),
    }
    return render(request, "forums/history.html", context, status=200 if form.is_valid() else 400)


@require_http_methods(["GET", "POST"])
def add_seat(request: UserRequest, pk: str) -> HttpResponse:
    """Add a seat that the tables do not have."""
    found = access.forum_to_edit(request.user, pk)
    start = {"once": _ids.new_id(), "part": "member"}
    form = NewSeatForm(request.POST or None, initial=start)
    if form.is_valid():
        once = form.cleaned_data["once"]
        row = actions.add_seat(found, form.facts(), once=once, by=request.user)
        say(request, _("Kursi ditambah."))
        return redirect(row)
    context = {"forum": found, "form": form}
    return render(request, "forums/add.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def seat(request: UserRequest, pk: str, key: str) -> HttpResponse:
    """One seat to set: what it is, who holds it, how it is reached."""
    place = _place(request, pk, key)
    form = _seat_form(place, request) if request.method == "POST" else None
    if form is not None and form.is_valid():
        actions.change_seat(place.forum, key, form.facts(), by=request.user)
        say(request, _("Kursi diubah."))
        return redirect(place.forum)
    return _seat_page(request, place, seat=form)


def _place(request: UserRequest, pk: str, key: str) -> Place:
    return access.place_to_edit(request.user, pk, key, timezone.localdate())


def _seat_form(place: Place, request: UserRequest | None = None) -> SeatForm:
    start = {
        "office": place.office,
        "body": _bodies.name(place.body),
        "part": place.part,
        "basis": place.basis,
        "closed_on": None if place.row is None else place.row.closed_on,
    }
    return SeatForm(None if request is None else request.POST, initial=start, place=place)


def _seat_page(
    request: UserRequest,
    place: Place,
    *,
    seat: forms.Form | None = None,
    term: forms.Form | None = None,
    contact: forms.Form | None = None,
) -> HttpResponse:
    sent = any(form is not None for form in (seat, term, contact))
    reached = access.contacts(request.user, place.forum).get(place.key)
    known = {} if reached is None else {"phone": reached.phone, "email": reached.email}
    context = {
        "forum": place.forum,
        "place": place,
        "seat": seat or _seat_form(place),
        "term": term or TermForm(initial={"standing": "full"}),
        "contact": contact or ContactForm(initial=known),
        "withdrawal": WithdrawForm(),
        "end": EndForm(),
    }
    return render(request, "forums/seat.html", context, status=400 if sent else 200)


@require_POST
def begin(request: UserRequest, pk: str, key: str) -> HttpResponse:
    """Record who holds a seat."""
    place = _place(request, pk, key)
    form = TermForm(request.POST)
    if not form.is_valid():
        return _seat_page(request, place, term=form)
    try:
        actions.begin_tenure(place.forum, key, form.term(), by=request.user)
    except actions.Overlap as error:
        form.add_error("since", _overlaps(error))
        return _seat_page(request, place, term=form)
    say(request, _("Pejabat dicatat."))
    return redirect(place)


def _overlaps(error: actions.Overlap) -> str:
    other = error.other
    told = {"who": str(other), "since": _day(other.since), "until": _day(other.until)}
    return _("Bertumpuk dengan %(who)s (%(since)s sampai %(until)s).") % told


def _day(day: dt.date | None) -> str:
    return _("sekarang") if day is None else _format.day(day)


@require_POST
def contact(request: UserRequest, pk: str, key: str) -> HttpResponse:
    """Set how a seat is reached."""
    place = _place(request, pk, key)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _seat_page(request, place, contact=form)
    actions.set_contact(place.forum, key, **form.cleaned_data, by=request.user)
    say(request, _("Kontak disimpan."))
    return redirect(place.forum)


@require_POST
def end(request: UserRequest, pk: str) -> HttpResponse:
    """Say on which day a tenure ends."""
    row = access.tenure_to_change(request.user, pk)
    form = EndForm(request.POST)
    if form.is_valid() and form.cleaned_data["until"] >= row.since:
        actions.end_tenure(row, form.cleaned_data["until"], by=request.user)
        say(request, _("Masa jabatan diakhiri."))
    else:
        say(request, _("Isi hari terakhir, tidak sebelum mulai."))
    return redirect(row.seat)


@require_POST
def withdraw(request: UserRequest, pk: str) -> HttpResponse:
    """Take back a tenure that was recorded by mistake."""
    row = access.tenure_to_change(request.user, pk)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        actions.withdraw_tenure(row, form.cleaned_data["reason"], by=request.user)
        say(request, _("Catatan ditarik."))
    else:
        say(request, _("Isi alasannya."))
    return redirect(row.seat)
