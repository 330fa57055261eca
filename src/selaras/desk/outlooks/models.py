"""Outlooks as issued, what came of them, the past replayed beside them, and alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id
from selaras.outlook import Group as Kinds
from selaras.outlook import Issued, Settled

if TYPE_CHECKING:
    import datetime as dt

HARM: tuple[Kinds, ...] = ("violence", "dispute", "election")
_KINDS: dict[str, Kinds] = {one: one for one in HARM}
_IN_RANGE = Q(chance_any__gte=0, chance_any__lte=1, chance_surge__gte=0, chance_surge__lte=1)


class Group(models.TextChoices):
    """Groups of kinds with an outlook here. Assembly is a right, never a threat: it has none."""

    VIOLENCE = "violence", _("Kekerasan")
    DISPUTE = "dispute", _("Sengketa")
    ELECTION = "election", _("Pemilihan")


class Outlook(models.Model):
    """One outlook for the four weeks after `as_of`; never changed once issued.

    `skill` holds by group what replaying the past scored against simple rules.
    """

    class Source(models.TextChoices):
        """What it was made from."""

        TABLE = "table", _("tabel peristiwa")
        STORIES = "stories", _("cerita di meja ini")
        SYNTHETIC = "synthetic", _("data buatan untuk peragaan")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    source = models.CharField(max_length=10, choices=Source)
    as_of = models.DateField()
    first_week = models.DateField()
    last_event = models.DateField()
    events = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    model = models.CharField(max_length=40)
    skill = models.JSONField(default=dict)
    issued_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A week is issued once from a source."""

        ordering: ClassVar = ["-as_of", "-issued_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "as_of"], name="outlook_issued_once"),
            models.CheckConstraint(
                condition=Q(source__in=["table", "stories", "synthetic"]),
                name="outlook_known_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.as_of}"

    @property
    def is_synthetic(self) -> bool:
        """Whether it was made from made-up events, for demonstration only."""
        return self.source == self.Source.SYNTHETIC


class Chance(models.Model):
    """The chances of one region and group for four weeks, and the count that came."""

    region = models.CharField(max_length=13)
    group = models.CharField(max_length=10, choices=Group)
    first_day = models.DateField()
    last_day = models.DateField()
    mean = models.FloatField()
    chance_any = models.FloatField()
    surge_threshold = models.PositiveIntegerField()
    chance_surge = models.FloatField()
    standing = models.BooleanField()

    class Meta:
        """The columns that an issued and a replayed chance share."""

        abstract = True


class Prediction(Chance):
    """One chance as it was issued. Only `count`, what came, is filled in later, once.

    `shares` are the chances of 0, 1, 2 and of 3 or more; `reasons` parts of `mean` in events.
    `recent` and `year` count the events of the last 4 and 52 weeks. `record` is how such
    chances had done when this one was issued, None when nothing was known.
    """

    outlook = models.ForeignKey(Outlook, on_delete=models.PROTECT, related_name="predictions")
    shares = models.JSONField()
    median = models.PositiveIntegerField()
    interval_50 = models.JSONField()
    interval_90 = models.JSONField()
    usual_any = models.FloatField(null=True)
    usual_mean = models.FloatField(null=True)
    reasons = models.JSONField()
    recent = models.PositiveIntegerField()
    year = models.PositiveIntegerField()
    basis = models.CharField(max_length=12)
    coverage = models.FloatField(null=True)
    record = models.JSONField(null=True)
    count = models.PositiveIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """Read by region code; harm only; a count comes with the moment it was settled."""

        ordering: ClassVar = ["region", "group"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["outlook", "region", "group"], name="prediction_issued_once"
            ),
            models.CheckConstraint(
                condition=Q(group__in=Group.values), name="prediction_of_harm_only"
            ),
            models.CheckConstraint(condition=_IN_RANGE, name="prediction_is_a_chance"),
            models.CheckConstraint(
                condition=Q(count=None, settled_at=None)
                | Q(count__isnull=False, settled_at__isnull=False),
                name="prediction_settled_with_a_count",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlook_id} {self.region} {self.group}"

    @property
    def issued(self) -> Issued:
        """The chance as the outlook package knows it."""
        return _issued(self, self.outlook, replayed=False)


class Replayed(Chance):
    """One chance as it would have been issued in a past week, computed afterwards."""

    outlook = models.ForeignKey(Outlook, on_delete=models.PROTECT, related_name="replayed")
    as_of = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        """A week is replayed once with an outlook; harm only."""

        ordering: ClassVar = ["as_of", "region", "group"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["outlook", "region", "group", "as_of"], name="replayed_once"
            ),
            models.CheckConstraint(
                condition=Q(group__in=Group.values), name="replayed_of_harm_only"
            ),
            models.CheckConstraint(condition=_IN_RANGE, name="replayed_is_a_chance"),
        ]

    def __str__(self) -> str:
        return f"{self.as_of} {self.region} {self.group}"


class AlertQuerySet(models.QuerySet["Alert"]):
    """Alerts by where they stand."""

    def waiting(self, on: dt.date) -> AlertQuerySet:
        """Drafts that a person may release on a day; made-up events never warn anybody."""
        drafts = self.filter(released_at=None, prediction__last_day__gte=on)
        return drafts.exclude(prediction__outlook__source=Outlook.Source.SYNTHETIC)

    def in_force(self, on: dt.date) -> AlertQuerySet:
        """Released, not withdrawn, not over."""
        return self.filter(
            released_at__isnull=False, withdrawn_at=None, prediction__last_day__gte=on
        )


class Alert(models.Model):
    """A surge that is likely and unusual. It tells nobody until a person releases it, and ends.

    `usual` is the chance of such a surge in the region's last year, `record` how such chances
    had done, with 20 or more behind it.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    prediction = models.OneToOneField(Prediction, on_delete=models.PROTECT, related_name="alert")
    usual = models.FloatField()
    record = models.JSONField()
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    released_office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        """Released by somebody in office, with a reason; withdrawn only after it was released."""

        ordering: ClassVar = ["prediction__region", "prediction__group"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None, released_office=None, reason="")
                | Q(released_at__isnull=False, released_by__isnull=False)
                & Q(released_office__isnull=False)
                & ~Q(reason=""),
                name="alert_released_by_a_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None)
                | Q(released_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="alert_withdrawn_after_release",
            ),
        ]

    def __str__(self) -> str:
        return f"alert {self.prediction}"

    @property
    def region(self) -> str:
        """Whom it is about."""
        return self.prediction.region

    def is_over(self, on: dt.date) -> bool:
        """Whether its four weeks have passed."""
        return on > self.prediction.last_day


def settled(row: Prediction | Replayed) -> Settled:
    """A chance and what came, as the outlook package knows it.

    Raises:
        ValueError: Nothing has come yet.
    """
    if row.count is None:
        raise ValueError(f"{row} is not settled")
    made = _issued(row, row.outlook, replayed=isinstance(row, Replayed))
    return Settled(made, row.count)


def _issued(row: Prediction | Replayed, outlook: Outlook, *, replayed: bool) -> Issued:
    return Issued(
        as_of=row.as_of if isinstance(row, Replayed) else outlook.as_of,
        region=row.region,
        group=_KINDS[row.group],
        first_day=row.first_day,
        last_day=row.last_day,
        chance_any=row.chance_any,
        surge_threshold=row.surge_threshold,
        chance_surge=row.chance_surge,
        mean=row.mean,
        model=outlook.model,
        replayed=replayed,
    )
