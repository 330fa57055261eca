"""People, the offices they hold, and the rights of those offices on the region tree."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id
from selaras.desk.accounts._rights import Right, Rights

if TYPE_CHECKING:
    import datetime as dt

_AHEAD = Q(valid_until=None) | Q(valid_until__gt=F("valid_from"))
_URGENT = "emergency"
Row = TypeVar("Row", bound=models.Model)


class TermQuerySet(models.QuerySet[Row]):
    """Rows that hold for a term."""

    def in_force(self, on: dt.datetime) -> TermQuerySet[Row]:
        """Those in force at a moment."""
        return self.filter(_in_force(on))

    def not_over(self, on: dt.datetime) -> TermQuerySet[Row]:
        """Those in force at a moment or later."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=on))


def _in_force(on: dt.datetime) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))


class Office(models.Model):
    """A seat in a body of a region; rights belong to it, not to who sits there."""

    class Role(models.TextChoices):
        """Which questions the office comes with; decides its first page."""

        ANALYST = "analyst", _("Analis")
        SECRETARIAT = "secretariat", _("Sekretariat forum")
        OFFICER = "officer", _("Pejabat lembaga")
        REPORTER = "reporter", _("Pelapor")
        OBSERVER = "observer", _("Pembaca")
        ADMINISTRATOR = "administrator", _("Administrator")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    body = models.CharField(max_length=80)
    region = models.CharField(max_length=13)
    role = models.CharField(max_length=20, choices=Role)
    two_steps = models.BooleanField(default=False)

    class Meta:
        """One seat of a name in a body of a region."""

        ordering: ClassVar = ["region", "body", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "name", "region"], name="office_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The office's page."""
        return reverse("office", args=[self.pk])


class User(AbstractBaseUser):
    """A person who signs in. What they may do comes from the offices they hold now."""

    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    offices = models.ManyToManyField(Office, through="Holding", related_name="holders")

    objects = BaseUserManager["User"]()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The person's page, for who administers their region."""
        return reverse("person", args=[self.username])

    @cached_property
    def held(self) -> tuple[Office, ...]:
        """The offices that this person holds now, the one held longest first."""
        if not self.is_active:
            return ()
        terms = self.holding_set.in_force(timezone.now()).select_related("office")
        return tuple(dict.fromkeys(one.office for one in terms.order_by("valid_from", "pk")))

    @cached_property
    def office(self) -> Office | None:
        """The office in which this person acts now: the one held longest, None without one."""
        return self.held[0] if self.held else None

    @cached_property
    def rights(self) -> Rights:
        """What this person may do now."""
        now = timezone.now()
        granted = Grant.objects.in_force(now).filter(office__in=self.held)
        urgent = Emergency.objects.in_force(now).filter(user=self, office__in=self.held).order_by()
        nodes: defaultdict[str, set[str]] = defaultdict(set)
        emergencies: dict[str, dt.datetime] = {}
        columns = granted.values_list("right", "region", "valid_until")
        others = urgent.values_list(Value(_URGENT), "region", "valid_until")
        for right, region, until in columns.union(others):
            if right != _URGENT:
                nodes[right].add(region)
            elif until is not None:
                emergencies[region] = until
        return Rights({right: frozenset(codes) for right, codes in nodes.items()}, emergencies)


class Holding(models.Model):
    """Who holds an office, from when until when."""

    user = models.ForeignKey(User, on_delete=models.PROTECT)
    office = models.ForeignKey(Office, on_delete=models.PROTECT)
    valid_from = models.DateTimeField(default=timezone.now)
    valid_until = models.DateTimeField(null=True, blank=True)
    acting = models.BooleanField(default=False)

    objects = TermQuerySet["Holding"].as_manager()

    class Meta:
        """A term ends after it begins."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=_AHEAD, name="holding_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.office_id}"


class Grant(models.Model):
    """A right of an office on a node of the region tree, for a term."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT)
    right = models.CharField(max_length=20, choices=Right)
    region = models.CharField(max_length=13)
    valid_from = models.DateTimeField(default=timezone.now)
    valid_until = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = TermQuerySet["Grant"].as_manager()

    class Meta:
        """A right is granted once at a time on a node, by its name; to unmask, for a reason."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=_AHEAD, name="grant_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(right__in=[right.value for right in Right]), name="grant_known_right"
            ),
            models.UniqueConstraint(
                fields=["office", "right", "region", "valid_from"], name="grant_made_once"
            ),
            models.CheckConstraint(
                condition=~Q(right=Right.UNMASK, reason=""),
                name="unmasking_needs_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id}: {self.right} @ {self.region}"


class Emergency(models.Model):
    """Reading a region outside one's rights for some hours, after writing why. Never writes."""

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="emergencies")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=13)
    reason = models.TextField()
    valid_from = models.DateTimeField(default=timezone.now)
    valid_until = models.DateTimeField()

    objects = TermQuerySet["Emergency"].as_manager()

    class Meta:
        """It has a reason and an end, and is read by region."""

        ordering: ClassVar = ["-valid_from"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=_AHEAD, name="emergency_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(reason=""), name="emergency_has_a_reason"),
        ]
        indexes: ClassVar = [models.Index(fields=["region", "-valid_from"])]

    def __str__(self) -> str:
        return f"{self.user_id} reads {self.region}"
