"""Which papers a person may map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Refused, Right
from selaras.desk.incoming.models import Paper

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User


def papers(user: User) -> QuerySet[Paper]:
    """The papers that came to this person's own secretariat."""
    homes = user.rights.at(Right.CONVENE)
    return Paper.objects.filter(region__in=homes).select_related("meeting", "by").defer("passages")


def paper_to_map(user: User, pk: str) -> Paper:
    """One paper to map.

    Raises:
        Http404: It is not there, or not this person's to map.
    """
    found = get_object_or_404(Paper.objects.select_related("meeting__forum"), pk=pk)
    if not user.rights.may(Right.CONVENE, found.region):
        raise Refused(Right.CONVENE, "paper", pk, found.region)
    return found
