"""What the trail remembers of invitations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    LETTER_WRITTEN = "letter.written", _("surat undangan ditulis")
    GUESTS_CHOSEN = "guests.chosen", _("daftar undangan dihitung")
    GUEST_ADDED = "guest.added", _("undangan ditambah")
    GUEST_DROPPED = "guest.dropped", _("undangan dicoret")
    GUEST_RESTORED = "guest.restored", _("undangan dikembalikan")
    INVITED = "letter.issued", _("undangan dikirim")
    DELIVERED = "letter.delivered", _("pengantaran surat dicatat")
    ANSWERED = "invitation.answered", _("jawaban undangan dicatat")
    DELEGATE_NAMED = "delegate.named", _("anggota rombongan dicatat")
    DELEGATE_DROPPED = "delegate.dropped", _("anggota rombongan dihapus")
