"""The escalation app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.retention.signals import removed


class EscalationConfig(AppConfig):
    """Asking the next level by a clock that offices set; sharing one case with a region."""

    name = "selaras.desk.escalation"
    label = "escalation"

    def ready(self) -> None:
        """Forget words when their time is over."""
        from selaras.desk.escalation import actions

        removed.connect(actions.forget_words, dispatch_uid="escalation.forget_words")
