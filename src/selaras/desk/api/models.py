"""Tokens with which programs ask in a person's name."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id


class Token(models.Model):
    """A secret that carries some of its owner's rights, until a day, in one term of one office.

    `digest` is of the secret, which is kept nowhere. `rights` are the most that it may do: at
    each call only what the office still grants counts. `calls` were made in the minute that
    began at `minute`.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tokens"
    )
    term = models.ForeignKey("accounts.Holding", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    rights = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    minute = models.DateTimeField(null=True)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first; each has a name and an end."""

        ordering: ClassVar = ["-made_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="token_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """Whether it is in force, in words."""
        if self.revoked_at is not None:
            return str(_("dicabut"))
        return str(_("kedaluwarsa") if self.expires_at <= timezone.now() else _("berlaku"))

    @property
    def is_open(self) -> bool:
        """Whether it is neither revoked nor past its end."""
        return self.revoked_at is None and self.expires_at > timezone.now()
