"""Every write on the press about meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.audit.actions import record
from selaras.desk.press.acts import Act
from selaras.desk.press.models import Coverage

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.models import Meeting
    from selaras.desk.newsroom.models import Story


@transaction.atomic
def link(meeting: Meeting, story: Story, *, by: User) -> Coverage:
    """Say that a story is about the meeting; saying it twice changes nothing."""
    row, made = Coverage.objects.get_or_create(
        meeting=meeting, story=story, removed_at=None, defaults={"by": by}
    )
    if made:
        after = {"story": story.pk}
        record(Act.STORY_LINKED, meeting, by=by, region=meeting.forum.region, after=after)
    return row


@transaction.atomic
def unlink(meeting: Meeting, story: Story, *, by: User) -> None:
    """Say that it is not; the row stays."""
    rows = Coverage.objects.filter(meeting=meeting, story=story, removed_at=None)
    if rows.update(removed_at=timezone.now()):
        before = {"story": story.pk}
        record(Act.STORY_UNLINKED, meeting, by=by, region=meeting.forum.region, before=before)
