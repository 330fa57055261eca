"""What happens around every call of the API: size, language, ETag, and no session needed."""

from __future__ import annotations

import hashlib
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from selaras.desk.api import _problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.urls import URLPattern

LARGEST_BODY = 2_500_000


def guard(pattern: URLPattern) -> URLPattern:
    """Put the guard around an address of the API."""
    pattern.callback = guarded(pattern.callback)
    return pattern


def guarded(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that programs call: its caller is known by a token alone, never by a cookie."""

    @wraps(view)
    def around(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
            return _problems.too_large(LARGEST_BODY)
        with translation.override(language(request)):
            answer = view(request, *args, **kwargs)
            if answer.status_code == 405:
                answer = _problems.not_allowed(answer.headers.get("Allow", ""))
            answer.headers.setdefault("Content-Language", translation.get_language() or "id")
        return _known(request, answer)

    open_ = cast("Callable[..., HttpResponseBase]", login_not_required(around))
    return csrf_exempt(open_)


def language(request: HttpRequest) -> str:
    """The language that the caller asks for; until then the desk's."""
    asked = request.headers.get("Accept-Language", "")[:2].lower()
    return asked if asked in {"id", "en"} else translation.get_language() or "id"


def _known(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """Name what is answered, and answer 304 to who has it already."""
    patch_vary_headers(answer, ("Authorization", "Accept-Language"))
    answer.headers.setdefault("Cache-Control", "private, no-cache")
    if request.method != "GET" or answer.status_code != 200:
        return answer
    if not isinstance(answer, HttpResponse):
        return answer
    etag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    answer.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=answer) or answer
