"""Who may hear of what, what a person was told, and who sees the log of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import Refused, Right, subtrees
from selaras.desk.accounts.models import Grant, Holding, User
from selaras.desk.cases import access as cases
from selaras.desk.invitations.models import Guest
from selaras.desk.meetings import access as meetings
from selaras.desk.newsroom import access as newsroom
from selaras.desk.notices._news import Kind
from selaras.desk.notices.models import Channel, Choice, Delivery, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.db.models import QuerySet

    from selaras.desk.notices.models import Notice


def _invitation(user: User, pk: str) -> None:
    """The invitation of one's own body, or of a region that one reads.

    Raises:
        Http404: It is taken back, or somebody else's.
    """
    guest = get_object_or_404(Guest, pk=pk, dropped="")
    own = user.office is not None and user.office.body == guest.body
    if not (own if guest.body else user.rights.may(Right.READ, guest.region)):
        raise Http404(pk)


_DOORS: Mapping[str, Callable[[User, str], object]] = {
    "case": cases.case,
    "action": cases.action,
    "story": newsroom.story,
    "meeting": meetings.meeting,
    "guest": _invitation,
}


def sees(user: User, notice: Notice) -> bool:
    """Whether this person may hear of it now: as the door of the thing itself decides."""
    if not user.is_active or user.office is None:
        return False
    if notice.kind == Kind.SYSTEM:
        return user.rights.may(Right.ADMINISTER, notice.region)
    door = _DOORS.get(notice.thing)
    if door is None:
        offered = bool(notice.body) and user.office.body == notice.body
        return offered or user.rights.may(Right.READ, notice.region)
    try:
        door(user, notice.thing_id)
    except Http404:
        return False
    return True


class Crowd:
    """The people who could hear of notices, each fetched once; for one run."""

    def __init__(self) -> None:
        self._people: dict[int, User] = {}
        self._at: dict[tuple[str, ...], tuple[int, ...]] = {}

    def around(self, notice: Notice) -> Iterable[User]:
        """Whoever reads or administers the region or the one it goes to, and the body's people."""
        nodes = {*_regions.path(notice.region), *_regions.path(notice.to)}
        key = (*sorted(nodes), notice.body)
        if key not in self._at:
            self._at[key] = tuple(_ids(nodes, notice.body))
        return self._fetch(self._at[key])

    def _fetch(self, wanted: tuple[int, ...]) -> Iterable[User]:
        missing = [pk for pk in wanted if pk not in self._people]
        if missing:
            self._people |= {user.pk: user for user in people(missing)}
        return (self._people[pk] for pk in wanted if pk in self._people)


def _ids(nodes: Iterable[str], body: str) -> Iterable[int]:
    now = timezone.now()
    granted = Grant.objects.in_force(now).filter(
        right__in=[Right.READ, Right.ADMINISTER], region__in=nodes
    )
    asked = Q(office__in=granted.values("office"))
    if body:
        asked |= Q(office__body=body)
    held = Holding.objects.in_force(now).filter(asked)
    return held.order_by("user").values_list("user", flat=True).distinct()


def people(ids: Iterable[int]) -> QuerySet[User]:
    """People with what they chose."""
    chosen = Prefetch("notice_choices", queryset=Choice.objects.all())
    found = User.objects.filter(pk__in=list(ids), is_active=True)
    return found.select_related("notice_ways").prefetch_related(chosen)


def ways_of(user: User) -> Ways:
    """Where and when this person is reached; not stored until they say so."""
    found: Ways | None = getattr(user, "notice_ways", None)
    return Ways(user=user) if found is None else found


def inbox(user: User) -> QuerySet[Delivery]:
    """What this person was told in the desk, as far as they may still hear of it."""
    rows = Delivery.objects.filter(
        user=user, channel=Channel.DESK, state=Delivery.State.SENT
    ).filter(_still(user))
    return rows.select_related("notice")


def _still(user: User) -> Q:
    office = user.office
    if office is None:
        return Q(pk__in=())
    system = Q(notice__kind=Kind.SYSTEM)
    administered = subtrees("notice__region", user.rights.at(Right.ADMINISTER))
    read = user.rights.readable("notice__region") | user.rights.readable("notice__to")
    return system & administered | ~system & (read | Q(notice__body=office.body))


def unseen(user: User) -> int:
    """How many of them this person has not marked as seen."""
    return inbox(user).filter(seen_at=None).count()


def log(user: User) -> QuerySet[Delivery]:
    """Who was told what about the regions that this person administers.

    Raises:
        Refused: There are none.
    """
    nodes = user.rights.at(Right.ADMINISTER)
    if not nodes:
        raise Refused(Right.ADMINISTER, "delivery", "", "")
    rows = Delivery.objects.filter(subtrees("notice__region", nodes))
    return rows.select_related("notice", "user")


def own_log(user: User) -> QuerySet[Delivery]:
    """What this person was sent outside the desk, and what became of it."""
    outside = Delivery.objects.filter(user=user).exclude(channel=Channel.DESK)
    return outside.filter(_still(user)).select_related("notice")


def choice_to_drop(user: User, pk: int) -> Choice:
    """One of one's own choices.

    Raises:
        Http404: It is not there, or somebody else's.
    """
    found = get_object_or_404(Choice, pk=pk)
    if found.user_id != user.pk:
        raise Refused(Right.READ, "choice", str(pk), "")
    return found


def regions_to_choose(user: User) -> tuple[str, ...]:
    """The regions that this person may choose among: what they read and one level below."""
    nodes = sorted(user.rights.at(Right.READ) | user.rights.at(Right.ADMINISTER))
    below = (code for node in nodes for code in _regions.children(node))
    own = (code for code in below if _regions.home(code) == code)
    return tuple(dict.fromkeys((*nodes, *own)))
