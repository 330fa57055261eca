"""The newest version of each report and the newest reading of it, many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from selaras.desk.newsroom import _shown
from selaras.desk.newsroom.models import Reading, Report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from selaras import records
    from selaras.desk.newsroom.models import Story

_AT_ONCE = 500


def reports(keys: Iterable[str]) -> dict[str, Report]:
    """The newest version of each of these reports that is there, by key."""
    wanted = list(keys)
    found: dict[str, Report] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        rows = Report.objects.filter(key__in=wanted[at : at + _AT_ONCE]).order_by("version")
        found |= {row.key: row for row in rows}
    return found


def readings(rows: Iterable[Report]) -> dict[str, records.Reading]:
    """The newest reading of each of these reports, by the report's key; kept on the rows too."""
    by_pk = {row.pk: row for row in rows}
    wanted = list(by_pk)
    found: dict[str, records.Reading] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = Reading.objects.filter(report__in=wanted[at : at + _AT_ONCE])
        newest = some.values("report").annotate(newest=Max("pk")).values("newest")
        for one in Reading.objects.filter(pk__in=newest):
            report = by_pk[one.report_id]
            report.__dict__["reading"] = found[report.key] = one.record
    return found


def shown(story: Story) -> dict[str, Any]:
    """What the story's page needs of its readings, as it was kept with the story."""
    if not story.shown:
        members = list(story.storymember_set.select_related("report"))
        told = readings(member.report for member in members)
        story.shown = _shown.prepare(story.record, told, members)
    kept: dict[str, Any] = story.shown
    return kept
