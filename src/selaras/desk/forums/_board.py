"""A forum on a day: its seats, who holds each, which are vacant; pure reading, no writes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.urls import reverse

from selaras.desk.forums import _law
from selaras.desk.forums._law import Part
from selaras.desk.forums.models import Seat, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from selaras.desk.forums._law import Forum, LawSeat

_DAY = dt.timedelta(days=1)
_ORDER = {part: place for place, part in enumerate(Part)}


@dataclass(frozen=True)
class Place:
    """One seat on a day.

    `tenures` are all that was recorded of it, the latest first; `holders` those of that day.
    `vacant_since` is None unless it is known to be vacant: what nobody recorded is not vacant.
    """

    forum: Forum
    key: str
    office: str
    body: str
    part: Part
    optional: bool
    basis: str
    source: str
    ours: bool
    row: Seat | None
    tenures: tuple[Tenure, ...]
    holders: tuple[Tenure, ...]
    vacant_since: dt.date | None

    @property
    def is_held(self) -> bool:
        """Whether somebody holds it or stands in."""
        return bool(self.holders)

    @property
    def is_pattern(self) -> bool:
        """Whether it is only a pattern: no source seen, and no office has set it."""
        return not self.ours and not self.source

    @property
    def sources(self) -> tuple[str, ...]:
        """The pages on which its basis was seen."""
        return tuple(self.source.split(" | ")) if self.source else ()

    def get_absolute_url(self) -> str:
        """Where the seat is edited."""
        return reverse("forum-seat", args=[self.forum.id, self.key])


@dataclass(frozen=True)
class Board:
    """A forum with its seats on a day."""

    forum: Forum
    places: tuple[Place, ...]

    @property
    def held(self) -> int:
        """How many seats somebody holds."""
        return sum(place.is_held for place in self.places)

    @property
    def vacant(self) -> int:
        """How many seats are known to be vacant."""
        return sum(place.vacant_since is not None for place in self.places)

    @property
    def expected(self) -> int:
        """How many seats it has, those left out that exist only in some regions and are empty."""
        return sum(not place.optional or bool(place.tenures) for place in self.places)


def boards(forums: Sequence[Forum], day: dt.date) -> tuple[Board, ...]:
    """The forums with their seats on a day, in two queries however many there are."""
    rows = _rows(forums)
    return tuple(Board(forum, tuple(_places(forum, rows[forum.id], day))) for forum in forums)


def _rows(forums: Sequence[Forum]) -> Mapping[str, list[Seat]]:
    standing = Tenure.objects.filter(withdrawn_at=None)
    wanted = Seat.objects.filter(forum__in=[forum.id for forum in forums])
    found: defaultdict[str, list[Seat]] = defaultdict(list)
    for row in wanted.prefetch_related(Prefetch("tenures", queryset=standing)).order_by("pk"):
        found[row.forum].append(row)
    return found


def _places(forum: Forum, rows: Iterable[Seat], day: dt.date) -> Iterator[Place]:
    kept = {row.key: row for row in rows}
    law = {seat.key: seat for seat in _law.seats(forum)}
    ours = [row for key, row in kept.items() if key not in law]
    places = [
        *(_place(forum, kept.get(key) or seat, day) for key, seat in law.items()),
        *(_place(forum, row, day) for row in sorted(ours, key=lambda row: row.office)),
    ]
    open_ = (place for place in places if not _is_closed(place, day))
    yield from sorted(open_, key=lambda place: _ORDER[place.part])


def _is_closed(place: Place, day: dt.date) -> bool:
    closed_on = None if place.row is None else place.row.closed_on
    return closed_on is not None and closed_on <= day


def _place(forum: Forum, seat: Seat | LawSeat, day: dt.date) -> Place:
    row = seat if isinstance(seat, Seat) else None
    tenures = () if row is None else tuple(row.tenures.all())
    now = [one for one in tenures if one.covers(day)]
    holders = [one for one in now if one.standing != Tenure.Standing.VACANT]
    return Place(
        forum=forum,
        key=seat.key,
        office=seat.office,
        body=seat.body,
        part=Part(seat.part),
        optional=seat.optional,
        basis=seat.basis,
        source=seat.source,
        ours=row is not None and row.ours,
        row=row,
        tenures=tenures,
        holders=tuple(sorted(holders, key=lambda one: one.is_acting)),
        vacant_since=None if holders else _vacant_since(tenures, day),
    )


def _vacant_since(tenures: Iterable[Tenure], day: dt.date) -> dt.date | None:
    """Since when a seat without a holder is vacant; None when nobody was ever recorded in it."""
    said = [
        one.since for one in tenures if one.standing == Tenure.Standing.VACANT and one.covers(day)
    ]
    ended = [one.until + _DAY for one in tenures if one.until is not None and one.until < day]
    return min(said) if said else max(ended, default=None)
