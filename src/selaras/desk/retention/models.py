"""Days to keep a class, holds that win over them, and what was removed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SHORTEST_DAYS = 30


class Sort(models.TextChoices):
    """The classes that an office keeps for different lengths of time."""

    PAGE = "page", _("Halaman mentah: naskah seperti saat masuk")
    REPORT = "report", _("Laporan media: naskah, judul, dan bacaannya")
    FIELD_REPORT = "field_report", _("Laporan lapangan: naskah, judul, dan bacaannya")
    CASE = "case", _("Kasus yang sudah ditutup: uraian dan tindakannya")
    MEETING = "meeting", _("Rapat yang sudah ditutup: nama, notula, dan berkas yang masuk")


class Rule(models.Model):
    """For how many days a region's offices keep a class; without a row it is kept."""

    region = models.CharField(max_length=13)
    sort = models.CharField(max_length=12, choices=Sort)
    days = models.PositiveIntegerField()

    class Meta:
        """One rule for a class in a region, of a month at least."""

        ordering: ClassVar = ["region", "sort"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "sort"], name="one_retention_rule"),
            models.CheckConstraint(
                condition=Q(days__gte=SHORTEST_DAYS), name="kept_for_a_month_at_least"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.sort}: {self.days} days"


class Hold(models.Model):
    """Somebody's word that a thing must be kept, whatever the rules say, until they end it."""

    class Thing(models.TextChoices):
        """What can be held; a story holds its reports, a case its stories, a meeting its cases."""

        STORY = "story", _("Cerita")
        CASE = "case", _("Kasus")
        REPORT = "report", _("Laporan")
        MEETING = "meeting", _("Rapat")

    thing = models.CharField(max_length=7, choices=Thing)
    thing_id = models.CharField(max_length=10)
    region = models.CharField(max_length=13)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """A thing is held once at a time, for a reason."""

        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["thing", "thing_id"], condition=Q(ended_at=None), name="held_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="held_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.thing} {self.thing_id}"


class Removal(models.Model):
    """A thing whose words are gone: its id and class, and when; nothing of what it said."""

    sort = models.CharField(max_length=12, choices=Sort)
    thing_id = models.CharField(max_length=10)
    region = models.CharField(max_length=13)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A thing's words of a class go once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sort", "thing_id"], name="removed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.thing_id}"
