"""What the trail remembers of letters and minutes that came in as files."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    PAPER_RECEIVED = "paper.received", _("surat atau notula diterima")
    PAPER_MAPPED = "paper.mapped", _("surat atau notula dipetakan ke rapat")
