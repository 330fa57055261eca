"""Every write on people, offices, their terms and rights, and on reading in need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk._doors import Account
from selaras.desk.accounts import _demo
from selaras.desk.accounts.access import office_of
from selaras.desk.accounts.acts import Act
from selaras.desk.accounts.models import Emergency, Grant, Holding, Office, User
from selaras.desk.audit.actions import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import Model

    from selaras.desk.accounts._demo import Seat
    from selaras.desk.accounts._rights import Right

DEMO_USERNAMES = tuple(_demo.PEOPLE)
EMERGENCY_HOURS = 4


@dataclass(frozen=True)
class Term:
    """From when until when; from now on, and without an end, unless said."""

    start: dt.datetime | None = None
    end: dt.datetime | None = None

    @property
    def columns(self) -> dict[str, dt.datetime | None]:
        """The term as a row holds it."""
        return {"valid_from": self.start or timezone.now(), "valid_until": self.end}

    @property
    def told(self) -> dict[str, object]:
        """The term as the trail holds it."""
        ends = (("from", self.start), ("until", self.end))
        return {name: at.isoformat() for name, at in ends if at is not None}


_FROM_NOW = Term()


@transaction.atomic
def set_up_office(seat: Seat, *, by: User | None = None) -> Office:
    """The office of this name in its body and region, with these rights; what it has stays."""
    office, made = Office.objects.get_or_create(
        body=seat.body, name=seat.name, region=seat.region, defaults={"role": seat.role}
    )
    if made:
        after = {"name": seat.name, "role": seat.role}
        record(Act.OFFICE_MADE, office, by=by, region=seat.region, after=after)
    grant(office, seat.rights, region=seat.region, by=by)
    return office


@transaction.atomic
def grant(
    office: Office,
    rights: Iterable[Right],
    *,
    region: str,
    by: User | None,
    term: Term = _FROM_NOW,
    reason: str = "",
) -> None:
    """Grant rights on a node for a term; a right that the office holds there is left alone."""
    held = set(
        Grant.objects.not_over(timezone.now())
        .filter(office=office, region=region)
        .values_list("right", flat=True)
    )
    for right in rights:
        if right not in held:
            made = Grant.objects.create(
                office=office, right=right, region=region, reason=reason, **term.columns
            )
            after = {"office": office.name, "right": right} | term.told
            record(Act.RIGHT_GRANTED, made, by=by, region=region, after=after, reason=reason)


@transaction.atomic
def end_grant(found: Grant, *, by: User | None) -> None:
    """Take a right back now; one that is over stays as it was."""
    if _end(found):
        before = {"office": found.office.name, "right": found.right}
        record(Act.RIGHT_ENDED, found, by=by, region=found.office.region, before=before)


@transaction.atomic
def appoint(
    user: User, office: Office, *, by: User | None, term: Term = _FROM_NOW, acting: bool = False
) -> None:
    """Let somebody hold an office for a term; who holds it already goes on holding it."""
    Office.objects.select_for_update().get(pk=office.pk)
    if Holding.objects.not_over(timezone.now()).filter(user=user, office=office).exists():
        return
    Holding.objects.create(user=user, office=office, acting=acting, **term.columns)
    after = {"office": office.name, "acting": acting} | term.told
    record(Act.APPOINTED, user, by=by, region=office.region, after=after)


@transaction.atomic
def end_holding(found: Holding, *, by: User | None) -> None:
    """End somebody's term now; the rights of the office end with it."""
    if _end(found):
        office = found.office
        before = {"office": office.name}
        record(Act.TERM_ENDED, found.user, by=by, region=office.region, before=before)


def _end(found: Grant | Holding) -> bool:
    """End a term now, or strike it out when it has not begun; whether that changed anything."""
    now = timezone.now()
    if found.valid_from >= now:
        found.delete()
        return True
    rows = type(found).objects.filter(pk=found.pk).not_over(now)
    return bool(rows.update(valid_until=now))


@transaction.atomic
def close_office(office: Office, *, by: User) -> None:
    """End every term and right of an office now; the office stays on record, empty."""
    now = timezone.now()
    for holding in office.holding_set.not_over(now).select_related("user", "office"):
        end_holding(holding, by=by)
    for found in office.grant_set.not_over(now).select_related("office"):
        end_grant(found, by=by)
    record(Act.OFFICE_CLOSED, office, by=by, region=office.region)


@transaction.atomic
def ask_two_steps(office: Office, *, asked: bool, by: User) -> None:
    """Let who holds this office work only after setting up the second step, or no longer so."""
    if Office.objects.filter(pk=office.pk).exclude(two_steps=asked).update(two_steps=asked):
        after = {"two_steps": asked}
        record(Act.TWO_STEPS_ASKED, office, by=by, region=office.region, after=after)


@transaction.atomic
def make_account(username: str, *, name: str, office: Office, password: str) -> User:
    """Make an account that holds an office; an account of that name gets a new password."""
    user = User.objects.filter(username=username).first() or User(username=username)
    made = user.pk is None
    user.name = name
    user.set_password(password)
    user.save()
    if made:
        Holding.objects.create(user=user, office=office)
        after = {"office": office.pk}
        record(Act.ACCOUNT_MADE, user, by=None, region=office.region, after=after)
    return user


@transaction.atomic
def join(
    username: str, *, name: str, office: Office, password: str, term: Term, acting: bool
) -> User:
    """Make the account of somebody who was invited to an office."""
    user = User(username=username, name=name)
    user.set_password(password)
    user.save(force_insert=True)
    Holding.objects.create(user=user, office=office, acting=acting, **term.columns)
    after = {"office": office.name, "acting": acting} | term.told
    record(Act.ACCOUNT_MADE, user, by=user, region=office.region, after=after)
    return user


@transaction.atomic
def reset_password(user: User, *, password: str) -> None:
    """Give somebody the password that they chose by an administrator's link."""
    user.set_password(password)
    user.save(update_fields=["password"])
    for one in user.emergencies.in_force(timezone.now()):
        end_emergency(one, by=user)
    region = user.office.region if user.office else ""
    record(Act.PASSWORD_RESET, user, by=user, region=region)


@transaction.atomic
def break_glass(user: User, *, region: str, reason: str) -> Emergency:
    """Read a region for some hours, for a written reason; one region at a time."""
    User.objects.select_for_update().get(pk=user.pk)
    now = timezone.now()
    standing = user.emergencies.in_force(now).first()
    if standing is not None:
        return standing
    made = Emergency.objects.create(
        user=user,
        office=office_of(user),
        region=region,
        reason=reason,
        valid_from=now,
        valid_until=now + dt.timedelta(hours=EMERGENCY_HOURS),
    )
    after = {"until": made.valid_until.isoformat()}
    record(Act.EMERGENCY_OPENED, made, by=user, region=region, after=after, reason=reason)
    return made


@transaction.atomic
def end_emergency(found: Emergency, *, by: User) -> None:
    """End a reading in need before its time."""
    now = timezone.now()
    rows = Emergency.objects.filter(pk=found.pk, valid_until__gt=now, valid_from__lt=now)
    if rows.update(valid_until=now):
        record(Act.EMERGENCY_ENDED, found, by=by, region=found.region)


@transaction.atomic
def record_looks(user: User, regions: Iterable[str], *, address: str) -> None:
    """Put on the trail what somebody read only because of an emergency."""
    standing = user.emergencies.in_force(timezone.now()).first()
    if standing is not None:
        after = {"address": address[:200]}
        for region in sorted(regions):
            record(Act.EMERGENCY_LOOKED, standing, by=user, region=region, after=after)


@transaction.atomic
def record_unmasking(thing: Model, *, by: User, region: str, reason: str, names: int) -> None:
    """Put on the trail that somebody looked up the masked names of a thing, and why."""
    record(Act.UNMASKED, thing, by=by, region=region, after={"names": names}, reason=reason)


def create_administrator(username: str, *, name: str, region: str, password: str) -> User:
    """The first account of a desk: runs it, sees no case."""
    office = set_up_office(_demo.administrators_seat(region))
    return make_account(username, name=name, office=office, password=password)


@transaction.atomic
def create_demo(passwords: Mapping[str, str]) -> tuple[Account, ...]:
    """Make accounts of the demonstration, of invented people.

    Args:
        passwords: One for each account to make, by a name of `DEMO_USERNAMES`.

    Raises:
        KeyError: The demonstration has no account of that name.
    """
    made = []
    for username, password in passwords.items():
        name, seat = _demo.PEOPLE[username]
        make_account(username, name=name, office=set_up_office(seat), password=password)
        made.append(Account(username, name, seat.name, password))
    return tuple(made)
