"""The grouper's questions to the tables; a store answers from its rows alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db.models import Count

from selaras.desk.grouping.models import Bond, Placement, Posting
from selaras.stories import WINDOW_DAYS, Decision, Member

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Literal

    from selaras.stories import Signature

_MOST_POSTINGS = 8_000


class Lookup:
    """What the grouper asks, answered by few questions to the database."""

    def near(self, signature: Signature, limit: int) -> list[Member]:
        """Up to `limit` other readings of the window that share most weight of keys, best first."""
        days = (signature.day - WINDOW_DAYS, signature.day + WINDOW_DAYS)
        posted = Posting.objects.filter(key__in=signature.keys, day__range=days)
        counts = posted.values_list("key").annotate(n=Count("pk")).order_by("n", "key")
        shared = (
            posted.filter(key__in=list(_rare(counts)))
            .exclude(placement__report=signature.id)
            .values_list("placement")
            .annotate(n=Count("pk"))
            .order_by("-n", "-placement")
        )
        best = [place for place, _ in shared[:limit]]
        found = Placement.objects.in_bulk(best)
        return [_member(found[place]) for place in best if place in found]

    def find(self, ids: Collection[str]) -> list[Member]:
        """The stored readings among `ids`."""
        found = Placement.objects.filter(report__in=list(ids)).order_by("report")
        return [_member(row) for row in found]

    def members(self, story: str, limit: int) -> list[Member]:
        """Up to `limit` readings of a story: its first, then its latest."""
        rows = Placement.objects.filter(story=story)
        first = list(rows.order_by("day", "pk")[:1])
        latest = [row for row in rows.order_by("-day", "-pk")[: limit - 1] if row not in first]
        return [_member(row) for row in (*first, *latest[::-1])]

    def holds_story(self, story: str) -> bool:
        """Whether a story with this id exists."""
        return Placement.objects.filter(story=story).exists()


def _rare(counts: object) -> Iterator[int]:
    """The rarest keys, up to a bound of postings."""
    total = 0
    for key, count in counts:  # type: ignore[attr-defined]  # pairs of a values_list
        total += count
        if total > _MOST_POSTINGS:
            return
        yield key


def _member(row: Placement) -> Member:
    return Member(row.signature, row.story)


def decisions() -> tuple[Decision, ...]:
    """What people decided and stands, oldest first."""
    rows = Bond.objects.filter(rearrangement__undone_at=None).order_by("pk")
    return tuple(
        Decision(verdict=_verdict(verdict), reports=(one, other))
        for verdict, one, other in rows.values_list("verdict", "one", "other")
    )


def _verdict(kept: str) -> Literal["same", "apart"]:
    return "same" if kept == Bond.Verdict.SAME else "apart"


def mark(reports: Iterable[str]) -> str:
    """A short digest of a set of reports."""
    return hashlib.sha256("\n".join(sorted(reports)).encode()).hexdigest()[:16]
