"""The notices app."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """News of cases, deeds, stories, meetings and odds, as each person chose."""

    name = "selaras.desk.notices"
    label = "notices"
