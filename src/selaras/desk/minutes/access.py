"""The minutes as they stand: each section's text, its number, and what awaits merging."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from selaras.desk.meetings import access as meetings
from selaras.desk.minutes.models import Approval, Section, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.desk.meetings.models import AgendaItem, Meeting

OPENING, CLOSING, ITEM = "pembukaan", "penutup", "butir-"
_SORTS = {OPENING: Section.Sort.OPENING, CLOSING: Section.Sort.CLOSING}


@dataclass(frozen=True)
class Place:
    """Where a section stands in the minutes; `key` is its address."""

    key: str
    sort: Section.Sort
    item: AgendaItem | None = None

    @property
    def own(self) -> tuple[str, int | None]:
        """What its section is found by."""
        return self.sort, None if self.item is None else self.item.pk


@dataclass(frozen=True)
class Page:
    """A section as its writers see it; number 0 before anybody wrote in it."""

    place: Place
    standing: Version | None
    rivals: tuple[Version, ...]

    @property
    def number(self) -> int:
        """The number of the version that stands."""
        return 0 if self.standing is None else self.standing.number

    @property
    def text(self) -> str:
        """The text that stands."""
        return "" if self.standing is None else self.standing.text


def place(meeting: Meeting, key: str) -> Place:
    """The place of this key.

    Raises:
        Http404: The meeting has none.
    """
    if key in _SORTS:
        return Place(key, _SORTS[key])
    number = key.removeprefix(ITEM)
    if key.startswith(ITEM) and number.isdecimal() and len(number) < 19:
        item = meetings.items(meeting).filter(pk=int(number)).first()
        if item is not None:
            return Place(key, Section.Sort.ITEM, item)
    raise Http404(key)


def pages(meeting: Meeting) -> tuple[Page, ...]:
    """All sections in order: opening, what is on the agenda, close."""
    order = ("promised", "feared", "happened", "other")
    items = [one for one in meetings.items(meeting) if one.included]
    items.sort(key=lambda one: (order.index(one.part), one.place, one.pk))
    places = [
        Place(OPENING, Section.Sort.OPENING),
        *(Place(f"{ITEM}{one.pk}", Section.Sort.ITEM, one) for one in items),
        Place(CLOSING, Section.Sort.CLOSING),
    ]
    written = _written(meeting)
    return tuple(
        _page(one, written.get((one.sort, None if one.item is None else one.item.pk), []))
        for one in places
    )


def page(meeting: Meeting, at: Place) -> Page:
    """One section."""
    rows = Version.objects.filter(
        section__meeting=meeting, section__sort=at.sort, section__item=at.item
    )
    return _page(at, list(rows.select_related("by")))


def _written(meeting: Meeting) -> dict[tuple[str, int | None], list[Version]]:
    found: dict[tuple[str, int | None], list[Version]] = {}
    rows = Version.objects.filter(section__meeting=meeting).select_related("section", "by")
    for one in rows:
        found.setdefault((one.section.sort, one.section.item_id), []).append(one)
    return found


def _page(at: Place, versions: Sequence[Version]) -> Page:
    """Versions come newest first; a rival waits until somebody has taken it in."""
    taken = {one.merges for one in versions if not one.rival}
    standing = next((one for one in versions if not one.rival), None)
    rivals = (one for one in versions if one.rival and one.number not in taken)
    return Page(at, standing, tuple(rivals))


def approval(meeting: Meeting) -> Approval | None:
    """The chair's approval, None until then."""
    return Approval.objects.filter(meeting=meeting).select_related("by", "office").first()


def digest(pages_: Iterable[Page]) -> str:
    """The digest of the text that stands."""
    told = "\x1e".join(f"{one.place.key}\x1f{one.text}" for one in pages_)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
