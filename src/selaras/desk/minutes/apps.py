"""The minutes app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.retention.signals import removed


class MinutesConfig(AppConfig):
    """What was said, written by several hands beside the agenda, approved, then only added to."""

    name = "selaras.desk.minutes"
    label = "minutes"

    def ready(self) -> None:
        """Forget words when their time is over."""
        from selaras.desk.minutes import actions

        removed.connect(actions.forget_words, dispatch_uid="minutes.forget_words")
