"""The accounts app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works here, in which office, with which rights."""

    name = "selaras.desk.accounts"
    label = "accounts"
