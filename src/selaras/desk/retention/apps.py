"""The retention app."""

from __future__ import annotations

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """How long texts are kept."""

    name = "selaras.desk.retention"
    label = "retention"
