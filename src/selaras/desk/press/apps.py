"""The press app."""

from __future__ import annotations

from django.apps import AppConfig


class PressConfig(AppConfig):
    """What the press says of a meeting beside what its minutes say."""

    name = "selaras.desk.press"
    label = "press"
