"""The attendance app."""

from __future__ import annotations

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """Who is in the room: present, represented, online or absent, by list or by code."""

    name = "selaras.desk.attendance"
    label = "attendance"
