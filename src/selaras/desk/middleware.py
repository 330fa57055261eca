"""What happens around every request: language and theme, and refusals put on the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils import translation

from selaras.desk.accounts.access import Refused
from selaras.desk.audit.actions import record_refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from selaras.desk.accounts.access import UserRequest

CHOICES = {"bahasa": ("id", "en"), "tema": ("sistem", "terang", "gelap"), "tombol": ("ya", "tidak")}
_YEAR = 365 * 24 * 60 * 60


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
    """What the reader chose under this name; the first choice until then."""
    value = request.COOKIES.get(name, "")
    return value if value in CHOICES[name] else CHOICES[name][0]


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
