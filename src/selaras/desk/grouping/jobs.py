"""The grouping's nightly work."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.grouping import actions
from selaras.desk.jobs.registry import job

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@job("grouping.forget", daily=dt.time(2, 50), label=_("melupakan kata dari minggu yang lampau"))
def forget(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every daily job is told
    """Forget the words by which reports of past weeks were looked up."""
    actions.forget_postings(timezone.localdate())
