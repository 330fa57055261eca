"""Match the offices, groups and parts of names that stand for a speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.records import Person

__all__ = ["Offices", "printed_voice"]

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DETERMINERS = frozenset(
    "sang si pak bu bapak ibu tersebut itu ini para pihak seorang sosok jajaran".split()
)
_OPENING = re.compile(
    r"(?:bahkan|namun|selain itu|untuk itu|karena itu|adapun|sementara itu|sementara|sedangkan|"
    r"lalu|kemudian|tetapi|tapi|sebelumnya|sebaliknya|akhirnya|kini|saat ini|sekaligus|dan|serta|"
    r"meski)\s*"
)
_CLAUSE = re.compile(
    r"\s(?:ada|dan|atau|sampai|untuk|dengan|saat|yang|me[a-z]{4,}|di[a-z]{5,}|ber[a-z]{4,})\s$|"
    r"\s(?:adalah|bahwa|karena|agar|akan|telah|sudah|merebut|menjadi|mengatakan|membuat)\s"
)
_LONGEST_VOICE = 80
_LONGEST_NAME = 4
_OFFICE_TO_NAME = 140
_SHORTEST_CONTRACTION = 5


class Offices:
    """Who holds which office, and whose name has which words."""

    def __init__(self, text: str, people: Sequence[Person]) -> None:
        self._text = text
        self._people = people
        self._held: dict[str, set[int]] | None = None
        self._called: dict[str, set[int]] = {}
        self._joined: dict[str, list[tuple[str, int]]] = {}
        self._known: dict[str, list[int]] = {}

    def holders(self, start: int, end: int) -> list[int]:
        """The people whose office the words at [start, end) name, shortened or in part."""
        printed = self._text[start:end].lower()
        if printed not in self._known:
            self._known[printed] = self._find_holders(printed)
        return self._known[printed]

    def called(self, start: int, end: int) -> int | None:
        """The one person of whose name the words at [start, end) are a part."""
        printed = self._text[start:end].partition(" yang ")[0]
        part = [w for w in _WORD.findall(printed) if w.lower() not in _DETERMINERS]
        if not 0 < len(part) <= _LONGEST_NAME or not all(w[0].isupper() for w in part):
            return None
        self._learn()
        found = set.intersection(*(self._called.get(w, set()) for w in part))
        return found.pop() if len(found) == 1 else None

    def _find_holders(self, printed: str) -> list[int]:
        asked = [w for w in _WORD.findall(printed) if w not in _DETERMINERS]
        if not asked:
            return []
        held = self._learn()
        found = set.intersection(*(held.get(word, set()) for word in asked))
        joined = "".join(asked)
        for office, who in self._joined.get(joined[:2], ()):
            if _contracts(joined, office) or _contracts(office, joined):
                found.add(who)
        return sorted(found)

    def _learn(self) -> dict[str, set[int]]:
        """Index the offices and names, once a text asks for them."""
        if self._held is not None:
            return self._held
        self._held = {}
        for who, person in enumerate(self._people):
            for word in _WORD.findall(person.name):
                self._called.setdefault(word, set()).add(who)
            if person.office is None:
                continue
            for word in _WORD.findall(self._printed(person, person.office).lower()):
                self._held.setdefault(word, set()).add(who)
            joined = "".join(person.office.lower().split())
            self._joined.setdefault(joined[:2], []).append((joined, who))
        return self._held

    def _printed(self, person: Person, office: str) -> str:
        """An office and what stands between it and the name ("Bupati Luwu, H. ...")."""
        proof = person.evidence.get("office")
        if proof is None or not proof.spans:
            return office
        start = proof.spans[0].start
        names = (s.start for s in person.spans if 0 < s.start - start < _OFFICE_TO_NAME)
        return f"{office} {self._text[start : next(names, proof.spans[0].end)]}"


def printed_voice(text: str, low: str, start: int, end: int) -> tuple[int, str] | None:
    """The office or group printed at [start, end), None for a clause or a lone conjunction.

    Returns:
        Where the words begin past an opening "Namun", and the words.
    """
    opening = _OPENING.match(low, start, end)
    start = start if opening is None else opening.end()
    voice = text[start:end]
    head = voice.partition(" yang ")[0].lower()
    if not 2 < len(voice) <= _LONGEST_VOICE or _CLAUSE.search(f" {head} "):
        return None
    return start, voice


def _contracts(short: str, long: str) -> bool:
    """Whether a contracted office ("mendagri") is made of the letters of the long form."""
    if not _SHORTEST_CONTRACTION <= len(short) < len(long) or short[:2] != long[:2]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)
