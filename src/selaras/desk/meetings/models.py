"""Forums and their meetings: what was proposed, what was decided, what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk._gone import GONE
from selaras.desk._ids import new_id


class Forum(models.Model):
    """A standing forum of one region."""

    class Type(models.TextChoices):
        """The forums that law sets up in every region, and the meeting of a whole level."""

        FORKOPIMDA = "forkopimda", _("Forkopimda")
        TIMDU = "timdu", _("Tim Terpadu")
        COORDINATION = "coordination", _("Rapat koordinasi")

    region = models.CharField(max_length=13)
    type = models.CharField(max_length=20, choices=Type)

    class Meta:
        """A region has one forum of a type."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "type"], name="forum_once"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.region}"

    @property
    def name(self) -> str:
        """What the forum is called, such as Rapat Koordinasi Nasional."""
        if self.type != self.Type.COORDINATION:
            return f"{self.get_type_display()} {_regions.name(self.region)}"
        if self.region == _regions.NATION:
            return gettext("Rapat Koordinasi Nasional")
        return gettext("Rapat Koordinasi %(region)s") % {"region": _regions.name(self.region)}


class Meeting(models.Model):
    """One meeting of a forum; the next one opens with what it promised.

    From `frozen_at` on the agenda stands, because invitations have gone out with it; from
    `locked_at` on the minutes stand, because the chair has approved them.
    """

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
    field = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    host = models.CharField(max_length=200, blank=True)
    opener = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)
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

    @property
    def is_frozen(self) -> bool:
        """Whether the agenda has gone out."""
        return self.frozen_at is not None

    @property
    def is_locked(self) -> bool:
        """Whether the minutes are approved."""
        return self.locked_at is not None


class Session(models.Model):
    """A part of the meeting's day, on the clock of its region, with who speaks."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sessions")
    place = models.PositiveSmallIntegerField()
    hour = models.TimeField()
    title = models.CharField(max_length=200)
    speakers = models.CharField(max_length=500, blank=True)

    class Meta:
        """In the order in which people wrote them."""

        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "place"], name="session_place_once"),
        ]

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """Something to talk about, and why it was proposed.

    `reasons` are codes that the page puts into words: `[{"code": ..., ...}]`. One that people
    add without a case has a `title`; one that they drop keeps its `dropped` reason.
    """

    class Part(models.TextChoices):
        """Where it stands on the agenda; promises come first."""

        PROMISED = "promised", _("Keputusan rapat lalu")
        FEARED = "feared", _("Dikhawatirkan")
        HAPPENED = "happened", _("Sudah terjadi")
        OTHER = "other", _("Lain-lain")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    part = models.CharField(max_length=10, choices=Part)
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    promise = models.ForeignKey(
        "Decision", null=True, on_delete=models.PROTECT, related_name="recalled_in"
    )
    reasons = models.JSONField(default=list)
    minutes = models.PositiveSmallIntegerField(default=10)
    place = models.PositiveSmallIntegerField(default=0)
    presenter = models.CharField(max_length=200, blank=True)
    included = models.BooleanField(default=True)
    dropped = models.CharField(max_length=300, blank=True)

    class Meta:
        """A case and a promise are each on one agenda once; what has no case has a title."""

        ordering: ClassVar = ["place", "pk"]
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
            models.CheckConstraint(
                condition=Q(case__isnull=False) | (Q(part="other") & ~Q(title="")),
                name="item_has_case_or_title",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What is to be talked about."""
        if self.promise is not None:
            return self.promise.words
        return self.title if self.case is None else self.case.title


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
        indexes: ClassVar = [models.Index(fields=["body"], name="decision_of_body")]

    def __str__(self) -> str:
        return self.what

    @property
    def words(self) -> str:
        """What was decided; where that is over, what the action that it became still says."""
        if self.what == GONE and self.action is not None:
            return self.action.what
        return self.what

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the parts that it still needs."""
        parts = {"body": self.body, "basis": self.basis, "deadline": self.deadline}
        return tuple(name for name, value in parts.items() if not value)
