"""What people said is a report's own content, and what is not."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class PartMark(models.Model):
    """A person's word on [start, end) of a report's text; outlives every re-run.

    `machine` is what the machine had taken it for: `{content, why, reader}`.
    """

    report = models.ForeignKey("newsroom.Report", on_delete=models.PROTECT, related_name="marks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    content = models.BooleanField()
    machine = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """One word stands on a part at a time."""

        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "start", "end"],
                condition=models.Q(undone_at=None),
                name="one_standing_mark",
            ),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="part_is_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"[{self.start}, {self.end}) of {self.report_id}"
