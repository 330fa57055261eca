"""What a story's reports fear and what they say has happened: each may open a case."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selaras import issues
from selaras.desk.newsroom import _marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selaras.desk.newsroom.models import Story, StoryMember
    from selaras.records import Event, Evidence, Reading, Span

_NATURES = ("feared", "happened")
_NEVER = frozenset({"assembly", "activity"})
_PROOFS = ("phase", "kind", "date", "place")


@dataclass(frozen=True)
class Statement:
    """A fear or a fact as one report words it; `key` stays the same over re-runs.

    `letters` are all reports of its origin that tell it.
    """

    key: str
    nature: str
    kind: str
    generic: bool
    report: str
    letter: str
    letters: tuple[str, ...]
    rule: str
    start: int
    end: int
    passage: _marks.Passage


def find(members: Sequence[StoryMember], readings: Mapping[str, Reading]) -> tuple[Statement, ...]:
    """The feared ones first; what copies of one origin repeat is taken from the first of them."""
    found: dict[tuple[object, ...], Statement] = {}
    for member in members:
        turns: Counter[tuple[str, str]] = Counter()
        for statement in _of_member(member, readings.get(member.report.key)):
            sort = (statement.nature, statement.kind)
            turns[sort] += 1
            place = (*sort, member.origin, turns[sort])
            first = found.get(place)
            letters = () if first is None else first.letters
            kept = first or statement
            found[place] = replace(kept, letters=(*letters, member.letter))
    return tuple(sorted(found.values(), key=lambda one: _NATURES.index(one.nature)))


def of_story(story: Story) -> tuple[Statement, ...]:
    """What was found when the story was kept."""
    return tuple(
        Statement(
            **{
                **one,
                "letters": tuple(one["letters"]),
                "passage": _marks.Passage(**one["passage"]),
            }
        )
        for one in story.shown.get("statements", ())
    )


def _of_member(member: StoryMember, reading: Reading | None) -> Iterator[Statement]:
    for event in () if reading is None else reading.events:
        proof = _proof(event)
        if _may_be_a_case(event) and proof is not None and proof.spans and reading is not None:
            yield _statement(member, reading, event, proof)


def _may_be_a_case(event: Event) -> bool:
    """Peaceful assembly and work for harmony never are, however they are told."""
    known = issues.KINDS.get(event.kind)
    group = "other" if known is None else known.group
    return event.phase in _NATURES and group not in _NEVER


def _proof(event: Event) -> Evidence | None:
    named = [event.evidence[field] for field in _PROOFS if field in event.evidence]
    return next(iter([*named, *event.evidence.values()]), None)


def _statement(member: StoryMember, reading: Reading, event: Event, proof: Evidence) -> Statement:
    span = proof.spans[0]
    return Statement(
        key=_key(member.report.key, event, span),
        nature=event.phase,
        kind=event.kind,
        generic=event.generic,
        report=member.report.pk,
        letter=member.letter,
        letters=(),
        rule=proof.rule,
        start=span.start,
        end=span.end,
        passage=_marks.passage(reading.text, span),
    )


def _key(report: str, event: Event, span: Span) -> str:
    parts = f"{report}\n{event.phase}\n{event.kind}\n{span.start}\n{span.end}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
