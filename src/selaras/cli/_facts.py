"""The facts of a story as the brief shows them, each with the passages that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from selaras.regions import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from selaras.cli._words import Words
    from selaras.records import Fact, FactEvidence, Reading, Span, Story

__all__ = ["FactLine", "Passage", "fact_lines", "passage_of", "place_of"]

_FIELDS = (
    "date", "region", "place", "venue", "theme", "host", "opened_by",
    "harm", "participants", "attribution",
)  # fmt: skip
_TOLD = frozenset({"date", "region", "harm", "bodies"})
_ONLY_DISPUTED = frozenset({"attribution", "name"})
_CONTEXT = 90


class Passage(NamedTuple):
    """Words of one report that prove a value, with a little of what stands around them."""

    report: str
    outlet: str
    url: str | None
    before: str
    words: str
    after: str


class FactLine(NamedTuple):
    """One fact: its label, its value as words, how it stands, and its passages."""

    label: str
    value: str
    standing: str
    origins: int
    by: tuple[str, ...]
    passages: tuple[Passage, ...]


def fact_lines(story: Story, readings: Mapping[str, Reading], words: Words) -> tuple[FactLine, ...]:
    """The facts that tell more than the story's first lines do, in reading order."""
    return tuple(_joined(_lines(story, readings, words)))


def _lines(story: Story, readings: Mapping[str, Reading], words: Words) -> Iterator[FactLine]:
    alone = len(story.members) == 1
    for fact in sorted(story.facts, key=_fact_order):
        head = fact.field.partition(".")[0]
        told = alone and head in _TOLD
        if told or (head in _ONLY_DISPUTED and fact.standing != "disputed"):
            continue
        yield FactLine(
            label=_label(fact.field, words),
            value=_said(fact, words),
            standing=fact.standing,
            origins=fact.origins,
            by=fact.by,
            passages=tuple(_passages(_evidence(fact), readings)),
        )


def _joined(lines: Iterable[FactLine]) -> Iterator[FactLine]:
    """Join neighbours of one label that stand alike (participants) into one line."""
    waiting: FactLine | None = None
    for line in lines:
        if waiting is not None and _alike(waiting, line):
            waiting = waiting._replace(
                value=f"{waiting.value}, {line.value}", passages=waiting.passages + line.passages
            )
            continue
        if waiting is not None:
            yield waiting
        waiting = line
    if waiting is not None:
        yield waiting


def _alike(one: FactLine, other: FactLine) -> bool:
    if "disputed" in (one.standing, other.standing):
        return False
    same_source = one.standing == "agreed" or one.by == other.by
    return (one.label, one.standing, one.origins) == (
        other.label,
        other.standing,
        other.origins,
    ) and same_source


def _fact_order(fact: Fact) -> tuple[int, str, str, tuple[str, ...]]:
    head = fact.field.partition(".")[0]
    place = _FIELDS.index(head) if head in _FIELDS else len(_FIELDS)
    return (place, fact.field, fact.standing, fact.by if fact.standing == "sole" else ())


def _label(field: str, words: Words) -> str:
    head, _, tail = field.partition(".")
    if head == "harm":
        return words(f"harm.{tail}")
    return words(f"field.{head}")


def _said(fact: Fact, words: Words) -> str:
    if fact.standing == "disputed" and isinstance(fact.value, list | tuple):
        return " / ".join(_value(fact.field, getattr(r, "value", r), words) for r in fact.value)
    return _value(fact.field, fact.value, words)


def _value(field: str, value: object, words: Words) -> str:
    if field == "date" and isinstance(value, str):
        return words.day(value)
    if field == "region" and isinstance(value, str):
        return place_of(value, words)
    if field.startswith("harm") and isinstance(value, int | list | tuple):
        return words("none") if value == 0 else words.count(value)
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return words("unsaid") if value is None else str(value)


def _evidence(fact: Fact) -> tuple[FactEvidence, ...]:
    if fact.standing != "disputed" or not isinstance(fact.value, list | tuple):
        return fact.evidence
    rivals = tuple(e for rival in fact.value for e in getattr(rival, "evidence", ()))
    return rivals or fact.evidence


def _passages(
    evidence: Iterable[FactEvidence], readings: Mapping[str, Reading]
) -> Iterator[Passage]:
    for item in evidence:
        reading = readings.get(item.report)
        if reading is not None and item.spans:
            yield passage_of(reading, item.spans[0])


def passage_of(reading: Reading, span: Span) -> Passage:
    """A span with the words around it, cut at line ends and whole words."""
    text = reading.text
    before = text[max(0, span.start - _CONTEXT) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + _CONTEXT].split("\n", 1)[0]
    if span.start - len(before) > 0 and text[span.start - len(before) - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if span.end + len(after) < len(text) and text[span.end + len(after)] != "\n":
        after = after.rpartition(" ")[0] + "…"
    head = reading.report
    words = " ".join(text[span.start : span.end].split()).rstrip(",")
    return Passage(head.id, head.outlet or head.id, head.url, before, words, after)


def place_of(code: str | None, words: Words) -> str:
    region = get(code) if code else None
    return region.name if region else (code or words("unsaid"))
