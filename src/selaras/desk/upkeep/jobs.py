"""Reading every report again after an upgrade, some at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from selaras.desk.grouping.actions import add_report
from selaras.desk.jobs.access import desk_home
from selaras.desk.jobs.actions import enqueue
from selaras.desk.jobs.registry import job
from selaras.desk.newsroom.actions import keep_reading
from selaras.desk.newsroom.models import Report
from selaras.reading import UnreadableReport, mask, read
from selaras.records import Report as Text

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User

_AT_ONCE = 100


@job("upkeep.reread", attempts=3, label=_("membaca ulang semua laporan"))
def reread(*, by: User | None, after: str) -> None:
    """Read the reports that follow `after` as this version reads; then ask for the next ones.

    Earlier readings and all decisions stay. A report that this version cannot read keeps the
    reading it has.
    """
    rows = list(Report.objects.filter(pk__gt=after).order_by("pk")[:_AT_ONCE])
    for row in rows:
        _reread(row)
    if len(rows) == _AT_ONCE:
        enqueue("upkeep.reread", {"after": rows[-1].pk}, by=by, region=desk_home())


def _reread(row: Report) -> None:
    text = Text(
        id=row.key, url=row.url, outlet=row.outlet, title=row.title,
        published=row.published or None, text=row.text,
    )  # fmt: skip
    try:
        reading = mask(read(text))
    except UnreadableReport:
        return
    kept = keep_reading(reading, raw=row.text)
    if not Report.objects.filter(key=row.key, version__gt=row.version).exists():
        add_report(kept)
