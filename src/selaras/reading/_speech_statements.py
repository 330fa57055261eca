"""Find told statements: the clause that somebody says, without quote marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.reading import _speech_words as words
from selaras.reading._speech_quotes import Said
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._document import Sentence
    from selaras.reading._speech_verbs import Verb, Verbs
    from selaras.reading._speech_voices import Voice, Voices

__all__ = ["find_statements"]


_FEWEST_WORDS = 2
_SHORT_TAIL = 10
_SHORT_HEAD = 20
_LONGEST_SENTENCE = 4000
_CLOSERS = " \t\u00a0.,;:!?)\x01–—-"


def find_statements(voices: Voices, verbs: Verbs, quotes: Sequence[Said]) -> list[Said]:
    """All told statements, in order, at most one of a sentence.

    Args:
        voices: The people of the report.
        verbs: The telling verbs outside quote marks.
        quotes: The quotes with their voices, in order; they tell who spoke before a pronoun.
    """
    return _Teller(voices, verbs, quotes).read()


class _Teller:
    """Goes through the sentences in order; knows who spoke, who passes on whose words."""

    def __init__(self, voices: Voices, verbs: Verbs, quotes: Sequence[Said]) -> None:
        self._voices = voices
        self._told = voices.told
        self._low = voices.low
        self._verbs = verbs
        self._quotes = list(quotes)
        self._at = 0
        self._tags = {s.verb[0] for s in quotes if s.verb is not None}
        self._listing: tuple[int, Voice] | None = None
        self._found: list[Said] = []
        self._heard: set[int | None] = set()

    def read(self) -> list[Said]:
        """The statements of the report."""
        sentences = self._voices.document.sentences
        for index, here in self._by_sentence():
            sentence = sentences[index]
            self._hear_quotes(sentence.start)
            found = self._of_sentence(index, sentence, here)
            if found is not None:
                self._keep(self._retold(index, found))
        return self._found

    def _by_sentence(self) -> list[tuple[int, list[Verb]]]:
        """The sentences that hold telling verbs, with those verbs."""
        document = self._voices.document
        groups: list[tuple[int, list[Verb]]] = []
        end = -1
        for verb in self._verbs.all:
            if verb.start < end:
                groups[-1][1].append(verb)
                continue
            index = document.index_at(verb.start)
            sentence = document.sentences[index]
            holds = sentence.start <= verb.start < sentence.end
            if not holds or sentence.end - sentence.start > _LONGEST_SENTENCE:
                continue
            groups.append((index, [verb]))
            end = sentence.end
        return groups

    def _hear_quotes(self, position: int) -> None:
        while self._at < len(self._quotes) and self._quotes[self._at].start < position:
            quote = self._quotes[self._at]
            self._voices.heard(quote.voice, quote.end)
            self._at += 1

    def _keep(self, said: Said) -> None:
        self._found.append(said)
        if said.voice is not None:
            self._heard.add(said.voice.who)
        self._voices.heard(said.voice, said.start)

    def _retold(self, index: int, said: Said) -> Said:
        """What B says right after A told of B is told by A: A is its chain."""
        sentences = self._voices.document.sentences
        last, voice = (self._found[-1] if self._found else None), said.voice
        if last is None or voice is None or voice.who is None or voice.chain:
            return said
        before = sentences[index - 1] if index else None
        teller = last.voice
        if before is None or before.paragraph != sentences[index].paragraph:
            return said
        if teller is None or teller.who in (None, voice.who) or last.start < before.start:
            return said
        told = any(m.who == voice.who for m in self._voices.within(last.start, last.end))
        if not told or voice.who in self._heard:
            return said
        link = self._voices.by(teller)
        return said if link is None else said._replace(voice=voice._replace(chain=(link,)))

    def _of_sentence(self, index: int, sentence: Sentence, here: list[Verb]) -> Said | None:
        listed = self._point(index, sentence)
        if listed is not None:
            return listed
        for verb in here:
            if verb.start in self._tags:
                continue
            found = self._by_verb(index, sentence, verb)
            if found is not None:
                return found
        return None

    def _by_verb(self, index: int, sentence: Sentence, verb: Verb) -> Said | None:
        if verb.kind in ("tell", "link"):
            return self._telling(index, sentence, verb)
        if verb.kind == "according":
            return self._according(sentence, verb)
        if verb.kind == "told":
            return self._told_first(sentence, verb)
        if verb.kind in ("say", "saynya"):
            return self._saying(sentence, verb)
        return None

    def _point(self, index: int, sentence: Sentence) -> Said | None:
        """A point of a list that somebody was said to make: "Pertama, ..."."""
        if self._listing is None:
            return None
        last, voice = self._listing
        point = words.ORDINAL.match(self._low, sentence.start, sentence.end)
        if point is None or index - last > 2:
            self._listing = None
            return None
        self._listing = (index, voice)
        again = voice._replace(rule="speech.point")
        return self._clause(point.end(), sentence.end, again, None)

    def _telling(self, index: int, sentence: Sentence, verb: Verb) -> Said | None:
        """X mengatakan (bahwa) ..."""
        before = self._low[max(sentence.start, verb.start - 16) : verb.start]
        if words.NOT_A_PREDICATE.search(before) or before.endswith("\x01"):
            return None
        voice = self._teller(sentence, verb)
        if voice is None:
            return None
        listed = words.LISTED.match(self._low, verb.end + 1, sentence.end)
        if listed is not None:
            self._listing = (index, voice)
            point = words.FIRST_POINT.search(self._low, listed.end(), sentence.end)
            if point is None:
                return None
            return self._clause(point.end(), sentence.end, voice, (verb.start, verb.end))
        start = self._clause_start(verb, sentence.end)
        if start is None or words.NO_CLAUSE.match(self._low, verb.start, sentence.end):
            return None
        return self._clause(start, sentence.end, voice, (verb.start, verb.end))

    def _teller(self, sentence: Sentence, verb: Verb) -> Voice | None:
        """The subject of a telling verb; "Beliau, kata X, berpesan" is passed on by X."""
        for tag in self._verbs.within(sentence.start, verb.start):
            if tag.kind == "say" and self._told[tag.start - 2 : tag.start] == ", ":
                return self._through(sentence, tag, verb)
        return self._voices.before_verb(sentence.start, verb.start, verb.end)

    def _through(self, sentence: Sentence, tag: Verb, verb: Verb) -> Voice | None:
        passer = self._voices.named_after(tag.start, tag.end, verb.start)
        if passer is None or passer.who is None:
            return None
        pronoun = words.PRONOUN.match(self._low, sentence.start, tag.start)
        if pronoun is None:
            return None
        proof = Span(sentence.start, pronoun.end())
        owner = self._voices.owner_before(sentence.start, proof, but=passer.who)
        names = self._voices.within(tag.end, verb.start)
        return (
            None
            if owner is None or not names
            else owner._replace(chain=(self._voices.link(names[0]),))
        )

    def _clause_start(self, verb: Verb, end: int) -> int | None:
        """Where the told clause begins, None when a mere object follows the verb."""
        after = words.BEFORE_CLAUSE.match(self._low, verb.end, end)
        if after is not None:
            return after.end()
        to_whom = words.TO_WHOM.match(self._low, verb.end, end)
        if to_whom is not None:
            return to_whom.end()
        link = words.LINK.match(self._low, verb.end, end)
        if link is not None:
            return link.end()
        return verb.end if verb.kind == "tell" else None

    def _clause(
        self, start: int, end: int, voice: Voice | None, verb: tuple[int, int] | None
    ) -> Said | None:
        """The clause up to the sentence's end or the next quote, without closing marks."""
        told = self._told
        quote = told.find("\x01", start, end)
        end = end if quote < 0 else quote
        while start < end and (told[start].isspace() or told[start] in ",:"):
            start += 1
        while end > start and told[end - 1] in _CLOSERS:
            if told[end - 1] == ")" and "(" in told[start:end]:
                break
            end -= 1
        if len(told[start:end].split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS:
            return None
        return Said(start, end, voice, verb)

    def _according(self, sentence: Sentence, verb: Verb) -> Said | None:
        """Menurut X, ...; ..., menurut dia, ..."""
        told = self._told
        if words.NOT_A_SPEAKER.match(self._low, verb.end, sentence.end):
            return None
        if told[verb.start : verb.end].lower().endswith("nya"):
            proof = Span(verb.start, verb.end)
            voice = self._voices.antecedent(verb.start, proof)
            end = verb.end
        else:
            voice = self._voices.named_after(verb.start, verb.end, sentence.end)
            if voice is None:
                return None
            end = self._naming_end(voice, sentence.end)
            if voice.rule == "speech.named":
                voice = voice._replace(rule="speech.according")
        if voice is None or "\x01" in told[verb.start : end]:
            return None
        tag = (verb.start, verb.end)
        if self._opens(sentence, verb):
            return self._passed_on(sentence, end, voice) or self._clause(
                end, sentence.end, voice, tag
            )
        return self._whole(sentence, verb, end, voice)

    def _naming_end(self, voice: Voice, end: int) -> int:
        """Where the naming of a speaker ends: past an office set off by commas."""
        comma = self._told.find(",", voice.end, min(end, voice.end + 3))
        if comma < 0 or voice.who is None:
            return voice.end
        return self._voices.office_end(voice.who, comma + 1, end)

    def _opens(self, sentence: Sentence, verb: Verb) -> bool:
        before = self._told[sentence.start : verb.start].strip(' \x01"“”‘’(')
        return len(before) < 2

    def _passed_on(self, sentence: Sentence, start: int, by: Voice) -> Said | None:
        """Menurut X, Y memperingatkan bahwa ...: the words are Y's, X passes them on."""
        for verb in self._verbs.within(start, sentence.end):
            if verb.kind not in ("tell", "link"):
                continue
            clause = words.BEFORE_CLAUSE.match(self._low, verb.end, sentence.end)
            while start < verb.start and self._told[start] in " ,":
                start += 1
            if clause is None or by.who is None or start >= verb.start:
                return None
            voice = self._voices.before_verb(start, verb.start, verb.end)
            names = self._voices.within(by.proof[0].start, by.end)
            if voice is None or voice.who == by.who or not names:
                return None
            return self._clause(
                clause.end(),
                sentence.end,
                voice._replace(chain=(self._voices.link(names[0]),)),
                (verb.start, verb.end),
            )
        return None

    def _whole(self, sentence: Sentence, verb: Verb, end: int, voice: Voice) -> Said | None:
        """A sentence with its tag in the middle, or the clause before a tag at its end."""
        told = self._told
        tail = told[end : sentence.end].strip(_CLOSERS)
        head = verb.start - sentence.start
        closes = len(tail) < _SHORT_TAIL or tail[0].isupper() or len(tail) < 0.6 * head
        aside = words.ADJUNCT.match(self._low, end, sentence.end) is not None
        if closes or (aside and head > _SHORT_HEAD and head > 0.4 * len(tail)):
            return self._clause(sentence.start, verb.start, voice, (verb.start, verb.end))
        if "\x01" in told[sentence.start : end]:
            return None
        return self._clause(sentence.start, sentence.end, voice, (verb.start, verb.end))

    def _told_first(self, sentence: Sentence, verb: Verb) -> Said | None:
        """Dikatakannya, ...; Dikatakan X, ..."""
        if not self._opens(sentence, verb):
            return None
        tag = (verb.start, verb.end)
        if self._told[verb.start : verb.end].lower().endswith("nya"):
            voice = self._voices.antecedent(verb.start, Span(*tag))
            end = verb.end
        else:
            voice = self._voices.named_after(verb.start, verb.end, sentence.end)
            end = verb.end if voice is None else self._naming_end(voice, sentence.end)
        if voice is None or voice.who is None or self._told[end : end + 1] not in {",", " "}:
            return None
        return self._clause(end, sentence.end, voice, tag)

    def _saying(self, sentence: Sentence, verb: Verb) -> Said | None:
        """..., kata X, ...; ..., ujarnya."""
        told = self._told
        if told[max(sentence.start, verb.start - 2) : verb.start] != ", ":
            return self._said_first(sentence, verb)
        if told[verb.start - 3] == "\x01" or words.PRONOUN.fullmatch(
            self._low, sentence.start, verb.start - 2
        ):
            return None
        tag = (verb.start, verb.end)
        if verb.kind == "saynya":
            voice = self._voices.antecedent(verb.start, Span(*tag))
            end = verb.end
        else:
            voice = self._voices.named_after(verb.start, verb.end, sentence.end)
            end = verb.end if voice is None else self._naming_end(voice, sentence.end)
        if voice is None:
            return None
        if voice.rule == "speech.named":
            voice = voice._replace(rule="speech.said-after")
        return self._whole(sentence, verb, end, voice)

    def _said_first(self, sentence: Sentence, verb: Verb) -> Said | None:
        """Kata dia, ...: a bare verb that opens its sentence."""
        if not self._opens(sentence, verb) or verb.kind != "say":
            return None
        voice = self._voices.named_after(verb.start, verb.end, sentence.end)
        if voice is None or voice.who is None or self._told[voice.end : voice.end + 1] != ",":
            return None
        if voice.rule == "speech.named":
            voice = voice._replace(rule="speech.said-before")
        return self._clause(voice.end + 1, sentence.end, voice, (verb.start, verb.end))
