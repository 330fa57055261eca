"""Which entries of the trail are news, of what kind, how urgent, in which words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.cases.models import Action, Case
from selaras.desk.invitations.models import Guest
from selaras.desk.legal.models import Status
from selaras.desk.meetings.models import Meeting
from selaras.desk.newsroom.models import Story
from selaras.desk.notices._news import Kind, Urgency
from selaras.desk.outlooks.models import Alert

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from selaras.desk.audit.models import Entry


@dataclass(frozen=True)
class Subject:
    """What a notice is about: the thing, its page, its region, and whom it goes to beside it.

    `values` may fill the text's holes; a text takes those that it has.
    """

    thing: str
    id: str
    path: str
    region: str
    values: Mapping[str, str] = field(default_factory=dict)
    to: str = ""
    body: str = ""


@dataclass(frozen=True)
class Says:
    """What a notice says, of what kind, how urgent."""

    kind: Kind
    urgency: Urgency
    text_key: str


@dataclass(frozen=True)
class Rule(Says):
    """How an act becomes a notice; `find` gives what it is about, None when that is gone."""

    find: Callable[[Entry], Subject | None]


def of_case(case: Case, to: str = "") -> Subject:
    """A case as a subject; it concerns who answers for it now, or whoever is named."""
    values = {"kind": case.kind}
    if case.expires_on is not None:
        values["day"] = case.expires_on.isoformat()
    path = case.get_absolute_url()
    return Subject("case", case.pk, path, case.region, values, to=to or case.handler)


def _found_case(entry: Entry) -> Case | None:
    return Case.objects.filter(pk=entry.thing_id).first()


def _told(entry: Entry, name: str) -> str:
    """What the entry says under a name; empty when that was erased."""
    values = getattr(entry, "values", None)
    return str(((None if values is None else values.after) or {}).get(name, ""))


def _case(entry: Entry) -> Subject | None:
    case = _found_case(entry)
    return None if case is None else of_case(case)


def _case_to(name: str) -> Callable[[Entry], Subject | None]:
    """A case that goes to the region which the entry tells under this name."""

    def find(entry: Entry) -> Subject | None:
        case, to = _found_case(entry), _told(entry, name)
        return None if case is None or not _regions.known(to) else of_case(case, to)

    return find


def _answered(entry: Entry) -> Subject | None:
    """A case whose step was answered; it goes back to who asked."""
    case = _found_case(entry)
    if case is None:
        return None
    step = case.escalations.exclude(answered_at=None).order_by("-answered_at").first()
    return of_case(case, "" if step is None else step.from_region)


def _offered(entry: Entry) -> Subject | None:
    """An offered case: who is offered it learns that, and nothing of the case itself."""
    to = _told(entry, "to")
    return Subject("share", entry.thing_id, reverse("ladder"), to) if _regions.known(to) else None


def _action(entry: Entry) -> Subject | None:
    action = Action.objects.select_related("case").filter(pk=entry.thing_id).first()
    if action is None:
        return None
    return of_action(action.pk, action.region, action.deadline, action.body, action.case.handler)


def of_action(pk: str, region: str, deadline: dt.date, body: str, handler: str) -> Subject:
    """An action as a subject; it concerns its body too."""
    path, values = reverse("action", args=[pk]), {"day": deadline.isoformat()}
    return Subject("action", pk, path, region, values, to=handler, body=body)


def _handed(entry: Entry) -> Subject | None:
    """An action that a body is asked to take; until it has, it learns no more than that."""
    body = _told(entry, "to")
    if not body:
        return None
    return Subject("handover", entry.thing_id, reverse("actions"), entry.region, body=body)


def _story(entry: Entry) -> Subject | None:
    story = Story.objects.filter(pk=entry.thing_id).defer("data").first()
    if story is None:
        return None
    values = {"kind": story.kind}
    return Subject("story", story.pk, story.get_absolute_url(), story.region, values)


def _meeting(entry: Entry) -> Subject | None:
    meeting = Meeting.objects.select_related("forum").filter(pk=entry.thing_id).first()
    if meeting is None:
        return None
    region = meeting.forum.region
    day = timezone.localtime(meeting.starts_at, _regions.zone(region)[1]).date()
    path, values = meeting.get_absolute_url(), {"day": day.isoformat()}
    return Subject("meeting", meeting.pk, path, region, values)


def _outlook(entry: Entry) -> Subject | None:
    return Subject("outlook", entry.thing_id, reverse("outlook"), _regions.NATION)


def _alert(entry: Entry) -> Subject | None:
    alert = Alert.objects.select_related("prediction").filter(pk=entry.thing_id).first()
    if alert is None:
        return None
    values = {"day": alert.prediction.last_day.isoformat()}
    return Subject("alert", alert.pk, reverse("outlook"), alert.region, values)


def _status(entry: Entry) -> Subject | None:
    status = Status.objects.select_related("case").filter(pk=entry.thing_id).first()
    if status is None:
        return None
    last = status.until if status.ended_on is None else status.ended_on
    return replace(of_case(status.case), values={"day": last.isoformat()})


def news(entry: Entry) -> Iterator[tuple[Says, Subject, str]]:
    """What an entry tells, of what, and a name for each where it tells of many."""
    rule = RULES.get(entry.act)
    subject = None if rule is None else rule.find(entry)
    if rule is not None and subject is not None:
        yield rule, subject, ""
    if entry.act == _INVITED:
        for guest in _guests(entry):
            yield _TO_BODY if guest.body else _TO_REGION, _invited(guest), f":{guest.pk}"


def _guests(entry: Entry) -> Iterator[Guest]:
    invited = Guest.objects.filter(meeting__letter__pk=entry.thing_id, dropped="")
    invited = invited.exclude(body="", region="").select_related("meeting__forum")
    return invited.iterator()


def _invited(guest: Guest) -> Subject:
    """An invitation: who is invited learns of it, though the meeting is elsewhere."""
    region = guest.meeting.forum.region
    day = timezone.localtime(guest.meeting.starts_at, _regions.zone(region)[1]).date()
    where = region if guest.body else guest.region
    return Subject("guest", guest.pk, "", where, {"day": day.isoformat()}, body=guest.body)


_INVITED = "letter.issued"
_TO_BODY = Says(Kind.MEETING, Urgency.IMPORTANT, "body_invited")
_TO_REGION = Says(Kind.MEETING, Urgency.IMPORTANT, "region_invited")
RULES: Mapping[str, Rule] = {
    "case.opened": Rule(Kind.CASE, Urgency.IMPORTANT, "case_opened", _case),
    "case.closed": Rule(Kind.CASE, Urgency.USUAL, "case_closed", _case),
    "case.expired": Rule(Kind.CASE, Urgency.IMPORTANT, "case_expired", _case),
    "case.handed": Rule(Kind.CASE, Urgency.IMPORTANT, "case_handed", _case),
    "case.read_by": Rule(Kind.CASE, Urgency.IMPORTANT, "case_shared", _case_to("region")),
    "step.asked": Rule(Kind.ESCALATION, Urgency.IMPORTANT, "escalation_asked", _case_to("to")),
    "step.answered": Rule(Kind.ESCALATION, Urgency.IMPORTANT, "escalation_answered", _answered),
    "step.raised": Rule(Kind.ESCALATION, Urgency.URGENT, "escalation_unanswered", _case_to("to")),
    "share.asked": Rule(Kind.ESCALATION, Urgency.IMPORTANT, "case_offered", _offered),
    "handover.asked": Rule(Kind.ACTION, Urgency.IMPORTANT, "action_offered", _handed),
    "action.planned": Rule(Kind.ACTION, Urgency.USUAL, "action_planned", _action),
    "action.moved": Rule(Kind.ACTION, Urgency.IMPORTANT, "action_moved", _action),
    "action.blocked": Rule(Kind.ACTION, Urgency.IMPORTANT, "action_blocked", _action),
    "action.done": Rule(Kind.ACTION, Urgency.USUAL, "action_done", _action),
    "story.confirmed": Rule(Kind.STORY, Urgency.USUAL, "story_confirmed", _story),
    "story.rejected": Rule(Kind.STORY, Urgency.USUAL, "story_rejected", _story),
    "fact.corrected": Rule(Kind.STORY, Urgency.USUAL, "fact_corrected", _story),
    "meeting.planned": Rule(Kind.MEETING, Urgency.USUAL, "meeting_planned", _meeting),
    "meeting.held": Rule(Kind.MEETING, Urgency.USUAL, "meeting_held", _meeting),
    "outlook.issued": Rule(Kind.OUTLOOK, Urgency.USUAL, "outlook_issued", _outlook),
    "alert.released": Rule(Kind.OUTLOOK, Urgency.IMPORTANT, "alert_released", _alert),
    "alert.withdrawn": Rule(Kind.OUTLOOK, Urgency.IMPORTANT, "alert_withdrawn", _alert),
    "status.recorded": Rule(Kind.CASE, Urgency.URGENT, "status_recorded", _status),
    "status.extended": Rule(Kind.CASE, Urgency.IMPORTANT, "status_extended", _status),
    "status.ended": Rule(Kind.CASE, Urgency.IMPORTANT, "status_ended", _status),
}
