"""The home app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.migrations import Migration

_SOURCES = frozenset({"newsroom", "cases", "meetings"})


class HomeConfig(AppConfig):
    """Today, regions, and the pages that belong to no one app."""

    name = "selaras.desk.home"
    label = "home"

    def ready(self) -> None:
        """See to the words to search and the counts after every migration."""
        pre_migrate.connect(_before_migration, sender=self)
        post_migrate.connect(_after_migration, sender=self)


def _before_migration(plan: Sequence[tuple[Migration, bool]] = (), **_told: object) -> None:
    from selaras.desk.home import actions

    if any(migration.app_label in _SOURCES for migration, _ in plan):
        actions.release()


def _after_migration(**_told: object) -> None:
    from selaras.desk.home import actions

    actions.ensure()
