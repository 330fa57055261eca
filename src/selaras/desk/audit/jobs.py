"""The trail's nightly work."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from selaras.desk.audit import access, actions
from selaras.desk.jobs.registry import job

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@job("audit.verify", daily=dt.time(2, 10), minutes=600, label=_("memeriksa seluruh jejak"))
def verify(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every daily job is told
    """Walk the whole chain and remember how far it holds."""
    actions.keep_checkpoint(access.verify())
