"""What the trail remembers of jobs: what people did to them, never their course."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    RETRIED = "job.retried", _("pekerjaan diulangi")
    DELETED = "job.deleted", _("pekerjaan dihapus")
