"""A story from its readings: title, kind, phase, dates, region, origins, facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from selaras.records import Story, StoryDates
from selaras.stories._compare import compare
from selaras.stories._origins import origins
from selaras.stories._shared import passages, shared_pairs
from selaras.stories._words import body_text, forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selaras.records import Event, Fact, Phase, Reading

__all__ = ["tell"]

_TITLE_LENGTH = 120


def tell(id_: str, readings: Sequence[Reading]) -> Story:
    """Tell the story that these readings, earliest first, make up."""
    pairs = shared_pairs(readings)
    sources = origins(readings, pairs)
    groups = tuple(source.members for source in sources)
    shared = tuple(passages(pairs))
    facts, harm = compare(readings, groups, pairs)
    event = _leading(readings, groups)
    return Story(
        id=id_,
        title=_title(readings),
        kind="other" if event is None else event.kind,
        phase="none" if event is None else _phase(readings, event.kind),
        date=_dates(readings),
        region=_region(facts, groups),
        members=tuple(reading.report.id for reading in readings),
        origins=groups,
        origin_reasons=tuple(source.reason for source in sources),
        facts=facts,
        shared_passages=shared,
        harm=harm,
    )


def _title(readings: Sequence[Reading]) -> str:
    """The headline that shares most words with the others, the earliest among equals.

    Without any headline, the opening words of the earliest report.
    """
    titles = [reading.report.title for reading in readings if reading.report.title]
    if not titles:
        body = body_text(readings[0].text, readings[0].body) or readings[0].text
        return " ".join(body.split())[:_TITLE_LENGTH].rsplit(" ", 1)[0]
    counts = Counter(word for title in titles for word in set(forms(title)))

    def weight(title: str) -> float:
        words = set(forms(title))
        return sum(counts[word] - 1 for word in words) / (len(words) + 4)

    return max(titles, key=weight)


def _leading(readings: Sequence[Reading], groups: Sequence[Sequence[str]]) -> Event | None:
    """The main event whose kind most origins tell, the earliest among equals.

    A kind counts before `other`, and an event before a generic fear or fact.
    """
    mains = {reading.report.id: reading.main for reading in readings if reading.main is not None}
    votes: dict[str, float] = defaultdict(float)
    for members in groups:
        told = (mains[id_] for id_ in members if id_ in mains and not mains[id_].generic)
        kinds = dict.fromkeys(event.kind for event in told if event.kind != "other")
        for kind in kinds:
            votes[kind] += 1 / len(kinds)
    if not votes:
        return next(iter(mains.values()), None)
    kind = max(votes, key=lambda kind: votes[kind])
    return next(event for event in mains.values() if event.kind == kind)


def _phase(readings: Sequence[Reading], kind: str) -> Phase:
    """How far the event has come: the phase that the latest report of this kind tells."""
    phases = [
        reading.main.phase
        for reading in readings
        if reading.main is not None and reading.main.kind == kind
    ]
    return phases[-1]


def _dates(readings: Sequence[Reading]) -> StoryDates:
    """The first and last day that the main events name."""
    days = sorted(
        reading.main.date[:10]
        for reading in readings
        if reading.main is not None and reading.main.date is not None
    )
    whole = [day for day in days if len(day) == len("2026-01-01")] or days
    return StoryDates(from_=whole[0], to=whole[-1]) if whole else StoryDates()


def _region(facts: Sequence[Fact], groups: Sequence[Sequence[str]]) -> str | None:
    """The region that is agreed or sole; in a dispute the one of most origins, else none."""
    found = next((fact for fact in facts if fact.field == "region"), None)
    if found is None:
        return None
    if found.standing != "disputed":
        return str(found.value)
    origin_of: Mapping[str, int] = {id_: at for at, ids in enumerate(groups) for id_ in ids}
    counts = [len({origin_of[id_] for id_ in rival.by}) for rival in found.value]
    best = max(counts)
    return str(found.value[counts.index(best)].value) if counts.count(best) == 1 else None
