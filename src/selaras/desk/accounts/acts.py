"""What the trail remembers of people, offices and rights."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    OFFICE_MADE = "office.made", _("jabatan dibuat")
    ACCOUNT_MADE = "account.made", _("akun dibuat")
    RIGHT_GRANTED = "right.granted", _("wewenang diberikan")
    SIGNED_IN = "account.signed_in", _("masuk")
