"""Stories that people say are about a meeting."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Coverage(models.Model):
    """A story that is about a meeting, as somebody said."""

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="coverage"
    )
    story = models.ForeignKey("newsroom.Story", on_delete=models.PROTECT, related_name="coverage")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """A story stands beside a meeting once."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "story"],
                condition=models.Q(removed_at=None),
                name="story_beside_meeting_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} about {self.meeting_id}"
