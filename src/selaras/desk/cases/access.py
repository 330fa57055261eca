"""Which cases and actions a person sees, and in which they may act."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import Right, require, subtrees
from selaras.desk.cases.models import Action, Case

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

_SOON = dt.timedelta(days=7)


def cases(user: User) -> QuerySet[Case]:
    """The cases of the regions that this person reads, with their counts of actions."""
    return (
        Case.objects.filter(user.rights.readable("region"))
        .select_related("owner")
        .annotate(
            actions_planned=Count("actions"),
            actions_open=Count("actions", filter=Q(actions__done_at=None)),
        )
        .order_by("-opened_at", "pk")
    )


def case(user: User, pk: str) -> Case:
    """One case to read.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    return _case(user, pk, Right.READ)


def case_to_work(user: User, pk: str) -> Case:
    """One case to plan for, renew or close.

    Raises:
        Http404: It is not there, or not this person's to work on.
    """
    return _case(user, pk, Right.VERIFY)


def action_to_report(user: User, pk: str) -> Action:
    """One action whose result this person may report.

    Raises:
        Http404: It is not there, or its case is not in the person's home.
    """
    found = get_object_or_404(Action.objects.select_related("case"), pk=pk)
    require(user, Right.REPORT, found.case.region, thing="action", id_=pk)
    return found


def _case(user: User, pk: str, right: Right) -> Case:
    found = get_object_or_404(Case.objects.select_related("story", "owner"), pk=pk)
    require(user, right, found.region, thing="case", id_=pk)
    return found


def for_forum(user: User, region: str) -> QuerySet[Case]:
    """The open cases that a forum of this region answers for, as far as the person reads them."""
    return cases(user).filter(subtrees("region", [region]), closed_at=None)


def due_soon(user: User) -> QuerySet[Action]:
    """Unfinished actions due within seven days, or overdue, in what this person reads."""
    limit = timezone.localdate() + _SOON
    return unfinished(user).filter(deadline__lte=limit)


def unfinished(user: User) -> QuerySet[Action]:
    """Every unfinished action in what this person reads, the earliest deadline first."""
    readable = user.rights.readable("case__region")
    return Action.objects.unfinished().filter(readable).select_related("case")


def overdue(user: User) -> QuerySet[Action]:
    """Unfinished actions whose deadline has passed, in what this person reads."""
    return unfinished(user).filter(deadline__lt=timezone.localdate())


def choices_of_region(user: User) -> tuple[str, ...]:
    """The regions in which this person may open a case: the homes and the districts in them."""
    homes = sorted(user.rights.at(Right.VERIFY))
    below = {home: _regions.children(home) for home in homes}
    return tuple(
        code
        for home in homes
        for code in (home, *(one for one in below[home] if _regions.home(one) == home))
    )
