"""A story's facts as its page shows them: grouped, worded, with proof and decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.db.models import Q

from selaras.desk.newsroom import _marks, _newest
from selaras.desk.newsroom._facts import (
    evidence_of,
    label,
    leaf,
    rivals,
    rule_of,
    wording,
)
from selaras.desk.newsroom.models import Story, StoryDecision, letter_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from selaras.desk.newsroom.models import Report
    from selaras.records import Fact, Span

_MOST_PROOFS = 20
_HARM = (
    "deaths", "injured", "missing", "displaced", "houses", "vehicles", "buildings", "arrested",
)  # fmt: skip
_ORDER = (
    "kind", "phase", "date", "region", "place", "venue", "theme", "host", "opened_by",
    *_HARM, "participants", "attribution", "bodies", "name",
)  # fmt: skip
_WEIGHT = {"past": 0, "disputed": 0, "agreed": 1, "sole": 2}
_SHOWN, _SHOWN_IN_ROLL = 4, 16
_ROLLS = frozenset({"participants", "bodies"})


@dataclass(frozen=True)
class Side:
    """One value of a fact and the letters of the reports that give it."""

    value: str
    letters: str
    superseded: bool


@dataclass(frozen=True)
class ShownFact:
    """One fact, ready to show. `key` is its address; it stays the same over re-runs."""

    key: str
    field: str
    value: str
    sides: tuple[Side, ...]
    standing: str
    letters: str
    origins: int
    note: str
    words: str
    decision: StoryDecision | None
    seen: int


@dataclass(frozen=True)
class FactGroup:
    """The facts of one field under one label; `rest` is folded away.

    `roll` marks a list of names, shown in a row.
    """

    label: str
    facts: tuple[ShownFact, ...]
    rest: tuple[ShownFact, ...]
    roll: bool


@dataclass(frozen=True)
class Proof:
    """A passage of one report that proves a fact, with the rule that read it."""

    letter: str
    report: Report
    passage: _marks.Passage
    anchor: str
    rule: str
    via: tuple[str, ...]


class StoryPage:
    """What a story's page asks of a story; reads no more readings than it shows."""

    def __init__(self, story: Story) -> None:
        self.story = story
        kept = _newest.shown(story)
        self.words: dict[str, str] = kept["words"]
        places = story.storymember_set.values_list("report__key", "place")
        self.letters = {key: letter_of(place) for key, place in places}
        self.facts: dict[str, Fact] = {}
        for key, fact in zip(kept["keys"], story.record.facts, strict=True):
            self.facts.setdefault(key, fact)
        self.decisions = decisions_of(story)
        self.old = tuple(
            one
            for key, one in self.decisions.items()
            if key not in self.facts and key not in {"", StoryDecision.EXPIRY}
        )

    def groups(self) -> tuple[FactGroup, ...]:
        """All facts by field, the weightiest fields first; what people decided on stays."""
        by_field: dict[str, list[ShownFact]] = {}
        for decision in self.old:
            by_field.setdefault(decision.field or "other", []).append(_of_decision(decision))
        for key, fact in self.facts.items():
            by_field.setdefault(leaf(fact.field), []).append(self.shown(key, fact))
        fields = sorted(by_field, key=lambda field: (_rank(field), field))
        return tuple(_group(field, by_field[field]) for field in fields)

    def shown(self, key: str, fact: Fact) -> ShownFact:
        """One fact in words."""
        sides = tuple(
            Side(wording(fact.field, rival.value), self._letters(rival.by), rival.superseded)
            for rival in rivals(fact)
        )
        return ShownFact(
            key=key,
            field=leaf(fact.field),
            value=" / ".join(side.value for side in sides) or wording(fact.field, fact.value),
            sides=sides,
            standing=fact.standing,
            letters=self._letters(fact.by),
            origins=fact.origins,
            note=fact.note or "",
            words=self.words.get(key, ""),
            decision=self.decisions.get(key),
            seen=self.seen(key),
        )

    def seen(self, fact: str) -> int:
        """The id of the decision that stands on this story's fact, 0 for none."""
        standing = self.decisions.get(fact)
        here = standing is not None and standing.story_id == self.story.pk
        return standing.pk if standing is not None and here else 0

    def _letters(self, keys: Iterable[str]) -> str:
        return ", ".join(self.letters.get(key, "?") for key in keys)

    def reports(self, key: str) -> dict[str, Report]:
        """The reports that prove a fact, by their keys, with their readings."""
        asked = [one.report for one in evidence_of(self.facts[key]) if one.report in self.letters]
        members = self.story.storymember_set.filter(report__key__in=asked[:_MOST_PROOFS])
        found = {one.report.key: one.report for one in members.select_related("report")}
        _newest.readings(found.values())
        return found

    def proofs(self, key: str) -> tuple[Proof, ...]:
        """The passages that prove a fact, in the order of the reports."""
        reports = self.reports(key)
        found = [
            self._proof(reports[evidence.report], span)
            for evidence in evidence_of(self.facts[key])
            for span in evidence.spans
            if evidence.report in reports
        ]
        return tuple(sorted(found, key=lambda proof: proof.letter))

    def _proof(self, report: Report, span: Span) -> Proof:
        rule, via = rule_of(report.reading, span)
        passage = _marks.passage(report.reading.text, span)
        letter = self.letters[report.key]
        return Proof(letter, report, passage, f"s{span.start}-{span.end}", rule, via)

    def machine(self, key: str) -> dict[str, object]:
        """What the machine reads there now, as labelled data keep it."""
        fact = self.facts[key]
        proofs = self.proofs(key)
        return {
            "value": msgspec.to_builtins(fact.value),
            "wording": self.shown(key, fact).value,
            "standing": fact.standing,
            "evidence": [
                {"report": one.report.pk, "span": one.anchor, "rule": one.rule} for one in proofs
            ],
        }


def decisions_of(story: Story) -> dict[str, StoryDecision]:
    """What stands on the story and its facts; on facts also what was decided before a merger."""
    rows = StoryDecision.objects.filter(story__in=with_absorbed(story), undone_at=None)
    ordered = sorted(
        rows.select_related("by", "office"), key=lambda one: (one.story_id == story.pk, one.pk)
    )
    return {
        one.fact: one
        for one in ordered
        if one.story_id == story.pk or one.fact not in {"", StoryDecision.EXPIRY}
    }


def with_absorbed(story: Story) -> QuerySet[Story]:
    """A story and those that were merged into it, for a filter to look up."""
    return Story.objects.filter(Q(pk=story.pk) | Q(merged_into=story)).order_by()


def _of_decision(decision: StoryDecision) -> ShownFact:
    """A fact that people decided on and the machine does not read any more."""
    machine = decision.machine or {}
    return ShownFact(
        key=decision.fact,
        field=decision.field or decision.fact.rsplit("-", 1)[0],
        value=str(machine.get("wording") or decision.value),
        sides=(),
        standing="past",
        letters="",
        origins=0,
        note="",
        words="",
        decision=decision,
        seen=decision.pk,
    )


def _group(field: str, facts: list[ShownFact]) -> FactGroup:
    """Disputes first; what is agreed on is folded away where there is much of it."""
    ordered = sorted(facts, key=lambda fact: _WEIGHT[fact.standing])
    roll = field in _ROLLS
    shown = _SHOWN_IN_ROLL if roll else _SHOWN
    return FactGroup(label(field), tuple(ordered[:shown]), tuple(ordered[shown:]), roll)


def _rank(field: str) -> int:
    return _ORDER.index(field) if field in _ORDER else len(_ORDER)


def harm_unsaid(facts: Sequence[FactGroup]) -> bool:
    """Whether no report says anything of harm."""
    return not any(fact.field in _HARM for group in facts for fact in group.facts)
