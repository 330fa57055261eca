"""Which odds a person sees: those of the regions that they read, and nothing of any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from selaras.desk import _regions
from selaras.desk.accounts.access import Right, require
from selaras.desk.outlooks._events import events_of_stories, events_of_tables, read_until
from selaras.desk.outlooks._odds import Row, rows
from selaras.desk.outlooks.models import Alert, Outlook, Prediction, Replayed

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

__all__ = [
    "Row",
    "alert_to_publish",
    "alerts",
    "choices",
    "events_of_stories",
    "events_of_tables",
    "newest",
    "past",
    "place",
    "predictions",
    "read_until",
    "region",
    "skill",
]

_MOST_CHOICES = 60


def newest(user: User) -> Outlook | None:
    """The outlook that holds now, for whoever reads any region; a made-up one only without a real.

    None when there is none, or none of this person's.
    """
    if not user.rights.at(Right.READ):
        return None
    real = Outlook.objects.exclude(source=Outlook.Source.SYNTHETIC).first()
    return real or Outlook.objects.first()


def region(user: User, asked: str) -> str | None:
    """The region to show: the one asked for, else the person's home, else any that they read.

    Raises:
        Http404: There is no such region, or it is outside the person's rights.
    """
    if asked:
        if not _regions.known(asked):
            raise Http404(asked)
        require(user, Right.READ, asked, thing="region", id_=asked)
        return asked
    home = _regions.NATION if user.office is None else user.office.region
    if user.rights.may(Right.READ, home):
        return home
    return min(user.rights.at(Right.READ), default=None)


def choices(user: User) -> tuple[str, ...]:
    """The regions that a person may choose between: their nodes, and for the nation provinces."""
    nodes = sorted(user.rights.at(Right.READ))
    below = _regions.children(_regions.NATION) if _regions.NATION in nodes else ()
    return tuple(dict.fromkeys((*nodes, *below)))[:_MOST_CHOICES]


def predictions(user: User, outlook: Outlook, within: str) -> QuerySet[Prediction]:
    """The odds of a region and of those one level below it, as far as the person reads them."""
    readable = user.rights.readable("region")
    return Prediction.objects.filter(_near(within), readable, outlook=outlook)


def place(user: User, code: str) -> tuple[Outlook | None, tuple[Row, ...]]:
    """The outlook that holds now, and its odds of one region; for whoever may see the region."""
    outlook = newest(user)
    if outlook is None:
        return None, ()
    found = Prediction.objects.filter(user.rights.readable("region"), outlook=outlook, region=code)
    return outlook, rows(found)


def past(
    user: User, outlook: Outlook, within: str, group: str
) -> tuple[list[Prediction], list[Replayed]]:
    """What came of chances like those of `predictions`: issued, and replayed."""
    readable = user.rights.readable("region")
    alike = Q(group=group, outlook__source=outlook.source, outlook__model=outlook.model)
    issued = Prediction.objects.filter(_near(within), readable, alike, count__isnull=False)
    replayed = Replayed.objects.filter(_near(within), readable, alike)
    return list(issued.select_related("outlook")), list(replayed.select_related("outlook"))


def alerts(user: User, outlook: Outlook, within: str) -> QuerySet[Alert]:
    """The alerts of a region and of those one level below it, as far as the person reads them."""
    near = predictions(user, outlook, within).order_by()
    found = Alert.objects.filter(prediction__in=near)
    return found.select_related("prediction__outlook", "released_by", "released_office")


def alert_to_publish(user: User, pk: str) -> Alert:
    """An alert that this person may release or withdraw.

    Raises:
        Http404: There is none, or it is outside the person's rights.
    """
    row = get_object_or_404(Alert.objects.select_related("prediction__outlook"), pk=pk)
    require(user, Right.PUBLISH, row.region, thing="alert", id_=pk)
    return row


def skill(outlook: Outlook) -> dict[str, list[dict[str, object]]]:
    """What the method scored when the past was last replayed from this source, by group."""
    alike = Outlook.objects.filter(source=outlook.source, model=outlook.model)
    found = alike.exclude(skill={}).values_list("skill", flat=True).first()
    return found or {}


def _near(within: str) -> Q:
    if within == _regions.NATION:
        return ~Q(region__contains=".")
    return Q(region=within) | Q(region__startswith=f"{within}.")
