"""What the trail remembers of reports and stories."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    REPORTS_LOADED = "reports.loaded", _("laporan dimuat")
    STORY_CONFIRMED = "story.confirmed", _("cerita dikonfirmasi")
    STORY_REJECTED = "story.rejected", _("cerita ditolak")
    FACT_CONFIRMED = "fact.confirmed", _("fakta dikonfirmasi")
    FACT_CORRECTED = "fact.corrected", _("fakta dikoreksi")
    FACT_LEFT_OPEN = "fact.left_open", _("fakta dibiarkan berbeda")
    DECISION_UNDONE = "decision.undone", _("putusan diurungkan")
