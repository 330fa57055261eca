"""The page of measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from selaras.desk import _regions
from selaras.desk.accounts.access import Right, require
from selaras.desk.measures import access

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest


@require_GET
def measures(request: UserRequest) -> HttpResponse:
    """What followed in a region and a year: the reader's own and this one unless asked."""
    office = request.user.office
    home = _regions.NATION if office is None else office.region
    code = request.GET.get("wilayah") or home
    if not _regions.known(code):
        raise Http404(code)
    if code != home:
        require(request.user, Right.READ, code, thing="region", id_=code)
    years = access.years(timezone.localdate())
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked in map(str, years) else years[0]
    context = {
        "measures": access.measures(request.user, code, year),
        "code": code,
        "regions": tuple(dict.fromkeys((code, home, *_regions.children(home)))),
        "year": year,
        "years": years,
    }
    return render(request, "measures/measures.html", context)
