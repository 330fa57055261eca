"""The meetings app."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Forums that meet, decide, and open with what they promised."""

    name = "selaras.desk.meetings"
    label = "meetings"
