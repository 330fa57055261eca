"""The track record: every outlook beside what came, how such chances did, misses as hits."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from selaras.outlook._forecast import MODEL, surge_threshold
from selaras.outlook._records import Group  # noqa: TC001 - msgspec reads the annotations
from selaras.outlook._weeks import last_full_week, week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from selaras.outlook._events import Events
    from selaras.outlook._records import Outlook
    from selaras.outlook._replay import Replayed

__all__ = [
    "Bin",
    "Issued",
    "Settled",
    "TrackRecord",
    "issue",
    "reliability",
    "settle",
    "settled_of_replay",
    "track_record",
]

Chance = Literal["any", "surge"]
_NEAR = 0.05
_ENOUGH = 20
_Z = 1.96


class Issued(msgspec.Struct, frozen=True):
    """One four-week total as it was issued; never changed afterwards."""

    as_of: dt.date
    region: str
    group: Group
    first_day: dt.date
    last_day: dt.date
    chance_any: float
    surge_threshold: int
    chance_surge: float
    mean: float
    model: str
    replayed: bool = False


class Settled(msgspec.Struct, frozen=True):
    """An issued total and the count that came."""

    issued: Issued
    count: int

    @property
    def came_any(self) -> bool:
        """Whether at least one event came."""
        return self.count > 0

    @property
    def came_surge(self) -> bool:
        """Whether the count reached the threshold named when it was issued."""
        return self.count >= self.issued.surge_threshold


class TrackRecord(msgspec.Struct, frozen=True):
    """Of `of` chances like this one, `came` came true.

    `where` is here (this region) or everywhere (fewer than 20 here); `low` and `high`
    bound the true share at 95 %. `replayed` counts those computed afterwards.
    """

    where: Literal["here", "everywhere"]
    of: int
    came: int
    low: float
    high: float
    replayed: int


class Bin(msgspec.Struct, frozen=True):
    """One point of a reliability diagram: chances from `above` to `below`, and what came."""

    above: float
    below: float
    count: int
    forecast: float
    observed: float
    low: float
    high: float


def issue(outlook: Outlook) -> tuple[Issued, ...]:
    """The rows to store when an outlook is issued."""
    return tuple(
        Issued(
            outlook.as_of,
            answer.region,
            answer.group,
            answer.total.first_day,
            answer.total.last_day,
            answer.total.chance_any,
            answer.total.surge.threshold,
            answer.total.surge.probability,
            answer.total.mean,
            outlook.model,
        )
        for answer in outlook.regions
    )


def settle(issued: Iterable[Issued], events: Events) -> tuple[Settled, ...]:
    """Put the outcome beside each issued row whose weeks are over in the table.

    A row's region is matched with the events' region or province. Rows whose weeks
    are not over are left out; settle them later.
    """
    end = last_full_week(events.rows[-1].day)
    counts: dict[tuple[str, Group, int], float] = {}
    for event in events.rows:
        for place in {event.region, event.province}:
            key = place, event.group, week_of(event.day)
            counts[key] = counts.get(key, 0.0) + event.weight
    return tuple(
        Settled(row, sum(_count(counts, row, week) for week in _weeks(row)))
        for row in issued
        if _weeks(row)[-1] <= end
    )


def settled_of_replay(replayed: Iterable[Replayed], group: Group) -> Iterator[Settled]:
    """A track record from before the first outlook was issued, marked as replayed."""
    for one in replayed:
        if one.came is None or one.horizon != 0:
            continue
        for row, region in enumerate(one.regions):
            pmf = one.made.pmf[row]
            threshold = surge_threshold(one.past[row])
            issued = Issued(
                one.as_of,
                region,
                group,
                one.first_day,
                one.last_day,
                round(1.0 - float(pmf[0]), 4),
                threshold,
                round(float(pmf[threshold:].sum()), 4),
                round(float(one.made.mean[row]), 4),
                MODEL,
                replayed=True,
            )
            yield Settled(issued, int(one.came[row]))


def track_record(
    settled: Sequence[Settled],
    *,
    region: str,
    group: Group,
    chance: float,
    of: Chance = "any",
) -> TrackRecord | None:
    """How chances like this did: here when there are 20, else everywhere; None when none.

    Like this means within one in twenty.
    """
    alike = [
        row
        for row in settled
        if row.issued.group == group and abs(_chance(row, of) - chance) <= _NEAR
    ]
    here = [row for row in alike if row.issued.region == region]
    used = here if len(here) >= _ENOUGH else alike
    if not used:
        return None
    came = sum(_came(row, of) for row in used)
    low, high = _bounds(came, len(used))
    replayed = sum(row.issued.replayed for row in used)
    where: Literal["here", "everywhere"] = "here" if used is here else "everywhere"
    return TrackRecord(where, len(used), came, low, high, replayed)


def reliability(
    settled: Sequence[Settled], *, of: Chance = "any", bins: int = 10
) -> tuple[Bin, ...]:
    """The reliability diagram: empty bins are left out."""
    chance = np.array([_chance(row, of) for row in settled])
    came = np.array([_came(row, of) for row in settled], dtype=np.bool_)
    number = np.minimum((chance * bins).astype(np.int64), bins - 1)
    out = []
    for one in np.unique(number):
        picked = number == one
        count, hits = int(picked.sum()), int(came[picked].sum())
        low, high = _bounds(hits, count)
        forecast, observed = float(chance[picked].mean()), hits / count
        edges = float(one) / bins, float(one + 1) / bins
        out.append(Bin(*edges, count, round(forecast, 4), round(observed, 4), low, high))
    return tuple(out)


def _weeks(row: Issued) -> range:
    return range(week_of(row.first_day), week_of(row.last_day) + 1)


def _count(counts: dict[tuple[str, Group, int], float], row: Issued, week: int) -> int:
    return int(counts.get((row.region, row.group, week), 0.0) + 0.5)


def _chance(row: Settled, of: Chance) -> float:
    return row.issued.chance_any if of == "any" else row.issued.chance_surge


def _came(row: Settled, of: Chance) -> bool:
    return row.came_any if of == "any" else row.came_surge


def _bounds(hits: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    share, z2 = hits / count, _Z * _Z
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = _Z * (share * (1 - share) / count + z2 / (4 * count**2)) ** 0.5 / (1 + z2 / count)
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)
