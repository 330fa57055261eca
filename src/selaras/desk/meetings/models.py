"""Forums and their meetings: what was proposed, what was decided, what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id


class Forum(models.Model):
    """A standing forum of one region."""

    class Type(models.TextChoices):
        """The forums that law sets up in every region."""

        FORKOPIMDA = "forkopimda", _("Forkopimda")

    region = models.CharField(max_length=13)
    type = models.CharField(max_length=20, choices=Type)

    class Meta:
        """A region has one forum of a type."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "type"], name="forum_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.region}"


class Meeting(models.Model):
    """One meeting of a forum; the next one opens with what it promised."""

    class Mode(models.TextChoices):
        """How people take part."""

        ON_SITE = "on_site", _("tatap muka")
        HYBRID = "hybrid", _("hibrida")
        ONLINE = "online", _("daring")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="meetings")
    theme = models.CharField(max_length=300)
    venue = models.CharField(max_length=200)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.ON_SITE)
    starts_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    planned_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A forum meets once at a time."""

        ordering: ClassVar = ["-starts_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["forum", "starts_at"], name="meeting_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.theme

    def get_absolute_url(self) -> str:
        """The meeting's page."""
        return reverse("meeting", args=[self.pk])

    @property
    def is_held(self) -> bool:
        """Whether the meeting is over."""
        return self.held_at is not None


class AgendaItem(models.Model):
    """Something to talk about, and why it was proposed.

    `reasons` are codes that the page puts into words: `[{"code": ..., ...}]`.
    """

    class Part(models.TextChoices):
        """Where it stands on the agenda; promises come first."""

        PROMISED = "promised", _("Keputusan rapat lalu")
        FEARED = "feared", _("Dikhawatirkan")
        HAPPENED = "happened", _("Sudah terjadi")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    part = models.CharField(max_length=10, choices=Part)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(
        "Decision", null=True, on_delete=models.PROTECT, related_name="recalled_in"
    )
    reasons = models.JSONField(default=list)
    minutes = models.PositiveSmallIntegerField(default=10)
    included = models.BooleanField(default=True)

    class Meta:
        """A case and a promise are each on one agenda once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "case"], condition=Q(promise=None), name="case_on_agenda_once"
            ),
            models.UniqueConstraint(fields=["meeting", "promise"], name="promise_on_agenda_once"),
            models.CheckConstraint(
                condition=Q(part="promised", promise__isnull=False)
                | (~Q(part="promised") & Q(promise=None)),
                name="only_promises_are_recalled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.case_id}"


class Decision(models.Model):
    """What a meeting decided on a case. Incomplete until it has body, basis and deadline."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="decisions")
    what = models.TextField()
    body = models.CharField(max_length=200, blank=True)
    basis = models.TextField(blank=True)
    deadline = models.DateField(null=True, blank=True)
    action = models.OneToOneField(
        "cases.Action", null=True, on_delete=models.PROTECT, related_name="decision"
    )
    once = models.CharField(max_length=10, default=new_id)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Only a complete decision becomes an action; a form counts once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "once"], name="decision_sent_once"),
            models.CheckConstraint(
                condition=Q(action=None) | (~Q(body="") & ~Q(basis="") & Q(deadline__isnull=False)),
                name="only_complete_decisions_act",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the parts that it still needs."""
        parts = {"body": self.body, "basis": self.basis, "deadline": self.deadline}
        return tuple(name for name, value in parts.items() if not value)
