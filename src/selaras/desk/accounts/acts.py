"""What the trail remembers of people, offices and rights."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    OFFICE_MADE = "office.made", _("jabatan dibuat")
    OFFICE_CLOSED = "office.closed", _("jabatan ditutup")
    TWO_STEPS_ASKED = "office.two_steps", _("kewajiban dua langkah diubah")
    ACCOUNT_MADE = "account.made", _("akun dibuat")
    PASSWORD_RESET = "account.reset", _("kata sandi diatur ulang")
    APPOINTED = "holding.made", _("diangkat")
    TERM_ENDED = "holding.ended", _("masa jabatan diakhiri")
    RIGHT_GRANTED = "right.granted", _("wewenang diberikan")
    RIGHT_ENDED = "right.ended", _("wewenang diakhiri")
    EMERGENCY_OPENED = "emergency.opened", _("akses darurat dibuka")
    EMERGENCY_LOOKED = "emergency.looked", _("dilihat dengan akses darurat")
    EMERGENCY_ENDED = "emergency.ended", _("akses darurat diakhiri")
    UNMASKED = "unmasked", _("samaran dibuka")
