"""Every write on links and sessions, and on what locks people out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from axes.utils import reset as forget_tries
from django.db import transaction
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.actions import Term
from selaras.desk.audit.actions import record
from selaras.desk.entrance import _device, _links
from selaras.desk.entrance.acts import Act
from selaras.desk.entrance.adapter import ClosedAdapter
from selaras.desk.entrance.models import Invitation, Session

if TYPE_CHECKING:
    from django.http import HttpRequest

    from selaras.desk.accounts.models import Office, User

INVITATION_HOURS = 72


@transaction.atomic
def begin_session(user: User, *, agent: str, address: str) -> Session:
    """Remember that somebody signed in, in which browser and from where."""
    made = Session.objects.create(user=user, device=_device.name(agent), address=address[:45])
    region = user.office.region if user.office else ""
    record(Act.SIGNED_IN, user, by=user, region=region)
    return made


def note_seen(found: Session, *, address: str) -> None:
    """Remember when and from where a session was last used."""
    Session.objects.filter(pk=found.pk).update(seen_at=timezone.now(), address=address[:45])


def sign_out(pk: str) -> None:
    """Somebody signed out here."""
    Session.objects.filter(pk=pk, ended_at=None).update(ended_at=timezone.now())


@transaction.atomic
def end_sessions(user: User, *, by: User, only: str = "", spare: str = "") -> int:
    """End a person's sessions: all, one, or all but one. Gives how many were ended."""
    rows = Session.objects.filter(user=user, ended_at=None).exclude(pk=spare)
    rows = rows.filter(pk=only) if only else rows
    ended = rows.update(ended_at=timezone.now())
    if ended:
        region = user.office.region if user.office else ""
        record(Act.SESSION_ENDED, user, by=by, region=region, after={"sessions": ended})
    return ended


@transaction.atomic
def invite(office: Office, *, by: User, term: Term, acting: bool = False) -> str:
    """Make a link by which somebody takes an office; gives its secret part, kept nowhere."""
    token, now = _links.new(), timezone.now()
    made = Invitation.objects.create(
        digest=_links.digest(token) or "",
        office=office,
        acting=acting,
        valid_from=term.start,
        valid_until=term.end,
        made_by=by,
        made_at=now,
        expires_at=now + dt.timedelta(hours=INVITATION_HOURS),
    )
    after = {"office": office.name, "acting": acting} | term.told
    record(Act.INVITED, made, by=by, region=office.region, after=after)
    return token


@transaction.atomic
def offer_reset(user: User, *, by: User) -> str:
    """Make a link by which somebody chooses a new password; earlier ones are withdrawn."""
    token, now = _links.new(), timezone.now()
    for earlier in Invitation.objects.open().filter(user=user).select_related("user"):
        withdraw(earlier, by=by)
    made = Invitation.objects.create(
        digest=_links.digest(token) or "",
        user=user,
        made_by=by,
        made_at=now,
        expires_at=now + dt.timedelta(hours=INVITATION_HOURS),
    )
    record(Act.RESET_OFFERED, made, by=by, region=_region(made), after={"user": user.username})
    return token


@transaction.atomic
def withdraw(found: Invitation, *, by: User) -> None:
    """Take a link back; one that was used or withdrawn stays as it was."""
    rows = Invitation.objects.filter(pk=found.pk, used_at=None, withdrawn_at=None)
    if rows.update(withdrawn_at=timezone.now()):
        record(Act.WITHDRAWN, found, by=by, region=_region(found))


@transaction.atomic
def close_office(office: Office, *, by: User) -> None:
    """Close an office, and take back every link to it."""
    for found in Invitation.objects.open().filter(office=office).select_related("office"):
        withdraw(found, by=by)
    accounts.close_office(office, by=by)


@transaction.atomic
def join(found: Invitation, *, username: str, name: str, password: str) -> User | None:
    """Make the account of who was invited; None when somebody else was quicker with the link."""
    if found.office is None or not _unused(found):
        return None
    user = accounts.join(
        username,
        name=name,
        office=found.office,
        password=password,
        term=_term(found),
        acting=found.acting,
    )
    _use(found, user)
    return user


@transaction.atomic
def take_office(found: Invitation, *, by: User) -> bool:
    """Let somebody who has an account take the office; False when the link was used already."""
    if found.office is None or not _unused(found):
        return False
    accounts.appoint(by, found.office, by=by, term=_term(found), acting=found.acting)
    _use(found, by)
    return True


@transaction.atomic
def reset_password(found: Invitation, *, password: str) -> bool:
    """Give who the link is for their new password and end their sessions; False when too late."""
    if found.user is None or not _unused(found):
        return False
    accounts.reset_password(found.user, password=password)
    end_sessions(found.user, by=found.user)
    _use(found, found.user)
    return True


def _unused(found: Invitation) -> bool:
    """Whether the link can still be used, with its row locked until the transaction ends."""
    return Invitation.objects.open().select_for_update().filter(pk=found.pk).exists()


def _use(found: Invitation, user: User) -> None:
    Invitation.objects.filter(pk=found.pk).update(used_at=timezone.now(), used_by=user)
    record(Act.ACCEPTED, found, by=user, region=_region(found))


def _term(found: Invitation) -> Term:
    """The term that was offered; one whose first day has passed begins now."""
    start = found.valid_from
    return Term(None if start is None or start < timezone.now() else start, found.valid_until)


def _region(found: Invitation) -> str:
    if found.office is not None:
        return found.office.region
    office = None if found.user is None else found.user.office
    return "" if office is None else office.region


@transaction.atomic
def unlock(user: User, *, by: User, request: HttpRequest) -> None:
    """Let somebody who tried too often try again at once."""
    forget_tries(username=user.username.casefold())
    ClosedAdapter(request).forget_tries(request, user.username)
    region = user.office.region if user.office else ""
    record(Act.UNLOCKED, user, by=by, region=region)


@transaction.atomic
def remove_two_steps(user: User, *, by: User) -> None:
    """Take away the second step of somebody who lost the phone, and end their sessions."""
    found = Authenticator.objects.filter(user=user)
    if found.exists():
        found.delete()
        region = user.office.region if user.office else ""
        record(Act.TWO_STEPS_REMOVED, user, by=by, region=region)
        end_sessions(user, by=by)
