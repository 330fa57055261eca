"""How soon a person wants to hear of a notice by a way; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk import _regions
from selaras.desk.notices.models import Channel, Pace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.desk.accounts.models import Office
    from selaras.desk.notices.models import Choice, Notice


def concerns(notice: Notice, office: Office | None) -> bool:
    """Whether the notice is for this office's own region or body."""
    if office is None:
        return False
    own = _regions.home(office.region)
    return own in {notice.to, _regions.home(notice.region)} or (
        bool(notice.body) and office.body == notice.body
    )


def pace(
    notice: Notice, channel: Channel, choices: Iterable[Choice], office: Office | None
) -> Pace:
    """The pace of the narrowest choice that fits.

    Without one, the desk shows what concerns one's own office, and nothing else tells anything.
    """
    fitting = [one for one in choices if one.channel == channel and _fits(one, notice, office)]
    if fitting:
        return Pace(max(fitting, key=_narrowness).pace)
    shown = channel == Channel.DESK and concerns(notice, office)
    return Pace.AT_ONCE if shown else Pace.NEVER


def _fits(choice: Choice, notice: Notice, office: Office | None) -> bool:
    if choice.kind not in {"", notice.kind} or choice.urgency > notice.urgency:
        return False
    if not choice.region:
        return concerns(notice, office)
    return any(_regions.covers(choice.region, code) for code in (notice.region, notice.to))


def _narrowness(choice: Choice) -> tuple[bool, int, int]:
    """A kind before all kinds, then one's own office or the deeper region, then the urgency."""
    depth = len(choice.region) if choice.region not in {"", _regions.NATION} else 0
    return bool(choice.kind), 99 if not choice.region else depth, choice.urgency
