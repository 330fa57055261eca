"""Pages of one's tokens, of what programs may ask, and lists to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk._answers import say
from selaras.desk.api import _pages, _problems, _taking, access, actions
from selaras.desk.api._guard import language
from selaras.desk.api._interface import INTERFACE
from selaras.desk.api.forms import TokenForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, JsonResponse

    from selaras.desk.accounts.access import UserRequest


def broken(request: HttpRequest, status: int, *, full: bool) -> JsonResponse:
    """What a program is told when the desk cannot answer: 503 for a while, or 500."""
    with translation.override(language(request)):
        return _problems.unanswered(full=full) if status == 503 else _problems.failed()


@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: UserRequest) -> HttpResponse:
    """One's own tokens, and a new one: its secret is on this answer alone."""
    given = access.rights_to_give(request.user)
    form = TokenForm(request.POST or None, rights=given)
    context: dict[str, Any] = {"form": form, "given": given}
    if form.is_valid():
        try:
            made, secret = actions.make_token(request.user, **form.cleaned_data)
        except actions.Full:
            form.add_error(None, _("Sudah ada 20 token yang berlaku. Cabut satu dahulu."))
        else:
            context |= {"made": made, "secret": secret, "form": TokenForm(rights=given)}
    context["tokens"] = _pages.listed(access.tokens(request.user))
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "api/tokens.html", context, status=status)


@require_POST
def revoke(request: UserRequest, pk: str) -> HttpResponse:
    """End one of one's own tokens."""
    actions.revoke(access.own_token(request.user, pk), by=request.user)
    say(request, _("Token dicabut; program yang memakainya tidak lagi dilayani."))
    return redirect("tokens")


@require_GET
def download(request: UserRequest, what: str, suffix: str) -> StreamingHttpResponse:
    """A list as a file, with the filters of the page that it is on."""
    found = _pages.NAMES.get(what)
    kind = _pages.SUFFIXES.get(suffix)
    if found is None or kind is None:
        raise Http404(what)
    access.homes_to_take(request.user, found)
    user = access.without_emergencies(request.user)
    rows = _pages.asked(user, found, request.GET)
    return _taking.take(user, found, kind, rows, _pages.told(request.GET))


@require_GET
def about(request: UserRequest) -> HttpResponse:
    """What programs may ask, without a script."""
    routes = _pages.routes(INTERFACE.get_openapi_schema())
    context = {"routes": routes, "calls": actions.CALLS_A_MINUTE}
    return render(request, "api/about.html", context)


def unknown(request: HttpRequest, rest: str) -> JsonResponse:
    """An address that programs do not have."""
    del request, rest
    return _problems.missing()
