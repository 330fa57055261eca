"""What was promised over all meetings: by whom, what came of it, how much is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from selaras.desk import _bodies, _regions
from selaras.desk.accounts.access import Right
from selaras.desk.meetings.models import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

_DONE = Q(action__done_at__isnull=False)


@dataclass(frozen=True)
class Share:
    """How many promises are kept, of how many; told as both numbers, never as a rank."""

    key: str
    name: str
    kept: int
    all: int
    late: int


def promises(user: User) -> QuerySet[Decision]:
    """The decisions of meetings that this person reads, and those that name their own body."""
    rows = Decision.objects.select_related("meeting__forum", "case", "action")
    return rows.filter(_readable(user)).order_by("deadline", "pk")


def _readable(user: User) -> Q:
    everywhere = user.rights.readable("meeting__forum__region")
    body = own_body(user)
    return everywhere | Q(body=body) if body and everywhere else everywhere


def own_body(user: User) -> str:
    """The body in whose name the person acts and reports; empty without one."""
    acts = user.office is not None and bool(user.rights.at(Right.REPORT))
    return user.office.body if acts and user.office is not None else ""


def open_of(rows: QuerySet[Decision], body: str) -> QuerySet[Decision]:
    """A body's promises that are not done."""
    return rows.filter(body=body).exclude(_DONE)


def by_body(rows: QuerySet[Decision]) -> tuple[Share, ...]:
    """Each body's share, in the order of their names."""
    counted = _counted(rows.exclude(body=""), "body")
    told = (Share(key, _bodies.name(key), *numbers) for key, numbers in counted)
    return tuple(sorted(told, key=lambda one: one.name))


def by_level(rows: QuerySet[Decision]) -> tuple[Share, ...]:
    """The share of nation, provinces, and regencies and cities, from the top."""
    sums: dict[str, tuple[int, int, int]] = {}
    for region, numbers in _counted(rows, "meeting__forum__region"):
        level = _regions.level(region)
        before = sums.get(level, (0, 0, 0))
        kept, all_, late = (a + b for a, b in zip(before, numbers, strict=True))
        sums[level] = (kept, all_, late)
    order = ("nation", "province", "regency")
    return tuple(Share(level, level, *sums[level]) for level in order if level in sums)


def _counted(rows: QuerySet[Decision], column: str) -> Iterable[tuple[str, tuple[int, int, int]]]:
    overdue = Q(action__done_at=None, deadline__lt=timezone.localdate())
    told = rows.order_by().values(column).annotate(
        kept=Count("pk", filter=_DONE), n=Count("pk"), late=Count("pk", filter=overdue)
    )  # fmt: skip
    return [(str(one[column]), (one["kept"], one["n"], one["late"])) for one in told]
