"""What the reader would take from a paper, field by field, each with its passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selaras.reading import mask, read
from selaras.records import Report, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selaras.records import Event, Reading

_LONGEST_READ = 40_000
_MOST = 3
_LABELS = {
    "venue": r"tempat|lokasi|bertempat di",
    "hour": r"pukul|waktu|jam",
    "theme": r"tema|acara|perihal|hal",
    "opener": r"dibuka oleh|pembuka",
    "host": r"penyelenggara|tuan rumah",
    "link": r"tautan|zoom|link",
}
_HOUR = re.compile(r"\b([01]?\d|2[0-3])[.:]([0-5]\d)\b")


@dataclass(frozen=True)
class Proposal:
    """A value that the reader proposes for a field; `passage` counts from 1."""

    value: str
    passage: int
    rule: str


def propose(passages: Sequence[str]) -> dict[str, tuple[Proposal, ...]]:
    """Up to three values for each field that the paper speaks of; none is taken by itself."""
    found: dict[str, list[Proposal]] = {}
    for field, one in (*_labelled(passages), *_read(passages)):
        kept = found.setdefault(field, [])
        if len(kept) < _MOST and one.value not in {other.value for other in kept}:
            kept.append(one)
    return {field: tuple(kept) for field, kept in found.items()}


def _labelled(passages: Sequence[str]) -> Iterator[tuple[str, Proposal]]:
    """Lines that say their own field: Tempat : ..., or a label with its value after it."""
    for at, passage in enumerate(passages):
        for field, label in _LABELS.items():
            match = re.match(rf"(?:{label})\s*(?::\s*(?P<rest>.*))?$", passage, re.IGNORECASE)
            if match is None:
                continue
            shift, value = _value_after(passages, at, match["rest"] or "")
            told = _hour(value) if field == "hour" else value
            if told:
                yield field, Proposal(told[:300], at + shift + 1, f"label.{field}")


def _value_after(passages: Sequence[str], at: int, rest: str) -> tuple[int, str]:
    """The value on the line, else in the next passages of a table: label, colon, value."""
    if rest.strip():
        return 0, rest.strip()
    for shift in (1, 2):
        value = passages[at + shift].strip(" :") if at + shift < len(passages) else ""
        if value:
            return shift, value
    return 0, ""


def _hour(value: str) -> str:
    match = _HOUR.search(value)
    return "" if match is None else f"{int(match[1]):02}:{match[2]}"


def _read(passages: Sequence[str]) -> Iterator[tuple[str, Proposal]]:
    told = "\n".join(passages)[:_LONGEST_READ].encode("utf-8", "ignore").decode()
    text = normalise(told)
    if not text.strip():
        return
    reading = mask(read(Report(id="paper", text=text)))
    for event in reading.events:
        if event.kind == "coordination_meeting" or event.theme:
            yield from _of_event(event, reading)
    for date in reading.dates:
        if date.precision == "day" and date.spans:
            at = _passage_at(date.spans[0].start, reading.text)
            yield "day", Proposal(date.date[:10], at, "date")


def _of_event(event: Event, reading: Reading) -> Iterator[tuple[str, Proposal]]:
    fields = (("day", event.date), ("venue", event.venue), ("theme", event.theme),
              ("opener", event.opened_by), ("host", event.host))  # fmt: skip
    names = {"day": "date", "opener": "opened_by"}
    for field, value in fields:
        proof = event.evidence.get(names.get(field, field))
        start = proof.spans[0].start if proof is not None and proof.spans else 0
        rule = "" if proof is None else proof.rule
        if isinstance(value, str) and value:
            yield field, Proposal(value[:300], _passage_at(start, reading.text), rule)


def _passage_at(start: int, text: str) -> int:
    return text.count("\n", 0, start) + 1
