"""Every written form of a place name, what it may mean, and the automaton that finds them."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from selaras.regions._regions import short_name
from selaras.regions._tables import rows

__all__ = ["Form", "Gazetteer", "Sense", "fold", "gazetteer"]

Need = Literal["", "name", "cue", "short", "anchor"]
SenseKind = Literal["name", "capital", "alias", "abbreviation", "nickname", "island", "area", "old"]
_NOT_ALONE = frozenset(("Kota",))
_LOCALITIES = (
    "desa kelurahan kel. dusun kampung nagari gampong kalurahan lembang pekon jorong kecamatan "
    "kec. distrik kapanewon"
).split()
_CAPITALS = re.compile(r"[A-Z]{3,}")


class Sense(NamedTuple):
    """One region that a form may mean; `code` may name a province, regency or district."""

    code: str
    kind: SenseKind

    @property
    def district(self) -> bool:
        """Whether the sense is a district."""
        return len(self.code) > 5


class Form(NamedTuple):
    """A written form: its senses, and what else it must have to be read as a place.

    `need` is "name" for names that are persons' too when a second follows, "cue" for names that
    are also words, peoples or persons, "short" for abbreviations
    and rare words that their province elsewhere makes a place, and "anchor" for those that only a
    type word or a containing region makes a place. `other` says what a form without
    senses is: a company, a club, a country. `local` says that it names districts only.
    """

    senses: tuple[Sense, ...]
    need: Need = ""
    other: str = ""
    local: bool = False


class Gazetteer(NamedTuple):
    """The forms by pattern index, and the automaton over their folded patterns."""

    automaton: AhoCorasick
    forms: tuple[Form, ...]


def fold(text: str) -> str:
    """The text with words in capitals written as names are: "KOTA KENDARI", "NTT" -> "Ntt".

    Offsets stay. Patterns and texts are folded alike, so that one pattern serves both.
    """
    return _CAPITALS.sub(_capitalised, text)


def _capitalised(match: re.Match[str]) -> str:
    word = match[0]
    return word[0] + word[1:].lower()


@cache
def gazetteer() -> Gazetteer:
    """All forms, made once from the tables."""
    forms = _forms()
    patterns = {s if s.istitle() else fold(s): form for s, form in forms.items()}
    for spelling, form in forms.items():
        if form.senses and not form.local:
            for lower in _lower(spelling.lower(), form):
                patterns.setdefault(lower, form)
    return Gazetteer(AhoCorasick(list(patterns), store_patterns=False), tuple(patterns.values()))


def _forms() -> dict[str, Form]:
    """The forms by their usual spelling; decoys win over all, countries over districts."""
    needs: dict[str, Need] = {form: need for form, need, _, _ in rows("words")}  # type: ignore[misc]
    forms = {}
    for form, senses in _senses().items():
        local = all(len(sense.code) > 5 for sense in senses)
        forms[form] = Form(tuple(dict.fromkeys(senses)), needs.get(form, ""), "", local)
    for form, what, _ in rows("abroad"):
        if form not in forms or forms[form].local:
            forms[form] = Form((), other="abroad" if what != "area" else "area")
    for form, what, _ in rows("decoys"):
        forms[form] = Form((), other=what)
    for word in _LOCALITIES:
        forms[word] = forms[word.capitalize()] = Form((), other="locality")
    return forms


def _senses() -> dict[str, list[Sense]]:
    """The senses of every form; an island's name counts where no other row has it."""
    senses, islands = _official()
    for code, town, _, _, _ in rows("capitals"):
        if town and len(code) == 5 and Sense(code, "name") not in senses.get(town, ()):
            senses.setdefault(town, []).append(Sense(code, "capital"))
    for form, code, kind, _, _, _ in rows("aliases"):
        if Sense(code, "name") not in senses.get(form, ()):
            senses.setdefault(form, []).append(Sense(code, kind))  # type: ignore[arg-type]
    for name, parent in islands:
        senses.setdefault(name, [Sense(parent, "island")])
    return senses


def _official() -> tuple[dict[str, list[Sense]], list[tuple[str, str]]]:
    """The senses of the official names, and the islands with their regencies."""
    senses: dict[str, list[Sense]] = {}
    islands = []
    for code, name, level, parent, spellings in rows("regions"):
        if level == "island":
            islands.append((name, parent))
            continue
        short = name if level == "district" else short_name(name, level)
        sense = Sense(code, "name")
        for form in (short, *spellings.split(";")) if spellings else (short,):
            senses.setdefault(form, []).append(sense)
    for word in _NOT_ALONE:
        senses.pop(word, None)
    return senses, islands


def _lower(low: str, form: Form) -> list[str]:
    """Lower-cased forms that no ordinary word can be: "kota magelang", "sulawesi tenggara"."""
    levels = {len(sense.code) for sense in form.senses if sense.kind == "name"}
    lower = [f"kota {low}", f"kabupaten {low}"] if 5 in levels else []
    if 2 in levels:
        lower.append(f"provinsi {low}")
        if " " in low:
            lower.append(low)
    return lower
