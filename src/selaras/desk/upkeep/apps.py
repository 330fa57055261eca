"""The upkeep app."""

from __future__ import annotations

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """Keeping a desk in order; it has no tables of its own."""

    name = "selaras.desk.upkeep"
    label = "upkeep"
