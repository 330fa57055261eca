"""What the trail remembers of stories that people rearranged."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    MERGED = "stories.merged", _("cerita digabung")
    SPLIT = "story.split", _("cerita dipisah")
    MOVED = "report.moved", _("laporan dipindah ke cerita lain")
    UNDONE = "rearrangement.undone", _("susunan diurungkan")
