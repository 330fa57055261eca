"""The events that a report tells, fears or denies: the main one first.

The order of reading: what is denied or only supposed, then the phase, then the kind, then the
harm. Headline and first sentences choose the main event, not the loudest word. Talk of peril
is an activity, and what it fears stands apart as a feared event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from selaras.issues import KINDS
from selaras.reading._events_choice import Choice, choose
from selaras.reading._events_marks import mark
from selaras.reading._events_proof import prove
from selaras.reading._events_when import when
from selaras.reading._events_where import Where, where
from selaras.records import Event, Evidence, Harm, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selaras.reading._document import Document
    from selaras.reading._events_marks import Marks
    from selaras.reading._venue import Meeting
    from selaras.records import Body, DateMention, Person, Place, Speech
    from selaras.regions import RegionMention

__all__ = ["find_events"]

_MEETINGS = frozenset(("coordination_meeting", "prevention", "mediation", "policy"))
_TALKS = frozenset(("coordination_meeting", "prevention", "policy", "patrol", "mediation"))
_SAYINGS = frozenset(("policy", "prevention"))
_NAMED = re.compile(r"rakor|rapat\s+(?:koordinasi|evaluasi|terpadu|lintas|forkopimda)", re.I)
_FEARS = frozenset(("feared", "planned", "hypothesis"))
_CLEAR = 0.6


def find_events(
    document: Document,
    *,
    places: Sequence[Place],
    mentions: Sequence[RegionMention],
    dates: Sequence[DateMention],
    people: Sequence[Person],
    bodies: Sequence[Body],
    quotes: Sequence[Speech],
    statements: Sequence[Speech],
) -> tuple[Event, ...]:
    """Find the events of a report.

    Args:
        document: The opened report.
        places: Its places with their roles.
        mentions: Its region mentions, which tell an office's region from a place.
        dates: Its points in time.
        people: Its people, of whom one may have opened a meeting.
        bodies: Its bodies, of which one may have held it.
        quotes: Its direct speech; who says a fear passes it on.
        statements: Its indirect speech.

    Returns:
        The main event first; then what the report fears beside it; then fears and facts without
        an event of their own. Empty when the report has no content.
    """
    marks = mark(document)
    if not marks.sentences:
        return ()
    main = choose(marks)
    meeting = None
    if main.kind in _MEETINGS:
        from selaras.reading._venue import find_meeting  # loaded when needed

        meeting = find_meeting(document, places, people, bodies)
    if meeting is not None and _told_at(document, marks, main, meeting):
        main = Choice("coordination_meeting", "activity")
    event = _main(document, marks, main, where(document, main.kind, marks, places, mentions), dates)
    if meeting is not None:
        event = _with_meeting(event, meeting)
    further: list[Event] = []
    if main.kind in _TALKS:
        from selaras.reading._events_generic import find_generic  # loaded when needed

        further = [*_feared(marks, main, event), *find_generic(document, (*quotes, *statements))]
    return (event, *further)


def _main(
    document: Document,
    marks: Marks,
    main: Choice,
    place: Where | None,
    dates: Sequence[DateMention],
) -> Event:
    evidence = prove(marks, main)
    date = when(document, main.kind, main.phase, marks, dates)
    harm = Harm()
    if KINDS[main.kind].incident and main.phase != "feared":
        from selaras.reading._harm import find_harm  # loaded when needed

        harm, proofs = find_harm(document, marks.sentences)
        evidence |= proofs
    if place is not None:
        evidence["region"] = place.evidence
    if date is not None:
        evidence["date"] = date.evidence
    return Event(
        kind=main.kind,
        phase=main.phase,
        date=None if date is None else date.date,
        region=None if place is None else place.region,
        harm=harm,
        evidence=evidence,
    )


def _told_at(document: Document, marks: Marks, main: Choice, meeting: Meeting) -> bool:
    """Whether a talk reports what was said at a meeting that it names and describes."""
    if main.kind not in _SAYINGS or not meeting.evidence:
        return False
    return any(
        mention.kind == "coordination_meeting"
        and mention.zone in "LE"
        and not mention.titled
        and _NAMED.match(document.text, mention.start) is not None
        for mention in marks.mentions
    )


def _with_meeting(event: Event, meeting: Meeting) -> Event:
    return msgspec.structs.replace(
        event,
        venue=meeting.venue,
        theme=meeting.theme,
        host=meeting.host,
        opened_by=meeting.opened_by,
        participants=meeting.participants,
        evidence=event.evidence | meeting.evidence,
    )


def _feared(marks: Marks, main: Choice, event: Event) -> Iterator[Event]:
    """The first incident that title or first sentence of a talk names as feared."""
    for mention in marks.mentions:
        cue = next((cue for cue in mention.cues if cue.value in _FEARS), None)
        if (
            cue is None
            or mention.kind == main.kind
            or mention.zone not in "TL"
            or mention.weight < _CLEAR
            or not KINDS[mention.kind].incident
        ):
            continue
        span, word = Span(cue.start, cue.end), Span(mention.start, mention.end)
        evidence = {
            "kind": _proof(word, "event.kind.word", titled=mention.titled),
            "phase": _proof(span, f"event.phase.{cue.value}", titled=mention.titled),
        }
        if event.region is not None:
            evidence["region"] = event.evidence["region"]
        yield Event(kind=mention.kind, phase="feared", region=event.region, evidence=evidence)
        return


def _proof(span: Span, rule: str, *, titled: bool) -> Evidence:
    return Evidence(spans=() if titled else (span,), title=(span,) if titled else (), rule=rule)
