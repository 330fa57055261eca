"""The deeds app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.retention.signals import removed


class DeedsConfig(AppConfig):
    """What a body does about an action: answers, hands over, is reminded, uses its own rules."""

    name = "selaras.desk.deeds"
    label = "deeds"

    def ready(self) -> None:
        """Forget words when their time is over."""
        from selaras.desk.deeds import actions

        removed.connect(actions.forget_words, dispatch_uid="deeds.forget_words")
