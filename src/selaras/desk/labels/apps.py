"""The labels app."""

from __future__ import annotations

from django.apps import AppConfig


class LabelsConfig(AppConfig):
    """What people said of the machine's reading, for whoever trains or judges a reader."""

    name = "selaras.desk.labels"
    label = "labels"
