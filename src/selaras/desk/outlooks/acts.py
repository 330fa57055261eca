"""What the trail remembers of odds."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    OUTLOOK_ISSUED = "outlook.issued", _("prakiraan dibuat")
    ALERT_RELEASED = "alert.released", _("peringatan dilepas")
    ALERT_WITHDRAWN = "alert.withdrawn", _("peringatan ditarik")
    OUTLOOK_SETTLED = "outlook.settled", _("prakiraan dicocokkan")
