"""Find what people say in a report: quotes, told statements, and the release behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.reading._marks import find_quoted
from selaras.reading._speech_quotes import attribute
from selaras.reading._speech_sources import Sources
from selaras.reading._speech_statements import find_statements
from selaras.reading._speech_verbs import Verbs
from selaras.reading._speech_voices import Voices
from selaras.records import Evidence, Span, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._document import Document
    from selaras.reading._speech_quotes import Said
    from selaras.records import Body, Person, Release

__all__ = ["find_speech"]


def find_speech(
    document: Document, people: Sequence[Person], bodies: Sequence[Body]
) -> tuple[tuple[Speech, ...], tuple[Speech, ...], Release | None]:
    """Find all speech of a report.

    Args:
        document: The opened report.
        people: Its people; a speaker is one of them.
        bodies: Its bodies, which may speak and may be the source of a release.

    Returns:
        Direct quotes (the words inside the marks), indirect statements (the clause that is
        told), and the press release or other outlet that the text names as its source.
    """
    if not document.sentences:
        return (), (), None
    quoted = find_quoted(document)
    voices = Voices(document, people, quoted)
    verbs = Verbs(voices.low)
    sources = Sources(voices, verbs, bodies)
    said = attribute(voices, verbs, quoted)
    voices.forget()
    told = find_statements(voices, verbs, said)
    quotes = tuple(_speech(voices, sources, s) for s in said)
    statements = tuple(_speech(voices, sources, s) for s in told)
    return quotes, statements, sources.release


def _speech(voices: Voices, sources: Sources, said: Said) -> Speech:
    voice = said.voice
    evidence: dict[str, Evidence] = {}
    verb = None
    if said.verb is not None:
        verb = voices.text[said.verb[0] : said.verb[1]]
        evidence["verb"] = Evidence(spans=(Span(*said.verb),), rule="speech.verb")
    chain: tuple[str, ...] = ()
    if voice is not None:
        at = said.start if said.verb is None else said.verb[0]
        links = sources.chain_of(voice, at)
        chain = tuple(link.name for link in links)
        field = "speaker" if voice.who is not None else "voice"
        evidence[field] = Evidence(spans=voice.proof, rule=voice.rule, via=chain)
        if links:
            spans = tuple(Span(link.start, link.end) for link in links)
            evidence["chain"] = Evidence(spans=spans, rule="speech.passed-on")
    return Speech(
        start=said.start,
        end=said.end,
        speaker=None if voice is None or voice.who is None else voices.people[voice.who].name,
        voice=None if voice is None else voice.voice,
        chain=chain,
        verb=verb,
        evidence=evidence,
    )
