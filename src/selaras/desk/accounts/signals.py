"""What signing in leaves on the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from selaras.desk.accounts.acts import Act
from selaras.desk.audit.actions import record

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@receiver(user_logged_in)
def signed_in(user: User, **_: object) -> None:
    """Record that somebody signed in."""
    region = user.office.region if user.office else ""
    record(Act.SIGNED_IN, user, by=user, region=region)
