"""Every write on tokens, and the note of what was taken away."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from selaras.desk.accounts.access import Refused, office_of
from selaras.desk.accounts.models import User
from selaras.desk.api import _secret
from selaras.desk.api.access import rights_to_give, term_of, tokens
from selaras.desk.api.acts import Act
from selaras.desk.api.models import Token
from selaras.desk.audit.actions import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selaras.desk.accounts.access import Right

LONGEST_DAYS = 365
MOST_OPEN = 20
CALLS_A_MINUTE = 120


class Full(Exception):
    """The person has as many tokens in force as one may have."""


@transaction.atomic
def make_token(user: User, *, name: str, rights: Sequence[Right], days: int) -> tuple[Token, str]:
    """Make a token in the office in which the person acts.

    Returns:
        The token, and its secret, which nobody can ask for again.

    Raises:
        ValueError: It would carry nothing, or be in force for longer than a year.
        Refused: It would carry what the person does not hold.
        Full: The person has twenty tokens in force.
    """
    if not rights or not 0 < days <= LONGEST_DAYS:
        raise ValueError("a token carries a right, for at most 365 days")
    User.objects.select_for_update().get(pk=user.pk)
    term, office, given = term_of(user), office_of(user), rights_to_give(user)
    beyond = [right for right in rights if right not in given]
    if term is None or beyond:
        raise Refused(next(iter(beyond), rights[0]), "token", "", office.region)
    now = timezone.now()
    if tokens(user).filter(revoked_at=None, expires_at__gt=now).count() >= MOST_OPEN:
        raise Full
    secret = _secret.new_secret()
    until = now + dt.timedelta(days=days)
    made = Token.objects.create(
        user=user, term=term, name=name, digest=_secret.digest(secret),
        rights=[str(one) for one in rights], made_at=now, expires_at=until,
    )  # fmt: skip
    after = {"rights": made.rights, "until": until.isoformat()}
    record(Act.TOKEN_MADE, made, by=user, region=office.region, after=after)
    return made, secret


@transaction.atomic
def revoke(token: Token, *, by: User) -> None:
    """End a token now; one that was revoked stays as it was."""
    open_ = Token.objects.filter(pk=token.pk, revoked_at=None)
    if open_.update(revoked_at=timezone.now()):
        record(Act.TOKEN_REVOKED, token, by=by, region=office_of(by).region)


def count_call(token: Token) -> int:
    """Count a call of a token; how many seconds to wait first, 0 when it may go on.

    Counted in the database, so that any number of web processes keep one count.
    """
    now = timezone.now()
    minute = now.replace(second=0, microsecond=0)
    mine = Token.objects.filter(pk=token.pk)
    fresh = mine.filter(Q(minute=None) | Q(minute__lt=minute))
    if fresh.update(minute=minute, calls=1, used_at=now):
        return 0
    if mine.filter(calls__lt=CALLS_A_MINUTE).update(calls=F("calls") + 1, used_at=now):
        return 0
    return 60 - now.second


def note_taken(what: str, *, by: User, asked: Mapping[str, object], rows: int) -> None:
    """Put on the trail that a list was taken away: which, how asked for, how many rows."""
    office = office_of(by)
    after = {"what": what, "rows": rows, **{key: str(one) for key, one in asked.items()}}
    record(Act.TAKEN, office, by=by, region=office.region, after=after)
