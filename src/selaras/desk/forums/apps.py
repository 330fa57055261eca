"""The forums app."""

from __future__ import annotations

from django.apps import AppConfig


class ForumsConfig(AppConfig):
    """Forkopimda, Tim Terpadu, TKD, FKUB and FKDM of every region."""

    name = "selaras.desk.forums"
    label = "forums"
