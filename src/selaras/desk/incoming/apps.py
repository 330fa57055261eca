"""The incoming app."""

from __future__ import annotations

from django.apps import AppConfig


class IncomingConfig(AppConfig):
    """Letters and minutes that come in as files and become meetings by hand."""

    name = "selaras.desk.incoming"
    label = "incoming"
