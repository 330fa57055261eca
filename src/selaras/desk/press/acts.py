"""What the trail remembers of the press about meetings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    STORY_LINKED = "press.linked", _("cerita dikaitkan dengan rapat")
    STORY_UNLINKED = "press.unlinked", _("kaitan cerita dengan rapat dilepas")
