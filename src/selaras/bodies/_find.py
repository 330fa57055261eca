"""Find the bodies that a text names: listed, regional, learned from the text, or unknown."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from selaras.bodies._forms import automaton
from selaras.bodies._forum import is_city
from selaras.bodies._register import UNITS, entry_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from selaras.bodies._forms import Form
    from selaras.bodies._register import BodyEntry, Unit

__all__ = ["BodyMention", "find"]


class Located(Protocol):
    """A place name in the text with its region, as `regions.find` gives it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def code(self) -> str | None: ...
    @property
    def district(self) -> str | None: ...
    @property
    def candidates(self) -> tuple[str, ...]: ...


class BodyMention(NamedTuple):
    """One mention of a body: [start, end) of the name itself.

    `id` is None outside the register. `name` is the official name, else the printed one.
    `region` is the region that the body is of; `rule` says how it was found.
    """

    start: int
    end: int
    id: str | None
    name: str
    short: str | None
    region: str | None
    rule: str


class _Hit(NamedTuple):
    start: int
    end: int
    form: Form


_FILLER = re.compile(
    r"(?:\s(?:Kota Besar|Khusus|RI|Daerah))?(?:\s?\([^()\n]{2,30}\))?(?:\s?\d{1,4}(?:-\d{1,3})?)?"
    r"[\s/-]{0,2}(?P<type>(?:(?:Provinsi|Propinsi|Prov\.?|Kabupaten|Kab\.?|Kota|Kotamadya|Kecamatan|Kec\.?|Metro|Resor)\s)?)"
)
_WORD = r"(?:[A-Z\u00c0-\u00de0-9][\w'’&.-]*\w|[A-Z])"
_LINK = r"(?:dan|untuk|bagi|&|of|for|the|and|serta)"
_RUN = re.compile(
    rf"(?:[ ]{_WORD}(?:[ ]{_LINK}(?=[ ]{_WORD}))?(?:,(?=[ ]{_WORD}(?:,?[ ]dan\b)))?){{1,8}}"
)
_PLACE_RUN = re.compile(r"[ /](?P<name>[A-Z][\w'’-]+(?:[ ][A-Z][a-z'’-]+){0,2})")
_SHORT = re.compile(r"\s?\(\s?([A-Z][\w./&’' -]{1,24}?)\s?\)")
_LONG_FIRST = re.compile(r"\b([A-Z][A-Za-z]{1,11})\s\(([A-Z][\w’'-]+(?:\s[\w’'-]+){1,7})\)")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z“\"]|\n")
_OWNERS = frozenset(
    (
        "Universitas",
        "Institut",
        "Politeknik",
        "Akademi",
        "Sekolah Tinggi",
        "Yayasan",
        "Koperasi",
        "PT",
    )
)
_ROMAN = re.compile(r"[IVX]+")
_CHIEFS = frozenset({"Dirjen", "Direktur Jenderal"})
_NOT_IN_NAME = frozenset(
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu Januari Februari Maret April Mei Juni Juli Agustus "
    "September Oktober November Desember Namun Sementara Selain Untuk Yang Pak Bapak Ibu "
    "Ketua Kepala Direktur Sekretaris Anggota Wakil Juru".split()
)


def find(
    text: str,
    *,
    mentions: Sequence[Located] = (),
    published: dt.date | None = None,
    stops: Sequence[int] = (),
) -> tuple[BodyMention, ...]:
    """Find all mentions of bodies, in text order and without overlaps.

    Args:
        text: The text; offsets count its code points.
        mentions: The place names in it, which give regional bodies their region.
        published: The day of publication, which settles names that changed hands.
        stops: Where names of people start: no body's name runs into one.

    Returns:
        The mentions. A body of the register has its id, a regional body without a settled
        region the id of its kind ("polres"), any other body None.
    """
    at = {mention.start: mention for mention in mentions}
    found: list[BodyMention] = []
    hits = list(_hits(text))
    known = sorted([*stops, *(hit.start for hit in hits if hit.form.prefix is None)])
    for hit in hits:
        bounds = stops if hit.form.prefix in _OWNERS else known
        limit = bisect.bisect_left(bounds, hit.end)
        until = bounds[limit] if limit < len(bounds) else len(text)
        mention = _read_hit(text, hit, at, published, until)
        if mention is not None and (not found or mention.start >= found[-1].end):
            found.append(mention)
    found = _learn(text, found)
    return tuple(_with_context(text, _only_with_long(found), mentions))


def _hits(text: str) -> Iterable[_Hit]:
    matcher, forms = automaton()
    size = len(text)
    for index, start, end in matcher.find_matches_as_indexes(text):
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if end < size and (text[end].isalnum() or text[end] == "_"):
            continue
        yield _Hit(start, end, forms[index])


def _read_hit(
    text: str, hit: _Hit, at: dict[int, Located], published: dt.date | None, until: int
) -> BodyMention | None:
    form = hit.form
    if form.unit is not None:
        regional = _regional(text, hit, form.unit, at, needed=form.entry is not None)
        if regional is not None:
            return regional
    if form.entry is not None:
        rule = "body.short" if form.short else "body.register"
        return _of_entry(hit.start, hit.end, form.entry, rule, published)
    return _unknown(text, hit, until) if form.prefix is not None else None


def _of_entry(
    start: int, end: int, entry: BodyEntry, rule: str, published: dt.date | None = None
) -> BodyMention:
    if published is not None and entry.valid_from and published.isoformat() < entry.valid_from:
        rule = f"{rule}.before-its-time"
    return BodyMention(start, end, entry.id, entry.name, entry.short, entry.region, rule)


def _regional(
    text: str, hit: _Hit, unit: Unit, at: dict[int, Located], *, needed: bool
) -> BodyMention | None:
    """The regional body at a unit's form; without a region None if that is `needed`."""
    filler = _FILLER.match(text, hit.end)
    place = None
    if filler is not None and "\n" not in filler[0]:
        place = at.get(filler.start("type")) or at.get(filler.end())
    if place is not None:
        code = _fitting(
            text, unit, place, (filler[0] if filler else "") + text[hit.start : hit.end]
        )
        return _of_region(hit.start, _with_city(text, place.end), unit, code)
    if needed:
        return None
    run = (
        _PLACE_RUN.match(text, filler.start("type") - 1)
        if filler and filler[0].strip() == ""
        else None
    )
    if filler is not None and filler[0].strip():
        run = _PLACE_RUN.match(text, max(hit.end, filler.end() - 1))
    if run is not None and run["name"].split()[0] not in _NOT_IN_NAME:
        printed = text[hit.start : run.end()]
        return BodyMention(hit.start, run.end(), None, printed, None, None, "body.regional-unknown")
    entry = entry_of(unit.id, None)
    return BodyMention(hit.start, hit.end, unit.id, entry.name, entry.short, None, "body.unit")


def _with_city(text: str, end: int) -> int:
    """The end of a name whose place a further word parts from a regency: "Polres Malang Kota"."""
    return (
        end + 5
        if text.startswith(" Kota", end) and not text[end + 5 : end + 7].strip().isupper()
        else end
    )


def _of_region(start: int, end: int, unit: Unit, code: str | None) -> BodyMention:
    entry = entry_of(unit.id, code)
    return BodyMention(start, end, entry.id, entry.name, entry.short, entry.region, "body.regional")


def _fitting(text: str, unit: Unit, place: Located, printed: str) -> str | None:
    """The region among a place's candidates that a unit of this kind can be of."""
    codes = [code for code in (place.code, *place.candidates) if code is not None]
    fitting = list(dict.fromkeys(code for code in codes if _level(code) in unit.levels))
    if "district" in unit.levels:
        return place.district or (codes[0] if place.code else None)
    if len(fitting) > 1:
        city = _wants_city(text, place.end, printed)
        told = [code for code in fitting if city is None or is_city(code) == city]
        fitting = told if told else fitting
    if place.code in fitting:
        return place.code
    return fitting[0] if len(fitting) == 1 else None


def _level(code: str) -> str:
    return ("province", "regency", "district")[code.count(".")]


def _wants_city(text: str, end: int, printed: str) -> bool | None:
    """Whether the printed form speaks of a city (True), a regency (False) or neither."""
    if (
        "Kota" in printed
        or "tabes" in printed
        or "Pemko" in printed
        or text.startswith(" Kota", end)
    ):
        return True
    if "Kab" in printed or "kab" in printed or "Polres" in printed:
        return False
    return True if "Polresta" in printed else None


def _unknown(text: str, hit: _Hit, until: int) -> BodyMention | None:
    """A body outside the register: an opening word and the capitalised run after it.

    The run ends before the next known body. A directorate is named by what follows the title
    of its head ("Dirjen Perhubungan Laut").
    """
    run = _RUN.match(text, hit.end, max(until - 1, hit.end))
    if run is None or not text[hit.start].isupper():
        return None
    words = run[0].split()
    if hit.form.prefix == "Komisi" and _ROMAN.fullmatch(words[0]):
        return None
    stop = next((i for i, word in enumerate(words) if word.rstrip(",") in _NOT_IN_NAME), len(words))
    while stop and words[stop - 1].rstrip(",").islower():
        stop -= 1
    if not stop:
        return None
    tail = " ".join(words[:stop]).rstrip(",.")
    end = hit.end + 1 + len(tail)
    if hit.form.prefix in _CHIEFS:
        name = f"Direktorat Jenderal {tail}"
        return BodyMention(hit.end + 1, end, None, name, None, None, "body.directorate-of-head")
    return BodyMention(hit.start, end, None, text[hit.start : end], None, None, "body.opening-word")


def _learn(text: str, found: list[BodyMention]) -> list[BodyMention]:
    """Add the short forms that the text itself introduces, and their later mentions."""
    taken = {mention.start for mention in found}
    learned: dict[str, BodyMention] = {}
    for mention in found:
        match = _SHORT.match(text, mention.end)
        if match is None or match.start(1) in taken:
            continue
        if mention.id is not None or _abbreviates(match[1], mention.name):
            learned.setdefault(match[1], mention)
    if not learned:
        return found
    pattern = re.compile(
        r"(?<!\w)(?:"
        + "|".join(re.escape(s) for s in sorted(learned, key=len, reverse=True))
        + r")(?!\w)"
    )
    added = [
        learned[match[0]]._replace(start=match.start(), end=match.end(), rule="body.learned")
        for match in pattern.finditer(text)
    ]
    return _merged(found, added)


def _abbreviates(short: str, name: str) -> bool:
    """Whether a short form can stand for a name: its letters follow in order."""
    letters = iter(name.lower())
    return all(letter in letters for letter in short.lower() if letter.isalnum())


def _merged(first: list[BodyMention], second: list[BodyMention]) -> list[BodyMention]:
    """All of `first` and what of `second` overlaps none of it, in text order."""
    merged: list[BodyMention] = []
    ranked = sorted([(m.start, 0, m) for m in first] + [(m.start, 1, m) for m in second])
    for _, rank, mention in ranked:
        if merged and mention.start < merged[-1].end:
            if rank == 0 and merged[-1].rule == "body.learned":
                merged[-1] = mention
            continue
        merged.append(mention)
    return merged


def _only_with_long(found: list[BodyMention]) -> list[BodyMention]:
    """Drop cautious short names whose long name the text never gives."""
    sure = {mention.id for mention in found if mention.rule != "body.short"}
    return [m for m in found if m.rule != "body.short" or m.id in sure]


def _with_context(
    text: str, found: list[BodyMention], mentions: Sequence[Located]
) -> Iterable[BodyMention]:
    """Give a unit without a region the region that the text settles."""
    named: dict[str, set[str]] = {}
    for mention in found:
        if mention.rule == "body.regional" and mention.region is not None and mention.id:
            named.setdefault(_unit_of(mention.id), set()).add(mention.region)
    for mention in found:
        if mention.rule != "body.unit" or mention.id is None:
            yield mention
            continue
        code = _settled(text, mention, named, mentions)
        yield _in_region(mention, code) if code is not None else mention


def _unit_of(id_: str) -> str:
    return id_.rsplit("-", 1)[0]


_OFFICE_BEFORE = re.compile(
    r"\b(?:[Bb]upati|[Ww]ali\s?[Kk]ota|[Gg]ubernur|DPRD|Polres\w*|Pem(?:kab|kot|prov)|[Kk]apolres\w*)\s+(?:Kabupaten\s|Kota\s)?$"
)


def _settled(
    text: str, mention: BodyMention, named: dict[str, set[str]], mentions: Sequence[Located]
) -> str | None:
    same = named.get(mention.id or "", set())
    if len(same) == 1:
        return next(iter(same))
    if same:
        return None
    unit_levels = _levels(mention.id)
    last = bisect.bisect_left(mentions, mention.start, key=lambda place: place.start)
    nearby = {
        place.code
        for place in mentions[max(0, last - 12) : last]
        if place.code is not None
        and 0 <= mention.start - place.end <= 240
        and not _SENTENCE_END.search(text, place.end, mention.start)
        and _OFFICE_BEFORE.search(text, max(0, place.start - 40), place.start)
        and _level(place.code) in unit_levels
    }
    return next(iter(nearby)) if len(nearby) == 1 else None


def _levels(unit_id: str | None) -> tuple[str, ...]:
    unit = UNITS.get(unit_id or "")
    return () if unit is None else unit.levels


def _in_region(mention: BodyMention, code: str) -> BodyMention:
    entry = entry_of(mention.id or "", code)
    return mention._replace(
        id=entry.id, name=entry.name, short=entry.short, region=code, rule="body.region-of-context"
    )
