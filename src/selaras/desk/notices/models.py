"""What was to be told, to whom it went by which way, and what each person chose."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id
from selaras.desk.notices._news import Kind, Urgency


class Notice(models.Model):
    """Something that happened. Its text is a key and values that the desk itself knows.

    `to` is the region whose offices it concerns first, `body` the body that it concerns. `once`
    names what it came from, so that it is told once.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    urgency = models.PositiveSmallIntegerField(choices=Urgency)
    region = models.CharField(max_length=13)
    to = models.CharField(max_length=13)
    body = models.CharField(max_length=200, blank=True)
    thing = models.CharField(max_length=40)
    thing_id = models.CharField(max_length=80)
    path = models.CharField(max_length=300, blank=True)
    text_key = models.CharField(max_length=40)
    values = models.JSONField(default=dict)
    once = models.CharField(max_length=120, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Read by region, newest first."""

        ordering: ClassVar = ["-made_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["region", "-made_at"])]

    def __str__(self) -> str:
        return f"{self.text_key} {self.region}"


class Channel(models.TextChoices):
    """The ways in which somebody is told."""

    DESK = "desk", _("di meja ini")
    EMAIL = "email", _("surel")
    WEBHOOK = "webhook", _("webhook")


class Pace(models.TextChoices):
    """How soon, and how much at once."""

    AT_ONCE = "at_once", _("langsung")
    DAILY = "daily", _("ringkasan harian")
    WEEKLY = "weekly", _("ringkasan mingguan")
    NEVER = "never", _("tidak sama sekali")


class Delivery(models.Model):
    """One person told of one notice by one way: the log of who was told what and when."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("menunggu")
        SENDING = "sending", _("sedang dikirim")
        SENT = "sent", _("terkirim")
        WITHHELD = "withheld", _("ditahan: di luar wewenang saat dikirim")
        FAILED = "failed", _("tidak terkirim")

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deliveries"
    )
    channel = models.CharField(max_length=8, choices=Channel)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claim = models.CharField(max_length=10, blank=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=120, blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        """A person is told of a notice once by a way; what was sent has its moment."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "user", "channel"], name="told_once"),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_has_a_moment"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["user", "channel", "seen_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state} {self.notice_id}"


class Choice(models.Model):
    """What a person wants to be told, how, and how soon.

    An empty `kind` is every kind, an empty `region` one's own office's.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notice_choices"
    )
    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    region = models.CharField(max_length=13, blank=True)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.USUAL)
    channel = models.CharField(max_length=8, choices=Channel)
    pace = models.CharField(max_length=8, choices=Pace)

    class Meta:
        """One answer to one question."""

        ordering: ClassVar = ["channel", "kind", "region", "urgency"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "kind", "region", "urgency", "channel"], name="chosen_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pace}"


class Ways(models.Model):
    """Where and when a person is reached outside the desk."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.PROTECT,
        related_name="notice_ways",
    )
    email = models.EmailField(blank=True)
    webhook = models.URLField(blank=True, max_length=500)
    salt = models.CharField(max_length=10, default=new_id)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    urgent_passes = models.BooleanField(default=False)
    digest_hour = models.PositiveSmallIntegerField(default=7)
    digest_day = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=2, default="id")

    class Meta:
        """Quiet hours have both ends; a digest comes at an hour of a weekday."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_has_both_ends",
            ),
            models.CheckConstraint(
                condition=Q(digest_hour__lte=23) & Q(digest_day__lte=6), name="digest_is_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"ways of {self.user_id}"


class Cursor(models.Model):
    """How far the trail has been read for news, and until which day was reminded: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    reminded_on = models.DateField(null=True)

    class Meta:
        """There is one cursor."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="one_cursor"),
        ]

    def __str__(self) -> str:
        return f"read to {self.seq}"
