"""One region: what is going on there, as far as the reader sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selaras.desk import _bodies, _regions
from selaras.desk.accounts.access import subtrees
from selaras.desk.cases import access as cases
from selaras.desk.meetings import access as meetings
from selaras.desk.newsroom import access as newsroom
from selaras.desk.outlooks import access as outlooks

if TYPE_CHECKING:
    from selaras.bodies import Seat
    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case
    from selaras.desk.meetings.models import Meeting
    from selaras.desk.newsroom.models import Story
    from selaras.desk.outlooks.models import Outlook

_ROWS = 8


@dataclass(frozen=True)
class Place:
    """One region's page."""

    code: str
    path: tuple[str, ...]
    outlook: Outlook | None
    odds: tuple[outlooks.Row, ...]
    below: tuple[str, ...]
    stories: tuple[Story, ...]
    cases: tuple[Case, ...]
    meetings: tuple[Meeting, ...]
    seats: tuple[Seat, ...]


def place(user: User, code: str) -> Place:
    """What is going on in one region that the reader may see."""
    inside = subtrees("region", [code])
    outlook, odds = outlooks.place(user, code)
    return Place(
        code=code,
        path=tuple(one for one in _regions.path(code) if one != code),
        outlook=outlook,
        odds=odds,
        below=_regions.children(code),
        stories=tuple(newsroom.stories(user).filter(newsroom.readable([code]))[:_ROWS]),
        cases=tuple(cases.cases(user).filter(inside, closed_at=None)[:_ROWS]),
        meetings=tuple(meetings.meetings(user).filter(subtrees("forum__region", [code]))[:_ROWS]),
        seats=() if _regions.level(code) == "district" else _bodies.seats(code),
    )
