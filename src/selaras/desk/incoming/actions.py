"""Every write on papers that come in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from selaras.desk._gone import GONE, OVER
from selaras.desk.audit.actions import erase_about, record
from selaras.desk.incoming.acts import Act
from selaras.desk.incoming.models import Paper
from selaras.desk.meetings.actions import plan_meeting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.actions import Plan
    from selaras.desk.meetings.models import Meeting


@transaction.atomic
def receive(
    data: bytes, passages: tuple[str, ...], *, region: str, sort: str, name: str, by: User
) -> Paper:
    """Keep a paper's text; the same file again gives the same paper."""
    paper, made = Paper.objects.get_or_create(
        region=region,
        digest=hashlib.sha256(data).hexdigest(),
        defaults={"sort": sort, "name": name[:120], "passages": list(passages), "by": by},
    )
    if made:
        after = {"sort": sort, "name": paper.name, "passages": len(passages)}
        record(Act.PAPER_RECEIVED, paper, by=by, region=region, after=after)
    return paper


@transaction.atomic
def map_paper(paper: Paper, plan: Plan, mapping: Mapping[str, object], *, by: User) -> Meeting:
    """Make a meeting of what a person took from a paper; a paper becomes one meeting."""
    row = Paper.objects.select_for_update().get(pk=paper.pk)
    if row.meeting is not None:
        return row.meeting
    row.meeting = plan_meeting(plan, by=by)
    row.mapping = dict(mapping)
    row.save(update_fields=["meeting", "mapping"])
    after = {"meeting": row.meeting.pk, "mapping": dict(mapping)}
    record(Act.PAPER_MAPPED, row, by=by, region=row.region, after=after)
    return row.meeting


@transaction.atomic
def forget_words(*, meetings: Sequence[str], papers: Sequence[str]) -> None:
    """What came in for meetings goes with their words; papers that became none go whole."""
    rows = Paper.objects.filter(Q(meeting__in=meetings) | Q(meeting=None, pk__in=papers))
    erase_about("paper", [row.pk for row in rows], reason=OVER)
    rows.filter(meeting=None).delete()
    rows.update(name=GONE, passages=[], mapping={})
