"""What the newsroom does later, by itself or when asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.jobs.registry import job
from selaras.desk.newsroom import actions

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@job(
    "newsroom.expire_fears",
    daily=dt.time(1, 0),
    label=_("mengakhiri kekhawatiran yang lewat waktu"),
)
def expire_fears(*, by: User | None, region: str = "") -> None:  # noqa: ARG001  # a job is told
    """End what was only feared and whose days are over."""
    actions.expire_fears(timezone.localdate())
