"""The queue's own nightly work."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from selaras.desk.jobs import actions
from selaras.desk.jobs.registry import job

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User

_KEPT = dt.timedelta(days=30)


@job("jobs.forget", daily=dt.time(2, 30), label=_("melupakan pekerjaan yang selesai"))
def forget(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every daily job is told
    """Forget the jobs that were done more than a month ago."""
    actions.forget_done(_KEPT)
