"""What the trail remembers of retention."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    RULE_SET = "retention.set", _("masa simpan ditetapkan")
    REMOVED = "retention.removed", _("yang lewat masa simpan dihapus")
    HELD = "hold.made", _("penghapusan ditahan")
    RELEASED = "hold.ended", _("penahanan diakhiri")
