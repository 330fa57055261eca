"""The desk's own stories, and tables from outside, as events to make an outlook from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.newsroom.models import Reading, Story
from selaras.outlook import EventRow, UnusableEvents, events_of, load_events, official_region

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from selaras.outlook import Events

_CAME = ("happening", "happened")
_DROPPED = (Story.State.REJECTED, Story.State.EXPIRED)
_WHOLE_DAY = len("2023-05-09")


def events_of_tables(paths: Sequence[Path]) -> Events:
    """The events of tables, with official codes of provinces and regencies.

    Raises:
        UnusableEvents: A file cannot be read, or no row can be used.
    """
    return load_events(*paths, until=_tomorrow(), rename=_code)


def events_of_stories() -> Events:
    """What came about, one event a story, as people set it right.

    What is feared and what was rejected is no event.

    Raises:
        UnusableEvents: No story can be used.
    """
    came = Story.objects.filter(phase__in=_CAME, merged_into=None)
    told = came.exclude(state__in=_DROPPED).order_by("pk")
    rows = [_row(*one) for one in told.values_list("pk", "kind", "region", "date_from")]
    if not rows:
        raise UnusableEvents("no story here tells of what is happening or happened")
    return events_of(rows, until=_tomorrow())


def read_until() -> dt.date | None:
    """The day on which the newest report was read: what stories are known up to."""
    newest = Reading.objects.order_by("-pk").values_list("read_at", flat=True).first()
    return None if newest is None else newest.date()


def _row(pk: str, kind: str, region: str, date: str) -> EventRow:
    place = "" if region == _regions.NATION else _regions.home(region)
    return EventRow(date, place, kind, id=pk, vague=len(date) < _WHOLE_DAY)


def _code(name: str) -> str:
    code = official_region(name)
    return _regions.home(code) if _regions.known(code) else code


def _tomorrow() -> dt.date:
    """The last day that has begun anywhere in the country."""
    return timezone.localdate() + dt.timedelta(days=1)
