"""What the trail remembers of legal acts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    STATUS_RECORDED = "status.recorded", _("status keadaan konflik dicatat")
    STATUS_EXTENDED = "status.extended", _("perpanjangan status dicatat")
    STATUS_ENDED = "status.ended", _("pencabutan status dicatat")
    SETTLEMENT_RECORDED = "settlement.recorded", _("kesepakatan dicatat")
    PROCESS_RECORDED = "process.recorded", _("langkah proses hukum dicatat")
