"""Which reports and stories a person sees, and on which they may decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Refused, Right, require
from selaras.desk.newsroom import _marks
from selaras.desk.newsroom._marks import Passage
from selaras.desk.newsroom._statements import Statement, statements
from selaras.desk.newsroom.models import Report, Story, StoryDecision
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

__all__ = [
    "Passage",
    "Statement",
    "decision_to_undo",
    "open_stories",
    "passage",
    "report",
    "statements",
    "stories",
    "story",
    "story_to_correct",
    "story_to_verify",
    "waiting",
]


def stories(user: User) -> QuerySet[Story]:
    """The stories of the regions that this person reads."""
    return Story.objects.filter(user.rights.readable("region")).defer("data")


def waiting(user: User) -> QuerySet[Story]:
    """The stories that wait for this person's decision."""
    return open_stories(user).filter(region__in=user.rights.at(Right.VERIFY))


def open_stories(user: User) -> QuerySet[Story]:
    """The stories that wait for anybody's decision, in what this person reads."""
    return stories(user).filter(state__in=[Story.State.NEW, Story.State.CHECKING])


def story(user: User, pk: str) -> Story:
    """One story to read.

    Raises:
        Http404: It is not there, or outside the person's rights.
    """
    return _story(user, pk, Right.READ)


def story_to_verify(user: User, pk: str) -> Story:
    """One story to confirm or reject.

    Raises:
        Http404: It is not there, or not this person's to verify.
    """
    return _story(user, pk, Right.VERIFY)


def story_to_correct(user: User, pk: str) -> Story:
    """One story whose facts may be set right.

    Raises:
        Http404: It is not there, or not this person's to correct.
    """
    return _story(user, pk, Right.CORRECT)


def _story(user: User, pk: str, right: Right) -> Story:
    found = get_object_or_404(Story, pk=pk)
    require(user, right, found.region, thing="story", id_=pk)
    return found


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
    found = get_object_or_404(StoryDecision.objects.select_related("story"), pk=pk)
    require(user, Right.VERIFY, found.story.region, thing="decision", id_=str(pk))
    return found


def report(user: User, pk: str) -> Report:
    """One report, for whoever may read a story that it tells.

    Raises:
        Http404: It is not there, or tells no story that the person may read.
    """
    found = get_object_or_404(Report, pk=pk)
    regions = list(found.stories.values_list("region", flat=True))
    if not any(user.rights.may(Right.READ, region) for region in regions):
        raise Refused(Right.READ, "report", pk, min(regions, default=""))
    return found
