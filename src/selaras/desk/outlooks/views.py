"""The page of the outlook, and its view of how past odds did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.messages import error as warn
from django.contrib.messages import success as say
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import _regions
from selaras.desk.outlooks import _alerts, _calibration, _odds, access, actions
from selaras.desk.outlooks.forms import ReasonForm
from selaras.desk.outlooks.models import Group

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest

_LONGEST_CODE = 13


@require_GET
def outlook(request: UserRequest) -> HttpResponse:
    """Odds of the regions that the reader sees, or how such odds did (`?lihat=kalibrasi`)."""
    asked = request.GET.get("wilayah", "")[:_LONGEST_CODE].replace("\x00", "")
    within = access.region(request.user, asked)
    newest = access.newest(request.user)
    if newest is None or within is None:
        return render(request, "outlooks/outlook.html", {"outlook": None})
    found = list(access.predictions(request.user, newest, within))
    groups = [one for one in Group if any(row.group == one for row in found)]
    group = next((one for one in groups if one == request.GET.get("kelompok")), None)
    group = group or next(iter(groups), Group.VIOLENCE)
    context: dict[str, object] = {
        "outlook": newest,
        "within": within,
        "choices": access.choices(request.user),
        "groups": groups,
        "group": group,
        "rows": (),
        "calibration": None,
    }
    if request.GET.get("lihat") == "kalibrasi":
        issued, replayed = access.past(request.user, newest, within, group)
        skill = access.skill(newest).get(group, [])
        context["calibration"] = _calibration.calibration(issued, replayed, skill)
    else:
        context["rows"] = _odds.rows(row for row in found if row.group == group)
        told = access.alerts(request.user, newest, within)
        context["alerts"] = _alerts.notes(told, request.user.rights, timezone.localdate())
    context["window"] = next(iter(found), None)
    context["level"] = _regions.level(within)
    return render(request, "outlooks/outlook.html", context)


@require_POST
def release(request: UserRequest, pk: str) -> HttpResponse:
    """Let others know of an alert, with a reason."""
    row = access.alert_to_publish(request.user, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        actions.release_alert(row, by=request.user, **form.cleaned_data)
        say(request, _("Peringatan dilepas."))
    else:
        warn(request, _("Peringatan hanya dilepas dengan alasan."))
    return redirect(_address(row.region))


@require_POST
def withdraw(request: UserRequest, pk: str) -> HttpResponse:
    """Take an alert back, with a reason."""
    row = access.alert_to_publish(request.user, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        actions.withdraw_alert(row, by=request.user, **form.cleaned_data)
        say(request, _("Peringatan ditarik."))
    else:
        warn(request, _("Peringatan hanya ditarik dengan alasan."))
    return redirect(_address(row.region))


def _address(region: str) -> str:
    return f"{reverse('outlook')}?wilayah={region}"
