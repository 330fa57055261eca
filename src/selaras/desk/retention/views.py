"""Pages of retention: an administrator's rules, and holding what must stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from selaras.desk._answers import say
from selaras.desk.retention import access, actions
from selaras.desk.retention.forms import ReasonForm, RuleForm
from selaras.desk.retention.models import Sort

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest


@require_GET
def retention(request: UserRequest) -> HttpResponse:
    """The rules of the reader's homes, and the holds that stand there."""
    homes = access.homes(request.user)
    told = [(home, _rules(home), RuleForm(auto_id=f"{home}-%s")) for home in homes]
    context = {"homes": told, "holds": access.holds(homes)}
    return render(request, "retention/retention.html", context)


def _rules(home: str) -> list[tuple[str, int | None]]:
    kept = access.rules(home)
    return [(str(sort.label), kept.get(sort)) for sort in Sort]


@require_http_methods(["GET", "POST"])
def rule(request: UserRequest, region: str) -> HttpResponse:
    """See what a rule would remove (GET with its form), then set it (POST)."""
    home = access.home_to_rule(request.user, region)
    form = RuleForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        context = {"form": form, "region": home}
        return render(request, "retention/rule.html", context, status=400)
    sort, days = form.cleaned_data["sort"], form.cleaned_data["days"]
    if request.method == "POST":
        actions.set_rule(home, sort, days, by=request.user)
        say(request, _("Masa simpan ditetapkan."))
        return redirect("retention")
    rows = None if days is None else access.over(home, sort, days)
    sent = None if days is None else access.sent_over(home, sort, days)
    context = {
        "form": form,
        "region": home,
        "label": Sort(sort).label,
        "days": days,
        "count": 0 if rows is None else rows.count(),
        "sent": 0 if sent is None else sent.count(),
        "oldest": None if rows is None else access.oldest(rows),
    }
    return render(request, "retention/rule.html", context)


@require_http_methods(["GET", "POST"])
def hold(request: UserRequest, sort: str, pk: str) -> HttpResponse:
    """Hold a story, a case, a report or a meeting, for a reason."""
    thing, region = access.thing_to_hold(request.user, sort, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.hold(thing, region, by=request.user, reason=form.cleaned_data["reason"])
        say(request, _("Ditahan: tidak akan dihapus oleh masa simpan."))
        return redirect("hold", sort, pk)
    context = {"thing": thing, "held": access.standing(sort, pk), "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "retention/hold.html", context, status=status)


@require_http_methods(["POST"])
def release(request: UserRequest, pk: int) -> HttpResponse:
    """End a hold, for a reason."""
    held = access.hold_to_end(request.user, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        actions.release(held, by=request.user, reason=form.cleaned_data["reason"])
        say(request, _("Penahanan diakhiri."))
        return redirect("hold", held.thing, held.thing_id)
    thing, _region = access.thing_to_hold(request.user, held.thing, held.thing_id)
    context = {"thing": thing, "held": held, "form": form}
    return render(request, "retention/hold.html", context, status=400)
