"""Every write on labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.labels.acts import Act
from selaras.desk.labels.models import PartMark
from selaras.desk.newsroom.models import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.desk.accounts.models import User
    from selaras.records import Reading


@transaction.atomic
def mark_part(
    report: Report, start: int, end: int, *, content: bool, region: str, by: User
) -> None:
    """Say that a part is the report's own content, or is not; saying it again changes nothing."""
    Report.objects.select_for_update().get(pk=report.pk)
    standing = PartMark.objects.filter(report=report, start=start, end=end, undone_at=None)
    last = standing.first()
    if last is not None and last.content is content:
        return
    standing.update(undone_at=timezone.now())
    report.marks.create(
        start=start, end=end, content=content, by=by, office=office_of(by),
        machine=_machine(report.reading, start, end),
    )  # fmt: skip
    after = {"start": start, "end": end, "content": content}
    before = None if last is None else {"content": last.content}
    record(Act.PART_MARKED, report, by=by, region=region, before=before, after=after)


@transaction.atomic
def unmark_part(report: Report, start: int, end: int, *, region: str, by: User) -> None:
    """Take back what was said of a part; doing it again changes nothing."""
    standing = PartMark.objects.filter(report=report, start=start, end=end, undone_at=None)
    if standing.update(undone_at=timezone.now()):
        before = {"start": start, "end": end}
        record(Act.PART_UNMARKED, report, by=by, region=region, before=before)


def _machine(reading: Reading, start: int, end: int) -> dict[str, object]:
    """What the machine took the part for."""
    why = next((one.why for one in reading.chrome if one.start < end and start < one.end), "")
    return {"content": not why, "why": why, "reader": reading.reader}


@transaction.atomic
def note_export(homes: Iterable[str], *, by: User) -> None:
    """Put on the trail of each home that its labels were taken away."""
    for home in homes:
        record(Act.EXPORTED, office_of(by), by=by, region=home)
