"""What the trail remembers of links between stories."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    MADE = "link.made", _("cerita ditautkan")
    UNDONE = "link.undone", _("tautan cerita diurungkan")
