"""Names of places as they stand in a text, before anything settles which region they mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from selaras.regions._cues import Left, given_name, left_of
from selaras.regions._forms import Form, Sense, fold, gazetteer, made
from selaras.regions._persons import names_people, names_person

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Hit", "scan"]

_NO_FORM = Form(())
_DOMAIN = re.compile(r"\.(?:com|co|id|net|org|tv|news|info)\b", re.I)
_NEXT_WORD = re.compile(r" ([A-Z][\w'’]*)")
_LOCALITY = re.compile(
    r" +(?P<name>(?!Kecamatan|Kec\b|Distrik|Kabupaten|Kab\b|Kota\b|Provinsi|Desa|Kelurahan|Dusun)"
    r"[A-Z][\w'’-]*(?: (?!Kecamatan|Kec\b|Distrik|Kabupaten|Kab\b|Kota\b|Provinsi|Desa|Kelurahan|"
    r"Dusun|Kapanewon|Pulau|Jalan)(?:[A-Z][\w'’-]*|[IVX]+\b)){0,3})"
)
_REGENCIES = frozenset(("regency", "polres", "polresta"))
_DISTRICT_WORDS = ("kec", "dis", "kapa")
_CITY_FORCE = re.compile(r" [Kk]ota\b(?! [A-Z])| KOTA\b")


class Hit:
    """One name in the text on its way to being settled.

    `senses` shrink as its words and its neighbours rule readings out. `sure` says that a type
    word, an office or a chain has settled them; `parent` is the hit that a chain puts it in;
    `runs_on` that a capitalised word follows a name that may be a person's; `tentative` that only
    its regency elsewhere in the text can make it a place.
    """

    __slots__ = (
        "end",
        "form",
        "left",
        "link",
        "parent",
        "rule",
        "runs_on",
        "senses",
        "sentence",
        "start",
        "sure",
        "tentative",
        "weighed",
    )

    def __init__(self, start: int, end: int, form: Form, left: Left) -> None:
        """Open a hit with all senses of its form."""
        self.start = start
        self.end = end
        self.form = form
        self.left = left
        self.senses: tuple[Sense, ...] = form.senses
        self.weighed: tuple[Sense, ...] = form.senses
        self.parent: Hit | None = None
        self.link = ""
        self.sure = False
        self.runs_on = False
        self.tentative = False
        self.rule = ""
        self.sentence = 0

    @property
    def locality(self) -> bool:
        """Whether this is a village, or a district that the register does not have."""
        return self.form is _NO_FORM


def scan(text: str) -> list[Hit]:
    """All names of places in a text, in order; none overlaps another."""
    hits = []
    localities = []
    for start, end, form in _longest(text):
        if form.other == "locality":
            localities.append((start, end))
        elif form.other in {"abroad", "area"}:
            hits.append(Hit(start, end, form, left_of(text, start)))
        elif not form.other:
            hit = _open(text, start, end, form)
            if hit is not None:
                hits.append(hit)
    return _with_localities(text, hits, localities) if localities else hits


def _longest(text: str) -> Iterator[tuple[int, int, Form]]:
    """Matches on word boundaries; of those that overlap, the first and longest."""
    automaton, entries = gazetteer()
    found = [
        (start, -end, index)
        for index, start, end in automaton.find_matches_as_indexes(fold(text), overlapping=True)
        if _bounded(text, start, end)
    ]
    found.sort()
    last = 0
    for start, end, index in found:
        if start >= last:
            last = -end
            entry = entries[index]
            if isinstance(entry, list):
                entry = entries[index] = made(entry)
            yield start, last, entry


def _bounded(text: str, start: int, end: int) -> bool:
    if start and (text[start - 1].isalnum() or text[start - 1] in "@#_."):
        return False
    if end == len(text):
        return True
    after = text[end]
    return not (after.isalnum() or after == "_")


def _open(text: str, start: int, end: int, form: Form) -> Hit | None:
    """A hit, None where the words around it make it part of another name."""
    if text[end : end + 1] == "." and _DOMAIN.match(text, end):
        return None
    left = left_of(text, start)
    if left.blocked or names_person(text, end, left) or names_people(text, start, end, left):
        return None
    if left.street and all(sense.kind != "name" or sense.district for sense in form.senses):
        return None
    if left.level in _REGENCIES and _CITY_FORCE.match(text, end):
        left = left._replace(level="city")
    hit = Hit(start, end, form, left)
    hit.runs_on = (form.need != "" or form.local) and _runs_on(text, hit)
    return None if form.need and hit.runs_on else hit


def _runs_on(text: str, hit: Hit) -> bool:
    """Whether a name that may be a person's or a word goes on: "Bima Arya"."""
    if hit.form.need == "short" and text[hit.start : hit.end].isupper():
        return False
    match = _NEXT_WORD.match(text, hit.end)
    if match is None or hit.left.level or match.group(1).isupper():
        return False
    return hit.left.use != "in" or hit.form.need == "anchor" or given_name(match.group(1))


def _with_localities(text: str, hits: list[Hit], heads: list[tuple[int, int]]) -> list[Hit]:
    """Add villages, and districts that the register does not have, by their type words."""
    added: list[Hit] = []
    covered: set[int] = set()
    for start, head_end in heads:
        match = _LOCALITY.match(text, head_end)
        if match is None or (added and start < added[-1].end):
            continue
        name, end = match.span("name")
        first = bisect_right(hits, name, key=_end)
        last = bisect_left(hits, end, key=_start)
        district = text[start:head_end].lower().startswith(_DISTRICT_WORDS)
        if district and first < last and hits[first].start == name:
            continue
        end = _cut(hits[first:last], name, end)
        covered.update(index for index in range(first, last) if hits[index].start < end)
        level = "district" if district else "village"
        left = left_of(text, start)._replace(start=start, level=level, blocked="")
        added.append(Hit(name, end, _NO_FORM, left))
    kept = [hit for index, hit in enumerate(hits) if index not in covered]
    return sorted([*kept, *added], key=_start)


def _start(hit: Hit) -> int:
    return hit.start


def _end(hit: Hit) -> int:
    return hit.end


def _cut(inside: list[Hit], name: int, end: int) -> int:
    """Where a locality's name ends: before a regency or province that follows it unmarked."""
    for hit in inside:
        if hit.start > name and hit.end == end and not hit.form.local and not hit.form.need:
            return hit.start - 1
    return end
