"""What people sent in, kept whole until it is read; and what became of each row."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id


class Arrival(models.Model):
    """One sending of one or many reports, written at a home. In = out + named failures.

    `suffix` says how its content is read: `.txt .html .csv .jsonl`. `head` is what the sender
    knew of a single report: `{url, outlet, title, published}`. `once` comes from the form, so
    that sending it twice keeps it once.
    """

    class State(models.TextChoices):
        """How far it has been read."""

        WAITING = "waiting", _("menunggu dibaca")
        READ = "read", _("selesai dibaca")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    once = models.CharField(max_length=10, default=new_id)
    name = models.CharField(max_length=200, blank=True)
    suffix = models.CharField(max_length=6)
    size = models.PositiveBigIntegerField()
    head = models.JSONField(default=dict)
    region = models.CharField(max_length=13)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first, by home; a form is taken once."""

        ordering: ClassVar = ["-sent_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["once", "by"], name="form_taken_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["region", "-sent_at"], name="arrival_of_home")]

    def __str__(self) -> str:
        return str(self.head.get("title") or self.name or self.pk)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("arrival", args=[self.pk])


class Piece(models.Model):
    """A piece of what was sent, in order, so that any worker on any machine can read it."""

    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="pieces")
    turn = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        """In order."""

        ordering: ClassVar = ["turn"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrival", "turn"], name="piece_once"),
        ]

    def __str__(self) -> str:
        return f"{self.arrival_id}, {self.turn}"


class Row(models.Model):
    """One report that was sent, or what could not be made one.

    `place` names the row as the reader of files names it; `message` is what is wrong with it.
    A failed row waits until somebody mends or dismisses it.
    """

    class Outcome(models.TextChoices):
        """What became of it."""

        NEW = "new", _("laporan baru")
        VERSION = "version", _("versi baru")
        REPEAT = "repeat", _("sudah ada")
        FAILED = "failed", _("tidak terbaca")
        NOTE = "note", _("catatan")
        MENDED = "mended", _("diperbaiki")
        DISMISSED = "dismissed", _("diabaikan")

    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="rows")
    turn = models.PositiveIntegerField()
    place = models.CharField(max_length=300)
    outcome = models.CharField(max_length=10, choices=Outcome)
    message = models.TextField(blank=True)
    report = models.ForeignKey(
        "newsroom.Report", null=True, on_delete=models.PROTECT, related_name="arrived_in"
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        """In the order of the file; a report that came in has its row."""

        ordering: ClassVar = ["turn"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrival", "turn"], name="row_once"),
            models.CheckConstraint(
                condition=~Q(outcome__in=["new", "version", "repeat", "mended"])
                | Q(report__isnull=False),
                name="what_came_in_is_there",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["arrival", "outcome"], name="row_by_outcome")]

    def __str__(self) -> str:
        return f"{self.place}: {self.outcome}"
