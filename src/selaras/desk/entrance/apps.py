"""The entrance app."""

from __future__ import annotations

from django.apps import AppConfig


class EntranceConfig(AppConfig):
    """How people come in: invitations, signing in, sessions, the second step, locks."""

    name = "selaras.desk.entrance"
    label = "entrance"

    def ready(self) -> None:
        """Listen for people who come and go."""
        from selaras.desk.entrance import signals  # noqa: F401  # connects on import
