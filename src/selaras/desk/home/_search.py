"""Finding stories, cases, meetings and regions by words; never people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from selaras.desk import _regions
from selaras.desk.accounts.access import Right
from selaras.desk.cases import access as cases
from selaras.desk.meetings import access as meetings
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User

_ROWS = 8


@dataclass(frozen=True)
class Hit:
    """Something that a search found."""

    sort: str
    title: str
    region: str
    url: str


def search(user: User, words: str) -> tuple[Hit, ...]:
    """Stories, cases, meetings and regions that hold all the words, within the reader's rights."""
    if not words:
        return ()
    stories = newsroom.stories(user).filter(_all_words("title", words))[:_ROWS]
    found = cases.cases(user).filter(_all_words("title", words))[:_ROWS]
    held = meetings.meetings(user).filter(_all_words("theme", words))[:_ROWS]
    return (
        *(_region_hit(code) for code in _named(user, words)),
        *(Hit(_("Cerita"), one.title, one.region, one.get_absolute_url()) for one in stories),
        *(Hit(_("Kasus"), one.title, one.region, one.get_absolute_url()) for one in found),
        *(Hit(_("Rapat"), one.theme, one.forum.region, one.get_absolute_url()) for one in held),
    )


def _all_words(column: str, words: str) -> Q:
    wanted = Q()
    for word in words.split():
        wanted &= Q(**{f"{column}__icontains": word})
    return wanted


def _named(user: User, words: str) -> list[str]:
    """Codes of readable provinces and regencies that are typed or named."""
    tops = [_regions.NATION, *_regions.children(_regions.NATION)]
    codes = [*tops, *(below for top in tops[1:] for below in _regions.children(top))]
    wanted = words.casefold()
    return [
        code
        for code in codes
        if (code == words or wanted in _regions.name(code).casefold())
        and user.rights.may(Right.READ, code)
    ][:_ROWS]


def _region_hit(code: str) -> Hit:
    return Hit(_("Wilayah"), _regions.name(code), code, reverse("region", args=[code]))
