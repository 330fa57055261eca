"""What people see when the machine cannot answer."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

from django.db import Error
from django.http import HttpResponse
from django.template import loader

if TYPE_CHECKING:
    from django.http import HttpRequest

_AGAIN_SECONDS = "15"


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """Say plainly whether the disk is full, the database is away, or the desk itself erred.

    The page asks nothing of the database; what was sent is not kept, and it says so.
    """
    error = sys.exc_info()[1]
    full, away = is_full(error), isinstance(error, Error)
    page = loader.get_template("upkeep/away.html" if full or away else "500.html")
    status = 503 if full or away else 500
    answer = HttpResponse(page.render({"full": full}), status=status)
    if full or away:
        answer.headers["Retry-After"] = _AGAIN_SECONDS
    return answer


def is_full(error: BaseException | None) -> bool:
    """Whether it says that the disk is full, in SQLite's, PostgreSQL's or the system's way."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    words = str(error).lower()
    return isinstance(error, Error) and ("is full" in words or "no space left" in words)
