"""What the reports of one story agree on, what one alone says, and what they dispute."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from selaras.stories._attribution import attributions
from selaras.stories._harm import harm_facts
from selaras.stories._names import Persons, phrase_words, same_phrase, same_theme, same_words
from selaras.stories._said import Camp, Said, camps, fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selaras.records import Event, Fact, Harm, Reading, Span
    from selaras.stories._shared import Pair

__all__ = ["Comparison", "compare"]


class Comparison(NamedTuple):
    """The facts of a story and its harm."""

    facts: tuple[Fact, ...]
    harm: Harm


def compare(
    readings: Sequence[Reading],
    origins: Sequence[Sequence[str]],
    pairs: Sequence[Pair] = (),
) -> Comparison:
    """Set side by side what the reports of one story say of its main event.

    Args:
        readings: The story's readings, earliest first.
        origins: The report ids of each origin; agreement is counted by these.
        pairs: What the readings share with each other, as `shared_pairs` finds it.

    Returns:
        A fact for each value: date, region, venue, theme, opener, host, participants, bodies
        named besides, harm, attributions and spelling variants; and the story's harm. Nothing is
        silently chosen: rivals stand side by side.
    """
    origin_of = {report: at for at, members in enumerate(origins) for report in members}
    persons = Persons(readings)
    harms, harm = harm_facts(readings, origin_of)
    facts = [
        *_plain_facts(readings, persons, origin_of),
        *_participants(readings, persons, origin_of),
        *_bodies(readings, origin_of),
        *harms,
        *attributions(pairs, persons, origin_of),
        *_spellings(readings, persons, origin_of),
    ]
    return Comparison(tuple(facts), harm)


def _plain_facts(
    readings: Sequence[Reading], persons: Persons, origin_of: Mapping[str, int]
) -> list[Fact]:
    """The fields that hold one value: when, where, under what theme, opened by whom."""
    found = {
        "date": camps(_values(readings, "date"), fits=_within, fullness=len),
        "region": camps(_values(readings, "region"), fits=_within, fullness=len),
        "venue": camps(_values(readings, "venue"), fits=same_words, fullness=_words),
        "theme": camps(_values(readings, "theme"), fits=same_theme, fullness=_words),
        "opened_by": camps(_opened(readings, persons), fits=same_words, fullness=_words),
        "host": camps(_values(readings, "host"), fits=same_words, fullness=_words),
    }
    return [
        fact(field, sides, origin_of, note=_theme_note(sides) if field == "theme" else None)
        for field, sides in found.items()
        if sides
    ]


def _within(fuller: str, vaguer: str) -> bool:
    """Whether a date or code says the same as another, cut short."""
    return fuller.startswith(vaguer)


def _words(text: str) -> int:
    return len(phrase_words(text))


def _theme_note(sides: Sequence[Camp]) -> str | None:
    """The forms of a theme that is printed in more than one order."""
    for side in sides:
        forms = list(dict.fromkeys(str(said.value) for said in side.said))
        distinct = [
            form
            for at, form in enumerate(forms)
            if not any(same_phrase(form, other) for other in forms[:at])
        ]
        if len(distinct) > 1:
            return "one theme, forms: " + " | ".join(distinct)
    return None


def _values(readings: Iterable[Reading], field: str) -> list[Said]:
    """What each main event says on a field."""
    return [
        Said(reading.report.id, value, _spans(reading.main, field))
        for reading in readings
        if reading.main is not None and (value := getattr(reading.main, field)) is not None
    ]


def _opened(readings: Iterable[Reading], persons: Persons) -> list[Said]:
    return [
        said._replace(value=persons.name(said.report, said.value))
        for said in _values(readings, "opened_by")
    ]


def _spans(event: Event, field: str) -> tuple[Span, ...]:
    evidence = event.evidence.get(field)
    return () if evidence is None else evidence.spans


def _participants(
    readings: Sequence[Reading], persons: Persons, origin_of: Mapping[str, int]
) -> list[Fact]:
    """The union of those who took part; that a list leaves one out contradicts nobody."""
    said: dict[str, list[Said]] = defaultdict(list)
    for reading in readings:
        for name, one in _present(reading, persons):
            said[name].append(one)
    rolls = [Camp(name, tuple(ones)) for name, ones in said.items()]
    return [fact("participants", [roll], origin_of) for roll in rolls]


def _bodies(readings: Sequence[Reading], origin_of: Mapping[str, int]) -> list[Fact]:
    """The bodies that the reports name besides those that took part."""
    present = {
        name
        for reading in readings
        if reading.main is not None
        for name in reading.main.participants.bodies
    }
    said: dict[str, list[Said]] = defaultdict(list)
    for reading in readings:
        for body in reading.bodies:
            if body.name not in present:
                said[body.name].append(Said(reading.report.id, body.name, body.spans[:1]))
    return [fact("bodies", [Camp(name, tuple(ones))], origin_of) for name, ones in said.items()]


def _present(reading: Reading, persons: Persons) -> Iterable[tuple[str, Said]]:
    """The bodies and people of one report's meeting, with the passages that name them."""
    if reading.main is None:
        return
    report, roll = reading.report.id, reading.main.participants
    bodies = {body.name: body.spans for body in reading.bodies}
    people = {person.name: person.spans for person in reading.people}
    proof = _spans(reading.main, "participants")
    for name in roll.bodies:
        yield name, Said(report, name, _inside(bodies.get(name, ()), proof))
    for name in roll.people:
        known = persons.name(report, name)
        yield known, Said(report, known, _inside(people.get(name, ()), proof))


def _inside(mentions: Sequence[Span], proof: Sequence[Span]) -> tuple[Span, ...]:
    """The mentions that stand in the proving passage, else its first mention, else the passage."""
    held = [
        mention
        for mention in mentions
        if any(span.start <= mention.start and mention.end <= span.end for span in proof)
    ]
    return tuple(held) or tuple(mentions[:1]) or tuple(proof)


def _spellings(
    readings: Sequence[Reading], persons: Persons, origin_of: Mapping[str, int]
) -> list[Fact]:
    """One fact for each person whom the reports spell in more than one way."""
    by_id = {reading.report.id: reading.people for reading in readings}
    facts = []
    for known in persons.known:
        if len(known.forms) < 2 or len(known.reports) < 2:
            continue
        said = [
            Said(report, person.name, person.spans[:1])
            for report in known.reports
            for person in by_id[report]
            if persons.name(report, person.name) == known.name
        ]
        note = "forms: " + " | ".join(known.forms)
        facts.append(fact("name", [Camp(known.name, tuple(said))], origin_of, note=note))
    return facts
