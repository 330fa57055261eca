"""What the trail remembers of letterheads and templates."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    LETTERHEAD_SET = "letterhead.set", _("kop surat diubah")
    TEMPLATE_PUT = "template.put", _("templat surat dipasang")
    TEMPLATE_DROPPED = "template.dropped", _("templat surat dilepas")
