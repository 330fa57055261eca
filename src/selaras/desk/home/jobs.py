"""The first pages' nightly work."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from selaras.desk.home import actions
from selaras.desk.jobs.registry import job

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@job("home.fold", daily=dt.time(2, 40), whole=True, label=_("merapikan hitungan cerita"))
def fold(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every daily job is told
    """Fold the counts of stories."""
    actions.fold()
