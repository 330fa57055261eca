"""Pages of offices, the people who hold them, and reading in need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk import _lists
from selaras.desk._answers import say
from selaras.desk.accounts import _overview, _unmasked, access, actions
from selaras.desk.accounts._demo import Seat
from selaras.desk.accounts.access import Refused, Right, administered
from selaras.desk.accounts.forms import (
    AppointForm,
    EmergencyForm,
    GrantForm,
    InviteForm,
    OfficeForm,
    ReasonForm,
)
from selaras.desk.accounts.models import Office
from selaras.desk.audit import access as trail
from selaras.desk.entrance import access as entrance
from selaras.desk.entrance import actions as links
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form
    from django.http import HttpResponse, QueryDict

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.accounts.models import User

_LONGEST_SEARCH = 100


@require_GET
def people(request: UserRequest) -> HttpResponse:
    """Who cannot work here, and everybody and every office that the reader administers."""
    words = request.GET.get("q", "")[:_LONGEST_SEARCH].replace("\x00", "").strip()
    state, by_person = request.GET.get("keadaan", ""), request.GET.get("lihat") == "orang"
    rows = _overview.listed if by_person else _overview.offices
    context = {
        "overview": _overview.overview(request.user),
        "rows": _lists.page(request, rows(request.user, words, state)),
        "by_person": by_person,
        "state": state,
        "asked": words,
        "now": timezone.now(),
    }
    return render(request, "accounts/people.html", context)


@require_http_methods(["GET", "POST"])
def make_office(request: UserRequest) -> HttpResponse:
    """Make an office with what it may do in its region."""
    form = OfficeForm(request.POST or None, homes=administered(request.user))
    if form.is_valid():
        given = form.cleaned_data
        rights = tuple(Right(one) for one in given["rights"])
        seat = Seat(
            given["name"], given["body"], given["region"], Office.Role(given["role"]), rights
        )
        made = actions.set_up_office(seat, by=request.user)
        say(request, _("Jabatan dibuat. Angkat atau undang pemegangnya."))
        return redirect(made)
    status = 400 if form.is_bound else 200
    return render(request, "accounts/make_office.html", {"form": form}, status=status)


@never_cache
@require_GET
def office(request: UserRequest, pk: str) -> HttpResponse:
    """One office: who holds it, what it may do, until when."""
    return _office_page(request, access.office(request.user, pk))


def _office_page(
    request: UserRequest, row: Office, *, wrong: dict[str, Form] | None = None
) -> HttpResponse:
    now = timezone.now()
    own = row.holding_set.not_over(now).filter(user=request.user).exists()
    changes = access.administers(request.user, row) and not own
    forms = {
        "appoint": AppointForm(region=row.region, people=_candidates(request)),
        "invite": InviteForm(region=row.region),
        "grant": _grant_form(request, row, None),
    }
    holdings = row.holding_set.select_related("user").order_by("-valid_from")
    context = {
        "row": row,
        "holdings": holdings.not_over(now),
        "past": holdings.filter(valid_until__lte=now)[: _lists.PAGE_ROWS],
        "grants": row.grant_set.not_over(now).order_by("region", "pk"),
        "invitations": entrance.invitations(row),
        "own": own,
        "may_change": changes,
        "may_grant": not own,
        "forms": forms | (wrong or {}),
        "wrong": tuple(wrong or {}),
        "now": now,
        "link": entrance.take_link(request),
        "trail": trail.of_things(row),
    }
    return render(request, "accounts/office.html", context, status=400 if wrong else 200)


def _candidates(request: UserRequest) -> QuerySet[User]:
    return access.people(request.user).exclude(pk=request.user.pk)


def _grant_form(request: UserRequest, row: Office, sent: QueryDict | None) -> GrantForm:
    nodes = administered(request.user)
    return GrantForm(sent, region=row.region, nodes=nodes, initial={"node": row.region})


@require_POST
def grant(request: UserRequest, pk: str) -> HttpResponse:
    """Grant an office a right on a node for a term."""
    row = access.office_to_grant(request.user, pk)
    form = _grant_form(request, row, request.POST)
    if form.is_valid():
        right, node = Right(form.cleaned_data["right"]), form.cleaned_data["node"]
        if access.grantable(request.user, row, right, node):
            reason = form.cleaned_data["reason"]
            actions.grant(row, [right], region=node, by=request.user, term=form.term, reason=reason)
            say(request, _("Wewenang diberikan."))
            return redirect(row)
        form.add_error("node", _("Selain Lihat, wewenang hanya untuk wilayah jabatan itu sendiri."))
    return _office_page(request, row, wrong={"grant": form})


@require_POST
def end_grant(request: UserRequest, pk: int) -> HttpResponse:
    """Take a right back."""
    found = access.grant_to_end(request.user, pk)
    actions.end_grant(found, by=request.user)
    say(request, _("Wewenang diakhiri."))
    return redirect(found.office)


@require_POST
def appoint(request: UserRequest, pk: str) -> HttpResponse:
    """Let somebody who works in these regions hold an office for a term."""
    row = access.office_to_change(request.user, pk)
    form = AppointForm(request.POST, region=row.region, people=_candidates(request))
    if not form.is_valid():
        return _office_page(request, row, wrong={"appoint": form})
    who = access.person(request.user, form.cleaned_data["person"])
    acting = form.cleaned_data["acting"]
    actions.appoint(who, row, by=request.user, term=form.term, acting=acting)
    say(request, _("Pemegang jabatan diangkat."))
    return redirect(row)


@require_POST
def end_holding(request: UserRequest, pk: int) -> HttpResponse:
    """End somebody's term."""
    found = access.holding_to_end(request.user, pk)
    actions.end_holding(found, by=request.user)
    say(request, _("Masa jabatan diakhiri; wewenangnya berakhir bersamanya."))
    return redirect(found.office)


@require_POST
def invite(request: UserRequest, pk: str) -> HttpResponse:
    """Make a link to an office; it is shown once, on the page that comes next."""
    row = access.office_to_change(request.user, pk)
    form = InviteForm(request.POST, region=row.region)
    if not form.is_valid():
        return _office_page(request, row, wrong={"invite": form})
    acting = form.cleaned_data["acting"]
    token = links.invite(row, by=request.user, term=form.term, acting=acting)
    entrance.keep_link(request, token)
    return redirect(row)


@require_POST
def ask_two_steps(request: UserRequest, pk: str) -> HttpResponse:
    """Require the second step of who holds an office, or no longer so."""
    row = access.office_to_change(request.user, pk)
    actions.ask_two_steps(row, asked=request.POST.get("asked") == "ya", by=request.user)
    return redirect(row)


@require_POST
def close_office(request: UserRequest, pk: str) -> HttpResponse:
    """End every term, right and link of an office."""
    row = access.office_to_change(request.user, pk)
    links.close_office(row, by=request.user)
    say(request, _("Jabatan ditutup: semua masa jabatan, wewenang, dan undangannya berakhir."))
    return redirect(row)


@require_http_methods(["GET", "POST"])
def emergency(request: UserRequest) -> HttpResponse:
    """Read a region outside one's rights for some hours, for a written reason."""
    user = request.user
    if not access.may_break_glass(user):
        raise Refused(Right.READ, "emergency", "", "")
    form = EmergencyForm(request.POST or None, reader=user)
    if form.is_valid():
        made = actions.break_glass(user, **form.cleaned_data)
        return redirect("region", made.region)
    now, own = timezone.now(), user.emergencies.all()
    context = {
        "form": form,
        "standing": own.in_force(now),
        "over": own.filter(valid_until__lte=now)[: _lists.PAGE_ROWS],
        "hours": actions.EMERGENCY_HOURS,
    }
    return render(request, "accounts/emergency.html", context, status=400 if form.is_bound else 200)


@require_POST
def end_emergency(request: UserRequest, pk: str) -> HttpResponse:
    """End a reading in need: one's own, or one of a region that one administers."""
    found = access.emergency_to_end(request.user, pk)
    actions.end_emergency(found, by=request.user)
    say(request, _("Akses darurat diakhiri."))
    return redirect("emergency" if found.user_id == request.user.pk else "people")


@never_cache
@require_http_methods(["GET", "POST"])
def unmask(request: UserRequest, pk: str) -> HttpResponse:
    """The masked names of a report, for a written reason, on the trail."""
    report = newsroom.report(request.user, pk)
    regions = sorted(set(report.stories.values_list("region", flat=True)))
    region = next((one for one in regions if access.may_unmask(request.user, one)), None)
    if region is None:
        raise Refused(Right.UNMASK, "report", pk, regions[0] if regions else "")
    form = ReasonForm(request.POST or None)
    context = {"report": report, "form": form, "names": None}
    if form.is_valid():
        names = _unmasked.names(report)
        reason = form.cleaned_data["reason"]
        actions.record_unmasking(
            report, by=request.user, region=region, reason=reason, names=len(names)
        )
        context |= {"names": names, "kept": _unmasked.is_kept(report)}
    status = 400 if form.is_bound and not form.is_valid() else 200
    return render(request, "accounts/unmask.html", context, status=status)
