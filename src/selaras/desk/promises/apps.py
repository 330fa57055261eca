"""The promises app."""

from __future__ import annotations

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """What bodies promised over all meetings, and how much of it is kept."""

    name = "selaras.desk.promises"
    label = "promises"
