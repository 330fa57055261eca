"""Every write on meetings: planning, agenda, decisions, closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from selaras.desk import _bodies
from selaras.desk._gone import GONE, OVER
from selaras.desk.audit.actions import erase_about, record
from selaras.desk.cases.actions import plan_action
from selaras.desk.meetings import _agenda
from selaras.desk.meetings.acts import Act
from selaras.desk.meetings.models import AgendaItem, Decision, Forum, Meeting, Session

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case


@dataclass(frozen=True)
class Slot:
    """A part of the day, with who speaks."""

    hour: dt.time
    title: str
    speakers: str = ""


@dataclass(frozen=True)
class Plan:
    """What is known of a meeting before it is held."""

    region: str
    theme: str
    venue: str
    mode: str
    starts_at: dt.datetime
    type: str = Forum.Type.FORKOPIMDA
    field: str = ""
    link: str = ""
    host: str = ""
    opener: str = ""
    sessions: tuple[Slot, ...] = ()

    def told(self) -> dict[str, str]:
        """What a meeting keeps of it as words."""
        names = ("theme", "venue", "mode", "field", "link", "host", "opener")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class ItemChange:
    """What people set on an agenda item; one that is not included is dropped for a reason."""

    included: bool
    minutes: int
    place: int
    presenter: str = ""
    dropped: str = ""


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
        forum=forum, starts_at=plan.starts_at, defaults={**plan.told(), "planned_by": by}
    )
    if made:
        _set_sessions(meeting, plan.sessions)
        after = {**plan.told(), "starts_at": plan.starts_at.isoformat()}
        record(Act.MEETING_PLANNED, meeting, by=by, region=plan.region, after=after)
        propose_agenda(meeting, by=by)
    return meeting


@transaction.atomic
def change_plan(meeting: Meeting, plan: Plan, *, by: User) -> None:
    """Change what is known of a meeting that is not over; its forum stays."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    before = {name: getattr(row, name) for name in plan.told()}
    before["starts_at"] = row.starts_at.isoformat()
    for name, value in plan.told().items():
        setattr(row, name, value)
    row.starts_at = plan.starts_at
    row.save(update_fields=[*plan.told(), "starts_at"])
    _set_sessions(row, plan.sessions)
    after = {**plan.told(), "starts_at": plan.starts_at.isoformat()}
    region = meeting.forum.region
    record(Act.MEETING_CHANGED, row, by=by, region=region, before=before, after=after)


def _set_sessions(meeting: Meeting, slots: Iterable[Slot]) -> None:
    meeting.sessions.all().delete()
    for place, slot in enumerate(slots):
        meeting.sessions.create(
            place=place, hour=slot.hour, title=slot.title, speakers=slot.speakers
        )


@transaction.atomic
def propose_agenda(meeting: Meeting, *, by: User) -> int:
    """Add what the agenda lacks: promises and open cases; what people changed stays.

    Returns:
        How many items were added.
    """
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.is_frozen or row.is_held:
        return 0
    have = set(meeting.items.values_list("case", "promise"))
    place = meeting.items.count()
    missing = [
        one
        for one in _agenda.propose(meeting, by)
        if (one.case.pk, one.promise and one.promise.pk) not in have
    ]
    AgendaItem.objects.bulk_create(
        _item(meeting, proposal, at) for at, proposal in enumerate(missing, start=place + 1)
    )
    if missing:
        region = meeting.forum.region
        record(Act.AGENDA_PROPOSED, meeting, by=by, region=region, after={"items": len(missing)})
    return len(missing)


def _item(meeting: Meeting, proposal: _agenda.Proposal, place: int) -> AgendaItem:
    return AgendaItem(
        meeting=meeting,
        case=proposal.case,
        promise=proposal.promise,
        part=proposal.part,
        reasons=proposal.reasons,
        minutes=proposal.minutes,
        presenter=_bodies.name(proposal.presenter),
        place=place,
    )


@transaction.atomic
def add_item(meeting: Meeting, *, case: Case | None, title: str, by: User) -> AgendaItem:
    """Put a case or a matter without one on the agenda; the same case stands there once."""
    place = meeting.items.count() + 1
    reasons = [{"code": "added"}]
    if case is None:
        item = meeting.items.create(
            part=AgendaItem.Part.OTHER, title=title, place=place, reasons=reasons
        )
        made = True
    else:
        item, made = meeting.items.get_or_create(
            case=case,
            promise=None,
            defaults={"part": case.nature, "minutes": 15, "place": place, "reasons": reasons},
        )
    if made:
        after = {"meeting": meeting.pk, "title": item.name}
        record(Act.AGENDA_ADDED, item, by=by, region=meeting.forum.region, after=after)
    return item


@transaction.atomic
def change_item(item: AgendaItem, change: ItemChange, *, by: User) -> None:
    """Take an item on or off the agenda, move it, or give it a presenter or another time."""
    names = ("included", "minutes", "place", "presenter", "dropped")
    before = {name: getattr(item, name) for name in names}
    after = {name: getattr(change, name) for name in names}
    if before != after:
        for name in names:
            setattr(item, name, after[name])
        item.save(update_fields=names)
        region = item.meeting.forum.region
        record(Act.AGENDA_CHANGED, item, by=by, region=region, before=before, after=after)


@transaction.atomic
def freeze_agenda(meeting: Meeting, *, by: User) -> None:
    """Let the agenda stand, because it goes out; freezing twice changes nothing."""
    if Meeting.objects.filter(pk=meeting.pk, frozen_at=None).update(frozen_at=timezone.now()):
        after = {"items": meeting.items.filter(included=True).count()}
        record(Act.AGENDA_FROZEN, meeting, by=by, region=meeting.forum.region, after=after)


@transaction.atomic
def reopen_agenda(meeting: Meeting, *, reason: str, by: User) -> None:
    """Let an agenda that has gone out be changed again, for a reason."""
    open_ = Meeting.objects.filter(pk=meeting.pk, held_at=None, frozen_at__isnull=False)
    if open_.update(frozen_at=None):
        region = meeting.forum.region
        record(Act.AGENDA_REOPENED, meeting, by=by, region=region, reason=reason)


@transaction.atomic
def lock_minutes(meeting: Meeting, *, by: User) -> bool:
    """Let the minutes stand, because they are approved; False when they stood already."""
    locked = Meeting.objects.filter(pk=meeting.pk, locked_at=None).update(locked_at=timezone.now())
    if locked:
        record(Act.MINUTES_LOCKED, meeting, by=by, region=meeting.forum.region)
    return bool(locked)


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


@transaction.atomic
def forget_words(*, cases: Sequence[str] = (), meetings: Sequence[str] = ()) -> None:
    """What was to be said and was decided goes with its meeting or its case.

    Body, legal basis and deadline of a decision stay, and so does the action that it became.
    """
    about = Q(case__in=cases) | Q(meeting__in=meetings)
    Decision.objects.filter(about).update(what=GONE)
    items = AgendaItem.objects.filter(about)
    erase_about("agendaitem", [str(item.pk) for item in items], reason=OVER)
    for column in ("title", "presenter", "dropped"):
        items.exclude(**{column: ""}).update(**{column: GONE})
    sessions = Session.objects.filter(meeting__in=meetings)
    sessions.exclude(speakers="").update(speakers=GONE)
    sessions.update(title=GONE)
    Meeting.objects.filter(pk__in=meetings).update(link="", host="", opener="")
    erase_about("meeting", meetings, reason=OVER)
