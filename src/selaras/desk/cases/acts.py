"""What the trail remembers of cases and actions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    CASE_OPENED = "case.opened", _("kasus dibuka")
    CASE_RENEWED = "case.renewed", _("kasus diperpanjang")
    CASE_CLOSED = "case.closed", _("kasus ditutup")
    ACTION_PLANNED = "action.planned", _("tindakan ditetapkan")
    ACTION_DONE = "action.done", _("tindakan dilaporkan selesai")
