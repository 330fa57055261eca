"""Recording legal acts: nothing here is ever worked out, each is what somebody signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import erase_about, record
from selaras.desk.documents.actions import keep
from selaras.desk.legal.acts import Act
from selaras.desk.legal.models import Extension, ProcessStep, Settlement, Status
from selaras.desk.retention.models import Sort
from selaras.desk.retention.signals import GONE, OVER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case


@dataclass(frozen=True)
class Signature:
    """Who made the act: its number, its day, the office and the officer; and the paper."""

    on: dt.date
    office_name: str
    officer: str
    number: str = ""
    file: UploadedFile[bytes] | None = None


def _signed(said: Signature, case: Case, by: User) -> dict[str, object]:
    file = said.file
    return {
        "number": said.number,
        "on": said.on,
        "office_name": said.office_name,
        "officer": said.officer,
        "document": None if file is None else keep(file, case=case, by=by),
        "recorded_by": by,
        "recorded_office": office_of(by),
    }


def _told(said: Signature, **rest: object) -> dict[str, object]:
    return {
        "number": said.number,
        "on": str(said.on),
        "office": said.office_name,
        "officer": said.officer,
        **rest,
    }


@transaction.atomic
def record_status(case: Case, said: Signature, *, scale: str, until: dt.date, by: User) -> Status:
    """Record a declared state of conflict; the same number twice stands once."""
    standing = Status.objects.filter(case=case, number=said.number).first()
    if standing is not None:
        return standing
    row = Status.objects.create(case=case, scale=scale, until=until, **_signed(said, case, by))
    after = _told(said, scale=scale, until=str(until))
    record(Act.STATUS_RECORDED, row, by=by, region=case.region, after=after)
    return row


@transaction.atomic
def extend_status(status: Status, said: Signature, *, until: dt.date, by: User) -> None:
    """Record an act that lengthens a status; the same number twice stands once."""
    if status.extensions.filter(number=said.number).exists():
        return
    before = {"until": str(status.until)}
    Extension.objects.create(status=status, until=until, **_signed(said, status.case, by))
    Status.objects.filter(pk=status.pk).update(until=until)
    after = _told(said, until=str(until))
    region = status.case.region
    record(Act.STATUS_EXTENDED, status, by=by, region=region, before=before, after=after)


@transaction.atomic
def end_status(status: Status, *, on: dt.date, reason: str, by: User) -> None:
    """Record that a status was withdrawn before its last day."""
    if Status.objects.filter(pk=status.pk, ended_on=None).update(ended_on=on):
        after = {"ended_on": str(on)}
        region = status.case.region
        record(Act.STATUS_ENDED, status, by=by, region=region, after=after, reason=reason)


@dataclass(frozen=True)
class Terms:
    """What was agreed, how, whether for the time being, and whether it limits worship."""

    way: str
    terms: str
    limits_worship: bool
    provisional: bool = False


@transaction.atomic
def record_settlement(case: Case, said: Signature, agreed: Terms, *, by: User) -> Settlement:
    """Record what the parties agreed, apart from any criminal process."""
    key = {"on": said.on, "way": agreed.way, "terms": agreed.terms}
    standing = Settlement.objects.filter(case=case, **key).first()
    if standing is not None:
        return standing
    row = Settlement.objects.create(
        case=case,
        way=agreed.way,
        terms=agreed.terms,
        limits_worship=agreed.limits_worship,
        provisional=agreed.provisional,
        **_signed(said, case, by),
    )
    after = _told(said, way=agreed.way, limits_worship=agreed.limits_worship)
    record(Act.SETTLEMENT_RECORDED, row, by=by, region=case.region, after=after)
    return row


@transaction.atomic
def record_step(
    case: Case, said: Signature, *, step: str, persons: int | None, by: User
) -> ProcessStep:
    """Record a step of a criminal process, as the office that took it said it."""
    key = {"on": said.on, "step": step, "number": said.number}
    standing = ProcessStep.objects.filter(case=case, **key).first()
    if standing is not None:
        return standing
    row = ProcessStep.objects.create(
        case=case, step=step, persons=persons, **_signed(said, case, by)
    )
    after = _told(said, step=step, persons=persons)
    record(Act.PROCESS_RECORDED, row, by=by, region=case.region, after=after)
    return row


def forget_words(
    sender: object,  # noqa: ARG001  # a signal's receiver is told
    *,
    sort: str,
    ids: Sequence[str],
    **_signal: object,
) -> None:
    """What was agreed goes with the words of its case; that it was agreed, and by whom, stays."""
    if sort != Sort.CASE:
        return
    Settlement.objects.filter(case__in=ids).update(terms=GONE)
    for model in (Status, Settlement, ProcessStep):
        rows = model.objects.filter(case__in=ids)
        told = [str(pk) for pk in rows.values_list("pk", flat=True)]
        erase_about(model._meta.model_name or "", told, reason=OVER)  # noqa: SLF001  # Django's documented door
