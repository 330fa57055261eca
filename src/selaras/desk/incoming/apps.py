"""The incoming app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.retention.signals import removed


class IncomingConfig(AppConfig):
    """Letters and minutes that come in as files and become meetings by hand."""

    name = "selaras.desk.incoming"
    label = "incoming"

    def ready(self) -> None:
        """Forget words when their time is over."""
        from selaras.desk.incoming import actions

        removed.connect(actions.forget_words, dispatch_uid="incoming.forget_words")
