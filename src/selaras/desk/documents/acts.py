"""What the trail remembers of documents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    DOCUMENT_KEPT = "document.kept", _("dokumen disimpan")
    DOCUMENT_FETCHED = "document.fetched", _("dokumen diunduh")
