"""Which forums a person sees, whose seats they may edit, and who sits where on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404

from selaras.desk import _regions
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.forums import _law
from selaras.desk.forums._board import Board, Place, boards
from selaras.desk.forums._law import Forum, Kind, Size, size
from selaras.desk.forums.models import Contact, Tenure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from selaras.desk.accounts.models import User

__all__ = [
    "Board",
    "Forum",
    "Kind",
    "Place",
    "Size",
    "below",
    "board",
    "boards",
    "contacts",
    "forum",
    "forum_to_edit",
    "may_edit",
    "may_see",
    "of",
    "of_region",
    "place_to_edit",
    "size",
    "tenure_to_change",
]

_EDITORS = (Right.CONVENE, Right.ADMINISTER)


def of(region: str, kind: str) -> Forum:
    """The forum of a kind in a region.

    Raises:
        ValueError: There is no such forum.
    """
    found = _law.named(f"{kind}-{region}")
    if found is None:
        raise ValueError(f"no forum {kind} in {region}")
    return found


def of_region(region: str) -> tuple[Forum, ...]:
    """Every forum of a region; none for the nation and for districts."""
    return tuple(Forum(kind, region) for kind in Kind) if _law.has_forums(region) else ()


def board(forum: Forum, day: dt.date) -> Board:
    """The forum with its seats and who holds them on a day; for whoever may see the forum."""
    return boards([forum], day)[0]


def below(region: str, day: dt.date) -> tuple[tuple[str, tuple[Board, ...]], ...]:
    """The forums of each region one level below, by code."""
    codes = [code for code in _regions.children(region) if _law.has_forums(code)]
    made = boards([forum for code in codes for forum in of_region(code)], day)
    return tuple((code, tuple(one for one in made if one.forum.region == code)) for code in codes)


def may_see(user: User, region: str) -> bool:
    """Whether this person may see who sits in the forums of a region."""
    return user.rights.may(Right.READ, region) or may_edit(user, region)


def may_edit(user: User, region: str) -> bool:
    """Whether this person may edit the forums of a region, and see how seats are reached."""
    return any(user.rights.may(right, region) for right in _EDITORS)


def forum(user: User, id_: str) -> Forum:
    """One forum to see.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    found = _named(id_)
    if not may_see(user, found.region):
        raise Refused(Right.READ, "forum", id_, found.region)
    return found


def forum_to_edit(user: User, id_: str) -> Forum:
    """One forum whose seats this person may edit.

    Raises:
        Http404: It is not there, or not this person's to edit.
    """
    found = _named(id_)
    _require_editor(user, found.region, "forum", id_)
    return found


def _named(id_: str) -> Forum:
    found = _law.named(id_)
    if found is None:
        raise Http404(id_)
    return found


def _require_editor(user: User, region: str, thing: str, id_: str) -> None:
    if not may_edit(user, region):
        raise Refused(Right.CONVENE, thing, id_, region)


def place_to_edit(user: User, id_: str, key: str, day: dt.date) -> Place:
    """One seat to edit, as it stands on a day.

    Raises:
        Http404: There is no such seat, or it is not this person's to edit.
    """
    seats = board(forum_to_edit(user, id_), day).places
    found = next((place for place in seats if place.key == key), None)
    if found is None:
        raise Http404(key)
    return found


def tenure_to_change(user: User, pk: str) -> Tenure:
    """One tenure to end or to withdraw.

    Raises:
        Http404: It is not there, withdrawn, or not this person's to change.
    """
    rows = Tenure.objects.select_related("seat").filter(withdrawn_at=None)
    found = get_object_or_404(rows, pk=pk)
    _require_editor(user, found.seat.region, "tenure", pk)
    return found


def contacts(user: User, forum: Forum) -> Mapping[str, Contact]:
    """How the forum's seats are reached, by the seats' keys; nothing for who may not edit."""
    if not may_edit(user, forum.region):
        return {}
    rows = Contact.objects.select_related("seat").filter(seat__forum=forum.id)
    return {row.seat.key: row for row in rows}
