"""The documents app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.retention.signals import removed


class DocumentsConfig(AppConfig):
    """Files that people keep with a case, checked when they come and never shown in the page."""

    name = "selaras.desk.documents"
    label = "documents"

    def ready(self) -> None:
        """Forget words when their time is over."""
        from selaras.desk.documents import actions

        removed.connect(actions.forget_words, dispatch_uid="documents.forget_words")
