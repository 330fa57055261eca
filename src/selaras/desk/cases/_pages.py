"""What the pages of a case are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from selaras import issues
from selaras.desk import _regions
from selaras.desk.accounts.access import Right, subtrees
from selaras.desk.cases import access
from selaras.desk.cases.models import Case
from selaras.desk.deeds import access as deeds
from selaras.desk.escalation import access as escalation
from selaras.desk.legal import access as legal
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import CaseStory
    from selaras.desk.newsroom.models import Report, Story

_OFFERED = 40
_LONGEST_NAME = 90
_DEPTH = 2


def of_case(user: User, case: Case) -> dict[str, object]:
    """What the case's own page shows."""
    may_work = access.may_work(user, case)
    rows = case.actions.select_related("done_office", "decision__meeting")
    found = sorted(rows, key=lambda one: (one.is_done, one.deadline, one.pk))
    steps = list(escalation.steps_of(case)[:3])
    mapped = issues.mapped(case.kind, "article5")
    return {
        "case": case,
        "passage": newsroom.passage(case.evidence) if case.evidence else None,
        "may_read_story": case.story is not None and user.rights.may(Right.READ, case.story.region),
        "actions": found,
        "next_action": next((one for one in found if not one.is_done), None),
        "proposals": deeds.proposals(case) if may_work and case.is_open else (),
        "may_work": may_work and case.is_open,
        "may_hold": user.rights.may(Right.VERIFY, case.region),
        "may_follow": may_work and case.nature == Case.Nature.FEARED,
        "may_report": case.is_open and access.may_report(user, case),
        "decisions": case.decisions.select_related("meeting__forum").filter(action=None),
        "step": steps[0] if steps else None,
        "now": timezone.now(),
        "rungs": _rungs(case),
        "article5": mapped.value if mapped else "",
        "status": legal.in_force(case, timezone.localdate()),
        "settlement": legal.settlements(case).first(),
        "process": legal.process(case).first(),
    }


def _rungs(case: Case) -> tuple[str, ...]:
    """The ladder's regions, the highest first."""
    return tuple(one for one in _regions.path(case.region) if one.count(".") < _DEPTH)


def named(stories: Iterable[Story]) -> list[tuple[str, str]]:
    """Stories to choose from, by their titles."""
    return [(one.pk, one.title[:_LONGEST_NAME]) for one in stories]


def stories_at_home(user: User, report: Report | None) -> list[Story]:
    """Stories of the person's homes to open a case on: a report's own, or the latest."""
    rows = newsroom.stories(user)
    if report is not None:
        return list(rows.filter(members=report)[:_OFFERED])
    homes = subtrees("region", user.rights.at(Right.VERIFY))
    return list(rows.filter(homes).order_by("-changed_at", "pk")[:_OFFERED])


def stories_to_add(user: User, case: Case, has: Iterable[CaseStory] | None = None) -> list[Story]:
    """The latest stories of the case's home, and national ones, that it does not rest on."""
    standing = case.evidences.filter(removed_at=None) if has is None else has
    near = subtrees("region", [_regions.home(case.region)]) | Q(region=_regions.NATION)
    rows = newsroom.stories(user).filter(near).exclude(pk__in=[one.story_id for one in standing])
    return list(rows.order_by("-changed_at", "pk")[:_OFFERED])


def _titled(cases: Iterable[Case]) -> list[tuple[str, str]]:
    return [(one.pk, one.title[:_LONGEST_NAME]) for one in cases]


def settled_before(case: Case) -> list[tuple[str, str]]:
    """Settled cases of the same home and group of kinds, of which this may be a recurrence."""
    home = subtrees("region", [_regions.home(case.region)])
    group = issues.kind(case.kind).group
    kinds = [one.id for one in issues.KINDS.values() if one.group == group]
    rows = Case.objects.filter(home, kind__in=kinds, outcome=Case.Outcome.SETTLED)
    earlier = rows.filter(closed_at__lt=case.opened_at).exclude(pk=case.pk)
    return _titled(earlier.order_by("-closed_at", "pk")[:_OFFERED])


def happened_here(case: Case) -> list[tuple[str, str]]:
    """Cases of what happened in the same home, which a fear may have become."""
    home = subtrees("region", [_regions.home(case.region)])
    rows = Case.objects.filter(home, nature=Case.Nature.HAPPENED).exclude(pk=case.pk)
    return _titled(rows.order_by("-opened_at", "pk")[:_OFFERED])
