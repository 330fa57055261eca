"""What a meeting is proposed to talk about, and why; pure reading, no writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from django.db.models import Q
from django.utils import timezone

from selaras.desk.cases.models import Case
from selaras.desk.meetings import access
from selaras.desk.meetings.models import AgendaItem, Decision

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.models import Meeting

Reason = dict[str, str]
MOST = 12
_MOST_PROMISES = 60
_MINUTES = {"promised": 5, "feared": 15, "happened": 15, "other": 10}


@dataclass(frozen=True)
class Proposal:
    """One item to propose, with its reasons as codes."""

    part: AgendaItem.Part
    case: Case
    reasons: list[Reason]
    promise: Decision | None = None

    @property
    def minutes(self) -> int:
        """How long it is likely to take."""
        return _MINUTES[self.part]

    @property
    def presenter(self) -> str:
        """Who is asked to present: the body that promised, or the office that owns the case."""
        return self.case.owner.name if self.promise is None else self.promise.body


class _Ranked(Protocol):
    """What the rank of a case was made of."""

    has_action: bool
    open_deadline: dt.date | None


def propose(meeting: Meeting, user: User) -> Iterator[Proposal]:
    """The promises of the last meeting and older undone ones, then the foremost open cases.

    Fears and what has happened are ranked apart, each up to `MOST`: what is overdue first, then
    what ends soon, then what nobody has planned for, then what is new since the last meeting,
    the longest open before the latest.
    """
    last = access.last_held(meeting)
    for promise in _promises(meeting, last):
        yield Proposal(AgendaItem.Part.PROMISED, promise.case, _why_again(promise, last), promise)
    for nature in (Case.Nature.FEARED, Case.Nature.HAPPENED):
        for case in access.foremost(meeting, user, last).filter(nature=nature)[:MOST]:
            yield Proposal(AgendaItem.Part(case.nature), case, list(_why(case, last)))


def _promises(meeting: Meeting, last: Meeting | None) -> Iterator[Decision]:
    earlier = Q(meeting__forum=meeting.forum, meeting__starts_at__lt=meeting.starts_at)
    undone = Q(action=None) | Q(action__done_at=None)
    rows = Decision.objects.filter(earlier, Q(meeting=last) | undone)
    found = rows.select_related("case__owner", "action", "meeting").order_by("pk")
    yield from found[:_MOST_PROMISES]


def _why_again(promise: Decision, last: Meeting | None) -> list[Reason]:
    return [{"code": "last_meeting" if promise.meeting == last else "still_undone"}]


def _why(case: Case, last: Meeting | None) -> Iterator[Reason]:
    ranked = cast("_Ranked", case)
    today, deadline = timezone.localdate(), ranked.open_deadline
    if last is None or case.opened_at > last.starts_at:
        yield {"code": "new_case", "day": str(timezone.localdate(case.opened_at))}
    if case.expires_on is not None and case.expires_on <= today + access.ENDS_SOON:
        yield {"code": "ends_soon", "day": str(case.expires_on)}
    if not ranked.has_action:
        yield {"code": "no_action"}
    elif deadline is None:
        yield {"code": "all_done"}
    else:
        code = "overdue" if deadline < today else "action_running"
        yield {"code": code, "day": str(deadline)}
