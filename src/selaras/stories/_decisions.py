"""What people decided about which reports tell one story; it always wins."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Decision", "Ruling"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word that two reports tell one story (`same`) or do not (`apart`)."""

    verdict: Literal["same", "apart"]
    reports: tuple[str, str]


class Ruling:
    """Decisions without contradiction: where two contradict each other, the later one wins."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """Settle `decisions`, oldest first."""
        self._above: dict[str, str] = {}
        self._foes: dict[str, set[str]] = defaultdict(set)
        self._together: dict[str, set[str]] = defaultdict(set)
        self._apart: dict[str, set[str]] = defaultdict(set)
        for decision in reversed(tuple(decisions)):
            if decision.verdict == "same":
                self._join(*decision.reports)
            else:
                self._part(*decision.reports)

    def partners(self, id_: str) -> set[str]:
        """The reports that share a decision with this one."""
        return self._together.get(id_, set()) | self._apart.get(id_, set())

    def together(self, ids: Sequence[str]) -> list[tuple[int, int]]:
        """Pairs among `ids`, as places in it, that share a story."""
        place = {id_: at for at, id_ in enumerate(ids)}
        return _pairs(place, self._together)

    def apart(self, ids: Sequence[str]) -> list[tuple[int, int]]:
        """Pairs among `ids`, as places in it, that never share a story."""
        place = {id_: at for at, id_ in enumerate(ids)}
        return _pairs(place, self._apart)

    def _join(self, one: str, other: str) -> None:
        first, second = self._root(one), self._root(other)
        if second in {self._root(foe) for foe in self._foes[first]}:
            return
        self._together[one].add(other)
        self._together[other].add(one)
        if first != second:
            self._above[second] = first
            self._foes[first] |= self._foes.pop(second, set())

    def _part(self, one: str, other: str) -> None:
        first, second = self._root(one), self._root(other)
        if first == second:
            return
        self._apart[one].add(other)
        self._apart[other].add(one)
        self._foes[first].add(other)
        self._foes[second].add(one)

    def _root(self, id_: str) -> str:
        while (above := self._above.get(id_)) is not None:
            id_ = above
        return id_


def _pairs(place: dict[str, int], partners: dict[str, set[str]]) -> list[tuple[int, int]]:
    return sorted(
        (at, place[other])
        for id_, at in place.items()
        for other in partners.get(id_, ())
        if other in place and at < place[other]
    )
