"""Every written form of a place name, what it may mean, and the automaton that finds them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from selaras.regions._regions import short_name
from selaras.regions._tables import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Form", "Gazetteer", "Sense", "fold", "gazetteer", "made"]

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
    are also words, peoples or persons, "short" for abbreviations that only their province
    elsewhere makes a place, and "anchor" for those that only a type word or a containing region
    makes a place. `other` says what a form without senses is: a company, a club, a country.
    `local` says that it names districts only.
    """

    senses: tuple[Sense, ...]
    need: Need = ""
    other: str = ""
    local: bool = False


Entry = Form | list[Sense]


class Gazetteer(NamedTuple):
    """The automaton over the folded patterns, and by pattern index their forms.

    Most forms are never met: until they are, their senses stand for them.
    """

    automaton: AhoCorasick
    entries: list[Entry]


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
    entries = _entries()
    patterns = {s if s.istitle() else fold(s): entry for s, entry in entries.items()}
    for spelling, entry in entries.items():
        for lower in _lower(spelling, entry.senses if isinstance(entry, Form) else entry):
            patterns.setdefault(lower, entry)
    return Gazetteer(AhoCorasick(list(patterns), store_patterns=False), list(patterns.values()))


def made(senses: list[Sense], need: Need = "") -> Form:
    """The form with these senses."""
    local = all(len(sense.code) > 5 for sense in senses)
    return Form(tuple(dict.fromkeys(senses)), need, "", local)


def _entries() -> dict[str, Entry]:
    """The forms by their usual spelling; decoys win over all, countries over districts."""
    entries: dict[str, Entry] = {**_senses()}
    for form, need, _, _ in rows("words"):
        senses = entries.get(form)
        if isinstance(senses, list):
            entries[form] = made(senses, need)  # type: ignore[arg-type]
    for form, what, _ in rows("abroad"):
        entry = entries.get(form, [])
        if entry.local if isinstance(entry, Form) else all(len(one.code) > 5 for one in entry):
            entries[form] = Form((), other="abroad" if what != "area" else "area")
    for form, what, _ in rows("decoys"):
        entries[form] = Form((), other=what)
    for word in _LOCALITIES:
        entries[word] = entries[word.capitalize()] = Form((), other="locality")
    return entries


def _senses() -> dict[str, list[Sense]]:
    """The senses of every form; an island's name counts where no other row has it."""
    senses, islands = _official()
    for code, town, _, _, _ in rows("capitals"):
        if town and len(code) == 5 and Sense(code, "name") not in senses.get(town, ()):
            _add(senses, town, Sense(code, "capital"))
    for form, code, kind, _, _, _ in rows("aliases"):
        if form not in senses or Sense(code, "name") not in senses[form]:
            _add(senses, form, Sense(code, kind))  # type: ignore[arg-type]
    for name, parent in islands:
        if name not in senses:
            senses[name] = [Sense(parent, "island")]
    return senses


def _official() -> tuple[dict[str, list[Sense]], list[tuple[str, str]]]:
    """The senses of the official names, and the islands with their regencies."""
    senses: dict[str, list[Sense]] = {}
    islands = []
    for code, name, level, parent, spellings in rows("regions"):
        if level == "island":
            islands.append((name, parent))
            continue
        sense = Sense(code, "name")
        _add(senses, name if level == "district" else short_name(name, level), sense)
        if spellings:
            for form in spellings.split(";"):
                _add(senses, form, sense)
    for word in _NOT_ALONE:
        senses.pop(word, None)
    return senses, islands


def _add(senses: dict[str, list[Sense]], form: str, sense: Sense) -> None:
    known = senses.get(form)
    if known is None:
        senses[form] = [sense]
    else:
        known.append(sense)


def _lower(spelling: str, senses: Sequence[Sense]) -> list[str]:
    """Lower-cased forms that no ordinary word can be: "kota magelang", "sulawesi tenggara"."""
    levels = {len(sense.code) for sense in senses if sense.kind == "name" and not sense.district}
    if not levels:
        return []
    low = spelling.lower()
    lower = [f"kota {low}", f"kabupaten {low}"] if 5 in levels else []
    if 2 in levels:
        lower.append(f"provinsi {low}")
        if " " in low:
            lower.append(low)
    return lower
