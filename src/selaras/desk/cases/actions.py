"""Every write on cases and actions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.cases.acts import Act
from selaras.desk.cases.models import Action, Case

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from selaras.desk.newsroom.access import Statement
    from selaras.desk.newsroom.models import Story

FEAR_LASTS = dt.timedelta(days=90)
_FIRST_STAGE = {
    Case.Nature.FEARED: Case.Stage.PREVENTION,
    Case.Nature.HAPPENED: Case.Stage.CESSATION,
}


@transaction.atomic
def open_case(
    story: Story, statement: Statement, *, title: str, kind: str, region: str, by: User
) -> Case:
    """Open a case from a statement; opening it again in the same region gives the same case."""
    nature = Case.Nature(statement.nature)
    feared = nature is Case.Nature.FEARED
    case, made = Case.objects.get_or_create(
        story=story,
        statement=statement.key,
        region=region,
        defaults={
            "title": title,
            "nature": nature,
            "kind": kind,
            "stage": _FIRST_STAGE[nature],
            "evidence": _evidence(statement),
            "owner": office_of(by),
            "opened_by": by,
            "expires_on": timezone.localdate() + FEAR_LASTS if feared else None,
        },
    )
    if made:
        after = {"nature": nature, "kind": kind, "story": story.pk, "statement": statement.key}
        record(Act.CASE_OPENED, case, by=by, region=region, after=after)
    return case


def _evidence(statement: Statement) -> dict[str, object]:
    return {
        "report": statement.report,
        "start": statement.start,
        "end": statement.end,
        "rule": statement.rule,
    }


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
        what=what, body=body, basis=basis, deadline=deadline, planned_by=by
    )
    after = {"case": case.pk, "body": body, "basis": basis, "deadline": str(deadline)}
    record(Act.ACTION_PLANNED, action, by=by, region=case.region, after=after)
    return action


@transaction.atomic
def report_done(action: Action, *, result: str, by: User) -> None:
    """Report an action done with its result; reporting twice keeps the first report."""
    done = Action.objects.unfinished().filter(pk=action.pk)
    if done.update(done_at=timezone.now(), done_by=by, done_office=office_of(by), result=result):
        after = {"case": action.case_id, "result": result}
        record(Act.ACTION_DONE, action, by=by, region=action.case.region, after=after)
