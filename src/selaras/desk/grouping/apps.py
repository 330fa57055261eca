"""The grouping app."""

from __future__ import annotations

from django.apps import AppConfig

from selaras.desk.newsroom.signals import stories_loaded


class GroupingConfig(AppConfig):
    """Where each report is placed, what binds reports together and keeps them apart."""

    name = "selaras.desk.grouping"
    label = "grouping"

    def ready(self) -> None:
        """Place what is loaded with its stories already told."""
        from selaras.desk.grouping import actions

        stories_loaded.connect(actions.place_loaded, dispatch_uid="grouping.place_loaded")
