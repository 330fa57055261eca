"""The legal app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.retention.signals import removed


class LegalConfig(AppConfig):
    """Legal acts as somebody in office made them: status, settlement, criminal process."""

    name = "selaras.desk.legal"
    label = "legal"

    def ready(self) -> None:
        """Forget words when their time is over."""
        from selaras.desk.legal import actions

        removed.connect(actions.forget_words, dispatch_uid="legal.forget_words")
