"""Whose words they are: names, offices and pronouns around a quote or a telling verb."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading import _speech_words as words
from selaras.reading._case import lower
from selaras.reading._speech_offices import Offices, printed_voice
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._document import Document, Sentence
    from selaras.reading._marks import Quoted
    from selaras.records import Person

__all__ = ["Link", "Mention", "Voice", "Voices"]


class Mention(NamedTuple):
    """A name in the text; `who` is the person's place in the list of people."""

    start: int
    end: int
    who: int


class Link(NamedTuple):
    """One who passed words on, as named at [start, end)."""

    name: str
    start: int
    end: int


class Voice(NamedTuple):
    """Who speaks: a person, or the office or group as printed; where the text says so.

    `chain` holds those who passed the words on, the nearest first. `end` is where the naming ends.
    """

    who: int | None
    voice: str | None
    proof: tuple[Span, ...]
    rule: str
    end: int
    chain: tuple[Link, ...] = ()


_VERBAL = re.compile(r"(?<![\w-])(?:me[a-z]{4,}|di[a-z]{4,}|ter[a-z]{4,}|ber[a-z]{4,})(?![\w-])")
_NOT_VERBS = re.compile(
    r"(?<!\S)(?:bersama|terkait|demikian|bernama|berinisial|mengenai|menurut|menteri|meski|melalui|"
    r"distrik|direktur|dinas|berdasarkan|terpisah|terdakwa|tersangka|terpidana|terduga|terlapor|"
    r"berikutnya|merespons|menanggapi)(?!\S)"
)
_LONGEST_NAMING = 200
_MOST_PIECES = 4
_POINTERS = frozenset({"ini", "itu", "tersebut"})
_COMPANION_REACH = 110
_COMPANION_WORDS = 10
_VERB_REACH = 60
_MET = frozenset("ditemui dihubungi dikonfirmasi diwawancarai diminta didampingi dijumpai".split())
_CLAUSE_END = re.compile(r"[,;:\x01]")
_NEAR_SENTENCES = 2
_PIECE = re.compile(r"[^,.;:!?\n\x01\"“”(]{1,120}")
_ALSO = re.compile(r"\s*(?:,\s*)?(?:serta|dan)\s")


class Voices:
    """The people of a report as speakers; remembers who spoke last."""

    def __init__(
        self, document: Document, people: Sequence[Person], quoted: Sequence[Quoted]
    ) -> None:
        self.document = document
        self.text = document.text
        self.people = people
        self.told = _without_quotes(document.text, quoted)
        """The text with all quoted words blanked, offsets kept."""
        self.low = lower(self.told)
        """The same in lower case."""
        self.mentions = sorted(
            Mention(span.start, span.end, who)
            for who, person in enumerate(people)
            for span in person.spans
        )
        self._starts = [m.start for m in self.mentions]
        self._offices = Offices(document.text, people)
        self._spoke: list[tuple[int, int, Span]] = []
        self._subjects: dict[int, Mention | None] = {}

    def within(self, start: int, end: int) -> list[Mention]:
        """The names that begin in [start, end)."""
        left = bisect.bisect_left(self._starts, start)
        return self.mentions[left : bisect.bisect_left(self._starts, end, left)]

    def heard(self, voice: Voice | None, position: int) -> None:
        """Remember who spoke."""
        if voice is None or voice.who is None:
            return
        spans = self.people[voice.who].spans
        before = bisect.bisect_right(spans, Span(position, len(self.text) + position + 1))
        name = spans[max(0, before - 1)] if spans else voice.proof[0]
        self._spoke.append((voice.who, position, name))

    def forget(self) -> None:
        """Begin the text anew: nobody has spoken yet."""
        self._spoke.clear()

    def named_after(self, verb: int, start: int, end: int) -> Voice | None:
        """Who is named after a verb of saying at [verb, start), up to `end`."""
        end = min(end, start + _LONGEST_NAMING)
        pronoun = words.PRONOUN.match(self.low, start, end)
        if pronoun is not None:
            return self.antecedent(start, Span(verb, pronoun.end()))
        stop = words.STOP.search(self.told, start, end)
        limit = end if stop is None else stop.start()
        for mention in self.within(start, limit):
            if "\x01" in self.told[start : mention.start]:
                break
            passed = self._passed_on(mention, end)
            return Voice(
                mention.who,
                None,
                (Span(verb, mention.end),),
                "speech.named",
                mention.end,
                passed,
            )
        return self._spokesman(limit, end) or self._by_office(verb, start, limit)

    def _spokesman(self, start: int, end: int) -> Voice | None:
        """The one spokesman whom the text names: "kata perusahaan lewat juru bicaranya"."""
        match = words.SPOKESMAN.match(self.low, start, end)
        if match is None:
            return None
        voice = self.office(*match.span(1))
        return None if voice is None or voice.who is None else voice

    def link(self, mention: Mention) -> Link:
        """A person who passed words on."""
        return Link(self.people[mention.who].name, mention.start, mention.end)

    def by(self, voice: Voice) -> Link | None:
        """A speaker who passed on another's words."""
        if voice.who is None:
            return None
        return Link(self.people[voice.who].name, voice.proof[0].start, voice.proof[0].end)

    def _passed_on(self, owner: Mention, end: int) -> tuple[Link, ...]:
        """Who read out or passed on the owner's words ("yang dibacakan Asisten II, ...")."""
        later = self.within(owner.end, end)
        if not later or later[0].who == owner.who:
            return ()
        if words.PASSED_BY.search(self.low, owner.end, later[0].start) is None:
            return ()
        return (self.link(later[0]),)

    def _by_office(self, verb: int, start: int, end: int) -> Voice | None:
        """Who is meant by an office or a group ("kata Kapolres", "teriak massa")."""
        while start < end and self.told[start].isspace():
            start += 1
        piece = _PIECE.match(self.told, start, end)
        if piece is None:
            return None
        stop = start + len(piece[0].rstrip())
        if start >= stop or not self.text[start].isalpha():
            return None
        voice = self.office(start, stop)
        return None if voice is None else voice._replace(proof=(Span(verb, stop),))

    def office(self, start: int, end: int) -> Voice | None:
        """The one person who holds the office printed at [start, end), else the words."""
        proof = (Span(start, end),)
        who = self._holder(start, end)
        if who is not None:
            return Voice(who, None, proof, "speech.office", end)
        who = self._offices.called(start, end)
        if who is not None:
            return Voice(who, None, proof, "speech.name-part", end)
        if words.EPITHET.fullmatch(self.low, start, end) is not None and self._spoke:
            voice = self.antecedent(start, proof[0])
            return None if voice is None else voice._replace(rule="speech.epithet")
        printed = printed_voice(self.text, self.low, start, end)
        if printed is None:
            return None
        return Voice(None, printed[1], (Span(printed[0], end),), "speech.voice", end)

    def _holder(self, start: int, end: int) -> int | None:
        """Of several holders the only one named so far, or the one who spoke last."""
        found = self._offices.holders(start, end)
        if len(found) > 1:
            last = self._spoke[-1][0] if self._spoke else None
            before = [w for w in found if any(s.start < start for s in self.people[w].spans[:1])]
            found = before if len(before) == 1 else [w for w in found if w == last]
        return found[0] if len(found) == 1 else None

    def antecedent(self, position: int, proof: Span, *, but: int | None = None) -> Voice | None:
        """Whom a pronoun or "-nya" at `position` goes back to."""
        subject = self._subject_near(position, but)
        spoke = next((s for s in reversed(self._spoke) if s[0] != but), None)
        if spoke is not None and (subject is None or subject.start < spoke[1]):
            who, back = spoke[0], spoke[2]
        elif subject is not None:
            who, back = subject.who, Span(subject.start, subject.end)
        else:
            before = [m for m in self._narrated_before(position) if m.who != but]
            if not before:
                return None
            who, back = before[-1].who, Span(before[-1].start, before[-1].end)
        spans = (proof,) if proof == back else tuple(sorted((proof, back)))
        return Voice(who, None, spans, "speech.pronoun", proof.end)

    def owner_before(self, position: int, proof: Span, *, but: int) -> Voice | None:
        """The last person named before a position, other than the one who passes words on."""
        for mention in reversed(self._narrated_before(position)):
            if mention.who != but:
                spans = (Span(mention.start, mention.end), proof)
                return Voice(mention.who, None, spans, "speech.pronoun", proof.end)
        return None

    def office_end(self, who: int, start: int, end: int) -> int:
        """Where the office that follows a name after a comma ends; `start` when there is none."""
        proof = self.people[who].evidence.get("office")
        for span in proof.spans if proof is not None else ():
            if start <= span.start <= start + 2:
                comma = self.told.find(",", span.end, end)
                return span.end if comma < 0 else comma
        return start

    def _narrated_before(self, position: int) -> list[Mention]:
        """The last few names before a position that stand outside quotes."""
        right = bisect.bisect_left(self._starts, position)
        near = self.mentions[max(0, right - 12) : right]
        return [m for m in near if self.told[m.start] != "\x01"]

    def _subject_near(self, position: int, but: int | None) -> Mention | None:
        """The subject of the last sentences before a position."""
        index = self.document.index_at(position)
        for step in range(_NEAR_SENTENCES + 1):
            if index - step < 0:
                break
            subject = self.subject_of(index - step)
            if subject is not None and subject.start < position and subject.who != but:
                return subject
        return None

    def subject_of(self, index: int) -> Mention | None:
        """The person whom a sentence is about: named before its first verb."""
        if index not in self._subjects:
            self._subjects[index] = self._find_subject(self.document.sentences[index])
        return self._subjects[index]

    def _find_subject(self, sentence: Sentence) -> Mention | None:
        for mention in self.within(sentence.start, sentence.end)[:3]:
            if self.told[mention.start] == "\x01" or self._is_companion(sentence.start, mention):
                continue
            before = _NOT_VERBS.sub(" ", self.told[sentence.start : mention.start])
            if _VERBAL.search(before) or self._is_patient(mention.end, sentence.end):
                return None
            return mention
        return None

    def _is_patient(self, start: int, end: int) -> bool:
        """Whether something is done to the one named before `start` ("X ditangkap")."""
        verb = _VERBAL.search(self.told, start, min(end, start + _VERB_REACH))
        if verb is None or not verb[0].startswith("di"):
            return False
        return verb[0] not in _MET

    def _is_companion(self, start: int, mention: Mention) -> bool:
        """Whether the words before a name make it somebody who does not speak here."""
        before = self.told[max(start, mention.start - _COMPANION_REACH) : mention.start]
        near = _CLAUSE_END.split(before)[-1].lower().split()
        return not words.COMPANIONS.isdisjoint(near[-_COMPANION_WORDS:])

    def before_verb(self, start: int, verb: int, verb_end: int) -> Voice | None:
        """The subject of a telling verb at `verb` in a sentence that begins at `start`."""
        end = self._trimmed(start, verb)
        adverbs = words.ADVERB.search(self.told, max(start, end - 60), end)
        if adverbs is not None:
            end = self._trimmed(start, adverbs.start())
        names = [
            m
            for m in self.within(start, end)
            if self.told[m.start] != "\x01" and not self._is_companion(start, m)
        ]
        tail = names[-1].end if names else start
        own = self._own_subject(tail, end, verb_end, alone=not names)
        if own is not None or not names:
            return own
        return self._person_before(names, verb_end)

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and self.told[end - 1].isspace():
            end -= 1
        return end

    def _own_subject(self, start: int, end: int, verb_end: int, *, alone: bool) -> Voice | None:
        """A pronoun, office or group that stands between the last name and the verb."""
        for _ in range(_MOST_PIECES):
            tail = self.told[start:end]
            comma = max(tail.rfind(mark) for mark in ",\x01)–")
            if comma < 0 and not alone:
                return None
            at = start + comma + 1
            while at < end and not self.told[at].isalnum():
                at += 1
            if at < end and not self._is_aside(at, end):
                return self._piece(at, end, verb_end)
            if not alone or comma < 0:
                return None
            end = start + comma
        return None

    def _is_aside(self, start: int, end: int) -> bool:
        """Whether a piece between commas is no subject: a time, a place, a degree ("S.H.")."""
        if words.ADJUNCT.match(self.low, start, end) is not None:
            return True
        if self.low[start:end] in _POINTERS:
            return True
        return words.DEGREE.fullmatch(self.told, start, end) is not None

    def _piece(self, start: int, end: int, verb_end: int) -> Voice | None:
        pronoun = words.PRONOUN.match(self.low, start, end)
        if pronoun is not None:
            return self.antecedent(start, Span(start, verb_end))
        voice = self.office(start, end)
        return None if voice is None else voice._replace(proof=(Span(start, verb_end),))

    def _person_before(self, names: list[Mention], verb_end: int) -> Voice:
        """The named subject; of two joined by "dan" the first, of owner and reader the owner."""
        last = names[-1]
        chain: tuple[Link, ...] = ()
        if len(names) > 1:
            before = names[-2]
            gap = self.low[before.end : last.start]
            if words.PASSED_BY.search(gap):
                last, chain = before, (self.link(last),)
            elif _ALSO.match(gap):
                last = before
        return Voice(
            last.who, None, (Span(last.start, verb_end),), "speech.subject", verb_end, chain
        )


def _without_quotes(text: str, quoted: Sequence[Quoted]) -> str:
    parts, at = [], 0
    for quote in quoted:
        parts += [text[at : quote.left], "\x01" * (quote.right - quote.left)]
        at = quote.right
    return "".join([*parts, text[at:]])
