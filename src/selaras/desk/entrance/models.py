"""Links that let people in, and the browsers in which they are signed in."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from selaras.desk._ids import new_id


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Links by their state."""

    def open(self) -> InvitationQuerySet:
        """Those that can still be used."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A link for one use: to take an office, or, without one, to choose a new password.

    `digest` is of the secret in the link, which is kept nowhere. The term is that of the
    office to be taken.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    acting = models.BooleanField(default=False)
    valid_from = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        """To an office or for a person; used or withdrawn, never both."""

        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(office=None, user__isnull=False) | Q(office__isnull=False, user=None),
                name="invitation_to_an_office_or_for_a_person",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(withdrawn_at=None), name="invitation_ends_once"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None, used_by=None)
                | Q(used_at__isnull=False, used_by__isnull=False),
                name="invitation_used_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="invitation_expires"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id or self.user_id} until {self.expires_at}"


class Session(models.Model):
    """A browser in which somebody is, or was, signed in."""

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sessions"
    )
    device = models.CharField(max_length=80)
    address = models.CharField(max_length=45)
    begun_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Listed by person, the latest seen first."""

        ordering: ClassVar = ["-seen_at"]
        indexes: ClassVar = [models.Index(fields=["user", "-seen_at"])]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.device}"

    @property
    def over_at(self) -> dt.datetime:
        """When it ends by itself."""
        return self.begun_at + dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
