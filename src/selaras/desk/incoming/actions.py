"""Every write on papers that come in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import transaction

from selaras.desk.audit.actions import erase_about, record
from selaras.desk.incoming.acts import Act
from selaras.desk.incoming.models import Paper
from selaras.desk.meetings.actions import plan_meeting
from selaras.desk.retention.models import Sort
from selaras.desk.retention.signals import GONE, OVER

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


def forget_words(
    sender: object,  # noqa: ARG001  # a signal's receiver is told
    *,
    sort: str,
    ids: Sequence[str],
    **_signal: object,
) -> None:
    """What came in for a meeting goes with its words; that it came in stays."""
    if sort != Sort.MEETING:
        return
    rows = Paper.objects.filter(meeting__in=ids)
    erase_about("paper", [row.pk for row in rows], reason=OVER)
    rows.update(name=GONE, passages=[], mapping={})
