"""What followed from what happened, in what a person reads: by kind group, and by region."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Min, Q
from django.utils import timezone

from selaras import issues
from selaras.desk import _regions
from selaras.desk.accounts.access import subtrees
from selaras.desk.cases.models import Action, Case
from selaras.desk.legal.models import Settlement
from selaras.desk.measures._figures import Days, Share, days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from selaras.desk.accounts.models import User


@dataclass(frozen=True)
class Row:
    """What followed in one group of kinds, or in one region.

    `settled` is of what occurred; `recurred` of what was settled; `limited` counts agreements
    that limit worship, which are no success.
    """

    key: str
    settled: Share
    recurred: Share
    limited: int
    first_deed: Days
    settlement: Days


@dataclass(frozen=True)
class Measures:
    """One region's year: in all, by group of kinds, and by the regions below, by code."""

    whole: Row
    groups: tuple[Row, ...]
    below: tuple[Row, ...]


@dataclass(frozen=True)
class _Course:
    """One case that happened, and what became of it."""

    group: str
    region: str
    to_deed: int | None
    to_settlement: int | None
    is_settled: bool
    is_limited: bool
    recurred: bool


def measures(user: User, code: str, year: int) -> Measures:
    """What followed from what happened in a region in a year, as far as the person reads it."""
    courses = list(_courses(user, code, year))
    depth = 0 if code == _regions.NATION else code.count(".") + 1
    return Measures(
        whole=_row(code, courses),
        groups=_rows(courses, lambda one: one.group),
        below=_rows(
            (one for one in courses if _cut(one.region, depth) != code),
            lambda one: _cut(one.region, depth),
        ),
    )


def years(today: dt.date) -> tuple[int, ...]:
    """The years to choose from, this one first."""
    return tuple(range(today.year, today.year - 5, -1))


def _cut(code: str, depth: int) -> str:
    return code if code == _regions.NATION else ".".join(code.split(".")[: depth + 1])


def _rows(courses: Iterable[_Course], key: Callable[[_Course], str]) -> tuple[Row, ...]:
    told: defaultdict[str, list[_Course]] = defaultdict(list)
    for one in courses:
        told[key(one)].append(one)
    return tuple(_row(name, told[name]) for name in sorted(told))


def _row(key: str, courses: list[_Course]) -> Row:
    settled = [one for one in courses if one.is_settled]
    return Row(
        key=key,
        settled=Share(len(settled), len(courses)),
        recurred=Share(sum(one.recurred for one in settled), len(settled)),
        limited=sum(one.is_limited for one in courses),
        first_deed=days(one.to_deed for one in courses if one.to_deed is not None),
        settlement=days(one.to_settlement for one in settled if one.to_settlement is not None),
    )


def _wanted(user: User, code: str, year: int, prefix: str = "") -> Q:
    inside = subtrees(f"{prefix}region", [code]) & user.rights.readable(f"{prefix}region")
    said = Q(**{f"{prefix}occurred_on__year": year})
    unsaid = Q(**{f"{prefix}occurred_on": None, f"{prefix}opened_at__year": year})
    return inside & (said | unsaid) & Q(**{f"{prefix}nature": Case.Nature.HAPPENED})


def _courses(user: User, code: str, year: int) -> Iterator[_Course]:
    rows = Case.objects.filter(_wanted(user, code, year)).order_by()
    deeds = _first_deeds(user, code, year)
    agreed = _agreements(user, code, year)
    again = _again(user, code, year)
    columns = ("pk", "kind", "region", "opened_at", "occurred_on", "outcome")
    for pk, kind, region, opened_at, occurred_on, outcome in rows.values_list(*columns):
        begun = occurred_on or timezone.localdate(opened_at)
        ends, limits = agreed.get(pk, (None, False))
        yield _Course(
            group=issues.kind(kind).group,
            region=region,
            to_deed=_between(begun, deeds.get(pk)),
            to_settlement=_between(begun, ends),
            is_settled=outcome == Case.Outcome.SETTLED and ends is not None,
            is_limited=limits and ends is None,
            recurred=pk in again,
        )


def _between(begun: dt.date, ended: dt.date | None) -> int | None:
    return None if ended is None else max(0, (ended - begun).days)


def _first_deeds(user: User, code: str, year: int) -> Mapping[str, dt.date]:
    done = Action.objects.filter(_wanted(user, code, year, "case__"), done_at__isnull=False)
    first = done.order_by().values("case").annotate(at=Min("done_at"))
    return {one["case"]: timezone.localdate(one["at"]) for one in first}


def _agreements(user: User, code: str, year: int) -> Mapping[str, tuple[dt.date | None, bool]]:
    """For each case the day of the first agreement that counts, and whether one limits worship."""
    found: dict[str, tuple[dt.date | None, bool]] = {}
    for row in Settlement.objects.filter(_wanted(user, code, year, "case__")):
        ends, limits = found.get(row.case_id, (None, False))
        if row.counts:
            ends = row.on if ends is None else min(ends, row.on)
        found[row.case_id] = (ends, limits or row.limits_worship)
    return found


def _again(user: User, code: str, year: int) -> set[str]:
    """The cases of which a later one is said to be a recurrence."""
    later = Case.objects.filter(_wanted(user, code, year, "recurs__"))
    return set(later.order_by().values_list("recurs_id", flat=True))
