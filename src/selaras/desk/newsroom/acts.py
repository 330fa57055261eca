"""What the trail remembers of reports and stories."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    REPORTS_LOADED = "reports.loaded", _("laporan dimuat")
    STORY_TAKEN = "story.taken", _("cerita mulai diperiksa")
    STORY_CONFIRMED = "story.confirmed", _("cerita dikonfirmasi")
    STORY_REJECTED = "story.rejected", _("cerita ditolak")
    STORY_LEFT_OPEN = "story.left_open", _("cerita dibiarkan berbeda")
    FACT_TAKEN = "fact.taken", _("fakta mulai diperiksa")
    FACT_CONFIRMED = "fact.confirmed", _("fakta dikonfirmasi")
    FACT_REJECTED = "fact.rejected", _("fakta ditolak")
    FACT_CORRECTED = "fact.corrected", _("fakta dikoreksi")
    FACT_LEFT_OPEN = "fact.left_open", _("fakta dibiarkan berbeda")
    FEAR_RENEWED = "fear.renewed", _("kekhawatiran diperpanjang")
    FEAR_EXPIRED = "fear.expired", _("kekhawatiran kedaluwarsa")
    DECISION_UNDONE = "decision.undone", _("putusan diurungkan")
    STORY_MOVED = "story.moved", _("cerita berpindah wilayah")
    RELEASED = "check.released", _("pemeriksaan dilepaskan")
