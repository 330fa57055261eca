"""The page of the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from selaras.desk import _lists
from selaras.desk.audit import access

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest


@require_GET
def own(request: UserRequest) -> HttpResponse:
    """What the reader did and was refused."""
    entries = _lists.page(request, access.own(request.user))
    context = {"entries": entries, "verdict": access.verify(), "own": True}
    return render(request, "audit/trail.html", context)


@require_GET
def region(request: UserRequest) -> HttpResponse:
    """What was done in the regions that the reader audits."""
    entries = _lists.page(request, access.of_region(request.user))
    context = {"entries": entries, "verdict": access.verify(), "own": False}
    return render(request, "audit/trail.html", context)
