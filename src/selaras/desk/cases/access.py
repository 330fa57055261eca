"""Which cases and actions a person sees, and in which they may act."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import Refused, Right, subtrees
from selaras.desk.cases.models import Action, Case, CaseStory, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

_SOON = dt.timedelta(days=7)


def cases(user: User) -> QuerySet[Case]:
    """The cases that this person reads, with their counts of actions."""
    return (
        Case.objects.filter(readable(user))
        .select_related("owner")
        .annotate(
            actions_planned=_counted(Action.objects.all()),
            actions_open=_counted(Action.objects.unfinished()),
        )
        .order_by("-opened_at", "pk")
    )


def _counted(rows: QuerySet[Action]) -> Coalesce:
    """A count of each case's actions, made only for the rows that are shown."""
    mine = rows.filter(case=OuterRef("pk")).order_by().values("case").annotate(n=Count("pk"))
    return Coalesce(Subquery(mine.values("n"), output_field=IntegerField()), 0)


def readable(user: User) -> Q:
    """The cases that this person reads: by their region, or because they were shared with it."""
    inside = user.rights.readable("region")
    if not inside:
        return inside
    return inside | Q(pk__in=Reader.objects.filter(inside).values("case"))


def shared(user: User, words: Iterable[str]) -> QuerySet[Case]:
    """The cases from elsewhere that were shared with what this person reads, by their words."""
    theirs = Reader.objects.filter(user.rights.readable("region")).values("case")
    said = [Q(title__icontains=word) for word in words]
    return cases(user).filter(*said, pk__in=theirs).exclude(user.rights.readable("region"))


def case(user: User, pk: str) -> Case:
    """One case to read.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    rows = Case.objects.select_related(
        "story", "owner", "source_by", "source_office", "recurs", "sequel_case", "report"
    )
    found = get_object_or_404(rows, pk=pk)
    if not may_read(user, found):
        raise Refused(Right.READ, "case", pk, found.region)
    return found


def case_to_work(user: User, pk: str) -> Case:
    """One case to plan for, renew or close.

    Raises:
        Http404: It is not there, or not this person's to work on.
    """
    found = get_object_or_404(Case.objects.select_related("story", "owner"), pk=pk)
    if not may_work(user, found):
        raise Refused(Right.VERIFY, "case", pk, found.region)
    return found


def may_read(user: User, case: Case) -> bool:
    """Whether the case lies in what this person reads, or was shared with a region that does."""
    if user.rights.may(Right.READ, case.region):
        return True
    return case.readers.filter(user.rights.readable("region")).exists()


def may_work(user: User, case: Case) -> bool:
    """Whether this person verifies where the case lies, or on the level that answers for it."""
    return _holds(user, Right.VERIFY, case)


def may_report(user: User, case: Case) -> bool:
    """Whether this person may report on the case's actions."""
    return _holds(user, Right.REPORT, case)


def _holds(user: User, right: Right, case: Case) -> bool:
    return any(user.rights.may(right, region) for region in {case.region, case.handler})


def action(user: User, pk: str) -> Action:
    """One action to read: for who reads its case, and for the body that is to do it.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    return _action(user, pk, Right.READ, may_read)


def action_to_report(user: User, pk: str) -> Action:
    """One action whose answer, hindrance or result this person may report.

    Raises:
        Http404: It is not there, neither its case in the person's home nor they of its body.
    """
    return _action(user, pk, Right.REPORT, may_report)


def action_to_hand_over(user: User, pk: str) -> Action:
    """One action that this person may offer to another body.

    Raises:
        Http404: It is not there, neither its case theirs to work on nor they of its body.
    """
    return _action(user, pk, Right.VERIFY, may_work)


def is_theirs(user: User, body: str) -> bool:
    """Whether the person acts in an office of this body and may report at home."""
    office = user.office
    return office is not None and office.body == body and bool(user.rights.at(Right.REPORT))


def _action(user: User, pk: str, right: Right, may: Callable[[User, Case], bool]) -> Action:
    """One action, for whoever may do this with its case, or acts for the body that is to do it."""
    rows = Action.objects.select_related("case", "done_office", "answered_office")
    found = get_object_or_404(rows, pk=pk)
    if not may(user, found.case) and not is_theirs(user, found.body):
        raise Refused(right, "action", pk, found.region)
    return found


def evidence_to_change(user: User, pk: int) -> CaseStory:
    """A story that an open case rests on, of a case that this person works on.

    Raises:
        Http404: It is not there, or not this person's to take away.
    """
    rows = CaseStory.objects.select_related("case").filter(removed_at=None)
    found = get_object_or_404(rows, pk=pk)
    if not may_work(user, found.case):
        raise Refused(Right.VERIFY, "casestory", str(pk), found.case.region)
    return found


def for_forum(user: User, region: str) -> QuerySet[Case]:
    """The open cases that a forum of this region answers for, as far as the person reads them."""
    return cases(user).filter(subtrees("region", [region]), closed_at=None)


def due_soon(user: User) -> QuerySet[Action]:
    """Unfinished actions due within seven days, or overdue, in what this person reads."""
    limit = timezone.localdate() + _SOON
    return unfinished(user).filter(deadline__lte=limit)


def unfinished(user: User) -> QuerySet[Action]:
    """Every unfinished action of the regions that this person reads, the earliest deadline first.

    Those of a case that was shared are on that case's page alone.
    """
    mine = user.rights.readable("region")
    return Action.objects.unfinished().filter(mine).select_related("case")


def overdue(user: User) -> QuerySet[Action]:
    """Unfinished actions whose deadline has passed, in what this person reads."""
    return unfinished(user).filter(deadline__lt=timezone.localdate())


def blocked(user: User) -> QuerySet[Action]:
    """Unfinished actions that somebody says cannot go on, in what this person reads."""
    return unfinished(user).filter(blocked_at__isnull=False)


def addressed(user: User) -> QuerySet[Action]:
    """Unfinished actions of the person's own body, wherever their cases lie."""
    body = "" if user.office is None or not user.rights.at(Right.REPORT) else user.office.body
    return Action.objects.unfinished().filter(body=body).select_related("case")


def choices_of_region(user: User) -> tuple[str, ...]:
    """The regions in which this person may open a case: the homes and the districts in them."""
    homes = sorted(user.rights.at(Right.VERIFY))
    below = {home: _regions.children(home) for home in homes}
    return tuple(
        code
        for home in homes
        for code in (home, *(one for one in below[home] if _regions.home(one) == home))
    )
