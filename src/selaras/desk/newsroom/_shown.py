"""What a story's page needs of its reports' readings, worked out once when the story is kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.utils.text import Truncator

from selaras.desk.newsroom import _facts, _statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selaras import records
    from selaras.desk.newsroom.models import StoryMember

_SHOWN_WORDS = 120


def prepare(
    story: records.Story,
    readings: Mapping[str, records.Reading],
    members: Sequence[StoryMember],
) -> dict[str, Any]:
    """The addresses of the facts, the words in dispute, and what is feared or has happened.

    Args:
        story: As the machine told it.
        readings: The newest readings of the members by report key; some may be missing.
        members: In their order, with their reports.
    """
    texts = {key: reading.text for key, reading in readings.items()}
    keys = [_facts.fact_key(fact, texts) for fact in story.facts]
    words = {
        key: said
        for key, fact in zip(keys, story.facts, strict=True)
        if (said := _words(fact, texts))
    }
    found = _statements.find(members, readings)
    return {"keys": keys, "words": words, "statements": [asdict(one) for one in found]}


def _words(fact: records.Fact, texts: Mapping[str, str]) -> str:
    """The passage whose speaker is in dispute; empty for every other fact."""
    first = _facts.evidence_of(fact)[:1] if _facts.leaf(fact.field) == "attribution" else ()
    for one in first:
        if one.report in texts and one.spans:
            words = texts[one.report][one.spans[0].start : one.spans[0].end]
            return Truncator(words).chars(_SHOWN_WORDS)
    return ""
