"""Dated windows that matter for harmony, from the reviewed table `_data/calendar.csv`."""

from __future__ import annotations

import csv
import datetime as dt  # noqa: TC003 - msgspec reads the types
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

__all__ = ["Entry", "calendar"]

EntryKind = Literal["vote", "campaign", "quiet", "count", "stage", "fast", "feast", "day"]
EntryStatus = Literal["set", "expected"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One window of the calendar, `first` to `last` inclusive.

    `regions` are province codes that it belongs to, empty for the whole nation. `status` is
    "set" by the act that `source` names, or "expected" where no day has been set.
    """

    id: str
    kind: EntryKind
    first: dt.date
    last: dt.date
    regions: tuple[str, ...]
    status: EntryStatus
    name_id: str
    name_en: str
    source: str


def calendar(start: dt.date, end: dt.date, *, region: str | None = None) -> tuple[Entry, ...]:
    """The entries that touch the days from `start` to `end`, in order.

    Args:
        start: The first day.
        end: The last day.
        region: A province or regency code; None takes the entries of every region.
    """
    return tuple(
        entry
        for entry in _entries()
        if entry.first <= end and entry.last >= start and _belongs(entry, region)
    )


@cache
def _entries() -> tuple[Entry, ...]:
    text = files("selaras.issues").joinpath("_data/calendar.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(
        msgspec.convert({**row, "regions": tuple(row["regions"].split())}, Entry) for row in rows
    )


def _belongs(entry: Entry, region: str | None) -> bool:
    return region is None or not entry.regions or region.partition(".")[0] in entry.regions
