"""Cases: what is feared or has happened in a region, and the actions that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id

if TYPE_CHECKING:
    import datetime as dt


class Case(models.Model):
    """A problem that somebody owns. A feared one ends on a day unless it is renewed.

    `region` is what the person who opened it chose, never read from a text. `statement` is the
    key of the story's statement that it was opened from, `evidence` that statement's passage
    `{report, start, end, rule}`.
    """

    class Nature(models.TextChoices):
        """Whether it is feared or has happened; the two are never mixed."""

        FEARED = "feared", _("Dikhawatirkan")
        HAPPENED = "happened", _("Terjadi")

    class Stage(models.TextChoices):
        """The stages of UU 7/2012."""

        PREVENTION = "prevention", _("Pencegahan")
        CESSATION = "cessation", _("Penghentian")
        RECOVERY = "recovery", _("Pemulihan")

    class Outcome(models.TextChoices):
        """How a case was closed."""

        AVERTED = "averted", _("Tercegah")
        SETTLED = "settled", _("Diselesaikan")
        UNFOUNDED = "unfounded", _("Tidak terbukti")
        MOVED = "moved", _("Ditangani di kasus lain")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    title = models.CharField(max_length=200)
    nature = models.CharField(max_length=10, choices=Nature)
    kind = models.CharField(max_length=60)
    region = models.CharField(max_length=13)
    stage = models.CharField(max_length=12, choices=Stage)
    story = models.ForeignKey("newsroom.Story", on_delete=models.PROTECT, related_name="cases")
    statement = models.CharField(max_length=16)
    evidence = models.JSONField()
    owner = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="cases")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    outcome_note = models.TextField(blank=True)

    class Meta:
        """A statement opens one case in a region; only fears expire; closing has an outcome."""

        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["story", "statement", "region"], name="case_opened_once"
            ),
            models.CheckConstraint(
                condition=Q(nature="feared", expires_on__isnull=False)
                | Q(nature="happened", expires_on__isnull=True),
                name="only_fears_expire",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="closing_needs_an_outcome",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["region", "-opened_at"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The case's page."""
        return reverse("case", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether anybody still owes it anything."""
        return self.closed_at is None


class ActionQuerySet(models.QuerySet["Action"]):
    """Actions by their state."""

    def unfinished(self) -> ActionQuerySet:
        """Those that nobody has reported done."""
        return self.filter(done_at=None)


class Action(models.Model):
    """What a body is to do about a case, on which legal basis, by when; and what came of it.

    `body` is an id of the register or, outside it, a name in words.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="actions")
    what = models.TextField()
    body = models.CharField(max_length=200)
    basis = models.TextField()
    deadline = models.DateField()
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    planned_at = models.DateTimeField(default=timezone.now)
    result = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    done_office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        """No action without body, basis and result when done."""

        ordering: ClassVar = ["deadline", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(body="") & ~Q(basis=""), name="action_is_complete"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, done_office=None, result="")
                | (
                    Q(done_at__isnull=False, done_by__isnull=False, done_office__isnull=False)
                    & ~Q(result="")
                ),
                name="done_has_a_result",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["done_at", "deadline"])]

    def __str__(self) -> str:
        return self.what

    @property
    def is_done(self) -> bool:
        """Whether somebody reported it done."""
        return self.done_at is not None

    def days_left(self, today: dt.date) -> int:
        """Days until the deadline; negative once it has passed."""
        return (self.deadline - today).days
