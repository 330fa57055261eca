"""Where, when and what a story is: as the machine told it, but for what people set right."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from django.db.models import Q

from selaras import issues
from selaras.desk import _regions
from selaras.desk.newsroom import _keeping
from selaras.desk.newsroom.models import PHASES, StoryDecision
from selaras.outlook import official_region

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from selaras.desk.newsroom.models import Story

COLUMNS = ("region", "kind", "phase", "date_from", "date_to")
_DAY = re.compile(r"(\d{1,2})[ /.-](\w{1,9})[ /.-](\d{4})")
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip


def meant(field: str, value: str) -> str | None:
    """What a typed value of a field is to the desk: a code, a day or an id; None for no such."""
    return _MEANT[field](" ".join(value.split()))


def _region(value: str) -> str | None:
    if value == _regions.NATION or value.casefold() in {"nasional", "indonesia"}:
        return _regions.NATION
    code = value if _regions.known(value) else official_region(value)
    return _keeping.home_of(code) if _regions.known(code) else None


def _day(value: str) -> str | None:
    found = _DAY.fullmatch(value)
    try:
        if found is None:
            return dt.date.fromisoformat(value).isoformat()
        day, month, year = found.groups()
        return dt.date(int(year), _month(month), int(day)).isoformat()
    except ValueError:
        return None


def _month(told: str) -> int:
    """The number of a month.

    Raises:
        ValueError: It is none.
    """
    word = told.casefold()
    return _MONTHS.index(word) + 1 if word in _MONTHS else int(told)


_MEANT: Mapping[str, Callable[[str], str | None]] = {
    "region": _region,
    "date": _day,
    "kind": lambda value: value if value in issues.KINDS else None,
    "phase": lambda value: value if value in PHASES else None,
}
FIELDS = frozenset(_MEANT)


def kept_with(
    field: str, machine: Mapping[str, object] | None, story: Story
) -> Mapping[str, object] | None:
    """What a correction keeps of the machine's view: of a region also where the story lay."""
    return machine if field != "region" else {**(machine or {}), "home": story.region}


def apply(story: Story) -> None:
    """Set the columns that people ever corrected: to what stands, else to what the machine told."""
    told = Q(story=story) | Q(story__merged_into=story)
    rows = StoryDecision.objects.filter(told, act=StoryDecision.Act.CORRECT, field__in=FIELDS)
    made = list(rows.order_by("pk"))
    for field in dict.fromkeys(one.field for one in made):
        mine = [one for one in made if one.field == field]
        standing = [one.value for one in mine if one.undone_at is None]
        value = meant(field, standing[-1]) if standing else None
        _set(story, field, value, mine[0])


def _set(story: Story, field: str, value: str | None, first: StoryDecision) -> None:
    record = story.record
    if field == "date":
        story.date_from = value or record.date.from_ or ""
        story.date_to = value or record.date.to or ""
    elif field == "region":
        lay = str((first.machine or {}).get("home") or story.region)
        story.region = value or _keeping.home_of(record.region or lay)
    else:
        setattr(story, field, value or getattr(record, field))
