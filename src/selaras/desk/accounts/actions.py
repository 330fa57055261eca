"""Every write on people, offices and rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from selaras.desk._doors import Account
from selaras.desk.accounts._rights import Right
from selaras.desk.accounts.acts import Act
from selaras.desk.accounts.models import Grant, Holding, Office, User
from selaras.desk.audit.actions import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ANALYST = (Right.READ, Right.REPORT, Right.VERIFY, Right.CORRECT)
_SECRETARIAT = (Right.READ, Right.REPORT, Right.CONVENE)
_ADMINISTRATOR = (Right.ADMINISTER,)


@dataclass(frozen=True)
class Seat:
    """An office to set up, with what it may do in its region."""

    name: str
    body: str
    region: str
    role: Office.Role
    rights: tuple[Right, ...]


@transaction.atomic
def set_up_office(seat: Seat) -> Office:
    """The office of this name in its body, with these rights; what it has already stays."""
    office, made = Office.objects.get_or_create(
        body=seat.body, name=seat.name, defaults={"region": seat.region, "role": seat.role}
    )
    if made:
        record(Act.OFFICE_MADE, office, by=None, region=seat.region, after={"role": seat.role})
    grant(office, seat.rights, region=seat.region, by=None)
    return office


@transaction.atomic
def grant(office: Office, rights: Iterable[Right], *, region: str, by: User | None) -> None:
    """Grant rights on a node; a right that the office holds there already is left alone."""
    held = set(Grant.objects.filter(office=office, region=region).values_list("right", flat=True))
    for right in rights:
        if right not in held:
            made = Grant.objects.create(office=office, right=right, region=region)
            record(Act.RIGHT_GRANTED, made, by=by, region=region, after={"right": right})


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


def create_administrator(username: str, *, name: str, region: str, password: str) -> User:
    """The first account of a desk: runs it, sees no case."""
    seat = Seat(
        "Administrator Selaras", "selaras", region, Office.Role.ADMINISTRATOR, _ADMINISTRATOR
    )
    return make_account(username, name=name, office=set_up_office(seat), password=password)


_DEMO: Mapping[str, tuple[str, Seat]] = {
    "analis.kendari": (
        "Wa Ode Samiah",
        Seat(
            "Analis Kesbangpol Kota Kendari", "kesbangpol-74.71", "74.71",
            Office.Role.ANALYST, _ANALYST,
        ),
    ),
    "sekretariat.kendari": (
        "La Ode Rahim",
        Seat(
            "Sekretariat Forkopimda Kota Kendari", "forkopimda-74.71", "74.71",
            Office.Role.SECRETARIAT, _SECRETARIAT,
        ),
    ),
    "analis.sultra": (
        "Hasnia Lamuru",
        Seat(
            "Analis Kesbangpol Sulawesi Tenggara", "kesbangpol-74", "74",
            Office.Role.ANALYST, _ANALYST,
        ),
    ),
    "nasional": (
        "Ratih Wulandari",
        Seat("Meja nasional Ditjen Polpum", "polpum", "ID", Office.Role.ANALYST, _ANALYST),
    ),
    "analis.luwu": (
        "Andi Tenri Sompa",
        Seat(
            "Analis Kesbangpol Kabupaten Luwu", "kesbangpol-73.17", "73.17",
            Office.Role.ANALYST, _ANALYST,
        ),
    ),
}  # fmt: skip
DEMO_USERNAMES = tuple(_DEMO)


@transaction.atomic
def create_demo(passwords: Mapping[str, str]) -> tuple[Account, ...]:
    """Make the demonstration's accounts, of invented people.

    Args:
        passwords: One for each of `DEMO_USERNAMES`.

    Raises:
        KeyError: An account has no password.
    """
    made = []
    for username, (name, seat) in _DEMO.items():
        password = passwords[username]
        make_account(username, name=name, office=set_up_office(seat), password=password)
        made.append(Account(username, name, seat.name, password))
    return tuple(made)
