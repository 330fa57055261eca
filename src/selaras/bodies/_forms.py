"""All printed forms of all bodies in one automaton."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from selaras.bodies._register import ENTRIES, UNITS, BodyEntry, Unit

__all__ = ["PREFIXES", "Automaton", "Form", "automaton"]


class Form(NamedTuple):
    """What a printed form may stand for.

    `prefix` is the word that opens the name of a body outside the register ("Yayasan").
    """

    entry: BodyEntry | None = None
    unit: Unit | None = None
    prefix: str | None = None
    short: bool = False


class Automaton(NamedTuple):
    """The matcher and, per pattern, its form."""

    matcher: AhoCorasick
    forms: tuple[Form, ...]


PREFIXES = (
    "PT|CV|UD|Universitas|Institut|Politeknik|Akademi|Sekolah Tinggi|STIE|STAIN|IAIN|UIN|STMIK|"
    "Fakultas|Yayasan|Lembaga|Forum|Aliansi|Koalisi|Konsorsium|Serikat|Federasi|Konfederasi|"
    "Persatuan|Perhimpunan|Perkumpulan|Asosiasi|Ikatan|Himpunan|Gabungan|Paguyuban|Gerakan|"
    "Komunitas|Koperasi|Bank|Partai|Badan|Komisi|Komite|Dewan|Majelis|"
    "Dinas|Kementerian|Kementrian|Kantor Wilayah|Perum|Perumda|PDAM|BUMD|Laskar|Front|Barisan|"
    "Pengurus Besar|Pengurus Wilayah|Pengurus Cabang|Pimpinan Pusat|Pimpinan Wilayah|"
    "Dewan Pimpinan Pusat|Dewan Pimpinan Wilayah|Dewan Pimpinan Daerah|Dewan Pimpinan Cabang|"
    "DPP|DPW|DPC|Fraksi|Pondok Pesantren|Ponpes|Pesantren|Sekretariat|"
    "Direktorat|Direktorat Jenderal|Ditjen|"
    "Dirjen|Direktur Jenderal|Satuan Tugas|Satgas|Gugus Tugas|Badan Eksekutif Mahasiswa|BEM|"
    "Organisasi|Jaringan|Solidaritas|Pusat Studi|Pusat Kajian|Otoritas|Kamar Dagang"
).split("|")
_LONG = 8
_ACRONYM = 5


@cache
def automaton() -> Automaton:
    """The automaton over every form; built once."""
    found: dict[str, Form] = {}
    for prefix in PREFIXES:
        found[prefix] = Form(prefix=prefix)
        found.setdefault(prefix.upper(), Form(prefix=prefix))
    for unit in UNITS.values():
        for name in _names(unit):
            for form in _cases(name):
                found[form] = found.get(form, Form())._replace(unit=unit)
    for entry in ENTRIES.values():
        for name in _names(entry):
            short = entry.short_by_long and " " not in name and len(name) <= _LONG
            for form in _cases(name):
                found[form] = found.get(form, Form())._replace(entry=entry, short=short)
    return Automaton(
        AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest), tuple(found.values())
    )


def _names(item: BodyEntry | Unit) -> tuple[str, ...]:
    return (item.name, *((item.short,) if item.short else ()), *item.aliases)


def _cases(name: str) -> set[str]:
    """The ways of writing a name that are told apart from common words."""
    forms = {name}
    if len(name) > 2:
        forms.add(name.upper())
    if " " in name:
        forms.add(name.replace(" dan ", " Dan "))
    acronym = " " not in name and (name.isupper() or len(name) <= _ACRONYM)
    if not acronym and len(name) >= _LONG and " " in name:
        forms.add(name.lower())
        forms.add(name[0] + name[1:].lower())
    if not acronym and " " not in name and name[:1].isupper() and name not in _COMMON:
        forms.add(name.lower())
    if name.isupper() and len(name) >= _ACRONYM:
        forms.add(name.title())
    return forms


_COMMON = frozenset(
    """
    Istana Pramuka Perindo Demokrat Garuda Gelora Prima Propam Ombudsman Damkar Lapas
    Inspektorat Densus Bulog Dispar Distan Muhammadiyah Hanura Persis Mafindo Kontras Densus
    Banser Tagana Pemda Polda Polres Polsek
    """.split()
) - {"Pemda", "Polda", "Polres", "Polsek", "Propam", "Muhammadiyah"}
