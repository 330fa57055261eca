"""The arrivals app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.retention.signals import removed


class ArrivalsConfig(AppConfig):
    """What people sent in, row by row, and what became of each row."""

    name = "selaras.desk.arrivals"
    label = "arrivals"

    def ready(self) -> None:
        """Forget words when their time is over."""
        from selaras.desk.arrivals import actions

        removed.connect(actions.forget_words, dispatch_uid="arrivals.forget_words")
