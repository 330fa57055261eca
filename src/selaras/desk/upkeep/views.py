"""What people see when the machine cannot answer."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

from django.db import Error
from django.http import HttpResponse
from django.template import loader

from selaras.desk.api import views as api

if TYPE_CHECKING:
    from django.http import HttpRequest

_AGAIN_SECONDS = "15"
_FOR_PROGRAMS = "/api/"


def broken(request: HttpRequest) -> HttpResponse:
    """Say plainly whether the disk is full, the database is away, or the desk itself erred.

    The answer asks nothing of the database; what was sent is not kept, and it says so. People
    get a page, programs a problem as JSON.
    """
    error = sys.exc_info()[1]
    full, away = is_full(error), isinstance(error, Error)
    status = 503 if full or away else 500
    if request.path_info.startswith(_FOR_PROGRAMS):
        answer: HttpResponse = api.broken(request, status, full=full)
    else:
        page = loader.get_template("upkeep/away.html" if status == 503 else "500.html")
        answer = HttpResponse(page.render({"full": full}), status=status)
    if status == 503:
        answer.headers["Retry-After"] = _AGAIN_SECONDS
    return answer


def is_full(error: BaseException | None) -> bool:
    """Whether it says that the disk is full, in SQLite's, PostgreSQL's or the system's way."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    words = str(error).lower()
    return isinstance(error, Error) and ("is full" in words or "no space left" in words)
