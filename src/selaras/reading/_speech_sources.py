"""Who passed words on: another outlet, a press release, a person who relays another's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.reading import _speech_words as words
from selaras.reading._speech_voices import Link
from selaras.records import Release, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._speech_verbs import Verbs
    from selaras.reading._speech_voices import Voice, Voices
    from selaras.records import Body

__all__ = ["Sources"]


_RELAY_SENTENCES = 3
_NAME_REACH = 90


class Sources:
    """The outlets, releases and relays of a report, by sentence."""

    def __init__(self, voices: Voices, verbs: Verbs, bodies: Sequence[Body]) -> None:
        self._voices = voices
        self._named = sorted((span, body.name) for body in bodies for span in body.spans)
        self._outlets: dict[int, Link] = {}
        self._relays: dict[int, tuple[int, tuple[Link, ...]]] = {}
        self.release: Release | None = None
        self._read(verbs)

    def chain_of(self, voice: Voice, position: int) -> tuple[Link, ...]:
        """Who passed on what a voice says at a position, the one nearest the voice first."""
        if not self._outlets and not self._relays:
            return voice.chain
        index = self._voices.document.index_at(position)
        chain = [*voice.chain]
        last, relay = self._relays.get(voice.who, (-1, ())) if voice.who is not None else (-1, ())
        if 0 <= index - last <= _RELAY_SENTENCES and last >= 0:
            chain += relay
        if index in self._outlets:
            chain.append(self._outlets[index])
        own = None if voice.who is None else self._voices.people[voice.who].name
        links = {link.name: link for link in reversed(chain) if link.name != own}
        return tuple(links.values())[::-1]

    def _read(self, verbs: Verbs) -> None:
        document = self._voices.document
        for verb in verbs.all:
            if verb.kind == "source":
                self._read_outlet(document.index_at(verb.start), verb.start)
            elif verb.kind == "release" and self.release is None:
                self._read_release(document.index_at(verb.start), verb.start, verb.end)
        for verb in verbs.all:
            if verb.kind in ("link", "source"):
                self._read_relay(document.index_at(verb.start), verb.start, verb.end)

    def _read_outlet(self, index: int, start: int) -> None:
        end = self._voices.document.sentences[index].end
        match = words.OUTLET.match(self._voices.told, start, end)
        if match is None or index in self._outlets:
            return
        left, right = match.span("name")
        right = left + len(match["name"].rstrip("."))
        if any(m.start < right and left < m.end for m in self._voices.within(left - 1, right)):
            return
        link = Link(self._voices.text[left:right], left, right)
        self._outlets[index] = link
        if match["cue"] is not None and self.release is None:
            self.release = Release(
                name=link.name, kind="outlet", spans=(Span(match.start(), right),)
            )

    def _read_release(self, index: int, start: int, end: int) -> None:
        """A release belongs to the body, else to the person, that its sentence names."""
        sentence = self._voices.document.sentences[index]
        near = [
            (s.start, s.end, name)
            for s, name in self._named
            if sentence.start <= s.start < sentence.end
        ]
        near = [n for n in near if not self._receives(end, n[0])]
        after = [n for n in near if n[0] >= end and n[0] - end < _NAME_REACH]
        best = after[0] if after else (near[0] if near else None)
        if best is None:
            names = self._voices.within(sentence.start, sentence.end)
            if not names:
                return
            best = (names[0].start, names[0].end, self._voices.people[names[0].who].name)
        spans = tuple(sorted((Span(start, end), Span(best[0], best[1]))))
        self.release = Release(name=best[2], kind="release", spans=spans)

    def _receives(self, start: int, name: int) -> bool:
        """Whether a name after the cue is of the one who received the release."""
        between = self._voices.low[start:name]
        return "diterima" in between or "kepada" in between

    def _read_relay(self, index: int, start: int, end: int) -> None:
        """X menyampaikan amanat Y: what Y says next was passed on by X."""
        sentence = self._voices.document.sentences[index]
        relay = words.RELAY.match(self._voices.low, start, sentence.end)
        if relay is None:
            return
        owners = self._voices.within(relay.end(), sentence.end)
        by = self._voices.before_verb(sentence.start, start, end)
        if not owners or by is None or by.who is None or by.who == owners[0].who:
            return
        chain = [Link(self._voices.people[by.who].name, by.proof[0].start, by.proof[0].end)]
        if index in self._outlets:
            chain.append(self._outlets[index])
        self._relays[owners[0].who] = (index, tuple(chain))
