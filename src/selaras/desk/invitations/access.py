"""Which invitations a person sees, and which they may change or answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404

from selaras import regions
from selaras.desk import _regions
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.cases import access as cases
from selaras.desk.invitations import _rule
from selaras.desk.invitations.models import Delegate, Guest, Letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.models import Meeting

body_named, region_named = _rule.body_named, _rule.region_named


@dataclass(frozen=True)
class Change:
    """What the rule would change now: whom it would add and whom it names no more."""

    found: _rule.Found
    added: tuple[_rule.Named, ...]
    gone: tuple[Guest, ...]


def letter(meeting: Meeting) -> Letter:
    """The meeting's letter; an empty one until somebody writes it."""
    return Letter.objects.filter(meeting=meeting).first() or Letter(meeting=meeting)


def guests(meeting: Meeting) -> QuerySet[Guest]:
    """Everybody on the list, the dropped too, with how often their letter was delivered."""
    return Guest.objects.filter(meeting=meeting).annotate(sent=Count("deliveries")).order_by("key")


def invited(meeting: Meeting) -> QuerySet[Guest]:
    """Who is invited."""
    return Guest.objects.filter(meeting=meeting, dropped="").select_related("meeting__forum")


def undelivered(meeting: Meeting) -> QuerySet[Guest]:
    """Those of them to whom no letter has gone."""
    return invited(meeting).filter(deliveries=None)


def answers(meeting: Meeting) -> Mapping[str, int]:
    """How many of the invited gave each answer."""
    rows = invited(meeting).order_by().values_list("answer").annotate(n=Count("pk"))
    return {str(Guest.Answer(answer).label): n for answer, n in rows}


def resolve(user: User, meeting: Meeting, rule: str) -> _rule.Found:
    """Whom a rule names now, as far as this person reads the cases it asks for."""
    return _rule.resolve(rule, _rule.Setting(meeting.forum.region, _open_cases(user)))


def change(user: User, meeting: Meeting, rule: str) -> Change:
    """What the rule would change on the list now; whoever has answered or is named stays."""
    found = resolve(user, meeting, rule)
    rows = Guest.objects.filter(meeting=meeting)
    have = set(rows.values_list("key", flat=True))
    untouched = rows.filter(deliveries=None, delegates=None, answered_at=None).exclude(why="")
    added = tuple(one for key, one in found.named.items() if key not in have)
    gone = tuple(one for one in untouched if one.key not in found.named)
    return Change(found, added, gone)


def _open_cases(user: User) -> _rule.Counting:
    def count(kind: str | None) -> Mapping[str, int]:
        rows = cases.cases(user).filter(closed_at=None).order_by()
        if kind is not None:
            rows = rows.filter(kind=kind)
        told: Counter[str] = Counter()
        for region, n in rows.values_list("region").annotate(n=Count("pk")):
            for code in {_regions.home(region), region.split(".")[0]}:
                told[code] += n
        return told

    return count


def mine(user: User) -> QuerySet[Guest]:
    """The invitations that have gone out to this person's office: to its body or its region."""
    return (
        Guest.objects.filter(_addressed(user), dropped="", meeting__letter__issued_at__isnull=False)
        .select_related("meeting__forum")
        .order_by("-meeting__starts_at", "key")
    )


def unanswered(user: User) -> QuerySet[Guest]:
    """Those of them that nobody has answered and whose meeting is not over."""
    return mine(user).filter(answered_at=None, meeting__held_at=None)


def _addressed(user: User) -> Q:
    office = user.office
    if office is None:
        return Q(pk__in=())
    if not user.rights.at(Right.REPORT):
        return Q(body=office.body)
    return Q(body=office.body) | Q(region=office.region)


def guest(user: User, pk: str) -> Guest:
    """One invitation, for who reads its meeting and for the invited office.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    found = _found(pk)
    if not (user.rights.may(Right.READ, found.meeting.forum.region) or _is_mine(user, found)):
        raise Refused(Right.READ, "guest", pk, found.meeting.forum.region)
    return found


def guest_to_answer(user: User, pk: str) -> Guest:
    """One invitation to answer: by the invited office, or by the secretariat for it.

    Raises:
        Http404: It is not there, or not this person's to answer.
    """
    found = _found(pk)
    if not may_answer(user, found):
        raise Refused(Right.CONVENE, "guest", pk, found.meeting.forum.region)
    return found


def may_answer(user: User, found: Guest) -> bool:
    """Whether this person answers for the invited."""
    return user.rights.may(Right.CONVENE, found.meeting.forum.region) or _is_mine(user, found)


def guest_to_change(user: User, pk: str) -> Guest:
    """One addressee to take off the list or put back.

    Raises:
        Http404: It is not there, or not this person's to change.
    """
    found = _found(pk)
    if not user.rights.may(Right.CONVENE, found.meeting.forum.region):
        raise Refused(Right.CONVENE, "guest", pk, found.meeting.forum.region)
    return found


def _found(pk: str) -> Guest:
    return get_object_or_404(Guest.objects.select_related("meeting__forum"), pk=pk)


def _is_mine(user: User, found: Guest) -> bool:
    return mine(user).filter(pk=found.pk).exists()


def delegates(meeting: Meeting, words: str = "") -> QuerySet[Delegate]:
    """Who is to come, by the order of the list; those whose name, office or seat has the words."""
    rows = Delegate.objects.filter(guest__meeting=meeting, guest__dropped="")
    for word in words.split()[:6]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(office__icontains=word)
            | Q(guest__addressee__icontains=word)
            | Q(proxy__icontains=word)
        )
    return rows.select_related("guest")


def seat_of(guest: Guest) -> str:
    """The town that the letter goes to; "Tempat", as letters say, when it is not known."""
    region = regions.get(guest.region) if guest.region else None
    if region is None:
        return "Tempat"
    city = region.short if region.name.startswith("Kota ") else None
    return regions.capital(guest.region) or city or "Tempat"
