"""Finding stories, cases, meetings and regions by words; never people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import F, Max
from django.urls import reverse
from django.utils.translation import gettext as _

from selaras.desk import _regions
from selaras.desk.accounts.access import Right
from selaras.desk.cases import access as cases
from selaras.desk.home._match import SHORTEST_PREFIX, Matches, Wanted, words_of
from selaras.desk.home.models import Entry
from selaras.desk.meetings import access as meetings
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

MOST = 1_000
_ROWS, _FEW = 20, 8
_NEAR = 50_000


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; `before` is where the last page of stories ended."""

    words: tuple[str, ...] = ()
    text: str = ""
    within: str = ""
    year: int | None = None
    before: int | None = None


@dataclass(frozen=True)
class Hit:
    """Something that a search found."""

    sort: str
    title: str
    region: str
    url: str


@dataclass(frozen=True)
class Found:
    """What a search found: a page of it, how much there is up to `MOST`, where the next begins."""

    hits: tuple[Hit, ...] = ()
    count: int = 0
    more: bool = False
    after: int | None = None

    def __bool__(self) -> bool:
        return bool(self.hits)


@dataclass(frozen=True)
class _Entries:
    """What the index gave: stories, latest first, and a few cases and meetings by their ids."""

    stories: list[int]
    besides: dict[str, int]


def search(user: User, asked: Asked) -> Found:
    """Regions, cases, meetings and stories that hold all the words, within the reader's rights.

    Whole words first; what no whole word finds is looked for by how words begin.
    """
    if not asked.words:
        return Found(tuple(_region_hit(code) for code in _named(user, asked)))
    entries = _entries(user, asked, ())
    begun = tuple(one for one in asked.words if len(one) >= SHORTEST_PREFIX)
    if begun and not entries.stories and not entries.besides and asked.before is None:
        rest = tuple(one for one in asked.words if one not in begun)
        entries = _entries(user, replace(asked, words=rest), begun)
    first = () if asked.before is not None else tuple(_besides(user, asked, entries))
    told = _stories(user, entries.stories[:_ROWS])
    after = entries.stories[_ROWS - 1] if len(entries.stories) > _ROWS else None
    count = len(first) + len(entries.stories)
    return Found((*first, *told), min(count, MOST), count > MOST, after)


def suggest(user: User, text: str) -> tuple[Hit, ...]:
    """A few things whose title holds the words, the last of which may be only begun."""
    words = words_of(text)
    if not words or len(words[-1]) < SHORTEST_PREFIX:
        return ()
    asked = Asked(words[:-1], text.strip())
    rows = _rows(user, ("story",), asked, words[-1:])
    regions = [_region_hit(code) for code in _named(user, asked)]
    return (*regions, *_stories(user, _latest(rows, _FEW)))[:_FEW]


def _entries(user: User, asked: Asked, begun: tuple[str, ...]) -> _Entries:
    """The entries that hold the words.

    What is common is found among the latest entries alone; PostgreSQL then need not sort all of
    its matches. SQLite walks its matches from the latest on.
    """
    rows = _rows(user, ("story",), asked, begun)
    stories: list[int] = []
    if connection.vendor == "postgresql" and not begun:
        top = asked.before or Entry.objects.aggregate(top=Max("pk"))["top"] or 0
        stories = list(rows.filter(pk__gt=top - _NEAR)[: MOST + 1])
    if len(stories) <= MOST:
        stories = _latest(rows, MOST + 1)
    if asked.before is not None:
        return _Entries(stories, {})
    besides = _latest(_rows(user, ("case", "meeting"), asked, begun), 2 * _FEW, "thing", "pk")
    return _Entries(stories, dict(besides))


def _rows(
    user: User, sorts: tuple[str, ...], asked: Asked, begun: tuple[str, ...]
) -> QuerySet[Entry, int]:
    """The entries of some sorts that the reader may find, the latest first."""
    nodes = user.rights.at(Right.READ) | user.rights.emergencies.keys()
    rows = Entry.objects.values_list("pk", flat=True)
    if not nodes:
        return rows.none()
    places = tuple(sorted(nodes))
    rows = rows.filter(Matches(Wanted(asked.words, sorts, places, asked.within, asked.year, begun)))
    return rows if asked.before is None else rows.filter(pk__lt=asked.before)


def _latest(rows: QuerySet[Entry, Any], most: int, *columns: str) -> list[Any]:
    """The latest of these entries; PostgreSQL is kept from walking all entries to find them."""
    if columns:
        rows = rows.values_list(*columns)
    if connection.vendor == "postgresql":
        rows = rows.order_by((F("pk") + 0).desc())
    return list(rows[:most])


def _stories(user: User, entries: list[int]) -> list[Hit]:
    """The stories of these entries, as far as the reader may see them, in the entries' order."""
    things = dict(Entry.objects.filter(pk__in=entries).values_list("thing", "pk"))
    rows = newsroom.stories(user).filter(pk__in=list(things))
    ordered = sorted(rows, key=lambda one: -things[one.pk])
    return [Hit(_("Cerita"), one.title, one.region, one.get_absolute_url()) for one in ordered]


def _besides(user: User, asked: Asked, entries: _Entries) -> list[Hit]:
    """The regions, cases and meetings, of each a few."""
    ids = list(entries.besides)
    opened = list(cases.cases(user).filter(pk__in=ids)) if ids else []
    held = list(meetings.meetings(user).filter(pk__in=ids)) if ids else []
    shared = [] if asked.within else list(cases.shared(user, asked.words)[:_FEW])
    return [
        *(_region_hit(code) for code in _named(user, asked)),
        *(
            Hit(_("Kasus"), one.title, one.region, one.get_absolute_url())
            for one in (*opened, *shared)
        ),
        *(Hit(_("Rapat"), one.theme, one.forum.region, one.get_absolute_url()) for one in held),
    ]


def _named(user: User, asked: Asked) -> list[str]:
    """Codes of readable provinces and regencies that are typed or named."""
    wanted = asked.text.casefold()
    if not wanted:
        return []
    tops = [_regions.NATION, *_regions.children(_regions.NATION)]
    codes = [*tops, *(below for top in tops[1:] for below in _regions.children(top))]
    return [
        code
        for code in codes
        if (code == asked.text or wanted in _regions.name(code).casefold())
        and user.rights.may(Right.READ, code)
    ][:_FEW]


def _region_hit(code: str) -> Hit:
    return Hit(_("Wilayah"), _regions.name(code), code, reverse("region", args=[code]))
