"""Seats of forums, and the people who hold them over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id
from selaras.desk.forums._law import Part

if TYPE_CHECKING:
    import datetime as dt


class Seat(models.Model):
    """An office with a seat in a forum; the row is made when an office first writes on it.

    `forum` is the forum's id in the register of bodies, `body` an id of the register or a name
    in words. `ours` says that an office here has set the seat; until then it is as the tables
    have it.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    forum = models.CharField(max_length=40)
    region = models.CharField(max_length=13)
    key = models.CharField(max_length=40)
    office = models.CharField(max_length=200)
    body = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=10, choices=Part)
    optional = models.BooleanField(default=False)
    basis = models.CharField(max_length=500, blank=True)
    source = models.TextField(blank=True)
    ours = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)

    class Meta:
        """A forum has a seat of a key once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["forum", "key"], name="seat_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["region"])]

    def __str__(self) -> str:
        return self.office

    def get_absolute_url(self) -> str:
        """Where the seat is edited."""
        return reverse("forum-seat", args=[self.forum, self.key])


class Tenure(models.Model):
    """Who holds a seat from a day until a day, both included; or that it is vacant."""

    class Standing(models.TextChoices):
        """As what a person holds the office."""

        FULL = "full", _("definitif")
        PJ = "pj", _("Pj (penjabat)")
        PJS = "pjs", _("Pjs (penjabat sementara)")
        PLT = "plt", _("Plt (pelaksana tugas)")
        PLH = "plh", _("Plh (pelaksana harian)")
        VACANT = "vacant", _("kosong")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="tenures")
    name = models.CharField(max_length=200, blank=True)
    standing = models.CharField(max_length=10, choices=Standing)
    since = models.DateField()
    until = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Somebody holds it or it is vacant; it ends after it begins; one is open at a time."""

        ordering: ClassVar = ["-since", "-entered_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="tenure_ends_after"
            ),
            models.CheckConstraint(
                condition=Q(standing="vacant", name="") | (~Q(standing="vacant") & ~Q(name="")),
                name="held_or_vacant",
            ),
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(until=None, withdrawn_at=None, standing__in=["full", "pj", "vacant"]),
                name="one_open_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.get_standing_display())

    @property
    def is_acting(self) -> bool:
        """Whether the person stands in beside a holder or a vacancy."""
        return self.standing in ACTING

    def covers(self, day: dt.date) -> bool:
        """Whether it holds on this day."""
        return self.since <= day and (self.until is None or day <= self.until)


ACTING = frozenset({Tenure.Standing.PJS, Tenure.Standing.PLT, Tenure.Standing.PLH})


class Contact(models.Model):
    """How the office of a seat is reached; apart, for those who convene or administer there."""

    seat = models.OneToOneField(Seat, primary_key=True, on_delete=models.PROTECT)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return f"contact of {self.seat_id}"
