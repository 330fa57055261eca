"""The newsroom app."""

from __future__ import annotations

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Reports, their readings, their stories, and what people decide on them."""

    name = "selaras.desk.newsroom"
    label = "newsroom"
