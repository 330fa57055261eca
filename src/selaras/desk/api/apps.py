"""The API app."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What programs may ask, with which token; and lists taken away as files."""

    name = "selaras.desk.api"
    label = "api"
