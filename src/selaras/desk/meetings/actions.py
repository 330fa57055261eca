"""Every write on meetings: planning, agenda, decisions, closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.audit.actions import record
from selaras.desk.cases.actions import plan_action
from selaras.desk.meetings import _agenda
from selaras.desk.meetings.acts import Act
from selaras.desk.meetings.models import AgendaItem, Decision, Forum, Meeting

if TYPE_CHECKING:
    import datetime as dt

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case


@dataclass(frozen=True)
class Plan:
    """What is known of a meeting before it is held."""

    region: str
    theme: str
    venue: str
    mode: str
    starts_at: dt.datetime
    type: str = Forum.Type.FORKOPIMDA


@dataclass(frozen=True)
class Resolution:
    """What was decided; body, basis and deadline may still be missing."""

    what: str
    body: str = ""
    basis: str = ""
    deadline: dt.date | None = None


@transaction.atomic
def plan_meeting(plan: Plan, *, by: User) -> Meeting:
    """Plan a forum's meeting and propose its agenda; the same start gives the same meeting."""
    forum, _ = Forum.objects.get_or_create(region=plan.region, type=plan.type)
    meeting, made = Meeting.objects.get_or_create(
        forum=forum,
        starts_at=plan.starts_at,
        defaults={
            "theme": plan.theme,
            "venue": plan.venue,
            "mode": plan.mode,
            "planned_by": by,
        },
    )
    if made:
        after = {"theme": plan.theme, "starts_at": plan.starts_at.isoformat()}
        record(Act.MEETING_PLANNED, meeting, by=by, region=plan.region, after=after)
        propose_agenda(meeting, by=by)
    return meeting


@transaction.atomic
def propose_agenda(meeting: Meeting, *, by: User) -> int:
    """Add what the agenda lacks: promises and open cases; what people changed stays.

    Returns:
        How many items were added.
    """
    added = [_add(meeting, proposal) for proposal in _agenda.propose(meeting, by)]
    count = sum(added)
    if count:
        region = meeting.forum.region
        record(Act.AGENDA_PROPOSED, meeting, by=by, region=region, after={"items": count})
    return count


def _add(meeting: Meeting, proposal: _agenda.Proposal) -> bool:
    _, made = AgendaItem.objects.get_or_create(
        meeting=meeting,
        case=proposal.case,
        promise=proposal.promise,
        defaults={
            "part": proposal.part,
            "reasons": proposal.reasons,
            "minutes": proposal.minutes,
        },
    )
    return made


@transaction.atomic
def change_item(item: AgendaItem, *, included: bool, minutes: int, by: User) -> None:
    """Take an item on or off the agenda, or give it another time."""
    before = {"included": item.included, "minutes": item.minutes}
    after = {"included": included, "minutes": minutes}
    if before != after:
        item.included, item.minutes = included, minutes
        item.save(update_fields=["included", "minutes"])
        region = item.meeting.forum.region
        record(Act.AGENDA_CHANGED, item, by=by, region=region, before=before, after=after)


@transaction.atomic
def decide(
    meeting: Meeting, case: Case, resolution: Resolution, *, once: str, by: User
) -> Decision:
    """Minute a decision on a case; when complete it becomes an action.

    `once` names the form it was sent with: sending that again gives the same decision.
    """
    decision, made = Decision.objects.get_or_create(
        meeting=meeting,
        once=once,
        defaults={
            "case": case,
            "what": resolution.what,
            "body": resolution.body,
            "basis": resolution.basis,
            "deadline": resolution.deadline,
            "made_by": by,
        },
    )
    if made:
        _minute(decision, by=by)
    return decision


@transaction.atomic
def complete_decision(decision: Decision, resolution: Resolution, *, by: User) -> None:
    """Add what a decision lacks; one that has become an action changes no more."""
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    if row.action_id is None:
        row.what, row.body = resolution.what, resolution.body
        row.basis, row.deadline = resolution.basis, resolution.deadline
        row.save(update_fields=["what", "body", "basis", "deadline"])
        _minute(row, by=by)


def _minute(decision: Decision, *, by: User) -> None:
    region = decision.meeting.forum.region
    after = {
        "meeting": decision.meeting_id,
        "case": decision.case_id,
        "missing": list(decision.missing),
    }
    record(Act.MEETING_DECIDED, decision, by=by, region=region, after=after)
    if decision.deadline is not None and not decision.missing:
        decision.action = plan_action(
            decision.case,
            what=decision.what,
            body=decision.body,
            basis=decision.basis,
            deadline=decision.deadline,
            by=by,
        )
        decision.save(update_fields=["action"])


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: User) -> None:
    """Say that the meeting is over; saying it twice changes nothing."""
    if Meeting.objects.filter(pk=meeting.pk, held_at=None).update(held_at=timezone.now()):
        after = {"decisions": meeting.decisions.count()}
        record(Act.MEETING_HELD, meeting, by=by, region=meeting.forum.region, after=after)
