"""Which sessions and links a person sees, and whether a link or a session still holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk.accounts import access as accounts
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.accounts.models import User
from selaras.desk.entrance import _links
from selaras.desk.entrance._links import keep as keep_link
from selaras.desk.entrance._links import take as take_link
from selaras.desk.entrance.models import Invitation, Session

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from selaras.desk.accounts.models import Office

__all__ = [
    "KEY",
    "Offer",
    "has_two_steps",
    "invitation_to_withdraw",
    "invitations",
    "is_locked",
    "keep_link",
    "locked",
    "may_take",
    "must_set_up",
    "offer",
    "own_session",
    "resets",
    "second_steps",
    "session_of",
    "sessions",
    "take_link",
]

KEY = "selaras.session"


class Offer(NamedTuple):
    """A link that holds: what it offers, and by whose invitation."""

    invitation: Invitation
    token: str


def session_of(request: HttpRequest, user: User) -> Session | None:
    """The session of this request; None when it was ended."""
    pk = request.session.get(KEY, "")
    return Session.objects.filter(pk=pk, user=user, ended_at=None).first()


def sessions(user: User) -> QuerySet[Session]:
    """The sessions of a person that are not over."""
    since = timezone.now() - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return Session.objects.filter(user=user, ended_at=None, begun_at__gt=since)


def own_session(user: User, pk: str) -> Session:
    """One of a person's own sessions.

    Raises:
        Http404: It is not there, or somebody else's.
    """
    found = get_object_or_404(Session, pk=pk)
    if found.user_id != user.pk:
        raise Refused(Right.ADMINISTER, "session", pk, "")
    return found


def offer(token: str) -> Offer | None:
    """What a link offers; None when it is forged, used, withdrawn, too old, or its maker's no more.

    Whoever made it must still be able to: else a link would outlive the office of its maker.
    """
    digest = _links.digest(token)
    if digest is None:
        return None
    rows = Invitation.objects.open().select_related("office", "user", "made_by")
    found = rows.filter(digest=digest).first()
    return Offer(found, token) if found is not None and _stands(found) else None


def _stands(found: Invitation) -> bool:
    if found.office is not None:
        return accounts.administers(found.made_by, found.office)
    return found.user is not None and accounts.may_reset(found.made_by, found.user)


def may_take(user: User, invitation: Invitation) -> bool:
    """Whether somebody who has an account may take the office; never by their own invitation."""
    return invitation.office is not None and invitation.made_by_id != user.pk


def invitations(office: Office) -> QuerySet[Invitation]:
    """The links to an office that can still be used."""
    return office.invitations.open().select_related("made_by")


def invitation_to_withdraw(user: User, pk: str) -> Invitation:
    """A link to take back.

    Raises:
        Http404: It is not there, or not this administrator's to withdraw.
    """
    found = get_object_or_404(Invitation.objects.select_related("office", "user"), pk=pk)
    if found.office is not None:
        allowed = accounts.administers(user, found.office)
    else:
        allowed = found.user is not None and accounts.may_reset(user, found.user)
    if not allowed:
        region = "" if found.office is None else found.office.region
        raise Refused(Right.ADMINISTER, "invitation", pk, region)
    return found


def is_locked() -> Exists:
    """Of a query of people: whether they are locked out somewhere now."""
    since = timezone.now() - dt.timedelta(hours=settings.AXES_COOLOFF_TIME)
    tries = AccessAttempt.objects.filter(
        username=Lower(OuterRef("username")),
        attempt_time__gt=since,
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT,
    )
    return Exists(tries)


def locked(user: User) -> bool:
    """Whether somebody is locked out somewhere now."""
    return User.objects.filter(is_locked(), pk=user.pk).exists()


def resets(user: User) -> QuerySet[Invitation]:
    """The links by which somebody may choose a new password that can still be used."""
    return user.invitations.open().select_related("made_by")


def second_steps() -> QuerySet[Authenticator]:
    """Of a query of people: the second step that they set up."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(
        user=OuterRef("pk"), type=Authenticator.Type.TOTP
    )
    return rows


def must_set_up(user: User) -> bool:
    """Whether an office asks this person for the second step that is not set up yet."""
    return any(one.two_steps for one in user.held) and not has_two_steps(user)


def has_two_steps(user: User) -> bool:
    """Whether somebody has set up the second step."""
    rows = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    return bool(rows.exists())
