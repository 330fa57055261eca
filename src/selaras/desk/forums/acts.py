"""What the trail remembers of forums."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    SEAT_ADDED = "forum.seat_added", _("kursi forum ditambah")
    SEAT_CHANGED = "forum.seat_changed", _("kursi forum diubah")
    TENURE_BEGUN = "forum.tenure_begun", _("pejabat dicatat")
    TENURE_ENDED = "forum.tenure_ended", _("masa jabatan diakhiri")
    TENURE_WITHDRAWN = "forum.tenure_withdrawn", _("catatan pejabat ditarik")
    CONTACT_SET = "forum.contact_set", _("kontak kursi diubah")
