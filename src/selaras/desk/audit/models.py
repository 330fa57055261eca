"""The trail: a hash chain of entries that hold ids and digests, and a side table of values."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from selaras.desk.audit import acts


class Entry(models.Model):
    """One change or refusal. The database itself forbids changing or deleting it.

    `digest` is of the salted values in `Values`, `link` of this entry and the link before it.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    act = models.CharField(max_length=40)
    thing = models.CharField(max_length=40)
    thing_id = models.CharField(max_length=80)
    region = models.CharField(max_length=13, blank=True)
    digest = models.CharField(max_length=64)
    link = models.CharField(max_length=64)

    class Meta:
        """Newest first; read by thing, by person and by region."""

        ordering: ClassVar = ["-seq"]
        indexes: ClassVar = [
            models.Index(fields=["thing", "thing_id"]),
            models.Index(fields=["user", "-seq"]),
            models.Index(fields=["region", "-seq"]),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.act} {self.thing} {self.thing_id}"

    @property
    def deed(self) -> str:
        """What people call this act."""
        return acts.label(self.act)


class Values(models.Model):
    """What an entry's digest was made of. May be erased by a recorded act; the chain holds.

    The database itself forbids changing a row, and deleting one before its erasing is an entry.
    """

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT)
    salt = models.CharField(max_length=32)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"values of {self.entry_id}"


class Head(models.Model):
    """The chain's last link: one row, which whoever appends locks first."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    link = models.CharField(max_length=64, default="")

    class Meta:
        """There is one head."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_head"),
        ]

    def __str__(self) -> str:
        return f"head at {self.seq}"


class Checkpoint(models.Model):
    """How far the chain was found whole, so that a page walks only the rest: one row.

    `fault` is what the last walk of the whole chain found wrong; empty when nothing was.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    link = models.CharField(max_length=64, default="")
    at = models.DateTimeField(null=True)
    walked_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)

    class Meta:
        """There is one checkpoint."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_checkpoint"),
        ]

    def __str__(self) -> str:
        return f"whole up to {self.seq}"
