"""Legal acts as they were made: each names who made it, in which office."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.cases.models import Case

LONGEST = dt.timedelta(days=90)
LONGEST_EXTENSION = dt.timedelta(days=30)


class Signed(models.Model):
    """An act of somebody in office, as somebody at the desk recorded it."""

    number = models.CharField(max_length=120)
    on = models.DateField()
    office_name = models.CharField(max_length=200)
    officer = models.CharField(max_length=200)
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_office = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Only a form of others."""

        abstract = True


_SIGNED = ~Q(office_name="") & ~Q(officer="")


class Status(Signed):
    """A declared state of conflict, UU 7/2012: recorded, never computed, never suggested.

    `until` is its last day, extensions included.
    """

    class Scale(models.TextChoices):
        """The scales of the law."""

        REGENCY = "regency", _("kabupaten/kota")
        PROVINCE = "province", _("provinsi")
        NATION = "nation", _("nasional")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statuses")
    scale = models.CharField(max_length=10, choices=Scale)
    until = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        """A number is recorded once; no status without number, declarer and document."""

        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="status_recorded_once"),
            models.CheckConstraint(
                condition=_SIGNED & ~Q(number="") & Q(document__isnull=False),
                name="status_is_an_act",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=models.F("on")), name="status_has_a_term"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def in_force(self, today: dt.date) -> bool:
        """Whether it stands on a day."""
        last = self.until if self.ended_on is None else self.ended_on
        return self.on <= today <= last


class Extension(Signed):
    """An act that lengthens a status."""

    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField()

    class Meta:
        """A number is recorded once."""

        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["status", "number"], name="extension_recorded_once"),
            models.CheckConstraint(condition=_SIGNED & ~Q(number=""), name="extension_is_an_act"),
        ]

    def __str__(self) -> str:
        return self.number


class Settlement(Signed):
    """What the parties agreed, apart from any criminal process.

    One that limits worship is recorded; it is no success. A provisional one is no end.
    """

    class Way(models.TextChoices):
        """How it came about."""

        TALKS = "talks", _("musyawarah")
        MEDIATION = "mediation", _("mediasi")
        CUSTOM = "custom", _("penyelesaian adat")
        COURT = "court", _("putusan perdata atau tata usaha negara")
        DECREE = "decree", _("keputusan pejabat yang berwenang")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="settlements")
    way = models.CharField(max_length=10, choices=Way)
    terms = models.TextField()
    provisional = models.BooleanField(default=False)
    limits_worship = models.BooleanField()

    class Meta:
        """Someone in office was witness to it."""

        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_SIGNED & ~Q(terms=""), name="settlement_is_witnessed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.on}"

    @property
    def counts(self) -> bool:
        """Whether it ends the matter as a success."""
        return not self.limits_worship and not self.provisional


class ProcessStep(Signed):
    """A step of a criminal process, as an office said it: no names of those it is about."""

    class Step(models.TextChoices):
        """The steps."""

        REPORTED = "reported", _("laporan polisi")
        INQUIRY = "inquiry", _("penyelidikan")
        INVESTIGATION = "investigation", _("penyidikan")
        SUSPECTS = "suspects", _("penetapan tersangka")
        DIVERSION = "diversion", _("diversi anak")
        RESTORATIVE = "restorative", _("keadilan restoratif")
        PROSECUTION = "prosecution", _("penuntutan")
        VERDICT = "verdict", _("putusan")
        DROPPED = "dropped", _("dihentikan")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="process_steps")
    step = models.CharField(max_length=15, choices=Step)
    persons = models.PositiveIntegerField(null=True)

    class Meta:
        """Every step names the office and the officer that said it."""

        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=_SIGNED, name="step_names_who_says_it"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.on}"
