"""Who asks, and whether they may: every other app's access module decides through this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest

from selaras.desk.accounts._rights import Right, Rights, subtrees

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from selaras.desk.accounts.models import Office, User

__all__ = ["Refused", "Right", "Rights", "UserRequest", "office_of", "require", "subtrees"]


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
