"""The cases app."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """What is feared or has happened, and the deeds that answer it."""

    name = "selaras.desk.cases"
    label = "cases"
