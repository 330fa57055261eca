"""Links between stories, made by people."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StoryLink(models.Model):
    """What answers a story: the correction of a rumour, or what came of a fear."""

    class Sort(models.TextChoices):
        """How the target answers the source; a fear that did not come about has no target."""

        CORRECTION = "correction", _("Diluruskan oleh")
        CAME = "came", _("Kemudian terjadi")
        QUIET = "quiet", _("Tidak terjadi")

    sort = models.CharField(max_length=12, choices=Sort)
    source = models.ForeignKey("newsroom.Story", on_delete=models.PROTECT, related_name="answers")
    target = models.ForeignKey(
        "newsroom.Story", null=True, on_delete=models.PROTECT, related_name="answered"
    )
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """Two stories are linked once in one way; nothing answers itself."""

        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sort", "source", "target"],
                condition=Q(undone_at=None),
                name="linked_once",
            ),
            models.UniqueConstraint(
                fields=["source"],
                condition=Q(undone_at=None, sort="quiet"),
                name="quiet_once",
            ),
            models.CheckConstraint(
                condition=Q(sort="quiet", target=None)
                | (~Q(sort="quiet") & Q(target__isnull=False)),
                name="only_quiet_has_no_target",
            ),
            models.CheckConstraint(
                condition=Q(target=None) | ~Q(source=models.F("target")),
                name="nothing_answers_itself",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="linked_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.sort} {self.target_id or ''}"
