"""Who may fetch a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Refused, Right
from selaras.desk.cases import access as cases
from selaras.desk.documents import _files
from selaras.desk.documents.models import Document

if TYPE_CHECKING:
    from pathlib import Path

    from selaras.desk.accounts.models import User

TYPES = _files.TYPES


def document(user: User, pk: str) -> Document:
    """A document, for who reads its case or acts for the body of its action.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    found = get_object_or_404(Document.objects.select_related("case", "action"), pk=pk)
    theirs = found.action is not None and cases.is_theirs(user, found.action.body)
    if not theirs and not cases.may_read(user, found.case):
        raise Refused(Right.READ, "document", pk, found.case.region)
    return found


def place(document: Document) -> Path:
    """Where its bytes lie."""
    return _files.place(document.pk)
