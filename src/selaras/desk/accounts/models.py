"""People, the offices they hold, and the rights of those offices on the region tree."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from selaras.desk._ids import new_id
from selaras.desk.accounts._rights import Right, Rights

if TYPE_CHECKING:
    import datetime as dt

_AHEAD = Q(valid_until=None) | Q(valid_until__gt=F("valid_from"))


class TermQuerySet(models.QuerySet["Grant"]):
    """Rows that hold for a term."""

    def in_force(self, on: dt.datetime) -> TermQuerySet:
        """The grants in force at a moment."""
        return self.filter(_in_force(on))


def _in_force(on: dt.datetime, prefix: str = "") -> Q:
    begun = Q(**{f"{prefix}valid_from__lte": on})
    endless = Q(**{f"{prefix}valid_until": None})
    return begun & (endless | Q(**{f"{prefix}valid_until__gt": on}))


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

    class Meta:
        """One seat of a name in a body."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "name"], name="office_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


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

    @cached_property
    def rights(self) -> Rights:
        """What this person may do now."""
        now = timezone.now()
        held = Office.objects.filter(
            _in_force(now, "holding__"), holding__user=self, holding__user__is_active=True
        )
        nodes: defaultdict[str, set[str]] = defaultdict(set)
        for grant in Grant.objects.in_force(now).filter(office__in=held):
            nodes[grant.right].add(grant.region)
        return Rights({right: frozenset(codes) for right, codes in nodes.items()})

    @cached_property
    def office(self) -> Office | None:
        """The office in which this person acts now: the one held longest, None without one."""
        term = _in_force(timezone.now())
        holding = self.holding_set.filter(term).select_related("office").order_by("valid_from")
        first = holding.first()
        return None if first is None else first.office


class Holding(models.Model):
    """Who holds an office, from when until when."""

    user = models.ForeignKey(User, on_delete=models.PROTECT)
    office = models.ForeignKey(Office, on_delete=models.PROTECT)
    valid_from = models.DateTimeField(default=timezone.now)
    valid_until = models.DateTimeField(null=True, blank=True)

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

    objects = TermQuerySet.as_manager()

    class Meta:
        """A right is granted once at a time on a node, by its name."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=_AHEAD, name="grant_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(right__in=[right.value for right in Right]), name="grant_known_right"
            ),
            models.UniqueConstraint(
                fields=["office", "right", "region", "valid_from"], name="grant_made_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id}: {self.right} @ {self.region}"
