"""Keeping documents, and remembering who fetched them."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from selaras.desk._ids import new_id
from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import erase_about, record
from selaras.desk.documents import _files
from selaras.desk.documents.acts import Act
from selaras.desk.documents.models import Document
from selaras.desk.retention.models import Sort
from selaras.desk.retention.signals import OVER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from django.core.files.uploadedfile import UploadedFile

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Action, Case


@transaction.atomic
def keep(
    file: UploadedFile[bytes], *, case: Case, by: User, action: Action | None = None
) -> Document:
    """Keep a checked file with a case or its action; the same bytes are kept once.

    Args:
        file: What `DocumentField` let pass; its content type is the proven ending.
        case: The case that it belongs to.
        by: Who brings it.
        action: The action that it belongs to, None for the case itself.
    """
    digest, id_ = _digest(file), new_id()
    ending = str(file.content_type)
    document, made = Document.objects.get_or_create(
        case=case,
        action=action,
        digest=digest,
        defaults={
            "id": id_,
            "name": _files.clean_name(str(file.name), ending),
            "type": ending,
            "size_bytes": file.size or 0,
            "by": by,
            "office": office_of(by),
        },
    )
    if made:
        _store(file, _files.place(document.pk))
        after = {"name": document.name, "digest": digest, "case": case.pk}
        record(Act.DOCUMENT_KEPT, document, by=by, region=case.region, after=after)
    return document


def _digest(file: UploadedFile[bytes]) -> str:
    sum_ = hashlib.sha256()
    for chunk in file.chunks():
        sum_.update(chunk)
    return sum_.hexdigest()


def _store(file: UploadedFile[bytes], place: Path) -> None:
    """Write beside the place first, so that a torn file never stands there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(".part")
    with beside.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    beside.replace(place)


def fetched(document: Document, *, by: User) -> None:
    """Remember that somebody fetched a document."""
    record(Act.DOCUMENT_FETCHED, document, by=by, region=document.case.region)


def forget_words(
    sender: object,  # noqa: ARG001  # a signal's receiver is told
    *,
    sort: str,
    ids: Sequence[str],
    **_signal: object,
) -> None:
    """The files of a case go with its words; their digests stay."""
    if sort != Sort.CASE:
        return
    rows = list(Document.objects.filter(case__in=ids))
    for row in rows:
        name = _files.clean_name("", row.type)
        Document.objects.filter(pk=row.pk).update(name=name)
        transaction.on_commit(partial(_drop, _files.place(row.pk)))
    erase_about("document", [row.pk for row in rows], reason=OVER)


def _drop(place: Path) -> None:
    place.unlink(missing_ok=True)
