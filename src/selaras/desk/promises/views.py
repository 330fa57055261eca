"""The page of promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from selaras.desk import _bodies, _lists
from selaras.desk.promises import access

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest

_LONGEST_BODY = 200


@require_GET
def promises(request: UserRequest) -> HttpResponse:
    """One body's open promises over all meetings, and what share is kept, by body and level."""
    rows = access.promises(request.user)
    own = access.own_body(request.user)
    shares = access.by_body(rows)
    body = request.GET.get("lembaga", own)[:_LONGEST_BODY]
    known = body in {one.key for one in shares}
    context = {
        "body": body if known else "",
        "own": own,
        "name": _bodies.name(body) if known else "",
        "open": _lists.page(request, access.open_of(rows, body)) if known else (),
        "share": next((one for one in shares if one.key == body), None),
        "shares": shares,
        "levels": access.by_level(rows),
        "lacking": rows.filter(action=None).count(),
    }
    return render(request, "promises/promises.html", context)
