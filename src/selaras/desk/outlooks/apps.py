"""The outlooks app."""

from __future__ import annotations

from django.apps import AppConfig


class OutlooksConfig(AppConfig):
    """Odds per region, as issued, and what came of them."""

    name = "selaras.desk.outlooks"
    label = "outlooks"
