"""The invitations app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.retention.signals import removed


class InvitationsConfig(AppConfig):
    """Who is invited to a meeting and why, the letters, how they went out, who answered."""

    name = "selaras.desk.invitations"
    label = "invitations"

    def ready(self) -> None:
        """Forget words when their time is over."""
        from selaras.desk.invitations import actions

        removed.connect(actions.forget_words, dispatch_uid="invitations.forget_words")
