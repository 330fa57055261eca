"""One report's reading as its page shows it: values beside the text, chrome folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from selaras.desk import _format, _regions
from selaras.desk.newsroom import _facts, _marks
from selaras.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from selaras.desk.labels.models import PartMark
    from selaras.records import Event, Evidence, Reading, Speech

_TITLE_WORDS = 60


@dataclass(frozen=True)
class Value:
    """One value read in the report: its address, its words and where they stand."""

    key: str
    words: str
    detail: str
    look: str
    spans: tuple[Span, ...]
    rule: str = ""
    via: tuple[str, ...] = ()


@dataclass(frozen=True)
class ValueGroup:
    """Values of one sort under a label."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Block:
    """A stretch of the report: its own words, or folded page furniture."""

    paragraphs: tuple[tuple[_marks.Piece, ...], ...]
    folded: bool
    why: str = ""
    opening: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Line:
    """Half-open [start, end) of one line of the text, and its words."""

    start: int
    end: int
    words: str


def groups(reading: Reading) -> tuple[ValueGroup, ...]:
    """All that was read, by sort; sorts without values are left out."""
    sorts = (
        (_("Peristiwa"), _events(reading)),
        (_("Orang"), _people(reading)),
        (_("Lembaga"), _bodies(reading)),
        (_("Tempat"), _places(reading)),
        (_("Tanggal"), _dates(reading)),
        (_("Kutipan"), _speeches(reading, "kutipan")),
        (_("Pernyataan"), _speeches(reading, "pernyataan")),
    )
    made = (ValueGroup(label, tuple(values)) for label, values in sorts)
    return tuple(group for group in made if group.values)


def _events(reading: Reading) -> Iterator[Value]:
    for turn, event in enumerate(reading.events):
        name = f"{_format.phase(event.phase)} · {_format.kind(event.kind)}"
        proof = _first(event.evidence)
        yield Value(
            f"peristiwa-{turn}", name, _event_detail(event), f"phase-{event.phase}",
            _spans(event.evidence.values()), *_rule(proof),
        )  # fmt: skip


def _event_detail(event: Event) -> str:
    told = [
        _format.iso(event.date) if event.date else "",
        event.venue or "",
        _regions.name(event.region) if event.region else "",
        _("tanpa tempat dan waktu sendiri") if event.generic else "",
    ]
    return " · ".join(part for part in told if part)


def _people(reading: Reading) -> Iterator[Value]:
    for turn, person in enumerate(reading.people):
        proof = _first(person.evidence)
        detail = " · ".join(part for part in (person.acting, person.office, person.body) if part)
        yield Value(f"orang-{turn}", person.name, detail, "person", person.spans, *_rule(proof))


def _bodies(reading: Reading) -> Iterator[Value]:
    for turn, body in enumerate(reading.bodies):
        yield Value(f"lembaga-{turn}", body.short or body.name, "", "body", body.spans)


def _places(reading: Reading) -> Iterator[Value]:
    roles = {
        "dateline": _("asal berita"), "venue": _("tempat acara"), "scene": _("tempat kejadian"),
        "home": _("wilayah jabatan"), "mention": _("disebut"),
    }  # fmt: skip
    for turn, place in enumerate(reading.places):
        name = place.name if place.region is None else _regions.name(place.region)
        yield Value(f"tempat-{turn}", name, roles[place.role], "place", place.spans)


def _dates(reading: Reading) -> Iterator[Value]:
    for turn, date in enumerate(reading.dates):
        yield Value(f"tanggal-{turn}", _format.iso(date.date), "", "date", date.spans)


def _speeches(reading: Reading, sort: str) -> Iterator[Value]:
    speeches = reading.quotes if sort == "kutipan" else reading.statements
    for turn, speech in enumerate(speeches):
        words = Truncator(reading.text[speech.start : speech.end]).chars(_TITLE_WORDS)
        detail = _speaker(speech)
        spans = (Span(speech.start, speech.end),)
        rule = _rule(_first(speech.evidence))
        yield Value(f"{sort}-{turn}", f"“{words}”", detail, "speech", spans, *rule)


def _speaker(speech: Speech) -> str:
    speaker = speech.speaker or speech.voice or _("penutur tidak disebut")
    if not speech.chain:
        return speaker
    told = _("menurut %(chain)s") % {"chain": " → ".join(speech.chain)}
    return f"{speaker} · {told}"


def _first(evidence: dict[str, Evidence]) -> Evidence | None:
    return next(iter(evidence.values()), None)


def _rule(evidence: Evidence | None) -> tuple[str, tuple[str, ...]]:
    return ("", ()) if evidence is None else (evidence.rule, evidence.via)


def _spans(evidence: Iterable[Evidence]) -> tuple[Span, ...]:
    return tuple(sorted({span for one in evidence for span in one.spans}))


def blocks(
    reading: Reading,
    values: Sequence[ValueGroup],
    selected: str,
    chosen: Sequence[PartMark] = (),
) -> tuple[Block, ...]:
    """The text from top to bottom, the reader's marks in it, page furniture folded.

    Args:
        reading: The report's newest reading.
        values: What is marked in the text.
        selected: The key of the value that the reader chose.
        chosen: What people said is content, or is not; it wins over the machine.
    """
    marks = tuple(_value_marks(values, selected))
    stretches = [
        *((span.start, span.end, "") for span in reading.body),
        *((chrome.start, chrome.end, chrome.why) for chrome in reading.chrome),
    ]
    for one in chosen:
        stretches = [*_without(stretches, one.start, one.end), _stretch(one)]
    return tuple(
        _block(reading.text, start, end, why, marks) for start, end, why in sorted(stretches)
    )


def _stretch(one: PartMark) -> tuple[int, int, str]:
    return (one.start, one.end, "" if one.content else _("menurut %(who)s") % {"who": one.office})


def _without(
    stretches: Iterable[tuple[int, int, str]], start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """The stretches with [start, end) cut out of them."""
    for left, right, why in stretches:
        if left < min(right, start):
            yield left, min(right, start), why
        if max(left, end) < right:
            yield max(left, end), right, why


def _block(text: str, start: int, end: int, why: str, marks: Sequence[_marks.Mark]) -> Block:
    lines = tuple(_marks.paragraphs(text, start, end, () if why else marks))
    opening = " ".join(text[start:end].split())[:_TITLE_WORDS] if why else ""
    return Block(lines, bool(why), why, opening, tuple(_lines(text, start, end)))


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield Line(at, at + len(line.rstrip()), line.strip())
        at += len(line)


def _value_marks(values: Sequence[ValueGroup], selected: str) -> Iterator[_marks.Mark]:
    for group in values:
        for value in group.values:
            for turn, span in enumerate(value.spans):
                anchor = value.key if turn == 0 else ""
                if value.key == selected:
                    yield _marks.Mark(span.start, span.end, "selected", anchor)
                elif value.look in {"person", "body", "place", "date"}:
                    yield _marks.Mark(span.start, span.end, value.look, anchor)


def value_at(reading: Reading, anchor: str) -> Value | None:
    """The passage that an address of the form `s120-188` names, None when it names none."""
    start, dash, end = anchor.removeprefix("s").partition("-")
    if not (dash and start.isdecimal() and end.isdecimal() and len(anchor) < len("s") + 24):
        return None
    if not int(start) < int(end) <= len(reading.text):
        return None
    span = Span(int(start), int(end))
    return Value(anchor, "", "", "selected", (span,), *_facts.rule_of(reading, span))
