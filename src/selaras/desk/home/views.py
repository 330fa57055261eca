"""Today, regions, search, help, and the answers to what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from selaras.desk import _lists, _regions
from selaras.desk.accounts.access import Right, require
from selaras.desk.cases import access as cases
from selaras.desk.home import _places, _search, _today

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from selaras.desk.accounts.access import UserRequest

_LONGEST_SEARCH = 200


@require_GET
def today(request: UserRequest) -> HttpResponse:
    """The reader's first page."""
    return render(request, "home/today.html", {"now": _today.today(request.user)})


@require_GET
def regions(request: UserRequest) -> HttpResponse:
    """The reader's own region."""
    office = request.user.office
    return redirect("region", _regions.NATION if office is None else office.region)


@require_GET
def region(request: UserRequest, code: str) -> HttpResponse:
    """One region."""
    if not _regions.known(code):
        raise Http404(code)
    require(request.user, Right.READ, code, thing="region", id_=code)
    return render(request, "home/region.html", {"place": _places.place(request.user, code)})


@require_GET
def actions(request: UserRequest) -> HttpResponse:
    """Every unfinished action that the reader sees, the earliest deadline first."""
    rows = _lists.page(request, cases.unfinished(request.user))
    return render(request, "home/actions.html", {"actions": rows})


@require_GET
def search(request: UserRequest) -> HttpResponse:
    """What the reader may see that holds all the words."""
    words = request.GET.get("q", "")[:_LONGEST_SEARCH].replace("\x00", "").strip()
    context = {"words": words, "hits": _search.search(request.user, words)}
    return render(request, "home/search.html", context)


@login_not_required
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """Words, signs and keys."""
    return render(request, "home/help.html")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """A form without a valid token: an old page, or somebody else's."""
    return render(request, "403_csrf.html", status=403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """Not there, or not the reader's: the same page."""
    return render(request, "404.html", status=404)
