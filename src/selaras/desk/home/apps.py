"""The home app."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Today, regions, and the pages that belong to no one app."""

    name = "selaras.desk.home"
    label = "home"
