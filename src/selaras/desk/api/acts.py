"""What the trail remembers of tokens and of rows taken away."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    TOKEN_MADE = "token.made", _("token dibuat")
    TOKEN_REVOKED = "token.revoked", _("token dicabut")
    TAKEN = "rows.taken", _("daftar diunduh")
