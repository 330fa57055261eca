"""Errors as programs get them: what went wrong, and what to do about it (RFC 9457)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, HttpError, ValidationError

from selaras.desk.accounts.access import Refused
from selaras.desk.api._cursor import BadCursor
from selaras.desk.audit.actions import record_refusal
from selaras.desk.newsroom.actions import Clash

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest
    from ninja import NinjaAPI

    from selaras.desk.accounts.access import UserRequest

TYPE = "application/problem+json"
_MOST_ERRORS = 20
_LONGEST = 200


class TooMany(Exception):
    """A token has called too often; `wait` says for how many seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"wait {wait} s")
        self.wait = wait


def problem(
    status: int, title: str, detail: str, errors: Sequence[dict[str, str]] = ()
) -> JsonResponse:
    """A problem as JSON."""
    told: dict[str, object] = {
        "type": "about:blank", "title": title, "status": status, "detail": detail
    }  # fmt: skip
    if errors:
        told["errors"] = list(errors)
    answer = JsonResponse(told, status=status, content_type=TYPE)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def missing() -> JsonResponse:
    """What is not there and what may not be seen look alike."""
    detail = _("Periksa alamatnya; yang di luar wewenang token juga dijawab begini.")
    return problem(404, _("Tidak ada"), detail)


def not_allowed(allowed: str) -> JsonResponse:
    """A verb that this address does not know."""
    detail = _("Alamat ini menerima %(verbs)s.") % {"verbs": allowed}
    answer = problem(405, _("Metode tidak dikenal"), detail)
    answer.headers["Allow"] = allowed
    return answer


def too_large(limit: int) -> JsonResponse:
    """A body over the limit."""
    detail = _("Kirim paling banyak %(n)s bita sekali kirim.") % {"n": limit}
    return problem(413, _("Terlalu besar"), detail)


def unanswered(*, full: bool) -> JsonResponse:
    """The database is away, or the disk is full."""
    if full:
        detail = _("Disk penuh; yang dikirim tidak tersimpan. Hubungi administrator.")
    else:
        detail = _("Basis data tidak menjawab. Tunggu, periksa apa yang tersimpan, lalu ulangi.")
    return problem(503, _("Sedang tidak dapat menjawab"), detail)


def failed() -> JsonResponse:
    """The desk itself erred."""
    detail = _("Kesalahan ada di meja ini. Ulangi nanti; bila terulang, hubungi administrator.")
    return problem(500, _("Gagal"), detail)


def teach(api: NinjaAPI) -> None:
    """Let the API tell its errors this way."""
    told: dict[type[Exception], Callable[..., JsonResponse]] = {
        Http404: _missing,
        AuthenticationError: _stranger,
        HttpError: _unreadable,
        ValidationError: _invalid,
        BadCursor: _bad_cursor,
        TooMany: _too_many,
        Clash: _clash,
    }
    for kind, tell in told.items():
        api.add_exception_handler(kind, tell)


def _missing(request: HttpRequest, error: Http404) -> JsonResponse:
    """Put a refusal on the trail; the program sees a missing page."""
    if isinstance(error, Refused):
        user = cast("UserRequest", request).user
        told = {"thing": error.thing, "id_": error.id, "region": error.region}
        record_refusal(user, right=error.right, **told)
    return missing()


def _stranger(request: HttpRequest, error: AuthenticationError) -> JsonResponse:
    del request, error
    detail = _("Sertakan token yang berlaku: Authorization: Bearer TOKEN. Buat di /akun/token/.")
    answer = problem(401, _("Token tidak berlaku"), detail)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="selaras"'
    return answer


def _unreadable(request: HttpRequest, error: HttpError) -> JsonResponse:
    del request
    detail = _("Kirim satu objek JSON dalam UTF-8 dengan Content-Type: application/json.")
    return problem(error.status_code, _("Permintaan tidak terbaca"), detail)


def _invalid(request: HttpRequest, error: ValidationError) -> JsonResponse:
    del request
    told = [
        {
            "where": ".".join(str(part) for part in one["loc"])[:_LONGEST],
            "what": str(one["msg"])[:_LONGEST],
        }
        for one in error.errors[:_MOST_ERRORS]
    ]
    detail = _("Perbaiki yang disebut dalam errors, lalu kirim lagi.")
    return problem(422, _("Isian tidak sah"), detail, told)


def _bad_cursor(request: HttpRequest, error: BadCursor) -> JsonResponse:
    del request, error
    detail = _("Mulai lagi tanpa cursor; cursor hanya berlaku untuk daftar dan saringan asalnya.")
    return problem(400, _("Cursor tidak dikenal"), detail)


def _too_many(request: HttpRequest, error: TooMany) -> JsonResponse:
    del request
    detail = _("Tunggu %(n)s detik.") % {"n": error.wait}
    answer = problem(429, _("Terlalu sering"), detail)
    answer.headers["Retry-After"] = str(error.wait)
    return answer


def _clash(request: HttpRequest, error: Clash) -> JsonResponse:
    del request, error
    detail = _("Orang lain sudah memutuskan. Baca ceritanya lagi, lalu kirim seen yang baru.")
    return problem(409, _("Keputusan lain mendahului"), detail)
