"""What the trail remembers of people who come in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    SIGNED_IN = "account.signed_in", _("masuk")
    INVITED = "invitation.made", _("undangan dibuat")
    RESET_OFFERED = "reset.made", _("tautan kata sandi dibuat")
    WITHDRAWN = "invitation.withdrawn", _("tautan ditarik")
    ACCEPTED = "invitation.used", _("tautan dipakai")
    SESSION_ENDED = "session.ended", _("sesi diakhiri")
    UNLOCKED = "account.unlocked", _("kunci dibuka")
    TWO_STEPS_REMOVED = "account.two_steps_removed", _("dua langkah dihapus")
