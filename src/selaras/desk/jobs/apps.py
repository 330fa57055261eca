"""The jobs app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Work that is done later, by any number of workers."""

    name = "selaras.desk.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Learn what each app can do: the functions of its `jobs.py`."""
        autodiscover_modules("jobs")
