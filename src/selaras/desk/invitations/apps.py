"""The invitations app."""

from __future__ import annotations

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    """Who is invited to a meeting and why, the letters, how they went out, who answered."""

    name = "selaras.desk.invitations"
    label = "invitations"
