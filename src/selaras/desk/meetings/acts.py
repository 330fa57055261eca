"""What the trail remembers of meetings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    MEETING_PLANNED = "meeting.planned", _("rapat direncanakan")
    MEETING_CHANGED = "meeting.changed", _("rencana rapat diubah")
    AGENDA_PROPOSED = "agenda.proposed", _("agenda diusulkan")
    AGENDA_CHANGED = "agenda.changed", _("agenda diubah")
    AGENDA_ADDED = "agenda.added", _("butir agenda ditambah")
    AGENDA_FROZEN = "agenda.frozen", _("agenda ditetapkan")
    AGENDA_REOPENED = "agenda.reopened", _("agenda dibuka kembali")
    MINUTES_LOCKED = "minutes.locked", _("notula dikunci")
    MEETING_DECIDED = "meeting.decided", _("keputusan dicatat")
    MEETING_HELD = "meeting.held", _("rapat ditutup")
