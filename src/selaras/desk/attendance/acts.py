"""What the trail remembers of attendance."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    ATTENDANCE_MARKED = "attendance.marked", _("kehadiran dicatat")
