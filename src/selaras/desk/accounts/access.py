"""Who asks, and whether they may: every other app's access module decides through this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts._rights import Right, Rights, covered, subtrees
from selaras.desk.accounts.models import Emergency, Grant, Holding, Office, User

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django_htmx.middleware import HtmxDetails

__all__ = [
    "Refused",
    "Right",
    "Rights",
    "UserRequest",
    "administered",
    "administers",
    "emergencies",
    "emergency_to_end",
    "grant_to_end",
    "grantable",
    "holding_to_end",
    "may_break_glass",
    "may_help",
    "may_reset",
    "may_unmask",
    "office",
    "office_of",
    "office_to_change",
    "office_to_grant",
    "offices",
    "people",
    "person",
    "person_to_help",
    "person_to_reset",
    "require",
    "subtrees",
]


class UserRequest(HttpRequest):
    """A request by somebody who has signed in."""

    user: User
    htmx: HtmxDetails


class Refused(Http404):
    """The row is there, and outside this person's rights; looks like a missing page."""

    def __init__(self, right: Right, thing: str, id_: str, region: str) -> None:
        super().__init__(f"{thing} {id_}: no right to {right} in {region}")
        self.right, self.thing, self.id, self.region = right, thing, id_, region


def require(user: User, right: Right, region: str, *, thing: str, id_: str) -> None:
    """Let pass who holds the right for this region.

    Raises:
        Refused: The right does not reach there.
    """
    if not user.rights.may(right, region):
        raise Refused(right, thing, id_, region)


def office_of(user: User) -> Office:
    """The office in which the person acts; every write names it.

    Raises:
        Refused: The person holds none now.
    """
    if user.office is None:
        raise Refused(Right.REPORT, "office", cast("str", user.pk), "")
    return user.office


def may_unmask(user: User, region: str) -> bool:
    """Whether masked names of this region may be looked up; an emergency never lets anybody."""
    rights = user.rights
    return rights.may(Right.UNMASK, region) and rights.reads_by_office(region)


def administered(user: User) -> frozenset[str]:
    """The nodes that this person administers.

    Raises:
        Refused: There are none.
    """
    nodes = user.rights.at(Right.ADMINISTER)
    if not nodes:
        raise Refused(Right.ADMINISTER, "office", "", "")
    return nodes


def offices(user: User) -> QuerySet[Office]:
    """The offices that an administrator sees: those of the whole subtree.

    Raises:
        Refused: The person administers nothing.
    """
    return Office.objects.filter(subtrees("region", administered(user)))


def office(user: User, pk: str) -> Office:
    """One office to look at.

    Raises:
        Http404: It is not there, or outside what the person administers.
    """
    found = get_object_or_404(Office, pk=pk)
    if not covered(user.rights.at(Right.ADMINISTER), found.region):
        raise Refused(Right.ADMINISTER, "office", pk, found.region)
    return found


def administers(user: User, found: Office) -> bool:
    """Whether this person may change the office.

    Its people and rights are for its own home to decide; from above only the administrators
    of the regions below are appointed.
    """
    nodes = user.rights.at(Right.ADMINISTER)
    if found.role == Office.Role.ADMINISTRATOR:
        return covered(nodes, found.region)
    return found.region in nodes


def office_to_change(user: User, pk: str) -> Office:
    """One office to appoint to, invite to, or close; never one that the person holds.

    Raises:
        Http404: It is not there, or not this person's to change.
    """
    found = office(user, pk)
    if not administers(user, found) or _own(user, found):
        raise Refused(Right.ADMINISTER, "office", pk, found.region)
    return found


def office_to_grant(user: User, pk: str) -> Office:
    """One office of the subtree that rights may be granted to; never one that the person holds.

    Raises:
        Http404: It is not there, or not this person's to grant to.
    """
    found = office(user, pk)
    if _own(user, found):
        raise Refused(Right.ADMINISTER, "office", pk, found.region)
    return found


def _own(user: User, found: Office) -> bool:
    """Nobody changes what they themselves may do: now, or in a term that is still to come."""
    return found.holding_set.not_over(timezone.now()).filter(user=user).exists()


def grantable(user: User, found: Office, right: str, region: str) -> bool:
    """Whether this person may grant, or end, this right of this office on this node.

    Never wider than the administrator's own node. Reading may be granted across regions by
    who administers both; every other right is for the office's own home.
    """
    nodes = user.rights.at(Right.ADMINISTER)
    if not (covered(nodes, region) and covered(nodes, found.region)):
        return False
    return right == Right.READ or (region == found.region and administers(user, found))


def grant_to_end(user: User, pk: int) -> Grant:
    """A right to take back.

    Raises:
        Http404: It is not there, or not this person's to end.
    """
    found = get_object_or_404(Grant.objects.select_related("office"), pk=pk)
    home = found.office
    ends = administers(user, home) or grantable(user, home, found.right, found.region)
    if not ends or _own(user, home):
        raise Refused(Right.ADMINISTER, "grant", str(pk), home.region)
    return found


def holding_to_end(user: User, pk: int) -> Holding:
    """Somebody else's term to end.

    Raises:
        Http404: It is not there, or not this person's to end.
    """
    found = get_object_or_404(Holding.objects.select_related("office", "user"), pk=pk)
    if not administers(user, found.office) or found.user_id == user.pk:
        raise Refused(Right.ADMINISTER, "holding", str(pk), found.office.region)
    return found


def people(user: User) -> QuerySet[User]:
    """Everybody who holds, held or will hold an office that this administrator sees.

    Raises:
        Refused: The person administers nothing.
    """
    seen = Holding.objects.filter(office__in=offices(user), user=OuterRef("pk"))
    return User.objects.filter(Exists(seen)).order_by("name", "pk")


def person(user: User, username: str) -> User:
    """One person to look at.

    Raises:
        Http404: Nobody has that name, or holds no office that the administrator sees.
    """
    found = get_object_or_404(User, username=username)
    nodes = user.rights.at(Right.ADMINISTER)
    regions = found.holding_set.values_list("office__region", flat=True)
    if not any(covered(nodes, region) for region in regions):
        raise Refused(Right.ADMINISTER, "user", username, min(regions, default=""))
    return found


def person_to_help(user: User, username: str) -> User:
    """Somebody else whose sessions may be ended and whose lock may be opened.

    Raises:
        Http404: Nobody has that name, or it is not this administrator's to do.
    """
    found = person(user, username)
    if not may_help(user, found):
        raise _refused_person(found)
    return found


def may_help(user: User, found: User) -> bool:
    """Whether somebody else holds, or last held, an office that this administrator changes."""
    return found.pk != user.pk and any(administers(user, one) for one in _offices_of(found))


def person_to_reset(user: User, username: str) -> User:
    """Somebody else whose way in may be made anew.

    Raises:
        Http404: Nobody has that name, or it is not this administrator's to do.
    """
    found = person(user, username)
    if not may_reset(user, found):
        raise _refused_person(found)
    return found


def may_reset(user: User, found: User) -> bool:
    """Whether all that the person may do, now or later, is within what the administrator decides.

    Else a new password for somebody who also works elsewhere would open that elsewhere.
    """
    held = _offices_of(found)
    if found.pk == user.pk or not held or not all(administers(user, one) for one in held):
        return False
    granted = Grant.objects.not_over(timezone.now()).filter(office__in=held)
    nodes = user.rights.at(Right.ADMINISTER)
    return all(covered(nodes, one) for one in granted.values_list("region", flat=True))


def _offices_of(found: User) -> list[Office]:
    """The offices held now or later; the last one when all terms are over."""
    terms = found.holding_set.select_related("office")
    ahead = [one.office for one in terms.not_over(timezone.now())]
    last = terms.order_by("-valid_until").first()
    return ahead or ([] if last is None else [last.office])


def _refused_person(found: User) -> Refused:
    return Refused(Right.ADMINISTER, "user", found.username, "")


def may_break_glass(user: User) -> bool:
    """Whether this person reads anything by office: only they may read elsewhere in need."""
    return bool(user.rights.at(Right.READ))


def emergencies(user: User) -> QuerySet[Emergency]:
    """The readings in need that touch what this administrator sees, the latest first.

    Raises:
        Refused: The person administers nothing.
    """
    nodes = administered(user)
    above = {code for node in nodes for code in _regions.path(node)}
    touched = subtrees("region", nodes) | Q(region__in=above)
    return Emergency.objects.filter(touched).select_related("user", "office")


def emergency_to_end(user: User, pk: str) -> Emergency:
    """One's own reading in need, or one that touches what one administers.

    Raises:
        Http404: It is not there, or neither of these.
    """
    found = get_object_or_404(Emergency, pk=pk)
    nodes = user.rights.at(Right.ADMINISTER)
    touches = covered(nodes, found.region) or any(
        _regions.covers(found.region, node) for node in nodes
    )
    if found.user_id != user.pk and not touches:
        raise Refused(Right.ADMINISTER, "emergency", pk, found.region)
    return found
