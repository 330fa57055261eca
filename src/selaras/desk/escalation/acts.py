"""What the trail remembers of steps up the ladder, and of sharing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    STEP_ASKED = "step.asked", _("kasus dinaikkan")
    STEP_ANSWERED = "step.answered", _("eskalasi dijawab")
    STEP_RAISED = "step.raised", _("eskalasi belum dijawab, terlihat satu tingkat di atas")
    SHARE_ASKED = "share.asked", _("kasus ditawarkan ke wilayah lain")
    SHARE_ANSWERED = "share.answered", _("tawaran kasus dijawab")
    CLOCK_SET = "clock.set", _("waktu eskalasi ditetapkan")
