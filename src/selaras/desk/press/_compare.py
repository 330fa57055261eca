"""Minutes and press side by side: what both say, what one says, where they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils import timezone
from django.utils.translation import gettext as _

from selaras.desk import _format, _regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from selaras.desk.meetings.models import Meeting
    from selaras.records import Fact, Story

Standing = Literal["agreed", "sole", "disputed"]
_FIELDS = ("date", "region", "venue", "theme", "opened_by", "participants", "commitments")
_HONORS = re.compile(r"\b(?:bapak|ibu|h|hj|dr|drs|ir|prof)\b\.?", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_MOST = 40
_LISTS = frozenset({"participants", "commitments"})
_OFFICES = frozenset(
    "menteri gubernur bupati wali kota direktur dirjen sekretaris kepala ketua wakil".split()
)


@dataclass(frozen=True)
class Told:
    """One value that the press gives, and how many origins give it."""

    value: str
    origins: int


@dataclass(frozen=True)
class Line:
    """One field: what the minutes say, what the press says, how the two stand."""

    field: str
    minutes: tuple[str, ...]
    press: tuple[Told, ...]
    standing: Standing


@dataclass(frozen=True)
class Minuted:
    """What the minutes hold that the meeting's own row does not."""

    participants: Sequence[str]
    commitments: Sequence[str]


def lines(meeting: Meeting, minuted: Minuted, stories: Iterable[Story]) -> Iterator[Line]:
    """Every field that either side speaks of."""
    told = _of_press(stories)
    said = _of_minutes(meeting, minuted)
    for field in _FIELDS:
        ours, theirs = said[field], tuple(told.get(field, {}).values())[:_MOST]
        if ours or theirs:
            yield Line(field, ours, theirs, _standing(field, ours, theirs))


def _of_minutes(meeting: Meeting, minuted: Minuted) -> dict[str, tuple[str, ...]]:
    _short, zone = _regions.zone(meeting.forum.region)
    day = timezone.localtime(meeting.starts_at, zone).date()
    one = {
        "date": _format.day(day),
        "region": "",
        "venue": meeting.venue,
        "theme": meeting.theme,
        "opened_by": meeting.opener,
    }
    return {
        **{field: (value,) if value else () for field, value in one.items()},
        "participants": tuple(minuted.participants),
        "commitments": tuple(minuted.commitments),
    }


def _of_press(stories: Iterable[Story]) -> dict[str, dict[str, Told]]:
    found: dict[str, dict[str, Told]] = {}
    for story in stories:
        for fact in story.facts:
            field = fact.field.rsplit(".", 1)[-1]
            for value in _values(field, fact):
                kept = found.setdefault(field, {})
                before = kept.get(_key(value), Told(value, 0))
                kept[_key(value)] = Told(before.value, max(before.origins, fact.origins))
    return found


def _values(field: str, fact: Fact) -> Iterator[str]:
    given = fact.value if isinstance(fact.value, list | tuple) else [fact.value]
    for one in given:
        value = _bare(one)
        for piece in value if isinstance(value, list | tuple) else [value]:
            if isinstance(piece, str) and piece:
                yield _worded(field, piece)


def _bare(one: object) -> object:
    """The value of one side of a dispute, or the value itself."""
    if isinstance(one, dict):
        return one.get("value")
    return getattr(one, "value", one)


def _worded(field: str, value: str) -> str:
    words = {"date": _format.iso, "region": _regions.name}
    return words[field](value) if field in words else value


def _key(value: str) -> str:
    """A value without case, marks, honorifics and order of words."""
    return " ".join(sorted(_WORD.findall(_HONORS.sub(" ", value).casefold())))


def _standing(field: str, ours: Sequence[str], theirs: Sequence[Told]) -> Standing:
    """How the two stand; a list of names is open, so that what it leaves out disputes nothing."""
    if not ours or not theirs:
        return "sole"
    told = [set(_key(one.value).split()) for one in theirs]
    mine = [set(_key(one).split()) for one in ours]
    if field in _LISTS:
        return "agreed" if all(any(_same(a, b) for b in mine) for a in told) else "sole"
    if all(_same(a, b) for a in told for b in mine):
        return "agreed"
    return "sole" if field == "opened_by" and _office_or_name(mine, told) else "disputed"


def _office_or_name(mine: Sequence[set[str]], told: Sequence[set[str]]) -> bool:
    """Whether one side gives an office and the other a name: the two need not differ."""
    return any(one & _OFFICES for one in mine) != any(one & _OFFICES for one in told)


def _same(one: set[str], other: set[str]) -> bool:
    """Whether one says no more than the other: a short form of a name agrees with the long."""
    return bool(one) and bool(other) and (one <= other or other <= one)


def label(field: str) -> str:
    """What people call a field."""
    labels = {
        "date": _("Tanggal"),
        "region": _("Wilayah"),
        "venue": _("Tempat"),
        "theme": _("Tema"),
        "opened_by": _("Dibuka oleh"),
        "participants": _("Peserta"),
        "commitments": _("Keputusan"),
    }
    return labels[field]
