"""Which rearrangements a person sees and undoes, and which stories may tell the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Right, require
from selaras.desk.grouping import _lookup
from selaras.desk.grouping.models import Placement, Rearrangement
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.desk.accounts.models import User
    from selaras.desk.newsroom.models import Story
    from selaras.stories import Signature

__all__ = [
    "candidates",
    "mark",
    "near_reports",
    "rearrangement_to_undo",
    "rearrangements",
]

_NEAR, _SHOWN = 32, 12


def mark(story: Story) -> str:
    """What changes when the reports of a story change."""
    pks: Iterable[str] = story.storymember_set.values_list("report_id", flat=True)
    return _lookup.mark(pks)


def rearrangements(user: User, story: Story) -> list[Rearrangement]:
    """What people did to the reports of a story, newest first; both stories may be read."""
    rows = Rearrangement.objects.filter(
        Q(source=story) | Q(target=story) | Q(source__merged_into=story)
    ).select_related("source", "target", "office")
    may = user.rights.may
    return [
        row
        for row in rows[:_NEAR]
        if may(Right.READ, row.source.region) and may(Right.READ, row.target.region)
    ]


def candidates(user: User, story: Story) -> list[Story]:
    """Stories of one's own home whose reports are like this one's, the likest first."""
    first = Placement.objects.filter(story=story.key).order_by("day", "pk").first()
    found = [] if first is None else _lookup.Lookup().near(first.signature, _NEAR)
    keys = list(dict.fromkeys(one.story for one in found if one.story != story.key))[:_SHOWN]
    rows = newsroom.stories(user).filter(key__in=keys, region__in=user.rights.at(Right.VERIFY))
    by_key = {row.key: row for row in rows}
    return [by_key[key] for key in keys if key in by_key]


def near_reports(signature: Signature) -> list[str]:
    """The keys of the reports that share most words with this one, the likest first."""
    return [one.signature.id for one in _lookup.Lookup().near(signature, _NEAR)]


def rearrangement_to_undo(user: User, pk: int) -> Rearrangement:
    """What was done to stories of one's own home, to take back.

    Raises:
        Http404: It is not there, or not this person's to undo.
    """
    found = get_object_or_404(Rearrangement.objects.select_related("source", "target"), pk=pk)
    for story in (found.source, found.target):
        require(user, Right.VERIFY, story.region, thing="rearrangement", id_=str(pk))
    return found
