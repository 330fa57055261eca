"""Whose name must not be shown, and how it is hidden.

Minors, victims of sexual violence, witnesses and private persons accused are masked even where
the press printed their names (docs/adr/0007-masks.md).
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

import msgspec

from selaras.reading._mask_places import telling_places
from selaras.reading._mask_reasons import (
    MINOR_AGE,
    Why,
    age_after,
    care_words,
    cues_at,
    in_sport,
    is_near,
    said_age,
)
from selaras.reading._mask_veil import BLOCK, veil
from selaras.records import Evidence, Person, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.records import MaskReason

__all__ = ["BLOCK", "mask", "with_mask_reasons"]

_ORDER: tuple[MaskReason, ...] = ("minor", "victim", "witness", "accused", "source")
_AGED = re.compile(r"\(\s*\d{1,2}\s*(?:tahun|thn|th|bulan|bln)?\s*\)")
_YOUNG = re.compile(r"\(\s*(?:(?:\d|1[0-7])\s*(?:tahun|thn|th)|\d{1,2}\s*(?:bulan|bln))")
_INITIALS_BEFORE = re.compile(r"(?<![\w.])(?:[A-Z]{2,4}|[A-Z]\.\s?[A-Z]\.?)\s*\Z")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+\s*\Z")
_TOKEN = r"(?:[A-Z]{1,4}\b|[A-Z]\.\s?[A-Z]\.?)"
_INITIALED = re.compile(
    rf"inisial(?:nya)?\s+({_TOKEN}(?:\s*\(\d{{1,2}}[^)]{{0,10}}\))?"
    rf"(?:\s*(?:,|dan|serta|&|/)\s*(?:dan\s+)?{_TOKEN}(?:\s*\(\d{{1,2}}[^)]{{0,10}}\))?){{0,8}})"
)
_ONE = re.compile(rf"(?<![\w.]){_TOKEN}")
_KIN = re.compile(
    r"(?:ayah|bapak|ibu|orang\s?tua|kakak|adik|paman|bibi|kakek|nenek|ke\w+|wali)\b", re.I
)
_LOOK_BACK = 60
_RUN = r"[A-Z][a-z][\w'’-]*(?:\s[A-Z][\w'’-]+){0,3}"
_CALLED = re.compile(
    r"(?i:saksi(?:\s+(?:mata|kunci|pelapor))?|tersangka|terdakwa|terpidana|terduga|bocah|balita"
    r"|bayi|santri(?:wati)?|korban|sebut\s+saja|bernama|atas\s+nama)(?:\s+(?i:bernama|utama"
    r"|perempuan))?"
    rf",?\s+({_RUN})"
)
_CALLED_BEFORE = re.compile(
    rf"(?:memeriksa|memanggil|menetapkan|menahan)\s+({_RUN}),?\s+(?:sebagai|selaku)\s+\Z"
    rf"|(?:\A|[.!?\n\"“]\s{{0,2}})({_RUN}),\s+(?:seorang\s+|salah\s+satu\s+)?\Z"
)
_NO_NAME = frozenset(
    """Tsunami Gempa Banjir Covid Islam Sekolah Kristen Katolik Partai Paslon Yehuwa Kabupaten
    Kota
    Desa Provinsi Kapolres Kapolda Kapolsek Bupati Gubernur Wali Menteri Presiden Ketua Kepala
    Polisi
    Jaksa Hakim Senin Selasa Rabu Kamis Jumat Sabtu Minggu Dalam Pada Saat Namun Menurut Kasus
    Mereka
    Para Ia Dia Kata Juga Itu Ini Yang Anak Satu Dua Tiga Mantan Aksi Perang Kejadian
    Pelaku Pondok Ponpes Pesantren Madrasah Panti Negeri Swasta""".split()
)


def with_mask_reasons(reading: Reading) -> Reading:
    """Give each person whose name must not be shown the reason, with its evidence.

    Minors and victims whom the text names by initials only are people of the reading too.
    """
    words = care_words(reading.text)
    if not words:
        return reading
    text = _content(reading)
    people = tuple(_with_reason(text, person, words) for person in reading.people)
    more = tuple(_unlisted(reading, text, words))
    if more:
        people = tuple(sorted((*people, *more), key=lambda person: person.spans))
    return msgspec.structs.replace(reading, people=people)


def _content(reading: Reading) -> str:
    """The text with its page furniture blanked, so that no reason is read from it."""
    pieces: list[str] = []
    done = 0
    for chrome in reading.chrome:
        blank = " " * (chrome.end - chrome.start - 1) + "\n"
        pieces += [reading.text[done : chrome.start], blank]
        done = chrome.end
    return "".join([*pieces, reading.text[done:]])


def mask(reading: Reading) -> Reading:
    """Hide masked names: each of their code points is "▇" in the text and in every value.

    With a child's name go its school and home, with a victim's or witness's name the home.
    """
    hidden = tuple(person for person in reading.people if person.mask is not None)
    return veil(reading, hidden, telling_places(reading, hidden)) if hidden else reading


def _with_reason(text: str, person: Person, words: list[int]) -> Person:
    """The person with the weightiest reason that any mention gives."""
    near = [span for span in person.spans if is_near(words, span.start, span.end)]
    found = list(_reasons(text, person, near)) if near else []
    if not found:
        return person
    why = min(found, key=lambda w: (_ORDER.index(w.reason), w.start))
    evidence = Evidence(spans=(Span(why.start, why.end),), rule=f"mask.{why.reason}")
    return msgspec.structs.replace(
        person, mask=why.reason, evidence={**person.evidence, "mask": evidence}
    )


def _reasons(text: str, person: Person, near: list[Span]) -> Iterator[Why]:
    """Yield the reasons to mask a person; who holds an office is named in it."""
    for span in near:
        age = age_after(text, span.end)
        if age is not None and age[0] < MINOR_AGE and not in_sport(text, span.start):
            yield Why("minor", span.start, age[1])
    if person.office is not None:
        return
    age_said = said_age(text, tuple(span.end for span in near))
    grown = age_said is not None and age_said >= MINOR_AGE
    for span in near:
        for why in cues_at(text, span.start, span.end):
            if why.reason != "minor" or not grown or _KIN.match(text, why.start):
                yield why


def _unlisted(reading: Reading, text: str, words: list[int]) -> Iterator[Person]:
    """People who must be hidden and whom no finder lists: initials, and children with an age."""
    found = dict.fromkeys((*_candidates(text), *_called(text, words)))
    if not found:
        return
    taken = sorted(_known_spans(reading))
    free = [span for span in found if _is_free(span, taken)]
    for name in dict.fromkeys(text[start:end] for start, end in free):
        spans = tuple(
            Span(*match.span())
            for match in re.finditer(rf"(?<![\w.]){re.escape(name)}(?!\w)", text)
            if _is_free(match.span(), taken)
        )
        person = _with_reason(text, Person(name=name, forms=(name,), spans=spans), words)
        if person.mask is not None:
            yield person


def _known_spans(reading: Reading) -> Iterator[Span]:
    """Where people stand, and bodies and places of the registers; guesses bar nobody's mask."""
    for person in reading.people:
        yield from person.spans
    for body in reading.bodies:
        yield from body.spans if body.id is not None else ()
    for place in reading.places:
        yield from place.spans if place.region is not None else ()


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Where initials and names of children stand that may be nobody's yet."""
    for age in _AGED.finditer(text):
        left = max(0, age.start() - _LOOK_BACK)
        before = text[left : age.start()]
        name = _INITIALS_BEFORE.search(before)
        if name is None and _YOUNG.match(text, age.start()):
            name = _NAME_BEFORE.search(before)
        if name:
            yield left + name.start(), left + len(name[0].rstrip()) + name.start()
    if "inisial" in text:
        for listed in _INITIALED.finditer(text):
            yield from (token.span() for token in _ONE.finditer(text, *listed.span(1)))


def _called(text: str, words: list[int]) -> Iterator[tuple[int, int]]:
    """Where names stand right at a word of care."""
    for word in words:
        left = max(0, word - 2 * _LOOK_BACK)
        after = _CALLED.match(text, word)
        before = _CALLED_BEFORE.search(text[left:word])
        if after and after[1].split()[0] not in _NO_NAME:
            yield after.span(1)
        if before and before[before.lastindex or 0].split()[0] not in _NO_NAME:
            start, end = before.span(before.lastindex or 0)
            yield left + start, left + end


def _is_free(span: tuple[int, int], taken: list[Span]) -> bool:
    """Whether no span of a sorted list overlaps this one."""
    index = bisect.bisect_left(taken, Span(span[1], span[1] + 1)) - 1
    return index < 0 or taken[index].end <= span[0]
