"""Fetching a document: always to be saved, never shown in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from selaras.desk.documents import access, actions

if TYPE_CHECKING:
    from selaras.desk.accounts.access import UserRequest


@require_GET
def document(request: UserRequest, pk: str) -> HttpResponse:
    """The bytes of a document, as an attachment under its own name."""
    row = access.document(request.user, pk)
    try:
        kept = access.place(row).read_bytes()
    except FileNotFoundError as error:
        raise Http404(pk) from error
    actions.fetched(row, by=request.user)
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": content_disposition_header(True, row.name) or "attachment",  # noqa: FBT003  # Django's signature
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(kept, content_type=access.TYPES[row.type], headers=headers)
