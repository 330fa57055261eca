"""What the trail remembers of meetings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    MEETING_PLANNED = "meeting.planned", _("rapat direncanakan")
    AGENDA_PROPOSED = "agenda.proposed", _("agenda diusulkan")
    AGENDA_CHANGED = "agenda.changed", _("agenda diubah")
    MEETING_DECIDED = "meeting.decided", _("keputusan dicatat")
    MEETING_HELD = "meeting.held", _("rapat ditutup")
