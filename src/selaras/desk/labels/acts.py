"""What the trail remembers of labels."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    PART_MARKED = "part.marked", _("bagian laporan ditandai")
    PART_UNMARKED = "part.unmarked", _("tanda bagian laporan dicabut")
    EXPORTED = "labels.exported", _("data berlabel diunduh")
