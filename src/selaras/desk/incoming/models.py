"""Papers that came in: their passages, and the meeting that a person made of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id


class Paper(models.Model):
    """An invitation letter or minutes as text; `mapping` tells which passage became what."""

    class Sort(models.TextChoices):
        """What it is."""

        LETTER = "letter", _("surat undangan")
        MINUTES = "minutes", _("notula")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    region = models.CharField(max_length=13)
    sort = models.CharField(max_length=8, choices=Sort)
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    passages = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    meeting = models.ForeignKey(
        "meetings.Meeting", null=True, on_delete=models.PROTECT, related_name="papers"
    )
    mapping = models.JSONField(default=dict)

    class Meta:
        """A region takes the same file once."""

        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "digest"], name="paper_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page on which it is mapped."""
        return reverse("incoming-map", args=[self.pk])
