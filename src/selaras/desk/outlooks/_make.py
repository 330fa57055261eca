"""Making one outlook: the odds of every region, the past replayed, and how such odds did."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from selaras import outlook as odds
from selaras.desk import _regions
from selaras.desk.outlooks.models import HARM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.outlook import Events, RegionOutlook, Replayed, Settled, TrackRecord

_LEAST_WEEKS = 52
_REPLAYED_WEEKS = 104
_WEEK = dt.timedelta(weeks=1)
_YEAR = 52
_SLICES = {"all", "spot"}
_TWENTY = 20


@dataclass(frozen=True)
class Past:
    """A chance of the past with what came, and whether its region was a standing hot spot."""

    settled: Settled
    standing: bool


@dataclass(frozen=True)
class Answer:
    """One region and group: its odds, its events of 4 and of 52 weeks, and how such odds did."""

    made: RegionOutlook
    recent: int
    year: int
    record: TrackRecord | None


@dataclass(frozen=True)
class Made:
    """An outlook before it is kept. `replayed` is empty when enough of the past was known."""

    outlook: odds.Outlook
    answers: tuple[Answer, ...]
    replayed: tuple[Past, ...] = ()
    skill: dict[str, object] = field(default_factory=dict)
    alerts: tuple[odds.Alert, ...] = ()


def make(
    events: Events,
    *,
    as_of: dt.date | None = None,
    lag_weeks: int = 0,
    known: Sequence[Settled] = (),
    replayed_weeks: int = _REPLAYED_WEEKS,
) -> Made:
    """Make an outlook of provinces, and of regencies where the table knows any.

    Args:
        events: A checked table with official codes.
        as_of: As for `selaras.outlook.forecast`.
        lag_weeks: Last weeks that are still coming in and not used.
        known: Settled chances of earlier outlooks; without any by this method the past is
            replayed.
        replayed_weeks: How many weeks to replay at most.

    Raises:
        UnusableEvents: There are under 52 weeks of data, or none.
    """
    groups = tuple(one for one in HARM if any(row.group == one for row in events.rows))
    wide = odds.Settings(lag_weeks=lag_weeks, groups=groups)
    first = odds.forecast(events, as_of=as_of, settings=wide)
    _check_length(first)
    deep = _deep(events, wide)
    answers = [*first.regions]
    if deep is not None:
        answers += odds.forecast(events, as_of=first.as_of, settings=deep).regions
    same = [one for one in known if one.issued.model == first.model]
    span = _span(first, replayed_weeks)
    skill: dict[str, object] = {}
    replayed: list[Past] = []
    for group in groups if span is not None and not same else ():
        past = _replay(events, group, span, wide)
        skill[group] = _skill(past, group)
        replayed += _pasts(past if deep is None else _replay(events, group, span, deep), group)
    counts = _counts(events, first.as_of)
    kept = tuple(one for one in answers if _regions.known(one.region))
    pasts = [*same, *(one.settled for one in replayed)]
    drafts = odds.alerts(msgspec.structs.replace(first, regions=kept), pasts)
    records = Records(pasts)
    told = tuple(_answer(one, counts, records) for one in kept)
    return Made(first, told, tuple(replayed), skill, drafts)


def _check_length(made: odds.Outlook) -> None:
    weeks = (made.as_of - made.first_week) // _WEEK + 1
    if weeks < _LEAST_WEEKS:
        raise odds.UnusableEvents(f"{weeks} weeks of data; an outlook needs {_LEAST_WEEKS}")


def _deep(events: Events, wide: odds.Settings) -> odds.Settings | None:
    """Regencies: all those of each province that has any in the table; None without."""
    told = {row.province for row in events.rows if row.region != row.province}
    below = tuple(code for one in sorted(told) if _known(one) for code in _regions.children(one))
    if not below:
        return None
    return odds.Settings(
        lag_weeks=wide.lag_weeks, level="regency", groups=wide.groups, regions=below
    )


def _known(code: str) -> bool:
    return code != _regions.NATION and _regions.known(code)


def _span(made: odds.Outlook, weeks: int) -> odds.Span | None:
    """The weeks to replay: settled by now, and with a year of data before them."""
    last = made.as_of - (4 + made.lag_weeks) * _WEEK
    first = max(last - weeks * _WEEK, made.first_week + _LEAST_WEEKS * _WEEK)
    return odds.Span(first, last) if first <= last else None


def _replay(
    events: Events, group: odds.Group, span: odds.Span | None, settings: odds.Settings
) -> list[Replayed]:
    past = odds.replay(events, group=group, span=span, settings=settings, horizons=(0,))
    return [one for one in past if one.came is not None]


def _pasts(past: Iterable[Replayed], group: odds.Group) -> list[Past]:
    rows = list(past)
    standing = (bool(hot) for one in rows for hot in one.standing)
    settled = odds.settled_of_replay(rows, group)
    pairs = zip(settled, standing, strict=True)
    return [Past(one, hot) for one, hot in pairs if _regions.known(one.issued.region)]


def _skill(past: Sequence[Replayed], group: odds.Group) -> list[dict[str, object]]:
    """Skill in CRPS of the four-week total against simple rules, and by kind of spot."""
    if not past:
        return []
    scored = odds.score_replayed(past, group=group, level="province")
    return [
        {
            "slice": one.name,
            "cells": one.cells,
            "rivals": [[r.name, r.skill, r.low, r.high] for r in one.rivals],
        }
        for one in scored.scores
        if one.horizon == "total" and one.slice in _SLICES
    ]


class Records:
    """Settled chances, to ask how those like one did: here, else on the same level everywhere."""

    def __init__(self, settled: Iterable[Settled]) -> None:
        self._here: defaultdict[tuple[str, str], list[Settled]] = defaultdict(list)
        self._level: defaultdict[tuple[bool, str], list[Settled]] = defaultdict(list)
        self._told: dict[tuple[bool, str, int], TrackRecord | None] = {}
        for one in settled:
            region, group = one.issued.region, one.issued.group
            self._here[region, group].append(one)
            self._level["." in region, group].append(one)

    def of(self, region: str, group: odds.Group, chance: float) -> TrackRecord | None:
        """How chances near this one, as it is shown in twentieths, did."""
        step = round(chance * _TWENTY)
        near = step / _TWENTY
        here = odds.track_record(self._here[region, group], region=region, group=group, chance=near)
        if here is not None and here.where == "here":
            return here
        key = "." in region, group, step
        if key not in self._told:
            alike = self._level[key[:2]]
            self._told[key] = odds.track_record(alike, region="", group=group, chance=near)
        return self._told[key]


Counts = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]


def _counts(events: Events, as_of: dt.date) -> Counts:
    """Events of the last 4 and of the last 52 weeks, by region and by province."""
    end = as_of + _WEEK
    recent: Counter[tuple[str, str]] = Counter()
    year: Counter[tuple[str, str]] = Counter()
    for row in events.rows:
        if end - _YEAR * _WEEK <= row.day < end:
            for place in {row.region, row.province}:
                year[place, row.group] += round(row.weight)
                recent[place, row.group] += round(row.weight) * (row.day >= end - 4 * _WEEK)
    return recent, year


def _answer(made: RegionOutlook, counts: Counts, records: Records) -> Answer:
    key = made.region, made.group
    record = records.of(made.region, made.group, made.total.chance_any)
    return Answer(made, counts[0][key], counts[1][key], record)
