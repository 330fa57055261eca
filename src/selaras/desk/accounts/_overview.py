"""What an administrator must know first: who cannot work, and what is about to end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from selaras.desk._answers import Step
from selaras.desk.accounts import access
from selaras.desk.accounts.models import Emergency, Grant, Holding, Office, User
from selaras.desk.audit.models import Entry
from selaras.desk.entrance import access as entrance
from selaras.desk.entrance.models import Invitation
from selaras.desk.jobs import access as jobs
from selaras.desk.jobs.models import Job
from selaras.desk.upkeep.acts import Act as Upkeep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.db.models import Model, QuerySet

    Condition = Exists | Q

M = TypeVar("M", bound="Model")
SOON = dt.timedelta(days=30)
_OLD = dt.timedelta(days=7)
_EMERGENCIES = 20


@dataclass(frozen=True)
class Trouble:
    """A sort of thing that keeps people from working, how often, and where to mend it."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Overview:
    """The head of the page: what is wrong, and the one next step."""

    troubles: tuple[Trouble, ...]
    step: Step
    emergencies: tuple[Emergency, ...]
    backed_up_at: dt.datetime | None
    backup_is_old: bool
    workers: int


def overview(user: User) -> Overview:
    """Who cannot work in what this administrator sees, and what comes to an end.

    Raises:
        Refused: The person administers nothing.
    """
    troubles = tuple(_troubles(user))
    first = next((one for one in troubles if one.count), None)
    if first is None:
        step = Step(_("Buat jabatan"), reverse("office-new"))
    else:
        step = Step(_("Perbaiki"), first.url)
    urgent = access.emergencies(user).filter(valid_from__gt=timezone.now() - SOON)
    backups = Entry.objects.filter(act=Upkeep.BACKED_UP).order_by("-seq")
    made = backups.values_list("at", flat=True).first()
    return Overview(
        troubles,
        step,
        emergencies=tuple(urgent[:_EMERGENCIES]),
        backed_up_at=made,
        backup_is_old=made is None or made < timezone.now() - _OLD,
        workers=jobs.living().count(),
    )


def _troubles(user: User) -> Iterator[Trouble]:
    now, here = timezone.now(), reverse("people")
    counted = _counted(access.people(user).order_by(), _of_people(now))
    for label, state in (
        (_("Orang yang terkunci"), "terkunci"),
        (_("Belum memasang dua langkah yang diwajibkan"), "tanpa-kode"),
        (_("Masa jabatan berakhir ≤ 30 hari"), "berakhir"),
    ):
        yield Trouble(label, counted[state], f"{here}?lihat=orang&keadaan={state}")
    counted = _counted(access.offices(user).order_by(), _of_offices(now))
    for label, state in (
        (_("Jabatan tanpa pemegang"), "kosong"),
        (_("Jabatan dengan wewenang berakhir ≤ 30 hari"), "berakhir"),
        (_("Undangan belum dipakai"), "diundang"),
    ):
        yield Trouble(label, counted[state], f"{here}?keadaan={state}")
    stopped = jobs.jobs(user).filter(state=Job.State.FAILED).count()
    yield Trouble(_("Pekerjaan latar yang berhenti"), stopped, reverse("jobs"))


def _counted(rows: QuerySet[M], states: Mapping[str, Condition]) -> dict[str, int]:
    """How many rows are in each state."""
    return rows.aggregate(**{name: Count("pk", filter=Q(one)) for name, one in states.items()})


def offices(user: User, words: str, state: str) -> QuerySet[Office]:
    """The offices that the administrator sees, with who holds them and what they may do.

    Raises:
        Refused: The person administers nothing.
    """
    now = timezone.now()
    rows, asked = access.offices(user), _of_offices(now).get(state)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(region=words))
    rows = rows if asked is None else rows.filter(asked)
    held, granted = Holding.objects.in_force(now), Grant.objects.in_force(now)
    holders = held.select_related("user").order_by("valid_from")
    rows = rows.prefetch_related(Prefetch("holding_set", holders, to_attr="holders_now"))
    return rows.prefetch_related(
        Prefetch("grant_set", granted.order_by("pk"), to_attr="grants_now")
    )


def _of_offices(now: dt.datetime) -> dict[str, Condition]:
    held = Holding.objects.in_force(now).filter(office=OuterRef("pk"))
    granted = Grant.objects.in_force(now).filter(office=OuterRef("pk"))
    return {
        "kosong": Exists(granted) & ~Exists(held),
        "berakhir": Exists(granted.filter(valid_until__lt=now + SOON)),
        "diundang": Exists(Invitation.objects.open().filter(office=OuterRef("pk"))),
    }


def listed(user: User, words: str, state: str) -> QuerySet[User]:
    """The people that the administrator sees, with the offices that they hold.

    Raises:
        Refused: The person administers nothing.
    """
    rows, asked = access.people(user), _of_people(timezone.now()).get(state)
    rows = rows if asked is None else rows.filter(asked)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(username__icontains=words))
    held = Holding.objects.in_force(timezone.now()).filter(office__in=access.offices(user))
    seats = held.select_related("office").order_by("valid_from")
    return rows.annotate(seen_at=Max("sessions__seen_at")).prefetch_related(
        Prefetch("holding_set", seats, to_attr="seats_now")
    )


def _of_people(now: dt.datetime) -> dict[str, Condition]:
    held = Holding.objects.in_force(now).filter(user=OuterRef("pk"))
    asked = Exists(held.filter(office__two_steps=True))
    return {
        "terkunci": entrance.is_locked(),
        "tanpa-kode": asked & ~Exists(entrance.second_steps()),
        "berakhir": Exists(held.filter(valid_until__lt=now + SOON)),
    }
