"""Grouping one reading at a time: the stories around it are settled anew, all else stays."""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from itertools import count
from typing import TYPE_CHECKING

from selaras.stories._decisions import Ruling
from selaras.stories._likeness import alike
from selaras.stories._partition import settle
from selaras.stories._weighing import NEAR, THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from selaras.stories._candidates import Candidates, Member
    from selaras.stories._decisions import Decision
    from selaras.stories._signature import Signature

__all__ = ["Grouper", "story_id"]

_STORIES = 8
_MEMBERS = 48
_MOST_WEIGHED = 128


def story_id(first: str, *, attempt: int = 0) -> str:
    """The id of a new story, from the id of its earliest report."""
    seed = first if not attempt else f"{first}\x00{attempt}"
    return "s" + blake2b(seed.encode("utf-8", "replace"), digest_size=8).hexdigest()


class Grouper:
    """Puts readings into stories one at a time; all that it knows lies in its candidates.

    A story keeps its id when it grows. When stories merge, the one with the earliest report
    keeps its id; when one splits, the larger part does.
    """

    def __init__(self, candidates: Candidates, *, decisions: Iterable[Decision] = ()) -> None:
        """Make a grouper over a store, bound by people's decisions (oldest first)."""
        self._candidates = candidates
        self._ruling = Ruling(decisions)

    def add(self, signature: Signature) -> dict[str, str]:
        """Put a reading into its story; one that is there already is weighed anew.

        Returns:
            Every reading (id) whose story changed, the new one among them, and its story.
        """
        with self._candidates.hold(signature.day):
            near = self._candidates.near(signature, NEAR)
            return self._settle(self._around(signature, near), signature, near)

    def review(self, ids: Collection[str]) -> dict[str, str]:
        """Settle anew the stories that hold these readings, after a decision about them.

        Returns:
            Every reading (id) whose story changed, and its story.
        """
        days = [member.signature.day for member in self._candidates.find(ids)]
        with self._candidates.hold(max(days, default=0)):
            return self._settle(self._whole(self._candidates.find(ids)))

    def _around(self, signature: Signature, near: Sequence[Member]) -> list[Member]:
        """The members of the stories that may hold the reading, likest first."""
        best: dict[str, float] = {}
        for at, value in alike(signature, [member.signature for member in near]):
            if value >= THRESHOLD:
                story = near[at].story
                best[story] = max(value, best.get(story, 0.0))
        likely = sorted(best, key=lambda story: (-best[story], story))[:_STORIES]
        named = self._candidates.find(self._ruling.partners(signature.id) | {signature.id})
        stories = dict.fromkeys([*likely, *(member.story for member in named)])
        return self._members(stories, named)

    def _whole(self, found: Sequence[Member]) -> list[Member]:
        """The members of the stories that hold these readings."""
        return self._members(dict.fromkeys(member.story for member in found), found)

    def _members(self, stories: Iterable[str], found: Sequence[Member]) -> list[Member]:
        """The members of some stories, these ones among them, up to a bound."""
        members: list[Member] = []
        for story in stories:
            room = min(_MEMBERS, _MOST_WEIGHED - len(members))
            members += self._candidates.members(story, room) if room > 0 else []
        return list({member.signature.id: member for member in (*members, *found)}.values())

    def _settle(
        self,
        members: Sequence[Member],
        new: Signature | None = None,
        near: Sequence[Member] = (),
    ) -> dict[str, str]:
        """Part these readings into stories, name the stories and store what changed."""
        before = {member.signature.id: member.story for member in members}
        signatures = {member.signature.id: member.signature for member in members}
        if new is not None:
            signatures[new.id] = new
        around = [one.signature for one in near if one.signature.id not in signatures]
        groups = settle(list(signatures.values()), self._ruling, around=around)
        after: dict[str, str] = {}
        for group, ids in zip(groups, _claims(groups, before), strict=True):
            story = ids[0] if ids else self._fresh(group[0].id)
            after |= dict.fromkeys((signature.id for signature in group), story)
            for old in ids[1:]:
                after |= dict.fromkeys(self._candidates.empty(old, into=story), story)
        if new is not None:
            self._candidates.put(new, after[new.id])
        moved = {id_: story for id_, story in after.items() if before.get(id_) != story}
        self._candidates.move(moved)
        return moved

    def _fresh(self, first: str) -> str:
        """An id that no other story bears."""
        names = (story_id(first, attempt=attempt) for attempt in count())
        return next(name for name in names if not self._candidates.holds_story(name))


def _claims(groups: Sequence[Sequence[Signature]], before: Mapping[str, str]) -> list[list[str]]:
    """For each group, the old ids that it inherits, oldest story first.

    An old id goes to the group with most of its readings, the earliest group among equals.
    """
    shares: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    ages: dict[str, tuple[int, str]] = {}
    for at, group in enumerate(groups):
        for signature in group:
            if (story := before.get(signature.id)) is not None:
                shares[story][at] += 1
                ages[story] = min(signature.age, ages.get(story, signature.age))
    claims: list[list[str]] = [[] for _ in groups]
    for story in sorted(shares, key=ages.__getitem__):
        by_group = shares[story]
        claims[max(by_group, key=lambda at: (by_group[at], -at))].append(story)
    return claims
