"""What the ladder does by itself, when a step's time is over."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.escalation import actions
from selaras.desk.jobs.registry import job

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User

_LABEL = _("memeriksa waktu eskalasi")


@job("escalation.tick", label=_LABEL)
def tick(*, by: User | None, step: int) -> None:  # noqa: ARG001  # what every job is told
    """Look once the time of a step is over; whatever else is late is raised as well."""
    actions.tick(timezone.now())


@job("escalation.sweep", daily=dt.time(1, 15), label=_LABEL)
def sweep(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every daily job is told
    """Raise what a lost job left behind."""
    actions.tick(timezone.now())
