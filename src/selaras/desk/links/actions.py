"""Every write on links between stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.links.acts import Act
from selaras.desk.links.models import StoryLink
from selaras.desk.newsroom.actions import mark_refuted
from selaras.desk.newsroom.models import Story

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@transaction.atomic
def link(
    source: Story, target: Story | None, *, sort: StoryLink.Sort, by: User, reason: str
) -> StoryLink:
    """Say what answers a story; saying it again gives the same link."""
    Story.objects.select_for_update().get(pk=source.pk)
    standing = StoryLink.objects.filter(sort=sort, source=source, target=target, undone_at=None)
    found = standing.first()
    if found is not None:
        return found
    made = StoryLink.objects.create(
        sort=sort, source=source, target=target, reason=reason, by=by, office=office_of(by)
    )
    if sort == StoryLink.Sort.CORRECTION:
        mark_refuted(source, refuted=True)
    _note(Act.MADE, made, by=by, reason=reason)
    return made


@transaction.atomic
def undo(made: StoryLink, *, by: User) -> None:
    """Take a link back; it stays on record."""
    Story.objects.select_for_update().get(pk=made.source_id)
    if not StoryLink.objects.filter(pk=made.pk, undone_at=None).update(undone_at=timezone.now()):
        return
    left = StoryLink.objects.filter(
        source=made.source, sort=StoryLink.Sort.CORRECTION, undone_at=None
    )
    mark_refuted(made.source, refuted=left.exists())
    _note(Act.UNDONE, made, by=by, reason="")


def _note(act: Act, made: StoryLink, *, by: User, reason: str) -> None:
    """Put it on the trail of both stories."""
    after = {"link": made.pk, "sort": made.sort, "source": made.source_id,
             "target": made.target_id}  # fmt: skip
    for story in (made.source, made.target):
        if story is not None:
            record(act, story, by=by, region=story.region, after=after, reason=reason)
