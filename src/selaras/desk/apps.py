"""The desk itself as a Django app: its frame, its scripts and its words."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Holds the frame's templates, static files and template tags."""

    name = "selaras.desk"
    label = "desk"
