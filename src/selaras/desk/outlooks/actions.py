"""Every write of outlooks: issuing one, putting beside it what came, releasing alerts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from django.db import transaction
from django.utils import timezone

from selaras import outlook as odds
from selaras.desk import _regions
from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.outlooks._make import make
from selaras.desk.outlooks.acts import Act
from selaras.desk.outlooks.models import Alert, Outlook, Prediction, Replayed, settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.desk.accounts.models import User
    from selaras.desk.outlooks._make import Answer, Made, Past
    from selaras.outlook import Event, Events

_BATCH = 500
_DEMO_SEED, _DEMO_WEEKS, _DEMO_REPLAYED = 9, 182, 30
_DEMO_REGENCIES = ("73", "74")


def issue(
    events: Events,
    *,
    source: Outlook.Source,
    as_of: dt.date | None = None,
    lag_weeks: int = 0,
    replayed_weeks: int | None = None,
) -> tuple[Outlook, bool]:
    """Issue the outlook of a week; a week that was issued from this source stays as it was.

    Returns:
        The outlook, and whether it is new.

    Raises:
        UnusableEvents: There are under 52 weeks of data, or none.
    """
    weeks = {} if replayed_weeks is None else {"replayed_weeks": replayed_weeks}
    known = [settled(row) for row in _known(source)]
    made = make(events, as_of=as_of, lag_weeks=lag_weeks, known=known, **weeks)
    return _keep(made, source, sum(one.count for one in events.left_out))


def settle(events: Events, *, source: Outlook.Source) -> int:
    """Put the count beside each chance whose weeks are over in the table; returns how many."""
    waiting = Prediction.objects.filter(outlook__source=source, count=None)
    rows = {row.issued: row for row in waiting.select_related("outlook")}
    return _settle({rows[one.issued]: one.count for one in odds.settle(rows, events)})


def issue_demo() -> Outlook:
    """An outlook from made-up events, marked as such: Sulawesi's south in regencies."""
    rng = np.random.default_rng(_DEMO_SEED)
    today = timezone.localdate()
    monday = today - dt.timedelta(days=today.weekday(), weeks=_DEMO_WEEKS)
    made = odds.synthesise(
        rng,
        first_day=monday,
        weeks=_DEMO_WEEKS,
        regions=_regions.children(_regions.NATION),
        groups=("violence",),
    )
    events = odds.Events(tuple(_in_a_regency(row, rng) for row in made.rows))
    source = Outlook.Source.SYNTHETIC
    outlook, _ = issue(events, source=source, replayed_weeks=_DEMO_REPLAYED)
    return outlook


def _in_a_regency(row: Event, rng: np.random.Generator) -> Event:
    if row.province not in _DEMO_REGENCIES:
        return row
    below = _regions.children(row.province)
    place = below[int(len(below) * rng.random() ** 2)]
    return msgspec.structs.replace(row, region=place)


def _known(source: Outlook.Source) -> list[Prediction | Replayed]:
    """Chances from this source with what came: issued, and replayed beside what was issued."""
    issued = Prediction.objects.filter(outlook__source=source, count__isnull=False)
    replayed = Replayed.objects.filter(outlook__source=source)
    return [*issued.select_related("outlook"), *replayed.select_related("outlook")]


@transaction.atomic
def _keep(made: Made, source: Outlook.Source, left_out: int) -> tuple[Outlook, bool]:
    head = made.outlook
    outlook, new = Outlook.objects.get_or_create(
        source=source,
        as_of=head.as_of,
        defaults={
            "first_week": head.first_week,
            "last_event": head.last_event,
            "events": head.events,
            "left_out": left_out,
            "model": head.model,
            "skill": made.skill,
        },
    )
    if new:
        Prediction.objects.bulk_create(
            (_prediction(outlook, one) for one in made.answers), batch_size=_BATCH
        )
        Replayed.objects.bulk_create(
            (_replayed(outlook, one) for one in made.replayed), batch_size=_BATCH
        )
        _draft(outlook, made.alerts)
        after = {"as_of": str(head.as_of), "source": source, "predictions": len(made.answers)}
        record(Act.OUTLOOK_ISSUED, outlook, by=None, region=_regions.NATION, after=after)
    return outlook, new


def _draft(outlook: Outlook, alerts: Sequence[odds.Alert]) -> None:
    """Keep the machine's drafts beside the odds that they come from."""
    rows = {(one.region, one.group): one for one in outlook.predictions.all()}
    Alert.objects.bulk_create(
        (
            Alert(
                prediction=rows[one.region, one.group],
                usual=one.usual,
                record=msgspec.to_builtins(one.record),
            )
            for one in alerts
        ),
        batch_size=_BATCH,
    )


@transaction.atomic
def release_alert(alert: Alert, *, reason: str, by: User) -> None:
    """Let others know of an alert, for a reason; what is over or made up is never released."""
    waiting = Alert.objects.waiting(timezone.localdate()).filter(pk=alert.pk)
    changes = {"released_by": by, "released_office": office_of(by), "reason": reason}
    if waiting.update(released_at=timezone.now(), **changes):
        row = alert.prediction
        after = {"group": row.group, "chance": row.chance_surge, "until": str(row.last_day)}
        record(
            Act.ALERT_RELEASED, alert, by=by, region=alert.region, after=after, reason=reason
        )  # fmt: skip


@transaction.atomic
def withdraw_alert(alert: Alert, *, reason: str, by: User) -> None:
    """Take a released alert back, for a reason; withdrawing twice keeps the first."""
    standing = Alert.objects.filter(pk=alert.pk, released_at__isnull=False, withdrawn_at=None)
    if standing.update(withdrawn_at=timezone.now(), withdrawn_reason=reason):
        record(Act.ALERT_WITHDRAWN, alert, by=by, region=alert.region, reason=reason)


def _prediction(outlook: Outlook, one: Answer) -> Prediction:
    made, total = one.made, one.made.total
    zero, once, twice = (*total.pmf, 0.0, 0.0, 0.0)[:3]
    return Prediction(
        outlook=outlook,
        region=made.region,
        group=made.group,
        first_day=total.first_day,
        last_day=total.last_day,
        mean=total.mean,
        chance_any=total.chance_any,
        surge_threshold=total.surge.threshold,
        chance_surge=total.surge.probability,
        standing=made.standing,
        shares=[zero, once, twice, max(0.0, 1.0 - zero - once - twice)],
        median=total.median,
        interval_50=total.interval_50,
        interval_90=total.interval_90,
        usual_any=made.usual.chance_any,
        usual_mean=made.usual.mean,
        reasons=[[part.source, part.events] for part in made.reasons],
        recent=one.recent,
        year=one.year,
        basis=made.basis,
        coverage=made.coverage,
        record=None if one.record is None else msgspec.to_builtins(one.record),
    )


def _replayed(outlook: Outlook, one: Past) -> Replayed:
    was = one.settled.issued
    return Replayed(
        outlook=outlook,
        as_of=was.as_of,
        region=was.region,
        group=was.group,
        first_day=was.first_day,
        last_day=was.last_day,
        mean=was.mean,
        chance_any=was.chance_any,
        surge_threshold=was.surge_threshold,
        chance_surge=was.chance_surge,
        standing=one.standing,
        count=one.settled.count,
    )


@transaction.atomic
def _settle(counts: dict[Prediction, int]) -> int:
    now = timezone.now()
    done: dict[Outlook, int] = {}
    for row, count in counts.items():
        waiting = Prediction.objects.filter(pk=row.pk, count=None)
        if waiting.update(count=count, settled_at=now):
            done[row.outlook] = done.get(row.outlook, 0) + 1
    for outlook, number in done.items():
        after = {"as_of": str(outlook.as_of), "predictions": number}
        record(Act.OUTLOOK_SETTLED, outlook, by=None, region=_regions.NATION, after=after)
    return sum(done.values())
