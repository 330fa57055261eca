"""The rounds of the notices: read for news, then send what is due; and forgetting old ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.jobs.registry import job
from selaras.desk.notices import actions

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User

_KEPT = dt.timedelta(days=90)


@job("notices.round", minutes=15, every=1, label=_("pemberitahuan"))
def go_round(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every job is told
    """One round."""
    now = timezone.now()
    actions.gather(now)
    actions.deliver(now)


@job("notices.forget", daily=dt.time(2, 20), label=_("melupakan pemberitahuan lama"))
def forget(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every daily job is told
    """Forget what was told more than 90 days ago."""
    actions.forget(timezone.now() - _KEPT)
