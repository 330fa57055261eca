"""Minutes in sections: every version stays, approval locks them, additions come after."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Section(models.Model):
    """A part of a meeting's minutes: its opening, an agenda item, or its close."""

    class Sort(models.TextChoices):
        """Where it stands."""

        OPENING = "opening", _("Pembukaan")
        ITEM = "item", _("Pembahasan")
        CLOSING = "closing", _("Penutup")

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="sections"
    )
    sort = models.CharField(max_length=8, choices=Sort)
    item = models.OneToOneField(
        "meetings.AgendaItem", null=True, on_delete=models.PROTECT, related_name="section"
    )

    class Meta:
        """An opening and a close; an item has a section of its own."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "sort"],
                condition=models.Q(item=None),
                name="section_of_a_sort_once",
            ),
            models.CheckConstraint(
                condition=models.Q(sort="item", item__isnull=False)
                | (~models.Q(sort="item") & models.Q(item=None)),
                name="only_items_have_an_item",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.meeting_id}"


class Version(models.Model):
    """What somebody wrote in a section. A rival was written over an older version than stood.

    `base` is the number that its writer had before them, `merges` that of the rival that they
    took in; 0 for none.
    """

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    base = models.PositiveIntegerField(default=0)
    rival = models.BooleanField(default=False)
    merges = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A section's versions are numbered."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "number"], name="version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.section_id}.{self.number}"


class Approval(models.Model):
    """The chair's approval of the minutes as they stood; `digest` is of their text."""

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="approval"
    )
    chair = models.CharField(max_length=200)
    chair_office = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.chair} {self.meeting_id}"


class Addition(models.Model):
    """What was added after approval; the approved text stays as it was."""

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="additions"
    )
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text
