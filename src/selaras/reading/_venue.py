"""What a report tells of a meeting: venue, theme, host, who opened it and who took part."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from selaras.records import Evidence, Participants, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selaras.reading._document import Document
    from selaras.records import Body, Person, Place

__all__ = ["Meeting", "find_meeting"]

_HALLS = re.compile(
    r"(?:hotel|gedung|aula|balai|ballroom|ruang|pendopo|pendapa|graha|wisma|auditorium|"
    r"kantor|mapolda|"
    r"mapolres\w*|makodim|rumah (?:dinas|jabatan|adat)|istana|kampus|masjid|gereja|pura|vihara|gor|"
    r"lapangan|alun-alun|taman|convention|sekretariat|restoran|kafe|stadion|halaman)\b",
    re.I,
)
_THEME = re.compile(
    r"\b(?:dengan\s+|mengusung\s+|mengangkat\s+|mengambil\s+)?(?:tema|bertema(?:kan)?|"
    r"bertajuk|tajuk|berjudul|bertopik)"
    r"\s*(?:,|:)?\s*[“\"‘'«]([^”\"’»\n]{3,240})[”\"’»]",
)
_OPENED = re.compile(
    r"\bdibuka(?:\s+(?:secara|langsung|resmi|kemarin|tadi|pagi|siang)){0,4}\s+oleh\s+"
)
_OPENS = re.compile(r"\b(?:membuka(?:\s+(?:secara|langsung|resmi)){0,3}|buka)\s+(?=\S)")
_MEETING = re.compile(
    r"\b(?:rapat|rakor\w*|rakornas|pertemuan|acara|kegiatan|musyawarah|dialog|seminar|"
    r"forum|sosialisasi|"
    r"deklarasi|apel|konferensi|lokakarya|pelatihan|kongres|munas|workshop)\b",
)
_HOSTED = re.compile(
    r"\b(?:digelar|diselenggarakan|diadakan|digagas|diprakarsai|dilaksanakan|dimotori|"
    r"diinisiasi|dihelat)"
    r"(?:\s+(?:secara|bersama|langsung))?\s+oleh\s+",
)
_HOSTS = re.compile(
    r"\s+(?:\([^()\n]{2,30}\)\s+)?(?:kembali\s+)?(?:menggelar|mengadakan|menyelenggarakan|"
    r"menghelat|gelar|adakan|memprakarsai|menggagas)\s+",
)
_ATTENDED = re.compile(
    r"\b(?:diikuti|dihadiri|turut hadir|hadir(?: pula| juga| dalam)?|dihadirkan|peserta(?:nya)?|"
    r"hadir bersama|tampak hadir|ikut hadir|didampingi|melibatkan|mengundang|diundang|"
    r"menghadirkan)\b",
)
_ATTENDS = re.compile(r"\b(?:menghadiri|mengikuti|hadiri|ikuti)\b")
_OPEN_LIST = re.compile(
    r"\b(?:seperti|antara lain|di antaranya|diantaranya|misalnya|hingga|dan lain-lain|dll|"
    r"dan lainnya|"
    r"serta lainnya|berbagai|sejumlah|dan sebagainya)\b",
)
_NEAR = 90
_SENTENCES = 24
_TRIES = 20


class Meeting(NamedTuple):
    """The fields of a meeting, None or empty where unsaid, and their evidence by field."""

    venue: str | None
    theme: str | None
    host: str | None
    opened_by: str | None
    participants: Participants
    evidence: dict[str, Evidence]


def find_meeting(
    document: Document, places: Sequence[Place], people: Sequence[Person], bodies: Sequence[Body]
) -> Meeting:
    """Read what a report tells of the meeting that is its main event.

    Args:
        document: The report.
        places: Its places; a hall among them is the venue.
        people: Its people; the opener is one of them, or an office as printed.
        bodies: Its bodies; the host is one of them.
    """
    evidence: dict[str, Evidence] = {}
    venue = _venue(places, evidence)
    theme = _theme(document, evidence)
    opener = _opener(document, people, evidence)
    host = _host(document, bodies, evidence)
    participants = _participants(document, people, bodies, evidence)
    return Meeting(venue, theme, host, opener, participants, evidence)


def _proof(start: int, end: int, rule: str) -> Evidence:
    return Evidence(spans=(Span(start, end),), rule=rule)


def _venue(places: Sequence[Place], evidence: dict[str, Evidence]) -> str | None:
    halls = [
        place
        for place in places
        if place.role in {"venue", "scene"} and _HALLS.match(place.name) is not None
    ]
    if not halls:
        return None
    first = min(halls, key=lambda place: place.spans[0])
    span = first.spans[0]
    evidence["venue"] = _proof(span.start, span.end, "event.venue.hall")
    return first.name


def _theme(document: Document, evidence: dict[str, Evidence]) -> str | None:
    for match in _THEME.finditer(document.low):
        if document.in_body(match.start(), match.end()):
            evidence["theme"] = _proof(match.start(1), match.end(1), "event.theme.quoted")
            return document.text[slice(*match.span(1))].strip()
    return None


def _opener(
    document: Document, people: Sequence[Person], evidence: dict[str, Evidence]
) -> str | None:
    """The person behind "dibuka oleh", or before "membuka" a meeting."""
    text, low = document.text, document.low
    for match in islice(_OPENED.finditer(low), _TRIES):
        if document.in_body(match.start(), match.end()):
            found = _person_in(people, match.end(), match.end() + _NEAR, text)
            if found is not None:
                name, start, end = found
                evidence["opened_by"] = _proof(
                    match.start(), max(end, match.end()), "event.opened.by"
                )
                del start
                return name
    for match in islice(_OPENS.finditer(low), _TRIES):
        if _MEETING.search(low, match.end(), match.end() + 60) is None:
            continue
        sentence = document.sentence_at(match.start())
        if sentence is None:
            continue
        left = max(sentence.start, match.start() - _NEAR)
        last = _last_person(people, left, match.start())
        if last is not None:
            evidence["opened_by"] = _proof(last[1], match.end(), "event.opened.opens")
            return last[0]
    return None


def _person_in(
    people: Sequence[Person], start: int, end: int, text: str
) -> tuple[str, int, int] | None:
    """The first person named in [start, end) of one sentence."""
    stop = text.find(".", start, end)
    line = text.find("\n", start, end)
    limit = min(x for x in (end, line if line >= 0 else end, stop + 40 if stop >= 0 else end))
    named = [
        (span.start, span.end, person.name)
        for person in people
        for span in person.spans
        if start <= span.start < limit
    ]
    if not named:
        return None
    first = min(named)
    return first[2], first[0], first[1]


def _last_person(people: Sequence[Person], start: int, end: int) -> tuple[str, int] | None:
    named = [
        (span.start, person.name)
        for person in people
        for span in person.spans
        if start <= span.start < end
    ]
    if not named:
        return None
    at, name = max(named)
    return name, at


def _host(document: Document, bodies: Sequence[Body], evidence: dict[str, Evidence]) -> str | None:
    """The body that holds the meeting: "digelar oleh X", "X menggelar rapat"."""
    low = document.low
    spans = sorted((span.start, span.end, body.name) for body in bodies for span in body.spans)
    for match in islice(_HOSTED.finditer(low), _TRIES):
        if not document.in_body(match.start(), match.end()):
            continue
        for start, end, name in spans:
            if match.end() <= start <= match.end() + 12:
                evidence["host"] = _proof(match.start(), end, "event.host.by")
                return name
    for start, end, name in spans:
        holds = _HOSTS.match(low, end)
        if holds is not None and _MEETING.search(low, holds.end(), holds.end() + 50):
            evidence["host"] = _proof(start, holds.end(), "event.host.holds")
            return name
    return None


def _participants(
    document: Document,
    people: Sequence[Person],
    bodies: Sequence[Body],
    evidence: dict[str, Evidence],
) -> Participants:
    """The people and bodies of the sentences that tell who took part."""
    spans: list[Span] = []
    open_list = False
    persons: dict[str, None] = {}
    offices: dict[str, None] = {}
    theme = evidence["theme"].spans[0] if "theme" in evidence else None
    for start, end in _attending(document):
        if theme is not None and start < theme.start < end:
            end = theme.start
        here = _within(people, start, end)
        there = _within(bodies, start, end)
        if not here and not there:
            continue
        persons |= dict.fromkeys(here)
        offices |= dict.fromkeys(there)
        spans.append(Span(start, end))
        open_list = open_list or _OPEN_LIST.search(document.low, start, end) is not None
    if spans:
        evidence["participants"] = Evidence(spans=tuple(spans), rule="event.participants.list")
    return Participants(people=tuple(persons), bodies=tuple(offices), open=open_list)


def _attending(document: Document) -> Iterator[tuple[int, int]]:
    """The parts of sentences that name who came: behind "dihadiri", before "menghadiri"."""
    for sentence in document.sentences[:_SENTENCES]:
        match = _ATTENDED.search(document.low, sentence.start, sentence.end)
        attends = _ATTENDS.search(document.low, sentence.start, sentence.end)
        if match is not None:
            yield match.start(), sentence.end
        elif attends is not None:
            yield sentence.start, attends.end()


def _within(named: Sequence[Person] | Sequence[Body], start: int, end: int) -> list[str]:
    """The names that stand in [start, end), in order."""
    found = sorted(
        (span.start, item.name)
        for item in named
        for span in item.spans
        if start <= span.start < end
    )
    return [name for _, name in found]
