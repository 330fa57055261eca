"""What coming and going leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver

from selaras.desk.entrance import actions
from selaras.desk.entrance.access import KEY

if TYPE_CHECKING:
    from django.http import HttpRequest

    from selaras.desk.accounts.models import User


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **_: object) -> None:
    """Begin a session; its id goes with the browser's own, whose key has just been changed."""
    agent, address = request.META.get("HTTP_USER_AGENT", ""), request.META.get("REMOTE_ADDR", "")
    begun = actions.begin_session(user, agent=agent, address=address)
    request.session[KEY] = begun.pk


@receiver(user_logged_out)
def signed_out(request: HttpRequest, **_: object) -> None:
    """End the session."""
    actions.sign_out(request.session.get(KEY, ""))
