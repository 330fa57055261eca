"""What the trail remembers of what people sent in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    SENT = "arrival.sent", _("laporan dikirim ke meja")
    READ = "arrival.read", _("kiriman dibaca")
    RETRIED = "arrival.retried", _("kiriman dibaca ulang")
    MENDED = "arrival.mended", _("baris kiriman diperbaiki")
    DISMISSED = "arrival.dismissed", _("baris kiriman diabaikan")
