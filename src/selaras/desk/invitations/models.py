"""Letters of a meeting, whom they go to, how they were delivered, who is to come."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id


class Letter(models.Model):
    """What all letters of one meeting say, and the rule that names their addressees."""

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="letter"
    )
    rule = models.TextField(blank=True)
    number = models.CharField(max_length=80, blank=True)
    nature = models.CharField(max_length=40, blank=True)
    attachment = models.CharField(max_length=80, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True)
    copies = models.TextField(blank=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """No letter goes out without a number, a subject and a day."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(issued_at=None)
                | (~Q(number="") & ~Q(subject="") & Q(signed_on__isnull=False)),
                name="issued_letter_is_complete",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.meeting_id

    @property
    def is_issued(self) -> bool:
        """Whether the letters have gone out."""
        return self.issued_at is not None


class Guest(models.Model):
    """A body or region that is invited, why, and what it answered.

    `body` is an id of the register or empty, `region` a code or empty; `addressee` is what the
    letter says after Yth. `why` is the clause of the rule that named it, empty for one that
    people added.
    """

    class Answer(models.TextChoices):
        """What the invited said."""

        NONE = "", _("belum menjawab")
        COMING = "coming", _("hadir")
        SENDING = "sending", _("diwakili")
        DECLINED = "declined", _("tidak hadir")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="guests")
    key = models.CharField(max_length=240)
    body = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=13, blank=True)
    addressee = models.CharField(max_length=240)
    why = models.CharField(max_length=300, blank=True)
    dropped = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_for = models.CharField(max_length=200, blank=True)
    answer_note = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """A body or region is invited once; in the order of the register."""

        ordering: ClassVar = ["key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "key"], name="guest_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["region"], name="guest_region"),
            models.Index(fields=["body"], name="guest_body"),
        ]

    def __str__(self) -> str:
        return self.addressee

    def get_absolute_url(self) -> str:
        """The invitation's page."""
        return reverse("invitation", args=[self.pk])


class Delivery(models.Model):
    """A letter that went out: how, when, by whom."""

    class How(models.TextChoices):
        """The ways that letters go."""

        OFFICE = "office", _("persuratan elektronik")
        EMAIL = "email", _("surel")
        COURIER = "courier", _("kurir atau pos")
        HAND = "hand", _("diserahkan langsung")
        MESSAGE = "message", _("pesan singkat")

    guest = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="deliveries")
    how = models.CharField(max_length=10, choices=How)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.how} {self.guest_id}"


class Delegate(models.Model):
    """Somebody who is to come for the invited, or the seat that waits for a name.

    `proxy` is who represents them.
    """

    class State(models.TextChoices):
        """Whether they are in the room."""

        EXPECTED = "", _("ditunggu")
        PRESENT = "present", _("hadir")
        REPRESENTED = "represented", _("diwakili")
        ONLINE = "online", _("daring")
        ABSENT = "absent", _("tidak hadir")

    guest = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="delegates")
    name = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=240)
    state = models.CharField(max_length=12, choices=State, blank=True)
    proxy = models.CharField(max_length=200, blank=True)
    marked_at = models.DateTimeField(null=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """A name with an office comes once; only the represented have a proxy."""

        ordering: ClassVar = ["guest__key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["guest", "name", "office"], name="delegate_once"),
            models.CheckConstraint(
                condition=Q(proxy="") | Q(state="represented"), name="only_represented_have_proxy"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.office
