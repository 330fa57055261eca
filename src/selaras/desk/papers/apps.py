"""The papers app."""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Letters and minutes on paper: templates an office changes in Word, filled as DOCX and PDF."""

    name = "selaras.desk.papers"
    label = "papers"
