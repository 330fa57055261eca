"""The shortest words that prove a main event's kind and phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.records import Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._events_choice import Choice
    from selaras.reading._events_marks import Marks, Mention

__all__ = ["prove"]

_OF_PHASE = {
    "feared": ("feared", "planned", "hypothesis"),
    "happening": ("happening",),
    "happened": ("happened",),
    "averted": ("averted", "negation"),
    "settled": ("settled",),
}


def prove(marks: Marks, main: Choice) -> dict[str, Evidence]:
    """The evidence of kind and phase.

    Words of the kind prove it, in the title, in the text or in both; where no such word stands
    (a statement, a report of nothing that is looked for) its first sentence is what was read.
    """
    own = [mention for mention in marks.mentions if mention.kind == main.kind]
    kind = _kind(marks, own)
    return {"kind": kind, "phase": _phase(marks, main, own) or _as_phase(kind, main)}


def _kind(marks: Marks, own: Sequence[Mention]) -> Evidence:
    titled = _first(own, titled=True)
    told = _first(own, titled=False)
    if titled is None and told is None:
        return Evidence(spans=(Span(*marks.sentences[0]),), rule="event.kind.whole")
    return Evidence(
        spans=() if told is None else (Span(told.start, told.end),),
        title=() if titled is None else (Span(titled.start, titled.end),),
        rule="event.kind.word",
    )


def _first(own: Sequence[Mention], *, titled: bool) -> Mention | None:
    """The surest mention, the first of equals."""
    here = [mention for mention in own if mention.titled == titled]
    return max(here, key=lambda mention: (mention.weight, -mention.start), default=None)


def _phase(marks: Marks, main: Choice, own: Sequence[Mention]) -> Evidence | None:
    """A cue of the phase: near the kind's words, else in title or first sentence."""
    values = _OF_PHASE.get(main.phase, ())
    for mention in own:
        for cue in mention.cues:
            if cue.value in values:
                return _cue(Span(cue.start, cue.end), cue.value, titled=mention.titled)
    for titled, cue in marks.cues:
        if cue.value in values:
            return _cue(Span(cue.start, cue.end), cue.value, titled=titled)
    return None


def _cue(span: Span, value: str, *, titled: bool) -> Evidence:
    return Evidence(
        spans=() if titled else (span,),
        title=(span,) if titled else (),
        rule=f"event.phase.{value}",
    )


def _as_phase(kind: Evidence, main: Choice) -> Evidence:
    """Kinds of activity say their phase themselves; so does an event told as plain fact."""
    return Evidence(spans=kind.spans, title=kind.title, rule=f"event.phase.{main.phase}-plain")
