"""Whose token it is, what it may do now, and the rows that programs may read."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk.accounts.access import Refused, Right, Rights
from selaras.desk.accounts.acts import Act as AccountAct
from selaras.desk.accounts.models import Holding
from selaras.desk.api import _secret
from selaras.desk.api.models import Token
from selaras.desk.audit.models import Entry
from selaras.desk.cases.access import cases
from selaras.desk.cases.models import Action, Reader
from selaras.desk.entrance.access import must_set_up
from selaras.desk.newsroom.access import readable
from selaras.desk.newsroom.models import Report, Story, StoryMember

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

__all__ = [
    "GIVEN",
    "actions",
    "at_work",
    "cases",
    "homes_to_take",
    "own_token",
    "owner",
    "reports",
    "require_reader",
    "rights_to_give",
    "term_of",
    "token_of",
    "tokens",
    "without_emergencies",
]

GIVEN = (Right.READ, Right.EXPORT, Right.REPORT, Right.VERIFY)
"""The rights that a token may carry; people and offices are for people alone to decide on."""


def tokens(user: User) -> QuerySet[Token]:
    """A person's own tokens, the newest first."""
    return Token.objects.filter(user=user).select_related("term__office")


def own_token(user: User, pk: str) -> Token:
    """One of a person's own tokens.

    Raises:
        Http404: It is not there, or somebody else's.
    """
    found = get_object_or_404(Token, pk=pk)
    if found.user_id != user.pk:
        raise Refused(Right.ADMINISTER, "token", pk, "")
    return found


def term_of(user: User) -> Holding | None:
    """The term in which the person acts now."""
    terms = Holding.objects.in_force(timezone.now()).filter(user=user, office=user.office)
    return terms.order_by("valid_from", "pk").first()


def rights_to_give(user: User) -> tuple[Right, ...]:
    """What a new token of this person may carry: rights of the office in which they act."""
    term = term_of(user)
    if term is None:
        return ()
    held = at_work(user, term, GIVEN).rights
    return tuple(right for right in GIVEN if held.at(right))


def token_of(secret: str) -> Token | None:
    """The token in force with this secret.

    None when it is unknown, revoked or over, when its owner's term in the office is, when their
    password was reset since, or while a second step that the office asks for is not set up.
    """
    if not _secret.is_one(secret):
        return None
    rows = Token.objects.select_related("user", "term__office")
    found = rows.filter(digest=_secret.digest(secret)).first()
    return found if found is not None and _stands(found) else None


def _stands(found: Token) -> bool:
    if not found.is_open or not found.user.is_active:
        return False
    if not Holding.objects.in_force(timezone.now()).filter(pk=found.term_id).exists():
        return False
    resets = Entry.objects.filter(
        thing="user", thing_id=str(found.user_id), act=AccountAct.PASSWORD_RESET
    )
    return not resets.filter(at__gte=found.made_at).exists() and not must_set_up(owner(found))


def owner(token: Token) -> User:
    """The owner with no more rights than the token and its office give now."""
    return at_work(token.user, token.term, [Right(one) for one in token.rights])


def at_work(user: User, term: Holding, rights: Iterable[Right]) -> User:
    """The person in one office with some of its rights, and with no emergency."""
    narrowed = copy(user)
    known = narrowed.__dict__
    known.pop("rights", None)
    known["held"], known["office"] = (term.office,), term.office
    nodes = {right: narrowed.rights.at(right) for right in rights}
    known["rights"] = Rights({right: at for right, at in nodes.items() if at})
    return narrowed


def without_emergencies(user: User) -> User:
    """The person with what their offices give alone: need lets look, never take away."""
    narrowed = copy(user)
    narrowed.__dict__["rights"] = Rights(user.rights.nodes)
    return narrowed


def require_reader(user: User, thing: str, id_: str) -> None:
    """Let pass who reads any region, to what is public among offices.

    Raises:
        Refused: The person reads nothing.
    """
    if not user.rights.at(Right.READ):
        raise Refused(Right.READ, thing, id_, "")


def homes_to_take(user: User, thing: str) -> frozenset[str]:
    """The homes for which this person may take lists away.

    Raises:
        Refused: There are none.
    """
    homes = user.rights.at(Right.EXPORT)
    if not homes:
        raise Refused(Right.EXPORT, thing, "", "")
    return homes


def reports(user: User) -> QuerySet[Report]:
    """The reports of stories or homes that this person reads, without their texts."""
    rights = user.rights
    nodes = rights.at(Right.READ) | rights.emergencies.keys()
    mine = Story.objects.filter(readable(nodes), rights.readable("region"))
    told = StoryMember.objects.filter(report__key=OuterRef("key"), story__in=mine)
    written = rights.readable("home") & ~Q(home="")
    return Report.objects.filter(written | Exists(told)).defer("text")


def actions(user: User) -> QuerySet[Action]:
    """The actions of the cases that this person reads, done ones too."""
    inside = user.rights.readable("region")
    if not inside:
        return Action.objects.filter(inside).select_related("case")
    shared = Q(case__in=Reader.objects.filter(inside).values("case"))
    return Action.objects.filter(inside | shared).select_related("case")
