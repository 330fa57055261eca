"""What the trail remembers of minutes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    MINUTES_WRITTEN = "minutes.written", _("notula ditulis")
    MINUTES_CLASHED = "minutes.clashed", _("naskah notula lain disimpan")
    MINUTES_APPROVED = "minutes.approved", _("notula disetujui")
    MINUTES_ADDED_TO = "minutes.added_to", _("tambahan notula")
