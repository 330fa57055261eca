"""Retention's nightly work."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from selaras.desk.jobs.registry import job
from selaras.desk.retention import actions
from selaras.desk.retention.models import Rule

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@job(
    "retention.remove",
    daily=dt.time(1, 30),
    minutes=600,
    label=_("menghapus yang lewat masa simpan"),
)
def remove(*, by: User | None, region: str) -> None:  # noqa: ARG001  # what every daily job is told
    """Remove what is over in every home that has a rule."""
    for home in sorted(set(Rule.objects.values_list("region", flat=True))):
        actions.remove_over(home)
