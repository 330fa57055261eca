"""Every write on steps up the ladder, shares and clocks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.cases.actions import hand_to, let_read
from selaras.desk.escalation import _clock
from selaras.desk.escalation._ladder import above
from selaras.desk.escalation.acts import Act
from selaras.desk.escalation.models import Clock, Escalation, Share
from selaras.desk.jobs.actions import enqueue
from selaras.desk.retention.models import Sort
from selaras.desk.retention.signals import GONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case

_A_LITTLE = dt.timedelta(seconds=1)


@transaction.atomic
def raise_case(case: Case, *, reason: str, by: User) -> Escalation:
    """Ask the next level to take a case, to be answered by the clock; one step waits at a time.

    Raises:
        ValueError: There is no level above the one that answers for the case.
    """
    to_region = above(case.handler)
    if to_region is None:
        raise ValueError(f"{case.pk} is at the top already")
    clock, now = _clock.of_case(case), timezone.now()
    step, made = Escalation.objects.get_or_create(
        case=case,
        state=Escalation.State.ASKED,
        defaults={
            "from_region": case.handler,
            "to_region": to_region,
            "reason": reason,
            "asked_by": by,
            "asked_office": office_of(by),
            "asked_at": now,
            "answer_by": now + dt.timedelta(hours=clock.hours),
        },
    )
    if made:
        after = {"to": to_region, "answer_by": step.answer_by.isoformat(), "hours": clock.hours}
        record(Act.STEP_ASKED, case, by=by, region=case.region, after=after, reason=reason)
        _look_when_over(step, by)
    return step


def _look_when_over(step: Escalation, by: User) -> None:
    key = f"escalation.tick {step.pk}"
    at = step.answer_by + _A_LITTLE
    enqueue("escalation.tick", {"step": step.pk}, by=by, region=step.to_region, run_at=at, key=key)


_FROM = {
    Escalation.State.ACCEPTED: (Escalation.State.ASKED,),
    Escalation.State.REFUSED: (Escalation.State.ASKED,),
    Escalation.State.RETURNED: (Escalation.State.ASKED, Escalation.State.ACCEPTED),
}


@transaction.atomic
def answer_step(
    step: Escalation, *, state: Escalation.State, reason: str, at: str, by: User
) -> None:
    """Take a case, hand it back or refuse it; what was taken may still be handed back.

    Args:
        step: The step to answer.
        state: The answer.
        reason: Why; handing back and refusing need one.
        at: The region that answers: the one asked, or the one above it when it was silent.
        by: Who answers.
    """
    waiting = Escalation.objects.filter(pk=step.pk, state__in=_FROM[state])
    answered = waiting.update(
        state=state,
        answered_at=timezone.now(),
        answered_by=by,
        answered_office=office_of(by),
        answer_reason=reason,
    )
    if not answered:
        return
    after = {"state": state, "at": at}
    record(Act.STEP_ANSWERED, step.case, by=by, region=step.case.region, after=after, reason=reason)
    if state is Escalation.State.ACCEPTED:
        hand_to(step.case, region=at, by=by, reason=reason)
    elif state is Escalation.State.RETURNED:
        hand_to(step.case, region=step.from_region, by=by, reason=reason)


def tick(now: dt.datetime) -> int:
    """Let the level above see every step whose time has passed unanswered; safe to run twice.

    Returns:
        How many were raised.
    """
    late = Q(state=Escalation.State.ASKED, raised_at=None, answer_by__lt=now)
    steps = Escalation.objects.filter(late, case__closed_at=None).select_related("case")
    return sum(_raise(step, now) for step in steps.order_by("answer_by", "pk"))


@transaction.atomic
def _raise(step: Escalation, now: dt.datetime) -> bool:
    higher = above(step.to_region) or step.to_region
    waiting = Escalation.objects.filter(pk=step.pk, state=Escalation.State.ASKED, raised_at=None)
    raised = waiting.update(raised_to=higher, raised_at=now)
    if raised:
        after = {"silent": step.to_region, "to": higher}
        record(Act.STEP_RAISED, step.case, by=None, region=step.case.region, after=after)
    return bool(raised)


@transaction.atomic
def offer(case: Case, *, to_region: str, reason: str, by: User) -> Share:
    """Offer another region to read this one case; offering it twice changes nothing."""
    standing = Share.objects.filter(case=case, to_region=to_region)
    share = standing.exclude(state=Share.State.REFUSED).first()
    if share is not None:
        return share
    share = Share.objects.create(
        case=case,
        from_region=case.handler,
        to_region=to_region,
        reason=reason,
        asked_by=by,
        asked_office=office_of(by),
    )
    after = {"to": to_region}
    record(Act.SHARE_ASKED, case, by=by, region=case.region, after=after, reason=reason)
    return share


@transaction.atomic
def answer_share(share: Share, *, accepted: bool, reason: str, by: User) -> None:
    """Take an offered case to read, or refuse it with the reason."""
    state = Share.State.ACCEPTED if accepted else Share.State.REFUSED
    answered = Share.objects.filter(pk=share.pk, state=Share.State.ASKED).update(
        state=state,
        answered_at=timezone.now(),
        answered_by=by,
        answered_office=office_of(by),
        answer_reason=reason,
    )
    if answered:
        after = {"state": state, "by": share.to_region}
        record(
            Act.SHARE_ANSWERED, share.case, by=by, region=share.case.region, after=after,
            reason=reason,
        )  # fmt: skip
        if accepted:
            let_read(share.case, region=share.to_region, by=by)


@transaction.atomic
def set_clock(given: _clock.Given, *, region: str, by: User) -> None:
    """Set the hours of a step for a group and a severity in a province, or for the nation."""
    key = {"group": given.group, "severity": given.severity, "step": given.step}
    old = Clock.objects.filter(region=region, **key).first()
    before = None if old is None else {"hours": old.hours, "basis": old.basis}
    after = {"hours": given.hours, "basis": given.basis}
    if before == after:
        return
    row = old or Clock(region=region, **key)
    row.hours, row.basis = given.hours, given.basis
    row.set_by, row.set_office, row.set_at = by, office_of(by), timezone.now()
    row.save()
    record(Act.CLOCK_SET, row, by=by, region=region, before=before, after={**key, **after})


def forget_words(
    sender: object,  # noqa: ARG001  # a signal's receiver is told
    *,
    sort: str,
    ids: Sequence[str],
    **_signal: object,
) -> None:
    """Why a case was raised or shared goes with its words; that it was, and the answer, stays."""
    if sort != Sort.CASE:
        return
    for model in (Escalation, Share):
        rows = model.objects.filter(case__in=ids)
        rows.exclude(answer_reason="").update(answer_reason=GONE)
        rows.update(reason=GONE)
