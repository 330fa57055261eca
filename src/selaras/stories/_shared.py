"""All passages that the reports of one story share, and who had each first."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from selaras.records import SharedPassage, SharedPlace, Span
from selaras.stories._reuse import overlap, share
from selaras.stories._words import RUN, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.records import Reading
    from selaras.stories._reuse import Shared
    from selaras.stories._words import Words

__all__ = ["Pair", "passages", "shared_pairs"]

_ALL_PAIRS_UP_TO = 12
_PARTNERS = 6


class Pair(NamedTuple):
    """What two readings share, and the words of their bodies."""

    one: Reading
    other: Reading
    one_words: Words
    other_words: Words
    shared: tuple[Shared, ...]

    @property
    def least(self) -> int:
        """How many words the shorter body has."""
        return min(len(self.one_words), len(self.other_words))


def shared_pairs(readings: Sequence[Reading]) -> list[Pair]:
    """The pairs of readings that share passages.

    In a story of more than twelve reports each is compared with the six that it shares most
    runs with, so that cost grows with the number of reports and not with its square.
    """
    if len(readings) < 2:
        return []
    bodies = [words(reading) for reading in readings]
    pairs = []
    for one, other in _worth_comparing(bodies):
        if shared := share(bodies[one], bodies[other]):
            pair = Pair(readings[one], readings[other], bodies[one], bodies[other], tuple(shared))
            pairs.append(pair)
    return pairs


def passages(pairs: Iterable[Pair], *, least_words: int = RUN) -> list[SharedPassage]:
    """Passages of at least `least_words` words with every place that they stand in.

    `pairs` come from readings ordered by age, so that the first place is the earliest report's;
    `first` is None when two reports of that day have the passage and no hour tells them apart.
    """
    links = [
        (_Place(pair.one, shared.one), _Place(pair.other, shared.other), shared.words)
        for pair in pairs
        for shared in pair.shared
        if shared.words >= least_words
    ]
    links.sort(key=lambda link: -link[2])
    groups: list[_Group] = []
    for one, other, count in links:
        home = next((group for group in groups if group.has(one) or group.has(other)), None)
        if home is None:
            groups.append(_Group(count, [one, other]))
        else:
            home.places += [place for place in (one, other) if not home.has_report(place)]
    return [group.passage() for group in groups]


class _Place(NamedTuple):
    reading: Reading
    span: Span

    def meets(self, other: _Place) -> bool:
        """Whether two places are mostly the same passage of one report."""
        if self.reading.report.id != other.reading.report.id:
            return False
        longer = max(self.span.end - self.span.start, other.span.end - other.span.start)
        return 2 * overlap(self.span, other.span) >= longer


class _Group:
    def __init__(self, count: int, places: list[_Place]) -> None:
        self._words = count
        self.places = places

    def has(self, place: _Place) -> bool:
        return any(mine.meets(place) for mine in self.places)

    def has_report(self, place: _Place) -> bool:
        return any(mine.reading.report.id == place.reading.report.id for mine in self.places)

    def passage(self) -> SharedPassage:
        ordered = sorted(self.places, key=lambda place: _when(place.reading))
        return SharedPassage(
            words=self._words,
            places=tuple(
                SharedPlace(place.reading.report.id, place.span.start, place.span.end)
                for place in ordered
            ),
            first=_first([place.reading for place in ordered]),
        )


def _when(reading: Reading) -> tuple[str, str]:
    return (reading.report.published or "9999", reading.report.id)


def _first(readings: Sequence[Reading]) -> str | None:
    """The report that was out first, None when dates do not say so."""
    days = [reading.report.published for reading in readings]
    if days[0] is None or None in days:
        return None
    earliest, second = str(days[0]), str(days[1])
    told_apart = not second.startswith(earliest) and not earliest.startswith(second)
    return readings[0].report.id if told_apart else None


def _worth_comparing(bodies: Sequence[Words]) -> Iterable[tuple[int, int]]:
    """The pairs (earlier place first) to compare word by word."""
    if len(bodies) <= _ALL_PAIRS_UP_TO:
        return combinations(range(len(bodies)), 2)
    counts = _runs_in_common(bodies)
    pairs = set()
    for at, partners in counts.items():
        pairs |= {
            (min(at, partner), max(at, partner)) for partner, _ in partners.most_common(_PARTNERS)
        }
    return sorted(pairs)


def _runs_in_common(bodies: Sequence[Words]) -> dict[int, Counter[int]]:
    """For each body, how many runs it has in common with which others.

    A run that many have is counted towards the first few that have it: they link all the rest.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        for run in body.index:
            holders[run].append(at)
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    for held in holders.values():
        for other in held:
            for one in held[:_ALL_PAIRS_UP_TO]:
                if one < other:
                    counts[one][other] += 1
                    counts[other][one] += 1
    return counts
