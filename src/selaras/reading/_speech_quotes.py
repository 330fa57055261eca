"""Give each quote its speaker, and tell speech from titles, banners and single words in marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading import _speech_words as words
from selaras.reading._speech_voices import Voice
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._marks import Quoted
    from selaras.reading._speech_verbs import Verb, Verbs
    from selaras.reading._speech_voices import Voices

__all__ = ["Said", "attribute"]


class Said(NamedTuple):
    """Speech and its voice; the verb that gives it to a mouth as [verb_start, verb_end)."""

    start: int
    end: int
    voice: Voice | None
    verb: tuple[int, int] | None = None


_ENDS_LIKE_SPEECH = re.compile(r"[.?!,…;][\"'’”)]?$")
_BLANK = re.compile(r"[\s\x01,.;–—-]*")
_LEAD = re.compile(r"(?:[A-Z][\w.,/ ()]{2,60}?\s?[-–—:]\s+)")
_SPEAKS_NEXT = 60
_LONG_FRAGMENT = 8
_TITLE_REACH = 64


class _Line(NamedTuple):
    """One passage in marks and what stands around it in its sentence."""

    quote: Quoted
    before: str
    limit: int
    tag: re.Match[str] | None


def attribute(voices: Voices, verbs: Verbs, quoted: Sequence[Quoted]) -> list[Said]:
    """The passages in marks that are speech, each with its voice, in order.

    Args:
        voices: The people of the report; told who speaks as the quotes are read.
        verbs: The telling verbs outside the marks.
        quoted: The passages in marks, in order.
    """
    said: list[Said] = []
    for number, quote in enumerate(quoted):
        after = quoted[number + 1] if number + 1 < len(quoted) else None
        line = _line(voices, quote, after)
        found = _attributed(voices, verbs, line, quoted[number - 1] if number else None, said)
        if found is not None:
            said.append(found)
            _remember(voices, found)
    return said


def _line(voices: Voices, quote: Quoted, after: Quoted | None) -> _Line:
    document = voices.document
    index = document.index_at(quote.left)
    start = document.sentences[index].start
    begin = min(start, quote.left)
    last = document.sentences[document.index_at(max(quote.left, quote.right - 1))]
    end = last.end
    following = document.sentence_at(min(quote.right + 1, len(voices.text) - 1))
    if following is not None and following.start <= quote.right:
        end = max(end, following.end)
    tag = words.AFTER_QUOTE.match(voices.low, quote.right)
    if tag is not None and end <= tag.start("verb" if tag["verb"] else "di"):
        tagged = document.sentence_at(tag.end() - 1)
        end = tagged.end if tagged is not None else end
    if after is not None:
        end = min(end, after.left)
    return _Line(quote, voices.told[max(begin, quote.left - 400) : quote.left], end, tag)


def _attributed(
    voices: Voices, verbs: Verbs, line: _Line, previous: Quoted | None, said: list[Said]
) -> Said | None:
    """The quote with its voice, None when it is no speech."""
    quote = line.quote
    found = _tagged_after(voices, line)
    if found is not None:
        return found
    title = words.TITLE_BEFORE.search(line.before[-_TITLE_REACH:].lower()) is not None
    if title and not _is_sentence(voices.text, quote):
        return None
    found = _split_on(voices, line, previous, said) or _told_before(voices, verbs, line)
    if found is not None or title:
        return found
    if not _stands_alone(voices, line):
        return None
    return _told_later(voices, line) or _carried_on(voices, line, said)


def _tagged_after(voices: Voices, line: _Line) -> Said | None:
    """A verb right after the quote: “...,” kata X; “...,” ujarnya."""
    quote = line.quote
    tag = line.tag
    if tag is None or tag.end() > line.limit:
        return None
    name = "verb" if tag["verb"] else "di"
    verb = tag.span(name)
    if tag["nya"] or tag["dinya"]:
        proof = Span(verb[0], tag.end())
        voice = voices.antecedent(quote.left, proof)
        return Said(quote.start, quote.end, voice, (verb[0], tag.end()))
    voice = voices.named_after(verb[0], tag.end(), line.limit)
    if voice is None:
        voice = voices.antecedent(quote.left, Span(*verb))
    return Said(quote.start, quote.end, _named_as(voice, "after"), verb)


def _named_as(voice: Voice | None, where: str) -> Voice | None:
    if voice is None or voice.rule != "speech.named":
        return voice
    return voice._replace(rule=f"speech.said-{where}")


def _is_sentence(text: str, quote: Quoted) -> bool:
    """Whether the words in marks read like a whole utterance."""
    words_in = text[quote.start : quote.end]
    return (
        _ENDS_LIKE_SPEECH.search(words_in[-3:]) is not None
        and (words_in[:1].isupper() or words_in[:1] in ".…‘'(“\"" or words_in[:1].isdigit())
    ) or words_in.count(" ") >= _LONG_FRAGMENT * 2


def _split_on(
    voices: Voices, line: _Line, previous: Quoted | None, said: list[Said]
) -> Said | None:
    """A further part of a quote that a tag or an action parted in one sentence."""
    if previous is None or not said or said[-1].end != previous.end:
        return None
    quote = line.quote
    gap = voices.text[previous.right : quote.left]
    last = said[-1]
    if len(gap) > 160 or "\n" in gap or last.voice is None:
        return None
    if not gap.rstrip().endswith(",") or _parted(voices, previous.right, quote.left):
        return None
    return Said(quote.start, quote.end, _again(last.voice), last.verb)


def _parted(voices: Voices, start: int, end: int) -> bool:
    """Whether a sentence ends between two positions."""
    document = voices.document
    return document.sentences[document.index_at(end)].start > start


def _again(voice: Voice) -> Voice:
    return voice._replace(rule="speech.continued")


def _told_before(voices: Voices, verbs: Verbs, line: _Line) -> Said | None:
    """A verb or a colon in front: X mengatakan, “...”; Tegas X, “...”; X: “...”."""
    quote = line.quote
    start = quote.left - len(line.before)
    lead = line.before.rstrip()
    for verb in reversed(verbs.within(start, quote.left)):
        if verb.kind not in ("tell", "link", "say", "according"):
            continue
        if not _leads_to(voices, verb, line, lead):
            break
        voice = _voice_of(voices, verb, start, quote.left)
        return Said(quote.start, quote.end, voice, (verb.start, verb.end))
    if words.FRAGMENT_BEFORE.search(line.before[-_TITLE_REACH:].lower()):
        return Said(quote.start, quote.end, None)
    if lead.endswith(":"):
        names = voices.within(start, quote.left)
        if names and quote.left - names[-1].end < _SPEAKS_NEXT:
            name = names[-1]
            proof = (Span(name.start, start + len(lead)),)
            return Said(
                quote.start, quote.end, Voice(name.who, None, proof, "speech.colon", name.end)
            )
    return _beside(voices, line)


def _leads_to(voices: Voices, verb: Verb, line: _Line, lead: str) -> bool:
    """Whether a verb before the marks tells the words inside them."""
    quote = line.quote
    if verb.kind == "say":
        before = voices.told[max(0, verb.start - 4) : verb.start].rstrip(" ,.")
        if before.endswith("\x01"):
            return False
    gap = voices.told[verb.end : quote.left]
    if "\x01" in gap or ". " in gap:
        return False
    if lead.endswith((",", ":")) or gap.strip() in ("", "bahwa"):
        return True
    return _is_sentence(voices.text, quote)


def _voice_of(voices: Voices, verb: Verb, start: int, end: int) -> Voice | None:
    if verb.kind in ("say", "according"):
        voice = voices.named_after(verb.start, verb.end, end)
        return _named_as(voice, "before")
    voice = voices.before_verb(start, verb.start, verb.end)
    if voice is not None and voice.rule == "speech.subject":
        return voice._replace(rule="speech.told-before")
    return voice


def _beside(voices: Voices, line: _Line) -> Said | None:
    """A name right after an interrupted quote: “Saya tidak...,” X berhenti, “...”."""
    quote = line.quote
    if voices.text[quote.end - 1] != "," or line.limit <= quote.right:
        return None
    names = voices.within(quote.right, min(line.limit, quote.right + _SPEAKS_NEXT))
    if not names:
        return None
    name = names[0]
    proof = (Span(name.start, name.end),)
    return Said(quote.start, quote.end, Voice(name.who, None, proof, "speech.beside", name.end))


def _stands_alone(voices: Voices, line: _Line) -> bool:
    """Whether the quote is a sentence of its own, not words in marks inside another."""
    if not _is_sentence(voices.text, line.quote):
        return False
    before = _LEAD.sub("", line.before)
    return _BLANK.fullmatch(before) is not None or before.rstrip().endswith((":", "\x01"))


def _told_later(voices: Voices, line: _Line) -> Said | None:
    """A sentence after the quote gives it to a mouth: Hal itu disampaikan X."""
    document, quote = voices.document, line.quote
    index = document.index_at(quote.right)
    for step in (0, 1):
        if index + step >= len(document.sentences):
            break
        sentence = document.sentences[index + step]
        start = max(sentence.start, quote.right)
        while start < sentence.end and not voices.text[start].isalpha():
            start += 1
        tag = words.TOLD_AFTER.match(voices.low, start, sentence.end)
        if tag is None:
            continue
        voice = voices.named_after(start, tag.end(), sentence.end)
        if voice is not None and voice.who is not None:
            return Said(quote.start, quote.end, _named_as(voice, "later"))
    return None


def _carried_on(voices: Voices, line: _Line, said: list[Said]) -> Said:
    """A quote without a tag: the next line of a dialogue, or more of the last speaker's."""
    quote = line.quote
    if _is_dialogue(voices.text, quote, said):
        voice = said[-2].voice
        return Said(quote.start, quote.end, _again(voice) if voice else None)
    return Said(quote.start, quote.end, _continued(voices, quote, said))


def _continued(voices: Voices, quote: Quoted, said: list[Said]) -> Voice | None:
    proof = (
        Span(quote.left, quote.start) if quote.left < quote.start else Span(quote.start, quote.end)
    )
    voice = voices.antecedent(quote.left, proof)
    if voice is None:
        return None
    spans = tuple(s for s in voice.proof if s != proof) or voice.proof
    last = said[-1].voice if said else None
    if last is not None and last.who == voice.who:
        return _again(last)
    return voice._replace(proof=spans, rule="speech.carried-on")


def _is_dialogue(text: str, quote: Quoted, said: list[Said]) -> bool:
    """Whether the last two quotes are question and answer in lines of their own."""
    if len(said) < 2 or said[-1].voice is None or said[-2].voice is None:
        return False
    one, two = said[-2], said[-1]
    if one.voice is None or two.voice is None or one.voice.who == two.voice.who:
        return False
    gap = text[two.end : quote.left]
    asked = any(text[s.end - 1] == "?" for s in (one, two)) or text[quote.end - 1] == "?"
    return asked and "\n" in gap and len(gap) < _SPEAKS_NEXT


def _remember(voices: Voices, said: Said) -> None:
    voices.heard(said.voice, said.end if said.verb is None else max(said.end, said.verb[1]))
