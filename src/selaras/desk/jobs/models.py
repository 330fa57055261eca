"""The queue, the schedule, and the workers that serve them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id

if TYPE_CHECKING:
    import datetime as dt


LONGEST_KEY = 200


class Job(models.Model):
    """One piece of work, done by the function of its name with the ids of its payload.

    A running job is leased: its worker says every few seconds that it still works on it, and
    when `leased_until` passes, another worker takes it over.
    """

    class State(models.TextChoices):
        """How far it has come."""

        QUEUED = "queued", _("Menunggu")
        RUNNING = "running", _("Berjalan")
        DONE = "done", _("Selesai")
        FAILED = "failed", _("Berhenti")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=LONGEST_KEY, null=True)  # noqa: DJ001  # unique when there is one
    region = models.CharField(max_length=13)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(db_default=Now())
    run_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=10, blank=True)
    started_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        """A key is queued once; a running job has a worker and a lease."""

        ordering: ClassVar = ["-asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], name="job_key_once"),
            models.CheckConstraint(
                condition=Q(state="running", leased_until__isnull=False) & ~Q(worker="")
                | ~Q(state="running") & Q(leased_until=None, worker=""),
                name="running_is_leased",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "run_at"]),
            models.Index(fields=["region", "state", "-asked_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class Schedule(models.Model):
    """A job of every day, at a time of day on the clock of its region."""

    name = models.CharField(max_length=80)
    region = models.CharField(max_length=13)
    at = models.TimeField()
    last_on = models.DateField()

    class Meta:
        """A job is planned once for a region."""

        ordering: ClassVar = ["region", "at", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "region"], name="planned_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.region} {self.at}"

    def is_due(self, now: dt.datetime) -> bool:
        """Whether its time has come on a day on which it has not run; `now` on its own clock."""
        return self.last_on < now.date() and now.time() >= self.at


class Worker(models.Model):
    """A process that serves the queue, and when it last said that it lives."""

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    machine = models.CharField(max_length=200)
    process = models.PositiveIntegerField()
    started_at = models.DateTimeField(db_default=Now())
    alive_at = models.DateTimeField(db_default=Now())

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-alive_at"]

    def __str__(self) -> str:
        return f"{self.machine} {self.process}"
