"""What a person sees of what was sent in: that of the homes where they may report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Count
from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Refused, Right, require
from selaras.desk.arrivals.models import Arrival, Row

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User


def arrivals(user: User) -> QuerySet[Arrival]:
    """What was sent at the homes where this person may report, newest first."""
    homes = user.rights.at(Right.REPORT)
    return Arrival.objects.filter(region__in=homes).select_related("office")


def homes(user: User) -> tuple[str, ...]:
    """The homes where this person may report.

    Raises:
        Refused: There is none.
    """
    found = tuple(sorted(user.rights.at(Right.REPORT)))
    if not found:
        raise Refused(Right.REPORT, "arrival", "", "")
    return found


def arrival(user: User, pk: str) -> Arrival:
    """One arrival of one's own home.

    Raises:
        Http404: It is not there, or not of the person's home.
    """
    found = get_object_or_404(Arrival.objects.select_related("office", "by"), pk=pk)
    require(user, Right.REPORT, found.region, thing="arrival", id_=pk)
    return found


def row_to_settle(user: User, pk: int) -> Row:
    """One row of one's own home to mend or dismiss.

    Raises:
        Http404: It is not there, or not of the person's home.
    """
    found = get_object_or_404(Row.objects.select_related("arrival"), pk=pk)
    require(user, Right.REPORT, found.arrival.region, thing="arrival", id_=found.arrival_id)
    return found


def tally(row: Arrival) -> Counter[str]:
    """How many rows had each outcome."""
    counts = row.rows.order_by().values_list("outcome").annotate(n=Count("pk"))
    return Counter(dict(counts))
