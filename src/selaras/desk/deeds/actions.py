"""Every write on hand-overs, reminders and an office's own mandates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.cases.actions import move_action
from selaras.desk.deeds.acts import Act
from selaras.desk.deeds.models import HandOver, OwnMandate, Reminder
from selaras.desk.retention.models import Sort
from selaras.desk.retention.signals import GONE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Action


@transaction.atomic
def hand_over(action: Action, *, to_body: str, basis: str, reason: str, by: User) -> HandOver:
    """Ask another body to take an action; while one is asked, asking again changes nothing."""
    row, made = HandOver.objects.get_or_create(
        action=action,
        state=HandOver.State.ASKED,
        defaults={
            "from_body": action.body,
            "to_body": to_body,
            "basis": basis,
            "reason": reason,
            "asked_by": by,
            "asked_office": office_of(by),
        },
    )
    if made:
        after = {"from": row.from_body, "to": to_body, "basis": basis}
        record(Act.HANDOVER_ASKED, action, by=by, region=action.region, after=after, reason=reason)
    return row


@transaction.atomic
def answer_hand_over(row: HandOver, *, accepted: bool, reason: str, by: User) -> None:
    """Take the action, or send it back with the reason; a second answer changes nothing."""
    state = HandOver.State.ACCEPTED if accepted else HandOver.State.RETURNED
    answered = HandOver.objects.filter(pk=row.pk, state=HandOver.State.ASKED).update(
        state=state,
        answered_at=timezone.now(),
        answered_by=by,
        answered_office=office_of(by),
        answer_reason=reason,
    )
    if answered:
        after = {"state": state, "body": row.to_body}
        record(
            Act.HANDOVER_ANSWERED, row.action, by=by, region=row.action.region, after=after,
            reason=reason,
        )  # fmt: skip
        if accepted:
            move_action(row.action, body=row.to_body, basis=row.basis, by=by)


@transaction.atomic
def remind(action: Action, *, on: dt.date, by: User) -> None:
    """Set one more day to be reminded of an action; a day set twice stands once."""
    _row, made = Reminder.objects.get_or_create(action=action, on=on, defaults={"set_by": by})
    if made:
        record(Act.REMINDER_SET, action, by=by, region=action.region, after={"on": str(on)})


@dataclass(frozen=True)
class Mandate:
    """What an office says of a body's mandate; `source` is where the rule can be read."""

    region: str
    kind: str
    body: str
    task: str
    basis: str
    source: str = ""


@transaction.atomic
def set_mandate(said: Mandate, *, by: User) -> OwnMandate:
    """Put an office's own mandate in the place of the one that it had for kind and body."""
    standing = OwnMandate.objects.filter(
        region=said.region, kind=said.kind, body=said.body, ended_at=None
    )
    same = standing.filter(task=said.task, basis=said.basis, source=said.source).first()
    if same is not None:
        return same
    standing.update(ended_at=timezone.now())
    row = OwnMandate.objects.create(
        region=said.region,
        kind=said.kind,
        body=said.body,
        task=said.task,
        basis=said.basis,
        source=said.source,
        office=office_of(by),
        set_by=by,
    )
    after = {"kind": said.kind, "body": said.body, "basis": said.basis, "source": said.source}
    record(Act.MANDATE_SET, row, by=by, region=said.region, after=after)
    return row


@transaction.atomic
def end_mandate(row: OwnMandate, *, by: User) -> None:
    """Withdraw an office's own mandate."""
    if OwnMandate.objects.filter(pk=row.pk, ended_at=None).update(ended_at=timezone.now()):
        before = {"kind": row.kind, "body": row.body, "basis": row.basis}
        record(Act.MANDATE_ENDED, row, by=by, region=row.region, before=before)


def forget_words(
    sender: object,  # noqa: ARG001  # a signal's receiver is told
    *,
    sort: str,
    ids: Sequence[str],
    **_signal: object,
) -> None:
    """The reasons of hand-overs go with the words of their case; who handed over stays."""
    if sort == Sort.CASE:
        rows = HandOver.objects.filter(action__case__in=ids)
        rows.exclude(answer_reason="").update(answer_reason=GONE)
        rows.update(reason=GONE)
