"""What happens around every request: language and theme, sessions, refusals on the trail."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from selaras.desk import _environment
from selaras.desk.accounts.access import Refused
from selaras.desk.accounts.actions import record_looks
from selaras.desk.audit.actions import record_refusal
from selaras.desk.entrance import access as entrance
from selaras.desk.entrance.actions import note_seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from selaras.desk.accounts.access import UserRequest

CHOICES = {"bahasa": ("id", "en"), "tema": ("sistem", "terang", "gelap"), "tombol": ("ya", "tidak")}
_YEAR = 365 * 24 * 60 * 60
_NOTE_EVERY = dt.timedelta(minutes=5)
_OPEN = frozenset(
    "help invited account_logout account_reauthenticate mfa_reauthenticate mfa_activate_totp "
    "mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes".split()
)


def refuse_large(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a body over the limit by its announced length, before any of it is read."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > _environment.LARGEST_BODY:
            return HttpResponse(status=413)
        return get_response(request)

    return middleware


def choices(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep in cookies what the reader chose (`?bahasa=`, `?tema=`, `?tombol=`)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = _asked(request)
        if asked and request.method == "GET":
            return _remember(request, asked)
        language = chosen(request, "bahasa")
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def chosen(request: HttpRequest, name: str) -> str:
    """What the reader chose under this name; until then the desk's language or first choice."""
    value = request.COOKIES.get(name, "")
    if value in CHOICES[name]:
        return value
    return str(settings.DESK_LANGUAGE) if name == "bahasa" else CHOICES[name][0]


def _asked(request: HttpRequest) -> dict[str, str]:
    return {
        name: request.GET[name]
        for name, allowed in CHOICES.items()
        if request.GET.get(name) in allowed
    }


def _remember(request: HttpRequest, asked: dict[str, str]) -> HttpResponse:
    rest = request.GET.copy()
    for name in asked:
        del rest[name]
    query = f"?{rest.urlencode()}" if rest else ""
    path = "/" + request.path.lstrip("/")
    response = HttpResponseRedirect(path + query)
    for name, value in asked.items():
        response.set_cookie(
            name, value, max_age=_YEAR, samesite="Lax", httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return response


class Sessions:
    """Ends a session that was ended, or whose person holds no office any more.

    Somebody whose office asks for a second step is led to set it up first. What is read only
    because of an emergency goes on the trail.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, as a stranger's when its session is over."""
        if isinstance(request.user, AnonymousUser):
            return self.get_response(request)
        user = cast("UserRequest", request).user
        found = entrance.session_of(request, user)
        if found is None or user.office is None:
            logout(request)
            messages.warning(request, _("Sesi berakhir. Silakan masuk lagi."))
            return self.get_response(request)
        address = request.META.get("REMOTE_ADDR", "")
        if timezone.now() - found.seen_at > _NOTE_EVERY or found.address != address[:45]:
            note_seen(found, address=address)
        response = self.get_response(request)
        if user.rights.looked:
            record_looks(user, user.rights.looked, address=request.path)
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Lead to the second step who must set it up."""
        del view, args, kwargs
        if isinstance(request.user, AnonymousUser) or _is_open(request):
            return None
        if entrance.must_set_up(cast("UserRequest", request).user):
            return redirect("mfa_activate_totp")
        return None


def _is_open(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name in _OPEN


class Refusals:
    """Puts on the trail whatever a signed-in person asks for outside their rights."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Record a refusal; the reader sees a missing page."""
        if isinstance(exception, Refused):
            record_refusal(
                cast("UserRequest", request).user,
                right=exception.right,
                thing=exception.thing,
                id_=exception.id,
                region=exception.region,
            )
