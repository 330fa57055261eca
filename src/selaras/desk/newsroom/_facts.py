"""A story's facts as its page shows them: grouped, worded, with proof and decision."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from selaras.desk import _format, _regions
from selaras.desk.newsroom import _marks
from selaras.records import Rival

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selaras.desk.newsroom.models import Report, Story, StoryDecision, StoryMember
    from selaras.records import Event, Fact, FactEvidence, Person, Reading, Span, Speech

_SHOWN_WORDS = 120
_HARM = (
    "deaths", "injured", "missing", "displaced", "houses", "vehicles", "buildings", "arrested",
)  # fmt: skip
_ORDER = (
    "kind", "phase", "date", "region", "place", "venue", "theme", "host", "opened_by",
    *_HARM, "participants", "attribution", "bodies", "name",
)  # fmt: skip
_WEIGHT = {"disputed": 0, "agreed": 1, "sole": 2}
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
    """What a story's page asks of a story; reads each member once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        rows = story.storymember_set.select_related("report").prefetch_related("report__readings")
        self.members: tuple[StoryMember, ...] = tuple(rows)
        self.letters = {member.report.key: member.letter for member in self.members}
        self.reports = {member.report.key: member.report for member in self.members}
        self.facts: dict[str, Fact] = {}
        for fact in story.record.facts:
            self.facts.setdefault(fact_key(fact, self.reports), fact)
        standing = story.decisions.filter(undone_at=None).select_related("by", "office")
        self.decisions = {one.fact: one for one in standing}

    def groups(self) -> tuple[FactGroup, ...]:
        """All facts by field, the weightiest fields first."""
        by_field: dict[str, list[ShownFact]] = {}
        for key, fact in self.facts.items():
            by_field.setdefault(_leaf(fact.field), []).append(self.shown(key, fact))
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
            field=_leaf(fact.field),
            value=" / ".join(side.value for side in sides) or wording(fact.field, fact.value),
            sides=sides,
            standing=fact.standing,
            letters=self._letters(fact.by),
            origins=fact.origins,
            note=fact.note or "",
            words=self._words(fact),
            decision=self.decisions.get(key),
        )

    def _words(self, fact: Fact) -> str:
        """The passage whose speaker is in dispute; empty for every other fact."""
        first = evidence_of(fact)[:1] if _leaf(fact.field) == "attribution" else ()
        for one in first:
            report = self.reports.get(one.report)
            if report is not None and one.spans:
                words = report.reading.text[one.spans[0].start : one.spans[0].end]
                return Truncator(words).chars(_SHOWN_WORDS)
        return ""

    def _letters(self, keys: Iterable[str]) -> str:
        return ", ".join(self.letters.get(key, "?") for key in keys)

    def proofs(self, key: str) -> tuple[Proof, ...]:
        """The passages that prove a fact, in the order of the reports."""
        found = [
            self._proof(evidence.report, span)
            for evidence in evidence_of(self.facts[key])
            for span in evidence.spans
            if evidence.report in self.reports
        ]
        return tuple(sorted(found, key=lambda proof: proof.letter))

    def _proof(self, report_key: str, span: Span) -> Proof:
        report = self.reports[report_key]
        rule, via = rule_of(report.reading, span)
        passage = _marks.passage(report.reading.text, span)
        letter = self.letters[report_key]
        return Proof(letter, report, passage, f"s{span.start}-{span.end}", rule, via)


def _group(field: str, facts: list[ShownFact]) -> FactGroup:
    """Disputes first; what is agreed on is folded away where there is much of it."""
    ordered = sorted(facts, key=lambda fact: _WEIGHT[fact.standing])
    roll = field in _ROLLS
    shown = _SHOWN_IN_ROLL if roll else _SHOWN
    return FactGroup(label(field), tuple(ordered[:shown]), tuple(ordered[shown:]), roll)


def fact_key(fact: Fact, reports: Mapping[str, Report]) -> str:
    """The fact's field and a digest of the words that prove it."""
    words: list[str] = []
    for evidence in evidence_of(fact):
        report = reports.get(evidence.report)
        text = "" if report is None else report.reading.text
        words.extend(" ".join(text[span.start : span.end].split()) for span in evidence.spans)
    digest = hashlib.sha256("\n".join([*sorted(words), repr(fact.value)]).encode()).hexdigest()
    return f"{_leaf(fact.field)[:40]}-{digest[:8]}"


def rivals(fact: Fact) -> tuple[Rival, ...]:
    """The sides of a disputed fact; none for any other."""
    if fact.standing != "disputed" or not isinstance(fact.value, list | tuple):
        return ()
    return tuple(_rival(one) for one in fact.value)


def _rival(value: object) -> Rival:
    return value if isinstance(value, Rival) else msgspec.convert(value, Rival)


def evidence_of(fact: Fact) -> tuple[FactEvidence, ...]:
    """The fact's evidence, for a dispute that of every side."""
    sides = [evidence for rival in rivals(fact) for evidence in rival.evidence]
    return tuple(dict.fromkeys(sides)) or fact.evidence


def rule_of(reading: Reading, span: Span) -> tuple[str, tuple[str, ...]]:
    """The rule that read this passage and who passed it on; empty when the name itself proves."""
    holders: tuple[Event | Speech | Person, ...] = (
        *reading.events,
        *reading.quotes,
        *reading.statements,
        *reading.people,
    )
    for holder in holders:
        for evidence in holder.evidence.values():
            if span in evidence.spans:
                return evidence.rule, evidence.via
    return "", ()


def _leaf(field: str) -> str:
    return field.rsplit(".", 1)[-1]


def _rank(field: str) -> int:
    return _ORDER.index(field) if field in _ORDER else len(_ORDER)


def label(field: str) -> str:
    """What people call a field."""
    labels = {
        "kind": _("Jenis"), "phase": _("Fase"), "date": _("Tanggal"), "region": _("Wilayah"),
        "place": _("Lokasi"), "venue": _("Tempat"), "theme": _("Tema"),
        "host": _("Penyelenggara"), "opened_by": _("Dibuka oleh"), "deaths": _("Meninggal"),
        "injured": _("Luka"), "missing": _("Hilang"), "displaced": _("Mengungsi"),
        "houses": _("Rumah"), "vehicles": _("Kendaraan"), "buildings": _("Bangunan"),
        "arrested": _("Diamankan"), "participants": _("Peserta"),
        "bodies": _("Lembaga disebut"), "attribution": _("Penutur"),
        "name": _("Ejaan nama"),
    }  # fmt: skip
    return labels.get(field, field.replace("_", " "))


def wording(field: str, value: object) -> str:
    """A machine value in people's words."""
    if value is None:
        return _("tidak disebut")
    if isinstance(value, str):
        return _of_text(_leaf(field), value)
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int):
        return _format.count(value)
    if isinstance(value, dict):
        told = ((str(name), one) for name, one in value.items() if one is not None)
        return ", ".join(f"{label(name)}: {wording(name, one)}" for name, one in told)
    return _of_list(field, value) if isinstance(value, list | tuple) else str(value)


def _of_text(leaf: str, text: str) -> str:
    words = {
        "kind": _format.kind,
        "phase": _format.phase,
        "region": _regions.name,
        "date": _format.iso,
    }
    return words[leaf](text) if leaf in words else text


def _of_list(field: str, values: Sequence[object]) -> str:
    match values:
        case [int() as low, int() as high]:
            return _format.count((low, high))
        case _:
            return ", ".join(wording(field, one) for one in values)


def harm_unsaid(facts: Sequence[FactGroup]) -> bool:
    """Whether no report says anything of harm."""
    return not any(fact.field in _HARM for group in facts for fact in group.facts)


def origin_words(reasons: Sequence[str]) -> str:
    """Why reports count as one origin; empty when each stands alone."""
    words = {
        "origin.text": _("teks yang sama"),
        "origin.copy": _("salinan"),
        "origin.named": _("menyebut sumber yang sama"),
        "origin.sisters": _("media seinduk"),
    }
    given = [one for reason in reasons for one in reason.split(", ") if one != "origin.alone"]
    return ", ".join(dict.fromkeys(words.get(one, one) for one in given))
