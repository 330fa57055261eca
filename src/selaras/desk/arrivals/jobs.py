"""What arrivals do later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from selaras.desk.arrivals import actions
from selaras.desk.jobs.registry import job

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@job(actions.READ, minutes=120, label=_("membaca kiriman"))
def read(*, by: User | None, arrival: str) -> None:  # noqa: ARG001  # a job is told who asked
    """Read the rows of an arrival that have not come in yet."""
    actions.read_arrival(arrival)
