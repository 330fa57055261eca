"""Today, regions, search, help, and the answers to what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from selaras.desk import _regions
from selaras.desk.accounts.access import Right, require
from selaras.desk.home import _places, _search, _today
from selaras.desk.home.forms import SearchForm, plain

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from selaras.desk.accounts.access import UserRequest


@require_GET
def today(request: UserRequest) -> HttpResponse:
    """The reader's first page; for who administers and reads nothing, that of people."""
    rights = request.user.rights
    if rights.at(Right.ADMINISTER) and not rights.at(Right.READ):
        return redirect("people")
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
def search(request: UserRequest) -> HttpResponse:
    """What the reader may see that holds all the words."""
    form = SearchForm(request.GET, regions=_readable(request))
    asked = form.asked()
    found = _search.search(request.user, asked) if asked.text else _search.Found()
    context = {"words": asked.text, "found": found, "form": form, "asked": asked}
    return render(request, "home/search.html", context)


@require_GET
def suggestions(request: UserRequest) -> HttpResponse:
    """A few things to go to while the reader still types, for the search box."""
    text = plain(request.GET.get("q", ""))
    hits = _search.suggest(request.user, text)
    return render(request, "home/suggestions.html", {"hits": hits})


def _readable(request: UserRequest) -> tuple[str, ...]:
    """The regions that the reader may choose from: the nodes read and the level below each."""
    nodes = sorted(request.user.rights.at(Right.READ))
    below = (code for node in nodes for code in (node, *_regions.children(node)))
    return tuple(dict.fromkeys(code for code in below if _regions.home(code) == code))


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
