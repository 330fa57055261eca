"""Handing an action over, being reminded of it, and an office's own rules of mandate."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.cases.models import Action


class HandOver(models.Model):
    """An action that one body passes to another, on that body's basis, until it answers."""

    class State(models.TextChoices):
        """What the other body said."""

        ASKED = "asked", _("menunggu jawaban")
        ACCEPTED = "accepted", _("diterima")
        RETURNED = "returned", _("dikembalikan")

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="handovers")
    from_body = models.CharField(max_length=200)
    to_body = models.CharField(max_length=200)
    basis = models.TextField()
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answer_reason = models.TextField(blank=True)

    class Meta:
        """One waits at a time; sending back has a reason."""

        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action"], condition=Q(state="asked"), name="one_handover_waits"
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(basis="") & ~Q(to_body=""),
                name="handover_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None)
                | Q(state="accepted", answered_at__isnull=False)
                | (Q(state="returned", answered_at__isnull=False) & ~Q(answer_reason="")),
                name="returning_has_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["to_body"], name="handover_to", condition=Q(state="asked")),
        ]

    def __str__(self) -> str:
        return f"{self.action_id}: {self.from_body} to {self.to_body}"


class Reminder(models.Model):
    """A day on which somebody wants to be reminded of an action, besides the usual ones."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A day once."""

        ordering: ClassVar = ["on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "on"], name="reminded_once_a_day"),
        ]
        indexes: ClassVar = [models.Index(fields=["on"], name="reminder_on")]

    def __str__(self) -> str:
        return f"{self.action_id} on {self.on}"


class OwnMandate(models.Model):
    """What an office says of a body's mandate where the register has none, or another.

    It stands beside the register's proposals in the office's own region, named as the office's.
    """

    region = models.CharField(max_length=13)
    kind = models.CharField(max_length=60)
    body = models.CharField(max_length=200)
    task = models.CharField(max_length=300)
    basis = models.CharField(max_length=500)
    source = models.CharField(max_length=500, blank=True)
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One stands at a time for a kind and a body of a region."""

        ordering: ClassVar = ["kind", "body", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "kind", "body"],
                condition=Q(ended_at=None),
                name="own_mandate_stands_once",
            ),
            models.CheckConstraint(
                condition=~Q(basis="") & ~Q(body=""), name="own_mandate_has_a_basis"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.kind}: {self.body}"
