"""What the trail remembers of what bodies do about actions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    HANDOVER_ASKED = "handover.asked", _("disposisi ke lembaga lain diminta")
    HANDOVER_ANSWERED = "handover.answered", _("disposisi dijawab")
    REMINDER_SET = "reminder.set", _("pengingat dipasang")
    MANDATE_SET = "mandate.set", _("mandat menurut kantor ini ditetapkan")
    MANDATE_ENDED = "mandate.ended", _("mandat menurut kantor ini dicabut")
