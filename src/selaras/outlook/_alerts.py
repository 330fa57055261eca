"""Alerts: only with a track record and reasons, never for assembly, and with an end."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, Literal

import msgspec

from selaras.outlook._records import Group, Reason  # noqa: TC001 - msgspec reads the annotations
from selaras.outlook._track import Settled, TrackRecord, track_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.outlook._records import Outlook, RegionOutlook

__all__ = ["Alert", "Verdict", "alerts", "verdicts"]

_LEAST_RECORD = 20


class Alert(msgspec.Struct, frozen=True):
    """A chance of a surge well above the usual, with its record, its reasons and its end.

    A draft: it tells nobody outside until a person has released it.
    """

    region: str
    group: Group
    chance: float
    threshold: int
    usual: float
    record: TrackRecord
    reasons: tuple[Reason, ...]
    expires: dt.date


class Verdict(msgspec.Struct, frozen=True):
    """A past alert, or a surge without one: hit, false alarm or miss."""

    settled: Settled
    verdict: Literal["hit", "false_alarm", "miss"]


def alerts(
    outlook: Outlook,
    settled: Sequence[Settled],
    *,
    at_least: float = 0.3,
    times_usual: float = 2.0,
) -> tuple[Alert, ...]:
    """Draft alerts: surges at least this likely and this many times the usual share.

    Without 20 settled chances like it there is no alert; assembly never gets one.
    """
    drafts = (_alert(answer, settled, at_least, times_usual) for answer in outlook.regions)
    return tuple(draft for draft in drafts if draft is not None)


def verdicts(settled: Sequence[Settled], *, at_least: float = 0.3) -> tuple[Verdict, ...]:
    """Past alerts and misses in order of date; misses stand as openly as hits."""
    out = []
    for row in sorted(settled, key=lambda row: (row.issued.as_of, row.issued.region)):
        warned = row.issued.group != "assembly" and row.issued.chance_surge >= at_least
        if warned:
            out.append(Verdict(row, "hit" if row.came_surge else "false_alarm"))
        elif row.came_surge and row.issued.group != "assembly":
            out.append(Verdict(row, "miss"))
    return tuple(out)


def _alert(
    answer: RegionOutlook, settled: Sequence[Settled], at_least: float, times_usual: float
) -> Alert | None:
    surge = answer.total.surge
    usual = answer.usual.chance_surge or 0.0
    if answer.group == "assembly" or surge.probability < max(at_least, times_usual * usual):
        return None
    record = track_record(
        settled, region=answer.region, group=answer.group, chance=surge.probability, of="surge"
    )
    if record is None or record.of < _LEAST_RECORD:
        return None
    return Alert(
        answer.region,
        answer.group,
        surge.probability,
        surge.threshold,
        usual,
        record,
        answer.reasons,
        answer.total.last_day,
    )
