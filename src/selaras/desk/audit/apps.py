"""The audit app."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The append-only trail of every change and refusal."""

    name = "selaras.desk.audit"
    label = "audit"
