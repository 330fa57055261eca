"""Steps up the ladder, sharing to the side, and the hours that offices give for answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.cases.models import Case

if TYPE_CHECKING:
    import datetime as dt


class Clock(models.Model):
    """The hours that an office gives the next level to answer, for a group of kinds.

    A province sets them for what its regencies ask of it, the nation for all. Whatever nobody
    has set follows the template that ships with the desk.
    """

    class Step(models.TextChoices):
        """From which level a case is raised."""

        REGENCY = "regency", _("kabupaten/kota ke provinsi")
        PROVINCE = "province", _("provinsi ke nasional")

    region = models.CharField(max_length=13)
    group = models.CharField(max_length=20)
    severity = models.CharField(max_length=10, choices=Case.Severity)
    step = models.CharField(max_length=10, choices=Step)
    hours = models.PositiveIntegerField()
    basis = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """An office sets a step's hours once; setting them again changes them."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "group", "severity", "step"], name="clock_set_once"
            ),
            models.CheckConstraint(condition=Q(hours__gte=1), name="clock_gives_an_hour"),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.group} {self.severity} {self.step}: {self.hours} h"


class Asked(models.Model):
    """What one office asks of another region about a case, and the answer to it."""

    reason = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    from_region = models.CharField(max_length=13)
    to_region = models.CharField(max_length=13)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer_reason = models.TextField(blank=True)

    class Meta:
        """Only a form of others."""

        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answered_at is None


class Escalation(Asked):
    """A case that a level asks the next one to take; `raised_to` also sees it when late."""

    class State(models.TextChoices):
        """What the next level said."""

        ASKED = "asked", _("menunggu jawaban")
        ACCEPTED = "accepted", _("diterima")
        RETURNED = "returned", _("dikembalikan")
        REFUSED = "refused", _("ditolak")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="escalations")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    answer_by = models.DateTimeField()
    raised_to = models.CharField(max_length=13, blank=True)
    raised_at = models.DateTimeField(null=True)

    class Meta:
        """One step waits at a time; handing back and refusing have a reason."""

        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="asked"), name="one_step_waits"
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gt=F("asked_at")), name="answer_comes_after_asking"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None)
                | Q(state="accepted", answered_at__isnull=False)
                | (
                    Q(state__in=["returned", "refused"], answered_at__isnull=False)
                    & ~Q(answer_reason="")
                ),
                name="no_to_a_step_has_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["answer_by"], name="step_waiting", condition=Q(state="asked")),
            models.Index(fields=["to_region", "answer_by"], name="step_to"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.from_region} to {self.to_region}"

    def is_late(self, now: dt.datetime) -> bool:
        """Whether the time for the answer has passed without one."""
        return self.is_open and self.answer_by < now


class Share(Asked):
    """One case that a region offers another to read; accepted, that region reads this case."""

    class State(models.TextChoices):
        """What the other region said."""

        ASKED = "asked", _("menunggu jawaban")
        ACCEPTED = "accepted", _("diterima")
        REFUSED = "refused", _("ditolak")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="shares")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)

    class Meta:
        """A region is offered a case once, unless it refused; refusing has a reason."""

        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "to_region"],
                condition=~Q(state="refused"),
                name="case_shared_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer_reason=""),
                name="no_to_a_share_has_a_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["to_region", "state"], name="share_to")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.from_region} with {self.to_region}"
