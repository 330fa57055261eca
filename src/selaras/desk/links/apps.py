"""The links app."""

from __future__ import annotations

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """Which story answers which."""

    name = "selaras.desk.links"
    label = "links"
