"""Every write on what people sent in."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec
from django.db import transaction
from django.utils import timezone

from selaras.desk._gone import GONE, OVER
from selaras.desk.accounts.access import office_of
from selaras.desk.arrivals import _content, _identity
from selaras.desk.arrivals.acts import Act
from selaras.desk.arrivals.models import Arrival, Piece, Row
from selaras.desk.audit.actions import erase_about, record
from selaras.desk.grouping import actions as grouping
from selaras.desk.jobs.actions import enqueue
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom.actions import keep_reading
from selaras.reading import mask, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selaras import records
    from selaras.desk.accounts.models import User
    from selaras.desk.newsroom.models import Report

log = logging.getLogger(__name__)

READ = "arrivals.read"
_READ_HERE_BYTES = 100_000
_LONGEST_PLACE = 300
_STOPPED = "could not be read here"
_IN = (Row.Outcome.NEW, Row.Outcome.VERSION, Row.Outcome.REPEAT, Row.Outcome.MENDED)


def send(
    pieces: Iterable[bytes],
    *,
    suffix: str,
    region: str,
    by: User,
    once: str,
    name: str = "",
    head: Mapping[str, str] | None = None,
) -> Arrival:
    """Keep what somebody sent, and read it: a little at once, much as a job.

    Sending it again under the same `once` gives the first one.
    """
    arrival, made = _keep(
        pieces, suffix=suffix, region=region, by=by, once=once, name=name, head=head or {}
    )
    if made and arrival.size <= _READ_HERE_BYTES:
        read_arrival(arrival.pk)
        arrival.refresh_from_db()
    return arrival


@transaction.atomic
def _keep(
    pieces: Iterable[bytes],
    *,
    suffix: str,
    region: str,
    by: User,
    once: str,
    name: str,
    head: Mapping[str, str],
) -> tuple[Arrival, bool]:
    arrival, made = Arrival.objects.get_or_create(
        once=once,
        by=by,
        defaults={
            "name": name[:200], "suffix": suffix, "size": 0, "head": dict(head),
            "region": region, "office": office_of(by),
        },
    )  # fmt: skip
    if not made:
        return arrival, False
    for turn, data in enumerate(pieces):
        arrival.pieces.create(turn=turn, data=data)
        arrival.size += len(data)
    arrival.save(update_fields=["size"])
    after = {"name": arrival.name, "size": arrival.size}
    record(Act.SENT, arrival, by=by, region=region, after=after)
    if arrival.size > _READ_HERE_BYTES:
        enqueue(READ, {"arrival": arrival.pk}, by=by, region=region)
    return arrival, True


def read_arrival(pk: str) -> None:
    """Read every row that has not come in yet, each in a transaction of its own.

    Safe to run twice and after a worker was killed half-way: what came in stays and is skipped,
    a failed row is tried again.
    """
    arrival = Arrival.objects.select_related("by", "office").get(pk=pk)
    done = set(arrival.rows.exclude(outcome=Row.Outcome.FAILED).values_list("turn", flat=True))
    for item in _content.items(arrival):
        if item.turn not in done:
            _take(arrival, item)
    with transaction.atomic():
        first = Arrival.objects.filter(pk=pk, state=Arrival.State.WAITING).update(
            state=Arrival.State.READ, read_at=timezone.now()
        )
        if first:
            after = {
                "rows": arrival.rows.count(),
                "in": arrival.rows.filter(outcome__in=_IN).count(),
            }
            record(Act.READ, arrival, by=None, region=arrival.region, after=after)


def _take(arrival: Arrival, item: _content.Item) -> None:
    """Keep one row, with its report or with what is wrong."""
    if item.report is None:
        _fail(arrival, item, item.message)
        return
    try:
        with transaction.atomic():
            kept, outcome = take_report(item.report, region=arrival.region, by=arrival.by)
            _row(arrival, item, outcome, report=kept)
    except Exception as error:  # noqa: BLE001  # one report never stops the others
        log.warning("arrival %s, row %s: %s", arrival.pk, item.turn, type(error).__name__)
        _fail(arrival, item, _STOPPED)


def _fail(arrival: Arrival, item: _content.Item, message: str) -> None:
    """Keep what could not be read; a file's second copy of a report is there already."""
    twin = None
    if item.repeated:
        twin = arrival.rows.filter(place=item.place, report__isnull=False).first()
    if twin is not None:
        _row(arrival, item, Row.Outcome.REPEAT, report=twin.report)
        return
    note = not item.lost and item.report is None
    _row(arrival, item, Row.Outcome.NOTE if note else Row.Outcome.FAILED, message=message)


def _row(
    arrival: Arrival,
    item: _content.Item,
    outcome: Row.Outcome,
    *,
    report: Report | None = None,
    message: str = "",
) -> None:
    defaults = {
        "place": item.place[:_LONGEST_PLACE], "outcome": outcome, "report": report,
        "message": message,
    }  # fmt: skip
    arrival.rows.update_or_create(turn=item.turn, defaults=defaults)


@transaction.atomic
def take_report(report: records.Report, *, region: str, by: User) -> tuple[Report, Row.Outcome]:
    """Read a report, keep it at a home, put it into its story.

    Returns:
        The report's row, and whether it is new, a new version of an article, or was there.
    """
    reading = read(report)
    key = _identity.key_of(report, reading, by)
    known = newsroom.newest_reports([key]).get(key)
    if known is not None and known.digest == newsroom.digest(report.text):
        return known, Row.Outcome.REPEAT
    named = msgspec.structs.replace(reading, report=msgspec.structs.replace(report.head, id=key))
    kept = keep_reading(mask(named), raw=report.text, home=region)
    grouping.add_report(kept)
    return kept, Row.Outcome.NEW if known is None else Row.Outcome.VERSION


@transaction.atomic
def mend(row: Row, report: records.Report, *, by: User) -> None:
    """Take in a failed row as somebody typed it; doing it again changes nothing."""
    row = Row.objects.select_for_update().select_related("arrival").get(pk=row.pk)
    if row.outcome != Row.Outcome.FAILED:
        return
    row.report, _ = take_report(report, region=row.arrival.region, by=by)
    _settle(row, Row.Outcome.MENDED, by=by)
    record(Act.MENDED, row.arrival, by=by, region=row.arrival.region, after={"row": row.turn})


@transaction.atomic
def dismiss(row: Row, *, reason: str, by: User) -> None:
    """Leave a failed row be, for a reason; what was sent stays."""
    row = Row.objects.select_for_update().select_related("arrival").get(pk=row.pk)
    if row.outcome != Row.Outcome.FAILED:
        return
    row.reason = reason
    _settle(row, Row.Outcome.DISMISSED, by=by)
    record(
        Act.DISMISSED, row.arrival, by=by, region=row.arrival.region, after={"row": row.turn},
        reason=reason,
    )  # fmt: skip


def _settle(row: Row, outcome: Row.Outcome, *, by: User) -> None:
    row.outcome, row.settled_by, row.settled_at = outcome, by, timezone.now()
    row.save()


def retry(arrival: Arrival, *, by: User) -> None:
    """Read again the rows of an arrival that failed."""
    with transaction.atomic():
        record(Act.RETRIED, arrival, by=by, region=arrival.region)
        if arrival.size > _READ_HERE_BYTES:
            enqueue(READ, {"arrival": arrival.pk}, by=by, region=arrival.region)
    if arrival.size <= _READ_HERE_BYTES:
        read_arrival(arrival.pk)


@transaction.atomic
def forget_pieces(uploads: Sequence[str]) -> None:
    """Drop the bytes of uploads; what they are called and what became of each row stays."""
    Piece.objects.filter(arrival__in=uploads).delete()


@transaction.atomic
def forget_words(uploads: Sequence[str], *, reports: Sequence[str], old: Sequence[str]) -> None:
    """Drop the bytes and the names of uploads; what became of each row stays.

    Args:
        uploads: What goes whole.
        reports: Reports whose rows lose their names.
        old: Uploads of which every row loses its name, what was wrong and why it was left be.
    """
    forget_pieces(uploads)
    erase_about("arrival", uploads, reason=OVER)
    Arrival.objects.filter(pk__in=uploads).update(name="", head={})
    Row.objects.filter(report__in=reports).update(place=GONE)
    rows = Row.objects.filter(arrival__in=old)
    for column in ("place", "message", "reason"):
        rows.exclude(**{column: ""}).update(**{column: GONE})
