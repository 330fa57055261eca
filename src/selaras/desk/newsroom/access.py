"""Which reports and stories a person sees, and on which they may decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from selaras.desk import _regions
from selaras.desk.accounts.access import Refused, Right, require
from selaras.desk.newsroom import _keeping, _marks, _newest, _statements
from selaras.desk.newsroom._keeping import address
from selaras.desk.newsroom._marks import Passage
from selaras.desk.newsroom._statements import Statement
from selaras.desk.newsroom.models import Report, Story, StoryDecision, StoryMember
from selaras.records import Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from selaras import records
    from selaras.desk.accounts.models import User

__all__ = [
    "Passage",
    "Statement",
    "address",
    "day_of",
    "decision_to_undo",
    "digest",
    "may_verify",
    "newest_readings",
    "newest_reports",
    "next_waiting",
    "open_stories",
    "passage",
    "readable",
    "regions_of",
    "report",
    "report_to_mark",
    "statements",
    "stories",
    "stories_of",
    "story",
    "story_to_correct",
    "story_to_verify",
    "versions",
    "waiting",
]


def stories(user: User) -> QuerySet[Story]:
    """The stories of the regions that this person reads."""
    nodes = user.rights.at(Right.READ) | user.rights.emergencies.keys()
    rows = Story.objects.filter(readable(nodes), user.rights.readable("region"))
    return rows.filter(merged_into=None).defer("data", "shown")


def readable(nodes: Iterable[str]) -> Q:
    """The stories in the subtrees of these nodes, in a form that their indexes answer."""
    wanted = Q(pk__in=())
    for node in nodes:
        if node == _regions.NATION:
            return Q()
        column = "province" if _regions.level(node) == "province" else "region"
        wanted |= Q(**{column: node})
    return wanted


def waiting(user: User) -> QuerySet[Story]:
    """The stories that wait for this person's decision."""
    return open_stories(user).filter(region__in=user.rights.at(Right.VERIFY))


def next_waiting(user: User) -> Story | None:
    """The story that waits longest for this person; one that nobody has taken comes first."""
    for state in (Story.State.NEW, Story.State.CHECKING):
        found = waiting(user).filter(state=state).order_by("first_seen").first()
        if found is not None:
            return found
    return None


def open_stories(user: User) -> QuerySet[Story]:
    """The stories that wait for anybody's decision, in what this person reads."""
    return stories(user).filter(state__in=[Story.State.NEW, Story.State.CHECKING])


def story(user: User, pk: str) -> Story:
    """One story to read; one that was merged is that which took it in.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    found = get_object_or_404(Story.objects.select_related("merged_into"), pk=pk)
    found = found.merged_into or found
    require(user, Right.READ, found.region, thing="story", id_=pk)
    return found


def story_to_verify(user: User, pk: str) -> Story:
    """One story to confirm or reject.

    Raises:
        Http404: It is not there any more, or not this person's to verify.
    """
    return _standing(_story(user, pk, Right.VERIFY))


def story_to_correct(user: User, pk: str) -> Story:
    """One story whose facts may be set right.

    Raises:
        Http404: It is not there any more, or not this person's to correct.
    """
    return _standing(_story(user, pk, Right.CORRECT))


def _story(user: User, pk: str, right: Right) -> Story:
    found = get_object_or_404(Story, pk=pk)
    require(user, right, found.region, thing="story", id_=pk)
    return found


def _standing(row: Story) -> Story:
    if row.merged_into_id is not None:
        raise Http404(row.pk)
    return row


def statements(row: Story) -> tuple[Statement, ...]:
    """What a story's reports fear and what they say has happened, the feared ones first."""
    _newest.shown(row)
    return _statements.of_story(row)


def passage(evidence: Mapping[str, Any]) -> Passage:
    """The passage `{report, start, end}` as the newest reading shows it, masked where it masks.

    For whoever may see what the passage is evidence of.
    """
    text = Report.objects.get(pk=evidence["report"]).reading.text
    return _marks.passage(text, Span(evidence["start"], evidence["end"]))


def decision_to_undo(user: User, pk: int) -> StoryDecision:
    """A decision of one's own home to take back.

    Raises:
        Http404: It is not there, or not this person's to undo.
    """
    found = get_object_or_404(
        StoryDecision.objects.select_related("story__merged_into").exclude(by=None), pk=pk
    )
    require(user, Right.VERIFY, found.story.region, thing="decision", id_=str(pk))
    return found


def report(user: User, pk: str) -> Report:
    """One report, for whoever may read a story that it tells, or its home.

    Raises:
        Http404: It is not there, or tells no story that the person may read.
    """
    return _report(user, pk, Right.READ)


def report_to_mark(user: User, pk: str) -> Report:
    """One report whose reading may be set right.

    Raises:
        Http404: It is not there, or not this person's to correct.
    """
    return _report(user, pk, Right.CORRECT)


def regions_of(row: Report) -> set[str]:
    """The regions of a report: of the stories that any version of it tells, and its home."""
    told = StoryMember.objects.filter(report__key=row.key)
    return {row.home, *told.values_list("story__region", flat=True)} - {""}


def _report(user: User, pk: str, right: Right) -> Report:
    found = get_object_or_404(Report, pk=pk)
    regions = regions_of(found)
    if not any(user.rights.may(right, region) for region in regions):
        raise Refused(right, "report", pk, min(regions, default=""))
    return found


def may_verify(user: User, row: Report) -> bool:
    """Whether this person verifies where the report is told or was written."""
    return any(user.rights.may(Right.VERIFY, region) for region in regions_of(row))


def versions(row: Report) -> QuerySet[Report]:
    """All versions of a report, the newest first, without their texts."""
    return Report.objects.filter(key=row.key).order_by("-version").defer("text")


def newest_reports(keys: Iterable[str]) -> dict[str, Report]:
    """The newest version of each of these reports that is there, by key."""
    return _newest.reports(keys)


def newest_readings(rows: Iterable[Report]) -> dict[str, records.Reading]:
    """The newest reading of each of these reports, by the report's key."""
    return _newest.readings(rows)


def digest(text: str) -> str:
    """What tells one text from another, as rows keep it."""
    return _keeping.digest(_keeping.plain_text(text))


def day_of(row: Report) -> dt.date:
    """The day of publication, or that on which the report came in."""
    return _keeping.day_of(row.published, row.received_at)


def stories_of(user: User, keys: Iterable[str]) -> dict[str, Story]:
    """The story that each of these reports tells, as far as the person reads it, by report key."""
    rows = StoryMember.objects.filter(report__key__in=list(keys), story__in=stories(user))
    heavy = ("report__text", "story__data", "story__shown")
    return {
        one.report.key: one.story for one in rows.select_related("report", "story").defer(*heavy)
    }
