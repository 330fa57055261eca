"""Where the grouper's rows live: a protocol, and the store in memory."""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray

    from selaras.stories._signature import Signature

__all__ = ["WINDOW_DAYS", "Candidates", "Member", "MemoryCandidates"]

WINDOW_DAYS = 10
"""Readings published further apart than this are not weighed for one story."""

_MOST_POSTINGS = 8_000

_Posting = bytes | bytearray
"""Places (uint32) of the readings of a day that have a key; most keys have one."""


class Member(NamedTuple):
    """A stored reading's signature and the id of its story."""

    signature: Signature
    story: str


class Candidates(Protocol):
    """The grouper's store: rows of signature and story id, looked up by key and day.

    A store answers from its rows alone, so that any worker can go on where another stopped.
    """

    def hold(self, day: int) -> AbstractContextManager[object]:
        """Keep every other worker from grouping the window around `day` until released."""

    def near(self, signature: Signature, limit: int) -> list[Member]:
        """Up to `limit` other readings of the window that share most weight of keys, best first."""

    def find(self, ids: Collection[str]) -> list[Member]:
        """The stored readings among `ids`."""

    def members(self, story: str, limit: int) -> list[Member]:
        """Up to `limit` readings of a story: its first, then its latest."""

    def holds_story(self, story: str) -> bool:
        """Whether a story with this id exists."""

    def put(self, signature: Signature, story: str) -> None:
        """Store a reading, or replace it."""

    def move(self, stories: Mapping[str, str]) -> None:
        """Give the readings (ids) their new stories."""

    def empty(self, story: str, *, into: str) -> list[str]:
        """Move every reading of a story into another; return their ids."""


class MemoryCandidates:
    """A store in memory: postings of keys by day, so that old days cost nothing."""

    def __init__(self, *, keep_days: int | None = None) -> None:
        """Make an empty store.

        Args:
            keep_days: Forget readings that are this much older than the newest; None keeps all.
        """
        self._keep_days = keep_days
        self._rows: dict[int, Signature] = {}
        self._next = 0
        self._story: dict[str, str] = {}
        self._place: dict[str, int] = {}
        self._stories: dict[str, dict[str, None]] = defaultdict(dict)
        self._postings: dict[int, dict[int, _Posting]] = {}
        self._days: dict[int, list[str]] = defaultdict(list)
        self._lock = threading.RLock()

    def hold(self, day: int) -> AbstractContextManager[object]:  # noqa: ARG002
        """Keep every other thread out until released; one lock serves all days."""
        return self._lock

    def near(self, signature: Signature, limit: int) -> list[Member]:
        """Up to `limit` other readings of the window that share most keys, best first."""
        postings = self._gather(signature)
        if not postings:
            return []
        rows, weights = np.unique(np.concatenate(postings), return_counts=True)
        order = np.lexsort((-rows, -weights))
        return list(self._others(signature.id, rows[order].tolist(), limit))

    def find(self, ids: Collection[str]) -> list[Member]:
        """The stored readings among `ids`."""
        return [self._member(id_) for id_ in sorted(ids) if id_ in self._place]

    def members(self, story: str, limit: int) -> list[Member]:
        """Up to `limit` readings of a story: its first, then its latest."""
        ids = list(self._stories.get(story, ()))
        if len(ids) > limit:
            ids = [ids[0], *ids[len(ids) + 1 - limit :]]
        return [self._member(id_) for id_ in ids]

    def holds_story(self, story: str) -> bool:
        """Whether a story with this id exists."""
        return bool(self._stories.get(story))

    def put(self, signature: Signature, story: str) -> None:
        """Store a reading, or replace it."""
        if signature.id in self._place:
            self._drop(signature.id)
        place = self._place[signature.id] = self._next
        self._next += 1
        self._rows[place] = signature
        day = self._postings.setdefault(signature.day, {})
        mark = np.uint32(place).tobytes()
        for key in signature.keys:
            held = day.get(key)
            if isinstance(held, bytearray):
                held += mark
            else:
                day[key] = mark if held is None else bytearray(held + mark)
        self._days[signature.day].append(signature.id)
        self._story[signature.id] = story
        self._stories[story][signature.id] = None
        self._forget(signature.day)

    def move(self, stories: Mapping[str, str]) -> None:
        """Give the readings (ids) their new stories."""
        for id_, story in stories.items():
            self._leave(id_)
            self._story[id_] = story
            self._stories[story][id_] = None

    def empty(self, story: str, *, into: str) -> list[str]:
        """Move every reading of a story into another; return their ids."""
        ids = list(self._stories.get(story, ()))
        self.move(dict.fromkeys(ids, into))
        return ids

    def _gather(self, signature: Signature) -> list[NDArray[np.uint32]]:
        """Postings of the signature's keys, rarest key first, up to a bound."""
        days = self._window(signature.day)
        joined = (b"".join([day[key] for day in days if key in day]) for key in signature.keys)
        found = [np.frombuffer(places, dtype=np.uint32) for places in joined]
        found.sort(key=len)
        gathered: list[NDArray[np.uint32]] = []
        total = 0
        for places in found:
            total += len(places)
            if total > _MOST_POSTINGS:
                break
            gathered.append(places)
        return gathered

    def _window(self, day: int) -> list[dict[int, _Posting]]:
        span = range(day - WINDOW_DAYS, day + WINDOW_DAYS + 1)
        return [self._postings[at] for at in span if at in self._postings]

    def _others(self, id_: str, rows: Iterable[int], limit: int) -> Iterable[Member]:
        for row in rows:
            signature = self._rows.get(row)
            if signature is None or signature.id == id_:
                continue
            yield Member(signature, self._story[signature.id])
            limit -= 1
            if not limit:
                return

    def _member(self, id_: str) -> Member:
        return Member(self._rows[self._place[id_]], self._story[id_])

    def _forget(self, newest: int) -> None:
        """Drop the days that lie too far back."""
        if self._keep_days is None:
            return
        for day in [day for day in self._postings if day < newest - self._keep_days]:
            for id_ in self._days.pop(day):
                if id_ in self._place:
                    self._drop(id_)
            del self._postings[day]

    def _drop(self, id_: str) -> None:
        del self._rows[self._place.pop(id_)]
        self._leave(id_)
        del self._story[id_]

    def _leave(self, id_: str) -> None:
        story = self._story[id_]
        self._stories[story].pop(id_, None)
        if not self._stories[story]:
            del self._stories[story]
