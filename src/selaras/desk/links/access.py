"""The links of a story, as far as both ends may be read, and who may make or undo them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404

from selaras.desk.accounts.access import Right, require
from selaras.desk.links import _proposals
from selaras.desk.links._proposals import Proposal
from selaras.desk.links.models import StoryLink

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from selaras.desk.newsroom.models import Story

__all__ = ["Links", "Proposal", "link_to_undo", "of_story"]


@dataclass(frozen=True)
class Links:
    """What answers a story, what it answers, and what the machine proposes."""

    answers: tuple[StoryLink, ...]
    answered: tuple[StoryLink, ...]
    proposals: tuple[Proposal, ...]


def of_story(user: User, row: Story) -> Links:
    """The links of a story that the person reads, with what else is proposed to who may link."""
    told = [row.pk, *row.absorbed.values_list("pk", flat=True)]
    rows = StoryLink.objects.filter(Q(source__in=told) | Q(target__in=told), undone_at=None)
    seen = [one for one in rows.select_related("source", "target", "office") if _may(user, one)]
    answers = tuple(one for one in seen if row.pk in _ends(one.source))
    answered = tuple(one for one in seen if one not in answers)
    linked = {pk for one in seen for end in (one.source, one.target) if end for pk in _ends(end)}
    may_link = user.rights.may(Right.VERIFY, row.region)
    return Links(answers, answered, _proposals.proposals(user, row, linked) if may_link else ())


def _may(user: User, link: StoryLink) -> bool:
    ends = [end for end in (link.source, link.target) if end is not None]
    return all(user.rights.may(Right.READ, end.region) for end in ends)


def _ends(story: Story) -> set[str]:
    """A story's id, and that of the story that took it in."""
    return {story.pk, story.merged_into_id or story.pk}


def link_to_undo(user: User, pk: int) -> StoryLink:
    """A link from a story of one's own home to take back.

    Raises:
        Http404: It is not there, or not this person's to undo.
    """
    found = get_object_or_404(StoryLink.objects.select_related("source", "target"), pk=pk)
    require(user, Right.VERIFY, found.source.region, thing="storylink", id_=str(pk))
    return found
