"""What the trail remembers of notices: what people chose. Who was told what has its own log."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    CHOICE_ADDED = "notice.choice_added", _("pilihan pemberitahuan ditambah")
    CHOICE_DROPPED = "notice.choice_dropped", _("pilihan pemberitahuan dihapus")
    WAYS_SET = "notice.ways_set", _("cara pemberitahuan diubah")
