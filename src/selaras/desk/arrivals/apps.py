"""The arrivals app."""

from __future__ import annotations

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    """What people sent in, row by row, and what became of each row."""

    name = "selaras.desk.arrivals"
    label = "arrivals"
