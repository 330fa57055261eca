"""The measures app."""

from __future__ import annotations

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """What followed from cases, with the doubt of small numbers, never a rank."""

    name = "selaras.desk.measures"
    label = "measures"
