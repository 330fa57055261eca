"""Which words give a hidden person's home or school away (rule 1/2019 of the Press Council)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.records import Person, Reading

__all__ = ["telling_places"]

_NAME = r"(?:\s(?:[A-Z][\w'’-]*|\d{1,3}\b))"
_SCHOOL = re.compile(
    r"\b(?:(?:SD|SMP|SMA|SMK|MI|MTs|MTS|MA|TK|PAUD|SLB)[NKIS]?|SD Inpres|SDIT|SMPIT|SMAIT|Sekolah"
    r" Dasar|Sekolah Menengah (?:Pertama|Atas|Kejuruan)|Madrasah (?:Ibtidaiyah|Tsanawiyah|Aliyah)"
    rf"|Pondok Pesantren|Ponpes|Pesantren|Panti Asuhan){_NAME}{{1,5}}"
)
_NUMBERED = re.compile(
    rf"\b(?:Jalan|Jl\.?|Jln\.?|Gang|Gg\.?|Lorong){_NAME}{{1,5}}(?:,? (?:Nomor|No\.?) ?\d+\w?)"
    rf"|\bBlok [A-Z]{{1,2}}\s?\d*(?:[ /-]\d+)?(?:,? (?:Nomor|No\.?) ?\d+)?"
    r"|\bRT\.? ?\d{1,3}(?: ?[/,]? ?RW\.? ?\d{1,3})?"
)
_HOME = re.compile(
    r"\b(?:warga|tinggal di|menetap di|asal|berasal dari|rumah\w*,?(?: di)?|kediaman\w*,?(?: di)?"
    r"|alamat di|beralamat di|kontrakan\w*,?(?: di)?|kos\w* di)\s"
    rf"((?:Jalan|Jl\.?|Gang|Gg\.?|Lorong|Dusun|Dukuh|Kampung|Lingkungan|Perumahan|Perum|Kompleks"
    rf"|Apartemen|Rusunawa|Rusun|Asrama){_NAME}{{1,6}}(?:,? (?:Nomor|No\.?) ?\d+)?)"
)
_DWELLING = re.compile(rf"\b(?:Dusun|Dukuh|Lingkungan){_NAME}{{1,3}}")
_STOP = re.compile(
    r"\s(?:RT|RW|Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Provinsi|Senin|Selasa|Rabu|Kamis|Jumat|"
    r"Sabtu|Minggu)\b.*\Z"
)
_REACH = 300
_WHOLE = frozenset(("minor", "victim"))
_HOMELY = frozenset(("minor", "victim", "witness"))


def telling_places(reading: Reading, hidden: tuple[Person, ...]) -> frozenset[str]:
    """The schools and home addresses that stand near people whose names are hidden.

    Args:
        reading: The reading, unmasked.
        hidden: The people whose names must not be shown.

    Returns:
        The words to hide wherever they stand. Regions, villages, offices and courts stay.
    """
    text = reading.text
    found: set[str] = set()
    for person in hidden:
        for span in person.spans:
            left, right = max(0, span.start - _REACH), span.end + _REACH
            if person.mask == "minor":
                found |= {_cut(match[0]) for match in _SCHOOL.finditer(text, left, right)}
            if person.mask in _HOMELY:
                found |= set(_homes(text, left, right, loose=person.mask in _WHOLE))
    parts = {part for words in found for part in _parts(words)}
    inside = {place.name for place in reading.places if place.name in parts}
    return frozenset(words for words in found | inside if len(words.split()) > 1)


def _homes(text: str, left: int, right: int, *, loose: bool) -> Iterator[str]:
    """Addresses as fine as a house, and what is said to be somebody's home."""
    for match in _NUMBERED.finditer(text, left, right):
        yield match[0].rstrip(".,")
    for match in _HOME.finditer(text, left, right):
        yield _cut(match[1])
    if loose:
        for match in _DWELLING.finditer(text, left, right):
            yield _cut(match[0])


def _parts(words: str) -> Iterator[str]:
    """The runs of words inside `words` that open it: "Jalan Melur" in "Jalan Melur Nomor 17"."""
    split = words.split()
    for end in range(2, len(split)):
        yield " ".join(split[:end])


def _cut(words: str) -> str:
    """A name without the larger place that follows it."""
    return _STOP.sub("", words).rstrip(".,")
