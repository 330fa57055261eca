"""Which stories may answer another: near in place, kind and time. A person decides."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selaras import issues
from selaras.desk.links.models import StoryLink
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom.models import FACT_CHECK, HOAX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.newsroom.models import Story

_CAME = ("happening", "happened")
_BEFORE = {"violence": {"violence", "dispute", "election"}}
_AHEAD, _BACK = dt.timedelta(days=180), dt.timedelta(days=7)
_NEAR = dt.timedelta(days=30)
_WEIGHED, _SHOWN, _LEAST_WORDS = 40, 4, 2
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True)
class Proposal:
    """A story that may answer another; `role` is how the form names it, `why` why it is near."""

    story: Story
    role: str
    days: int


def proposals(user: User, row: Story, linked: Iterable[str]) -> tuple[Proposal, ...]:
    """The likeliest stories to link, those of the same place and time that the person reads."""
    asked = _asked(row)
    if asked is None:
        return ()
    role, since, until, conditions = asked
    rows: QuerySet[Story] = newsroom.stories(user).filter(
        region__in={row.region, row.province},
        date_from__gte=since.isoformat(),
        date_from__lte=until.isoformat() + "~",
        **conditions,
    )
    known = {row.pk, *linked}
    near = [one for one in rows.order_by("-date_from")[:_WEIGHED] if one.pk not in known]
    return _best(row, near, role)


def _asked(row: Story) -> tuple[str, dt.date, dt.date, dict[str, object]] | None:
    """The role of what is looked for, the days between which, and of what kind and phase."""
    day = _day(row)
    group = issues.KINDS[row.kind].group if row.kind in issues.KINDS else ""
    near = {group, "violence"} if row.phase == "feared" else _BEFORE.get(group, {group})
    kinds = {"kind__in": [one.id for one in issues.KINDS.values() if one.group in near]}
    if row.kind == HOAX:
        return "corrected_by", day - _BACK, day + _NEAR, {"kind": FACT_CHECK}
    if row.kind == FACT_CHECK:
        return "corrects", day - _NEAR, day + _BACK, {"kind": HOAX}
    if row.phase == "feared":
        return "came", day - _BACK, day + _AHEAD, {**kinds, "phase__in": _CAME}
    if row.phase in _CAME and group != "assembly":
        return "feared_before", day - _AHEAD, day + _BACK, {**kinds, "phase": "feared"}
    return None


def _day(row: Story) -> dt.date:
    try:
        return dt.date.fromisoformat(row.date_from[:10])
    except ValueError:
        return row.first_seen.date()


def _best(row: Story, near: Iterable[Story], role: str) -> tuple[Proposal, ...]:
    """Those of the same kind, or with words of the title in common, most words first."""
    words = _words(row)
    weighed = [(len(words & _words(one)), one) for one in near]
    rumour = StoryLink.Sort.CORRECTION if role.startswith("correct") else ""
    kept = [
        (shared, one)
        for shared, one in weighed
        if shared >= _LEAST_WORDS or (one.kind == row.kind and not rumour)
    ]
    kept.sort(key=lambda pair: -pair[0])
    day = _day(row)
    return tuple(Proposal(one, role, (_day(one) - day).days) for _, one in kept[:_SHOWN])


def _words(row: Story) -> set[str]:
    return set(_WORD.findall(row.title.casefold()))
