"""What an outlook says: predictions with their odds, and the reasons that add up to them."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations
from typing import Literal

import msgspec

__all__ = [
    "GROUPS",
    "Basis",
    "Deaths",
    "Group",
    "LeftOut",
    "Level",
    "Outlook",
    "Prediction",
    "Reason",
    "ReasonSource",
    "RegionOutlook",
    "Surge",
    "Usual",
]

Group = Literal["violence", "dispute", "election", "assembly"]
Level = Literal["province", "regency"]
Basis = Literal["fitted", "shipped", "climatology"]
ReasonSource = Literal["own_recent", "own_usual", "nation", "calendar", "signals"]

GROUPS: tuple[Group, ...] = ("violence", "dispute", "election", "assembly")
"""Groups of kinds with an outlook; assembly stands apart and is never a threat."""


class LeftOut(msgspec.Struct, frozen=True):
    """Rows that were not used, why, and the first few of them."""

    why: str
    count: int
    examples: tuple[str, ...]


class Surge(msgspec.Struct, frozen=True):
    """The chance that the count reaches what only one window in ten reached here."""

    threshold: int
    probability: float


class Prediction(msgspec.Struct, frozen=True):
    """The distribution of one count; `horizon` 1 to 4 is a week, 0 the four-week total.

    `pmf[k]` is the probability of k events; the last entry holds the rest of the tail.
    """

    horizon: int
    first_day: dt.date
    last_day: dt.date
    mean: float
    median: int
    interval_50: tuple[int, int]
    interval_90: tuple[int, int]
    chance_any: float
    surge: Surge
    pmf: tuple[float, ...]


class Reason(msgspec.Struct, frozen=True):
    """A part of the expected total, in events; the parts of one total add up to its mean."""

    source: ReasonSource
    events: float
    detail: str


class Deaths(msgspec.Struct, frozen=True):
    """Lives lost in one region and group over the last `weeks` (at most 52): history, no forecast.

    `told` events give a number of deaths, `untold` give none; the sums are of those told.
    `most` is the most in any four weeks of these.
    """

    weeks: int
    told: int
    untold: int
    total: int
    last_four: int
    most: int


class Usual(msgspec.Struct, frozen=True):
    """What four weeks brought here over the last 52 weeks; null under four weeks of data."""

    mean: float | None
    chance_any: float | None
    chance_surge: float | None
    windows: int


class RegionOutlook(msgspec.Struct, frozen=True):
    """One region and one group of kinds; `within` is the province of a regency.

    `basis` says what the odds rest on: parameters fitted on this table, those that
    ship with the package, or a wide average where history is short. `coverage` is
    reports read now against the usual, null when no coverage was given. `standing`
    is true where the last year already held at least 12 events. `deaths` is null where no
    event of the last year gives a number.
    """

    region: str
    within: str | None
    group: Group
    basis: Basis
    total: Prediction
    weeks: tuple[Prediction, ...]
    reasons: tuple[Reason, ...]
    usual: Usual
    coverage: float | None
    standing: bool
    deaths: Deaths | None = None


class Outlook(msgspec.Struct, frozen=True):
    """Odds per region for the four weeks after `as_of`, the Monday of the last week used."""

    as_of: dt.date
    lag_weeks: int
    level: Level
    first_week: dt.date
    last_event: dt.date
    events: int
    regions: tuple[RegionOutlook, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    model: str
