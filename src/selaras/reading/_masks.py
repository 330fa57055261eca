"""Whose name must not be shown, why, and how it is hidden.

Minors, victims of sexual violence, witnesses and private persons accused are masked even where
the press printed their names (domain rules: Press Council rule 1/2019, UU SPPA art. 19).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from selaras.records import Evidence, MaskReason, Person, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BLOCK", "mask", "with_mask_reasons"]

BLOCK = "▇"
_NEAR = 60
_MINOR_AGE = 18
_SEXUAL = re.compile(
    r"\b(?:pencabulan|dicabuli|mencabuli|cabul|perkosaan|pemerkosaan|diperkosa|memperkosa|rudapaksa|"
    r"dirudapaksa|pelecehan seksual|kekerasan seksual|persetubuhan|disetubuhi|asusila|eksploitasi seksual)\b",
    re.I,
)
_BEFORE: tuple[tuple[MaskReason, re.Pattern[str]], ...] = (
    (
        "minor",
        re.compile(
            r"\b(?:bocah|balita|bayi|remaja|siswa|siswi|pelajar|santri(?:wati)?|anak (?:di ?bawah umur|berusia|"
            r"perempuan|laki-laki|berinisial|korban)|anak(?:nya)?,)\b[^.;:“”\"]{0,40}$",
            re.I,
        ),
    ),
    ("witness", re.compile(r"\bsaksi\b(?! ahli)[^.;:“”\"]{0,24}$", re.I)),
    (
        "accused",
        re.compile(
            r"\b(?:tersangka|terdakwa|terduga|pelaku|terpidana|buron(?:an)?|DPO|tahanan|narapidana|napi|"
            r"diduga dilakukan oleh|menetapkan|menangkap|membekuk|meringkus|mengamankan)\b"
            r"[^.;:“”\"]{0,28}$",
            re.I,
        ),
    ),
)
_AFTER: tuple[tuple[MaskReason, re.Pattern[str]], ...] = (
    (
        "minor",
        re.compile(
            r"^[^.;:“”\"]{0,30}\b(?:di ?bawah umur|siswa|siswi|pelajar|murid|kelas [IVX1-9]{1,3})\b",
            re.I,
        ),
    ),
    (
        "witness",
        re.compile(r"^\s*,?\s*(?:selaku|sebagai|salah satu|seorang|yang menjadi)?\s*saksi\b", re.I),
    ),
    (
        "accused",
        re.compile(
            r"^[^.;:“”\"]{0,24}\b(?:sebagai tersangka|(?:di)?tetapkan (?:sebagai )?tersangka|menjadi (?:tersangka|terdakwa)|"
            r"didakwa|dituntut|divonis|ditangkap|diringkus|dibekuk|ditahan)\b",
            re.I,
        ),
    ),
)
_AGE = re.compile(
    r"^\s*(?:\((\d{1,2})(?:\s*(?:tahun|thn|th))?\)|,?\s*(?:yang )?(?:masih |baru )?(?:ber)?(?:usia|umur)\s*(\d{1,2})\b|"
    r",?\s*(\d{1,2})\s*(?:tahun|thn)\b)",
    re.I,
)
_VICTIM = re.compile(r"\bkorban\b", re.I)


def with_mask_reasons(reading: Reading) -> Reading:
    """Give each person whose name must not be shown the reason, with its evidence."""
    people = tuple(_with_reason(reading, person) for person in reading.people)
    return msgspec.structs.replace(reading, people=people)


def mask(reading: Reading) -> Reading:
    """Hide masked names: each of their code points is "▇" in the text and in every value."""
    hidden = [person for person in reading.people if person.mask is not None]
    if not hidden:
        return reading
    text = list(reading.text)
    for person in hidden:
        for span in person.spans:
            text[span.start : span.end] = BLOCK * (span.end - span.start)
    forms = {form for p in hidden for form in (p.name, *p.forms) if form}
    parts = {word for form in forms for word in form.split() if len(word) > 2 and word[0].isupper()}
    pattern = _pattern(forms | parts)
    plain = msgspec.to_builtins(msgspec.structs.replace(reading, text=""))
    veiled = _veil(plain, pattern)
    veiled["text"] = pattern.sub(_blocks, "".join(text))
    return msgspec.convert(veiled, Reading)


def _with_reason(reading: Reading, person: Person) -> Person:
    for reason, start, end in _reasons(reading, person):
        evidence = Evidence(spans=(Span(start, end),), rule=f"mask.{reason}")
        return msgspec.structs.replace(
            person, mask=reason, evidence={**person.evidence, "mask": evidence}
        )
    return person


def _reasons(reading: Reading, person: Person) -> Iterator[tuple[MaskReason, int, int]]:
    """Yield the reasons to mask a person and the words that give them."""
    text = reading.text
    for span in person.spans:
        after = text[span.end : span.end + _NEAR].split("\n", 1)[0]
        age = _AGE.match(after)
        if age and int(next(g for g in age.groups() if g)) < _MINOR_AGE:
            yield "minor", span.start, span.end + age.end()
    if person.office is not None:
        return
    for span in person.spans:
        yield from _cues(text, span)


def _cues(text: str, span: Span) -> Iterator[tuple[MaskReason, int, int]]:
    left = max(0, span.start - _NEAR)
    before = text[left : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + _NEAR].split("\n", 1)[0]
    for reason, pattern in _BEFORE:
        match = pattern.search(before)
        if match:
            yield reason, span.start - len(before) + match.start(), span.end
    for reason, pattern in _AFTER:
        match = pattern.match(after)
        if match:
            yield reason, span.start, span.end + match.end()
    victim = _VICTIM.search(before)
    if victim and _SEXUAL.search(text):
        yield "victim", span.start - len(before) + victim.start(), span.end


def _pattern(words: set[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    joined = "|".join(r"[\s+_-]+".join(map(re.escape, word.split())) for word in longest)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.I)


def _blocks(match: re.Match[str]) -> str:
    return BLOCK * len(match[0])


def _veil(value: Any, pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - plain JSON
    """Hide the names in every string of a plain value."""
    if isinstance(value, str):
        return pattern.sub(_blocks, value)
    if isinstance(value, list | tuple):
        return [_veil(item, pattern) for item in value]
    if isinstance(value, dict):
        return {key: _veil(item, pattern) for key, item in value.items()}
    return value
