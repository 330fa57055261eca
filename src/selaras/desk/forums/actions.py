"""Every write on forums: seats, who holds them, how they are reached."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from selaras.desk.audit.actions import record
from selaras.desk.forums import _law
from selaras.desk.forums.acts import Act
from selaras.desk.forums.models import ACTING, Contact, Seat, Tenure

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.forums._law import Forum

_DAY = dt.timedelta(days=1)


class Overlap(ValueError):
    """Somebody else is recorded in the seat on some of these days."""

    def __init__(self, other: Tenure) -> None:
        super().__init__(f"overlaps {other.pk}")
        self.other = other


@dataclass(frozen=True)
class SeatFacts:
    """What an office says of a seat: a name, a body, what it is, by which rule, until when."""

    office: str
    body: str
    part: str
    basis: str
    closed_on: dt.date | None = None


@dataclass(frozen=True)
class Term:
    """Who holds a seat as what, from when until when, by which document."""

    name: str
    standing: str
    since: dt.date
    until: dt.date | None = None
    document: str = ""


@transaction.atomic
def add_seat(forum: Forum, facts: SeatFacts, *, once: str, by: User) -> Seat:
    """Add a seat that the tables do not have; the same form sent again gives the same seat."""
    told = asdict(facts)
    seat, made = Seat.objects.get_or_create(
        forum=forum.id, key=once, defaults={"region": forum.region, "ours": True, **told}
    )
    if made:
        record(Act.SEAT_ADDED, seat, by=by, region=forum.region, after=_plain(told))
    return seat


@transaction.atomic
def change_seat(forum: Forum, key: str, facts: SeatFacts, *, by: User) -> Seat:
    """Set what a seat is; from then on it is the office's own, with the basis it gives."""
    seat = _row(forum, key)
    before = {name: getattr(seat, name) for name in asdict(facts)}
    after = asdict(facts)
    if before != after or not seat.ours:
        for name, value in after.items():
            setattr(seat, name, value)
        if any(before[name] != after[name] for name in ("office", "body", "part", "basis")):
            seat.source = ""
        seat.ours = True
        seat.save()
        was, is_ = _plain(before), _plain(after)
        record(Act.SEAT_CHANGED, seat, by=by, region=forum.region, before=was, after=is_)
    return seat


def _row(forum: Forum, key: str) -> Seat:
    """The seat's row, locked; made from the tables when nobody has written on it before."""
    law = next((seat for seat in _law.seats(forum) if seat.key == key), None)
    if law is not None:
        Seat.objects.get_or_create(
            forum=forum.id, key=key, defaults={"region": forum.region, **asdict(law)}
        )
    return Seat.objects.select_for_update().get(forum=forum.id, key=key)


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in values.items()
    }


@transaction.atomic
def begin_tenure(forum: Forum, key: str, term: Term, *, by: User) -> Tenure:
    """Record who holds a seat; who held it openly until then ends the day before.

    The same term recorded again gives the same tenure.

    Raises:
        Overlap: Somebody else is recorded on some of these days.
    """
    seat = _row(forum, key)
    same = seat.tenures.filter(withdrawn_at=None, **asdict(term)).first()
    if same is not None:
        return same
    for open_ in _beside(seat, term).filter(until=None, since__lt=term.since):
        end_tenure(open_, term.since - _DAY, by=by)
    other = _overlapping(seat, term)
    if other is not None:
        raise Overlap(other)
    tenure = Tenure.objects.create(seat=seat, entered_by=by, **asdict(term))
    after = {"seat": seat.office, **_plain(asdict(term))}
    record(Act.TENURE_BEGUN, tenure, by=by, region=seat.region, after=after)
    return tenure


def _beside(seat: Seat, term: Term) -> QuerySet[Tenure]:
    """The tenures of the seat that cannot run at once with this one.

    Somebody who stands in does so beside a holder or a vacancy, never beside another such.
    """
    rows = seat.tenures.filter(withdrawn_at=None)
    same = Q(standing__in=ACTING)
    return rows.filter(same if term.standing in ACTING else ~same)


def _overlapping(seat: Seat, term: Term) -> Tenure | None:
    rows = _beside(seat, term).filter(Q(until=None) | Q(until__gte=term.since))
    return (rows if term.until is None else rows.filter(since__lte=term.until)).first()


@transaction.atomic
def end_tenure(tenure: Tenure, until: dt.date, *, by: User) -> None:
    """Say on which day a tenure ends; it may be corrected later, never to before its start."""
    row = Tenure.objects.select_for_update().select_related("seat").get(pk=tenure.pk)
    if row.until != until and until >= row.since:
        before = {"until": row.until and row.until.isoformat()}
        row.until = until
        row.save(update_fields=["until"])
        after = {"until": until.isoformat()}
        record(Act.TENURE_ENDED, row, by=by, region=row.seat.region, before=before, after=after)


@transaction.atomic
def withdraw_tenure(tenure: Tenure, reason: str, *, by: User) -> None:
    """Take back a tenure that was recorded by mistake; it stays in the tables and on the trail."""
    rows = Tenure.objects.filter(pk=tenure.pk, withdrawn_at=None)
    if rows.update(withdrawn_at=timezone.now()):
        region = tenure.seat.region
        record(Act.TENURE_WITHDRAWN, tenure, by=by, region=region, reason=reason)


@transaction.atomic
def set_contact(forum: Forum, key: str, *, phone: str, email: str, by: User) -> None:
    """Set how a seat is reached; the trail says that it changed, never to what."""
    seat = _row(forum, key)
    contact, _made = Contact.objects.get_or_create(seat=seat)
    new = {"phone": phone, "email": email}
    changed = [name for name, value in new.items() if getattr(contact, name) != value]
    if changed:
        contact.phone, contact.email = phone, email
        contact.save(update_fields=["phone", "email"])
        record(Act.CONTACT_SET, seat, by=by, region=forum.region, after={"changed": changed})
