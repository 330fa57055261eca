"""Places that a report names: official regions, villages, streets and halls, places abroad."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from selaras import regions
from selaras.records import Place, PlaceRole, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.reading._document import Document
    from selaras.regions import RegionMention

__all__ = ["find_places", "mentions"]

_STREET_HEADS = "jalan jl. jl jln. jln gang gg. gg tol"
_HALL_HEADS = (
    "hotel gedung aula ballroom wisma graha auditorium pendopo pendapa balai istana masjid "
    "musala gereja katedral pura vihara klenteng kelenteng plasa plaza mal mall restoran warung "
    "kafe cafe galeri gor gelora stadion lapangan alun-alun taman museum monumen tugu rsud rsup "
    "rsu rs kompleks komplek rumah_sakit rumah_makan kantor pengadilan kampus sekretariat"
)
_SPOT_HEADS = (
    "pasar terminal stasiun pelabuhan bandara jembatan pantai pulau gunung bukit danau sungai "
    "waduk bendungan teluk selat kepulauan hutan tpa bundaran perumahan apartemen makam laut "
    "samudra ponpes pondok_pesantren perairan lembah pegunungan"
)
_BEHIND_DI = frozenset(("kantor", "pengadilan", "kampus", "sekretariat"))
_RUN = re.compile(r"(?: (?:[A-Z][\w'’/-]*|[IVX]+\b|\d\b)){1,5}(?: \([A-Z]\w+\))?")
_INSIDE_NAME = re.compile(r"[^\s.!?\"“(] [A-Z]\w* \Z")
_STOP = frozenset(
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu Ahad Jalan Jl Kecamatan Kelurahan Desa Kabupaten "
    "Provinsi Januari Februari Maret April Mei Juni Juli Agustus September Oktober November "
    "Desember Nomor No".split()
)
_TITLE_WORDS = frozenset(
    "Negeri Tinggi Agama Umum Daerah Agung Raya Induk Kota Besar Pusat Internasional Sentral Desa "
    "Tipikor Provinsi Kabupaten Bupati Gubernur Walikota Baru Lama Utama Jami Jamik".split()
)
_COMPASS = re.compile(r" (?:utara|selatan|timur|barat|tengah|tenggara|Barat|Timur|Utara)\b")
_BEFORE_DATELINE = re.compile(r"(?:[A-Z][\w.&'/]*(?: [A-Z][\w.&'/]*){0,3}[,|] ?){0,2}")
_AFTER_DATELINE = re.compile(
    r"(?:\s?,\s?[^\n–—|:]{1,40}?|\s?,?\s?\([^)\n]{1,40}\)|\s?\|\s?[^\n–—|:]{1,40}?)?"
    r"(?:\s(?:--?|[–—|])|(?:--?|[–—|:])(?=[\s(])|--|[–—])"
)
_GATHERING = frozenset(
    "rapat rakor rakornas rakerda rakernas raker pertemuan bertemu deklarasi festival apel diskusi "
    "seminar musyawarah muktamar kongres dialog sosialisasi lokakarya konferensi upacara sidang "
    "bersidang simulasi forum pelatihan silaturahmi audiensi pelantikan dilantik digelar "
    "dipusatkan "
    "diselenggarakan dilaksanakan berkumpul acara kegiatan halalbihalal munas musda "
    "konsolidasi dibuka menghadiri dihadiri jumpa".split()
)
_INCIDENT = frozenset(
    "bentrok bentrokan tewas ricuh kericuhan rusuh kerusuhan terbakar kebakaran dibakar ditangkap "
    "banjir longsor tawuran meninggal luka pengeroyokan penganiayaan unjuk demo diserang dirusak "
    "penyerangan pembakaran".split()
)
_WORDS = re.compile(r"[a-z]+")
_LOCATIVE = re.compile(
    r"(?:\b(?:di|ke|dari|menuju|seperti|yakni|yaitu|misalnya|mengunjungi|mencapai|memasuki|"
    r"meninggalkan|seberang|ibu ?kota|negara|kota|pulau)|\()\s?"
    r"(?:(?:wilayah|kawasan|daerah|luar|seluruh|selatan|utara|timur|barat|kota|sekitar) )?\Z",
    re.I,
)
_UNLISTED = re.compile(
    r"\b(?:di|ke|dari) (?:(?:kawasan|daerah|wilayah|pedalaman|lereng|pesisir|sekitar|dekat|"
    r"lapangan terbang|simpang|kompleks|perumahan) )?"
    r"(?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,2}), \Z"
)
_NO_PLACE = frozenset(
    "Polda Polres Polresta Polrestabes Polsek Mabes Mapolda Mapolres Mapolsek Kementerian Badan "
    "Dinas Kejaksaan Kodam Kodim Korem Partai Fakultas Komisi Dewan Liga Piala Senin Selasa Rabu "
    "Kamis Jumat Sabtu Minggu Ahad Januari Februari Maret April Mei Juni Juli Agustus September "
    "Oktober November Desember Mahkamah Kejati Kejari Bareskrim Lapas Rutan Grup Bank".split()
)
_BESIDE = re.compile(r"(?:,? (?:dan |serta |maupun |atau |hingga )?)\Z")
_NEXT_TO = re.compile(r"(?:,? (?:di |wilayah |kawasan )?|, ?|\s?\()\Z")


class _Heads(NamedTuple):
    """The automaton of the words that open a venue's name, and what each one opens."""

    automaton: AhoCorasick
    kinds: tuple[str, ...]


@cache
def _heads() -> _Heads:
    patterns: dict[str, str] = {}
    for kind, words in (("street", _STREET_HEADS), ("hall", _HALL_HEADS), ("spot", _SPOT_HEADS)):
        for word in words.split():
            spelt = word.replace("_", " ")
            for form in (spelt, spelt.title(), spelt.capitalize(), spelt.upper()):
                patterns[form + " "] = kind
    automaton = AhoCorasick(list(patterns), implementation=Implementation.DFA)
    return _Heads(automaton, tuple(patterns.values()))


class _Found(NamedTuple):
    start: int
    end: int
    region: str | None
    role: PlaceRole
    candidates: tuple[str, ...] = ()


def mentions(document: Document, *, home: str | None = None) -> tuple[RegionMention, ...]:
    """The region mentions of a report's body.

    Args:
        document: The opened report.
        home: The home of its outlet; None to take it from the outlet's name and address.
    """
    if home is None:
        home = regions.home_of_outlet(document.report.outlet, document.report.url)
    return regions.find(_body_text(document), home=home, published=document.published)


def find_places(
    document: Document,
    extra: Sequence[Span] = (),
    *,
    regions_named: Sequence[RegionMention] | None = None,
) -> tuple[Place, ...]:
    """The places that a report names, in the order of their first mention.

    Args:
        document: The opened report.
        extra: Further spans that are names of places, such as a names model finds.
        regions_named: The region mentions when they are known already.

    Returns:
        One entry for each name, region and role, with all exact spans of the name.
    """
    named = mentions(document) if regions_named is None else regions_named
    found = list(_regional(document, named))
    found = _with_venues(document, found, named)
    found = sorted([*found, *_unlisted(document, found, named)], key=_start)
    found.extend(_added(extra, tuple(found)))
    return _grouped(document.text, found)


def _body_text(document: Document) -> str:
    """The text with everything outside the body blanked, so that offsets hold."""
    if len(document.body) == 1 and document.body[0] == Span(0, max(1, len(document.text))):
        return document.text
    parts = []
    last = 0
    for start, end in ((span.start, span.end) for span in document.body):
        parts.append("\n" * (start - last))
        parts.append(document.text[start:end])
        last = end
    return "".join(parts)


# Roles


def _regional(document: Document, named: Sequence[RegionMention]) -> Iterable[_Found]:
    before: _Found | None = None
    for mention in named:
        role = _role(document, mention, before)
        if mention.level in {"area", "abroad"} and not _locative(document, mention, role, before):
            continue
        before = _Found(
            mention.start, _end(document, mention), mention.code, role, mention.candidates
        )
        yield before


def _end(document: Document, mention: RegionMention) -> int:
    """Where a name ends: "Gaza selatan" and "Libya Barat" are names of their own."""
    if mention.level in {"area", "abroad"}:
        compass = _COMPASS.match(document.text, mention.end)
        return mention.end if compass is None else compass.end()
    return mention.end


def _locative(
    document: Document, mention: RegionMention, role: PlaceRole, before: _Found | None
) -> bool:
    """Whether a country or an area is meant as a place: in "di Mesir", not in "tentara Mesir"."""
    if role == "dateline" or mention.cue in {"near", "type"}:
        return True
    if before is not None and _BESIDE.match(document.text[before.end : mention.start]):
        return True
    return _LOCATIVE.search(document.text, max(0, mention.start - 24), mention.start) is not None


def _role(document: Document, mention: RegionMention, before: _Found | None) -> PlaceRole:
    if _is_dateline(document.text, mention):
        return "dateline"
    if mention.cue in {"office", "body", "people"}:
        return "home"
    if before is not None and _NEXT_TO.match(document.text[before.end : mention.start]):
        return before.role
    if mention.cue == "in" or _follows_unlisted(document, mention):
        return _place_of_event(document, mention.start)
    return "scene" if mention.cue == "near" else "mention"


def _follows_unlisted(document: Document, mention: RegionMention) -> bool:
    if mention.cue or document.text[mention.start - 2 : mention.start] != ", ":
        return False
    return _unlisted_before(document, mention) is not None


def _unlisted_before(document: Document, mention: RegionMention) -> re.Match[str] | None:
    """A name that no table has, between "di" and a region that contains it."""
    low = max(0, mention.start - 48)
    match = _UNLISTED.search(document.text, low, mention.start)
    return None if match is None or match["name"].split()[0] in _NO_PLACE else match


def _is_dateline(text: str, mention: RegionMention) -> bool:
    line = text.rfind("\n", 0, mention.start) + 1
    if mention.start - line > 40 or _BEFORE_DATELINE.fullmatch(text, line, mention.start) is None:
        return False
    return _AFTER_DATELINE.match(text, mention.end) is not None


def _place_of_event(document: Document, position: int) -> PlaceRole:
    """A place where people meet is a venue, any other place of the event its scene."""
    sentence = document.sentence_at(position)
    if sentence is None:
        return "scene"
    words = set(_WORDS.findall(document.text[sentence.start : sentence.end].lower()))
    return "scene" if words.isdisjoint(_GATHERING) or not words.isdisjoint(_INCIDENT) else "venue"


# Streets, halls and other spots


def _with_venues(
    document: Document, found: list[_Found], named: Sequence[RegionMention]
) -> list[_Found]:
    """Add venues; a region's name inside a venue's name is no place of its own."""
    venues: list[_Found] = []
    automaton, kinds = _heads()
    for index, start, head_end in automaton.find_matches_as_indexes(document.text):
        if venues and start < venues[-1].end:
            continue
        venue = _venue(document, (start, head_end - 1), kinds[index], named)
        if venue is not None:
            venues.append(venue)
    if not venues:
        return found
    kept = [place for place in found if _free(venues, place.start, place.end)]
    return _in_turn(document.text, sorted([*kept, *venues], key=_start))


def _in_turn(text: str, places: Sequence[_Found]) -> list[_Found]:
    """A region that only follows a venue's name shares its role: "Hotel Claro Kendari"."""
    told: list[_Found] = []
    for place in places:
        before = told[-1] if told else None
        if before is not None and place.role == "mention" and before.role in {"venue", "scene"}:
            gap = text[before.end : place.start]
            if gap == " " or _NEXT_TO.fullmatch(gap) is not None:
                place = place._replace(role=before.role)
        told.append(place)
    return told


def _start(place: _Found) -> int:
    return place.start


def _free(places: Sequence[_Found], start: int, end: int) -> bool:
    """Whether no place touches [start, end); the places are in order and do not overlap."""
    index = bisect_left(places, end, key=_start) - 1
    return index < 0 or places[index].end <= start


def _venue(
    document: Document, head: tuple[int, int], kind: str, named: Sequence[RegionMention]
) -> _Found | None:
    start, name = head
    run = _RUN.match(document.text, name)
    if run is None or not _opens_name(document, start, name):
        return None
    end = run.end()
    for word in run[0].split():
        if word.rstrip(".") in _STOP:
            end = document.text.index(word, name) - 1
            break
    index = bisect_right(named, start, key=lambda mention: mention.start)
    first = index - 1 if index and named[index - 1].end > start else index
    inside = [m for m in named[first : first + 4] if m.start < end and m.end > start]
    if inside and inside[0].start <= start:
        return None
    end = _without_tail(document.text, name, end, inside)
    if end <= name:
        return None
    region = _venue_region(document, end, inside, named, street=kind == "street")
    return _Found(start, end, region, "venue" if kind == "hall" else "scene")


def _opens_name(document: Document, start: int, end: int) -> bool:
    """Whether a word such as "Hotel" opens a place's name here.

    In lower case, and for words that open names of bodies too, "di" or the like stands before.
    """
    text = document.text
    if (start and (text[start - 1].isalnum() or text[start - 1] == "-")) or not document.in_body(
        start, end
    ):
        return False
    if text[start].islower() or text[start:end].lower() in _BEHIND_DI:
        return _LOCATIVE.search(text, max(0, start - 24), start) is not None
    return _INSIDE_NAME.search(text, max(0, start - 30), start) is None


def _without_tail(text: str, name: int, end: int, inside: Sequence[RegionMention]) -> int:
    """Where a venue's own name ends: "Hotel Claro" in "Hotel Claro Kendari".

    In "Kantor Bupati Luwu" and "Gedung DPRD Luwu" the region belongs to the name.
    """
    tail = next((m for m in inside if m.end == end and m.start > name + 1), None)
    if tail is None or tail.level not in {"regency", "province"}:
        return end
    last = text[name : tail.start].split()[-1]
    return end if last in _TITLE_WORDS or last.isupper() else tail.start - 1


def _venue_region(
    document: Document,
    end: int,
    inside: Sequence[RegionMention],
    named: Sequence[RegionMention],
    *,
    street: bool,
) -> str | None:
    """The region that follows a venue's name, else the one inside it, else its sentence's."""
    index = bisect_right(named, end - 1, key=lambda mention: mention.start)
    if index < len(named) and _NEXT_TO.match(document.text[end : named[index].start]):
        return named[index].code
    if inside and not street:
        return inside[0].code
    sentence = document.sentence_at(end - 1)
    if sentence is None:
        return None
    codes = {m.code for m in named if sentence.start <= m.start < sentence.end and m.code}
    return codes.pop() if len(codes) == 1 else None


# Names that no table has


def _unlisted(
    document: Document, found: Sequence[_Found], named: Sequence[RegionMention]
) -> Iterable[_Found]:
    """A capitalised name between "di" and a region that contains it: "di Bangkal, Seruyan"."""
    for mention in named:
        if mention.level in {"abroad", "area"} and mention.code is None and mention.cue:
            continue
        match = _unlisted_before(document, mention)
        if match is None:
            continue
        start, end = match.span("name")
        if _free(found, start, end):
            yield _Found(start, end, mention.code, _place_of_event(document, start))


# Everything together


def _added(extra: Sequence[Span], found: Sequence[_Found]) -> Iterable[_Found]:
    """The further spans that touch no place found so far."""
    for span in extra:
        if _free(found, span.start, span.end):
            yield _Found(span.start, span.end, None, "mention")


def _grouped(text: str, found: Iterable[_Found]) -> tuple[Place, ...]:
    groups: dict[tuple[str, str | None, PlaceRole], list[_Found]] = {}
    for place in sorted(found, key=_start):
        name = text[place.start : place.end]
        groups.setdefault((name, place.region, place.role), []).append(place)
    return tuple(
        Place(
            region=region,
            name=name,
            role=role,
            candidates=places[0].candidates,
            spans=tuple(Span(place.start, place.end) for place in places),
        )
        for (name, region, role), places in groups.items()
    )
