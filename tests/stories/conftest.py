"""Builds readings by hand, so that a test says in a few words what a report says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from selaras.records import (
    Body,
    Event,
    Evidence,
    Harm,
    Participants,
    Person,
    Reading,
    Release,
    ReportHead,
    Span,
    Speech,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Make(Protocol):
    """Make one reading; passages and names are found in the text by their words."""

    def __call__(
        self,
        id_: str,
        text: str = ...,
        *,
        title: str | None = ...,
        published: str | None = ...,
        outlet: str | None = ...,
        url: str | None = ...,
        quotes: Sequence[tuple[str, str | None]] = ...,
        statements: Sequence[tuple[str, str | None]] = ...,
        people: Sequence[Person] = ...,
        bodies: Sequence[str] = ...,
        release: str | None = ...,
        event: Mapping[str, Any] | None = ...,
    ) -> Reading: ...


@pytest.fixture
def make() -> Make:
    return _make


def _make(
    id_: str,
    text: str = "Rapat digelar.",
    *,
    title: str | None = None,
    published: str | None = "2026-05-04",
    outlet: str | None = None,
    url: str | None = None,
    quotes: Sequence[tuple[str, str | None]] = (),
    statements: Sequence[tuple[str, str | None]] = (),
    people: Sequence[Person] = (),
    bodies: Sequence[str] = (),
    release: str | None = None,
    event: Mapping[str, Any] | None = None,
) -> Reading:
    whole = (Span(0, len(text)),) if text else ()
    named = None if release is None else Release(name=release, kind="release", spans=whole)
    return Reading(
        reader={"test": "1"},
        report=ReportHead(id=id_, title=title, published=published, outlet=outlet, url=url),
        text=text,
        body=whole,
        people=tuple(people),
        bodies=tuple(Body(id=None, name=name, spans=whole) for name in bodies),
        quotes=tuple(_speech(text, passage, speaker) for passage, speaker in quotes),
        statements=tuple(_speech(text, passage, speaker) for passage, speaker in statements),
        release=named,
        events=() if event is None else (_event(event, whole),),
    )


def _speech(text: str, passage: str, speaker: str | None) -> Speech:
    start = text.index(passage)
    return Speech(start=start, end=start + len(passage), speaker=speaker)


def _event(said: Mapping[str, Any], proof: tuple[Span, ...]) -> Event:
    values = dict(said)
    harm = Harm(**values.pop("harm", {}))
    roll = Participants(**values.pop("participants", {}))
    fields = [*values, "participants", *(f"harm.{field}" for field in said.get("harm", {}))]
    return Event(
        kind=values.pop("kind", "coordination_meeting"),
        phase=values.pop("phase", "activity"),
        harm=harm,
        participants=roll,
        evidence={field: Evidence(spans=proof, rule="test") for field in fields} if proof else {},
        **values,
    )
