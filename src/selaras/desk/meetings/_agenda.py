"""What a meeting is proposed to talk about, and why; pure reading, no writes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from selaras.desk.cases import access as cases
from selaras.desk.meetings import access
from selaras.desk.meetings.models import AgendaItem, Decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case
    from selaras.desk.meetings.models import Meeting

Reason = dict[str, str]
_ENDS_SOON = dt.timedelta(days=14)
_MINUTES = {"promised": 5, "feared": 15, "happened": 15}


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


def propose(meeting: Meeting, user: User) -> Iterator[Proposal]:
    """The promises of the last meeting and older undone ones, then open cases."""
    last = access.last_held(meeting)
    for promise in _promises(meeting, last):
        yield Proposal(AgendaItem.Part.PROMISED, promise.case, _why_again(promise, last), promise)
    for case in cases.for_forum(user, meeting.forum.region).order_by("opened_at"):
        yield Proposal(AgendaItem.Part(case.nature), case, list(_why(case, last)))


def _promises(meeting: Meeting, last: Meeting | None) -> Iterator[Decision]:
    earlier = Q(meeting__forum=meeting.forum, meeting__starts_at__lt=meeting.starts_at)
    undone = Q(action=None) | Q(action__done_at=None)
    rows = Decision.objects.filter(earlier, Q(meeting=last) | undone)
    yield from rows.select_related("case", "action", "meeting").order_by("pk")


def _why_again(promise: Decision, last: Meeting | None) -> list[Reason]:
    return [{"code": "last_meeting" if promise.meeting == last else "still_undone"}]


def _why(case: Case, last: Meeting | None) -> Iterator[Reason]:
    today = timezone.localdate()
    if last is None or case.opened_at > last.starts_at:
        yield {"code": "new_case", "day": str(timezone.localdate(case.opened_at))}
    if case.expires_on is not None and case.expires_on <= today + _ENDS_SOON:
        yield {"code": "ends_soon", "day": str(case.expires_on)}
    deadlines = list(
        case.actions.filter(done_at=None).order_by("deadline").values_list("deadline", flat=True)
    )
    if not case.actions.exists():
        yield {"code": "no_action"}
    elif deadlines and deadlines[0] < today:
        yield {"code": "overdue", "day": str(deadlines[0])}
    elif deadlines:
        yield {"code": "action_running", "day": str(deadlines[0])}
    else:
        yield {"code": "all_done"}
