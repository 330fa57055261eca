"""How an outlook is asked for."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations

import msgspec

from selaras.outlook._records import GROUPS, Group, Level

__all__ = ["Coverage", "Settings"]


class Coverage(msgspec.Struct, frozen=True):
    """How many reports were read about a region in the week of a day."""

    day: dt.date
    region: str
    reports: int


class Settings(msgspec.Struct, frozen=True):
    """Options of `forecast` and `backtest`.

    Attributes:
        lag_weeks: Weeks before the as-of week that are still coming in and not used.
        level: Provinces, or regencies under their provinces.
        groups: Groups of kinds to answer for; those without events are left out.
        regions: Regions to answer for even when no event names them.
        coverage: Reports read per region and week; empty when not known.
    """

    lag_weeks: int = 0
    level: Level = "province"
    groups: tuple[Group, ...] = GROUPS
    regions: tuple[str, ...] = ()
    coverage: tuple[Coverage, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.lag_weeks <= 52:
            raise ValueError(f"lag_weeks must be 0 to 52: {self.lag_weeks}")
