"""What cases do by themselves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.cases import actions
from selaras.desk.jobs.registry import job

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@job("cases.expire", daily=dt.time(1, 5), label=_("mengakhiri kasus yang tidak diperpanjang"))
def expire(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every daily job is told
    """Close the fears whose last day has passed."""
    actions.expire_cases(timezone.localdate())
