"""Every write on cases and actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.cases.acts import Act
from selaras.desk.cases.models import Action, Case, CaseStory, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.desk.accounts.models import User
    from selaras.desk.newsroom.access import Statement
    from selaras.desk.newsroom.models import Report, Story

FEAR_LASTS = dt.timedelta(days=90)
_FIRST_STAGE = {
    Case.Nature.FEARED: Case.Stage.PREVENTION,
    Case.Nature.HAPPENED: Case.Stage.CESSATION,
}


@dataclass(frozen=True)
class Draft:
    """What a person says of a new case; `once` names the form it was sent with."""

    title: str
    nature: str
    kind: str
    region: str
    grounds: str = ""
    occurred_on: dt.date | None = None
    recurs: Case | None = None
    once: str = ""


def _start(nature: Case.Nature, region: str, by: User) -> dict[str, object]:
    feared = nature is Case.Nature.FEARED
    return {
        "stage": _FIRST_STAGE[nature],
        "handler": _regions.home(region),
        "owner": office_of(by),
        "opened_by": by,
        "expires_on": timezone.localdate() + FEAR_LASTS if feared else None,
    }


@transaction.atomic
def open_case(
    story: Story, statement: Statement, *, title: str, kind: str, region: str, by: User
) -> Case:
    """Open a case from a statement; opening it again in the same region gives the same case."""
    nature = Case.Nature(statement.nature)
    case, made = Case.objects.get_or_create(
        story=story,
        statement=statement.key,
        region=region,
        defaults={
            "title": title,
            "nature": nature,
            "kind": kind,
            "evidence": _evidence(statement),
            **_start(nature, region, by),
        },
    )
    if made:
        after = {"nature": nature, "kind": kind, "story": story.pk, "statement": statement.key}
        record(Act.CASE_OPENED, case, by=by, region=region, after=after)
        _rest_on(case, story, by)
    return case


def _evidence(statement: Statement) -> dict[str, object]:
    return {
        "report": statement.report,
        "start": statement.start,
        "end": statement.end,
        "rule": statement.rule,
    }


@transaction.atomic
def open_by_hand(
    draft: Draft, *, by: User, stories: Iterable[Story] = (), report: Report | None = None
) -> Case:
    """Open a case that rests on words, a report or stories; a form sent twice opens one."""
    nature = Case.Nature(draft.nature)
    told = {
        "title": draft.title,
        "nature": nature,
        "kind": draft.kind,
        "region": draft.region,
        "grounds": draft.grounds,
        "occurred_on": draft.occurred_on,
        "recurs": draft.recurs,
        "report": report,
        **_start(nature, draft.region, by),
    }
    if draft.once:
        case, made = Case.objects.get_or_create(opened_by=by, once=draft.once, defaults=told)
    else:
        case, made = Case.objects.create(**told), True
    if made:
        after = {"nature": nature, "kind": draft.kind, "report": report and report.pk}
        record(Act.CASE_OPENED, case, by=by, region=case.region, after=after, reason=draft.grounds)
        for story in stories:
            _rest_on(case, story, by)
    return case


def _rest_on(case: Case, story: Story, by: User) -> bool:
    _row, made = CaseStory.objects.get_or_create(
        case=case, story=story, removed_at=None, defaults={"added_office": office_of(by)}
    )
    return made


@transaction.atomic
def add_story(case: Case, story: Story, *, by: User) -> None:
    """Let a case rest on one more story; adding it twice changes nothing."""
    if _rest_on(case, story, by):
        after = {"story": story.pk}
        record(Act.CASE_STORY_ADDED, case, by=by, region=case.region, after=after)


@transaction.atomic
def remove_story(row: CaseStory, *, by: User, reason: str) -> None:
    """Take a story away from a case, for a reason."""
    if CaseStory.objects.filter(pk=row.pk, removed_at=None).update(removed_at=timezone.now()):
        before = {"story": row.story_id}
        record(
            Act.CASE_STORY_REMOVED, row.case, by=by, region=row.case.region, before=before,
            reason=reason,
        )  # fmt: skip


@transaction.atomic
def describe(
    case: Case,
    *,
    severity: str,
    by: User,
    parties: Sequence[str] = (),
    occurred_on: dt.date | None = None,
    recurs: Case | None = None,
) -> None:
    """Say how bad it is, between whom in neutral labels, since when, of what a recurrence."""
    before = _described(case)
    case.severity, case.parties = severity, list(parties)
    case.occurred_on, case.recurs = occurred_on, recurs
    after = _described(case)
    if before != after:
        case.save(update_fields=["severity", "parties", "occurred_on", "recurs"])
        record(Act.CASE_CHANGED, case, by=by, region=case.region, before=before, after=after)


def _described(case: Case) -> dict[str, object]:
    return {
        "severity": str(case.severity),
        "parties": case.parties,
        "occurred_on": case.occurred_on and str(case.occurred_on),
        "recurs": case.recurs_id,
    }


@transaction.atomic
def name_source(case: Case, *, source: str, reason: str, by: User) -> None:
    """Name the source of conflict of article 5, with the reason and who says so."""
    before = {"source": case.source, "reason": case.source_reason}
    case.source, case.source_reason = source, reason
    case.source_by, case.source_office = by, office_of(by)
    case.save(update_fields=["source", "source_reason", "source_by", "source_office"])
    after = {"source": source}
    record(
        Act.CASE_SOURCED, case, by=by, region=case.region, before=before, after=after,
        reason=reason,
    )  # fmt: skip


@transaction.atomic
def set_stage(case: Case, *, stage: str, reason: str, by: User) -> None:
    """Bring a case into another stage, for a reason."""
    before = {"stage": case.stage}
    if Case.objects.filter(pk=case.pk, closed_at=None).exclude(stage=stage).update(stage=stage):
        record(
            Act.CASE_STAGED, case, by=by, region=case.region, before=before,
            after={"stage": stage}, reason=reason,
        )  # fmt: skip


@transaction.atomic
def hand_to(case: Case, *, region: str, by: User, reason: str) -> None:
    """Let another level answer for a case."""
    before = {"handler": case.handler}
    if Case.objects.filter(pk=case.pk).exclude(handler=region).update(handler=region):
        record(
            Act.CASE_HANDED, case, by=by, region=case.region, before=before,
            after={"handler": region}, reason=reason,
        )  # fmt: skip


@transaction.atomic
def let_read(case: Case, *, region: str, by: User) -> None:
    """Let a region's readers read this one case; letting them twice changes nothing."""
    _row, made = Reader.objects.get_or_create(case=case, region=region)
    if made:
        record(Act.CASE_READ, case, by=by, region=case.region, after={"region": region})


@transaction.atomic
def renew_case(case: Case, *, until: dt.date, by: User, reason: str) -> None:
    """Keep a fear open until a later day, for a reason."""
    before = {"expires_on": str(case.expires_on)}
    if Case.objects.filter(pk=case.pk, closed_at=None, nature=Case.Nature.FEARED).update(
        expires_on=until
    ):
        after = {"expires_on": str(until)}
        record(
            Act.CASE_RENEWED, case, by=by, region=case.region, before=before, after=after,
            reason=reason,
        )  # fmt: skip


def expire_cases(today: dt.date) -> int:
    """Close every fear whose last day has passed; safe to run twice.

    Returns:
        How many were closed.
    """
    over = Case.objects.filter(closed_at=None, nature="feared", expires_on__lt=today)
    return sum(_expire(case) for case in over.order_by("expires_on", "pk"))


@transaction.atomic
def _expire(case: Case) -> bool:
    closed = Case.objects.filter(pk=case.pk, closed_at=None, expires_on=case.expires_on).update(
        closed_at=timezone.now(), outcome=Case.Outcome.EXPIRED
    )
    if closed:
        before = {"expires_on": str(case.expires_on)}
        record(Act.CASE_EXPIRED, case, by=None, region=case.region, before=before)
    return bool(closed)


@transaction.atomic
def follow_up(case: Case, *, sequel: str, became: Case | None, by: User, reason: str) -> None:
    """Say what became of a fear: a case of what happened, or that it did not happen."""
    before = {"sequel": case.sequel, "case": case.sequel_case_id}
    after = {"sequel": sequel, "case": None if became is None else became.pk}
    if before != after:
        case.sequel, case.sequel_case = sequel, became
        case.save(update_fields=["sequel", "sequel_case"])
        record(
            Act.CASE_FOLLOWED, case, by=by, region=case.region, before=before, after=after,
            reason=reason,
        )  # fmt: skip


@transaction.atomic
def close_case(case: Case, *, outcome: str, note: str, by: User) -> None:
    """Close a case with its outcome; closing twice changes nothing."""
    closed = Case.objects.filter(pk=case.pk, closed_at=None).update(
        closed_at=timezone.now(), outcome=outcome, outcome_note=note
    )
    if closed:
        after = {"outcome": outcome}
        record(Act.CASE_CLOSED, case, by=by, region=case.region, after=after, reason=note)


@transaction.atomic
def plan_action(
    case: Case, *, what: str, body: str, basis: str, deadline: dt.date, by: User
) -> Action:
    """Give a body something to do about a case, on a legal basis, by a day."""
    action = case.actions.create(
        region=case.region, what=what, body=body, basis=basis, deadline=deadline, planned_by=by
    )
    after = {"case": case.pk, "body": body, "basis": basis, "deadline": str(deadline)}
    record(Act.ACTION_PLANNED, action, by=by, region=case.region, after=after)
    return action


@transaction.atomic
def answer_action(action: Action, *, answer: str, by: User) -> None:
    """Note what the body says that it will do; a later answer stands, the trail keeps all."""
    before = {"answer": action.answer}
    open_ = Action.objects.unfinished().filter(pk=action.pk)
    if open_.update(answer=answer, answered_at=timezone.now(), answered_office=office_of(by)):
        after = {"answer": answer}
        record(Act.ACTION_ANSWERED, action, by=by, region=action.region, before=before, after=after)


@transaction.atomic
def block_action(action: Action, *, reason: str, by: User) -> None:
    """Say that an action cannot go on, and why."""
    open_ = Action.objects.unfinished().filter(pk=action.pk)
    if open_.update(blocked_at=timezone.now(), blocked_reason=reason):
        record(Act.ACTION_BLOCKED, action, by=by, region=action.region, reason=reason)


@transaction.atomic
def free_action(action: Action, *, by: User) -> None:
    """Say that an action can go on again."""
    blocked = Action.objects.filter(pk=action.pk, blocked_at__isnull=False)
    if blocked.update(blocked_at=None, blocked_reason=""):
        before = {"reason": action.blocked_reason}
        record(Act.ACTION_FREED, action, by=by, region=action.region, before=before)


@transaction.atomic
def move_action(action: Action, *, body: str, basis: str, by: User) -> None:
    """Give an unfinished action to another body, on that body's basis."""
    before = {"body": action.body, "basis": action.basis}
    after = {"body": body, "basis": basis}
    if Action.objects.unfinished().filter(pk=action.pk).update(**after):
        record(Act.ACTION_MOVED, action, by=by, region=action.region, before=before, after=after)


@transaction.atomic
def report_done(action: Action, *, result: str, by: User) -> None:
    """Report an action done with its result; reporting twice keeps the first report."""
    done = Action.objects.unfinished().filter(pk=action.pk)
    if done.update(done_at=timezone.now(), done_by=by, done_office=office_of(by), result=result):
        after = {"case": action.case_id, "result": result}
        record(Act.ACTION_DONE, action, by=by, region=action.region, after=after)
