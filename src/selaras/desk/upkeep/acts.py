"""What the trail remembers of the desk's own upkeep."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    BACKED_UP = "desk.backed_up", _("cadangan dibuat")
    RESTORED = "desk.restored", _("cadangan dipulihkan")
    UPGRADED = "desk.upgraded", _("meja dimutakhirkan")
