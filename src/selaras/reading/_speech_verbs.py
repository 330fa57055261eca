"""Find the verbs of saying and telling in what stands outside quote marks, in one pass."""

from __future__ import annotations

import bisect
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from selaras.reading import _speech_words as words

__all__ = ["Verb", "Verbs"]


class Verb(NamedTuple):
    """A verb at [start, end).

    Kinds: say, saynya, tell, link (needs "bahwa"), according, told (passive), point, source,
    release.
    """

    start: int
    end: int
    kind: str


_FORMS: dict[str, str] = {
    **dict.fromkeys(words.BARE_TELLING, "tell"),
    **dict.fromkeys(words.LINKED_TELLING, "link"),
    **dict.fromkeys(words.SAYING, "say"),
    **{f"{base}nya": "saynya" for base in words.SAYING},
    **{f"{verb}nya": "tell" for verb in ("menyebut", "menilai")},
    **{f"di{b}kan": "told" for b in words.PASSIVES},
    **{f"di{b}kannya": "told" for b in words.PASSIVES},
    "diakui": "told",
    "diakuinya": "told",
    "menurut": "according",
    "menurutnya": "according",
    **dict.fromkeys(words.SOURCES, "source"),
    **dict.fromkeys(words.RELEASES, "release"),
    "pertama": "point",
    "kedua": "point",
    "ketiga": "point",
    "keempat": "point",
    "kelima": "point",
}
_WORDS = tuple(_FORMS)
_KINDS = tuple(_FORMS.values())
_AUTOMATON = AhoCorasick(
    list(_WORDS), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
)


class Verbs:
    """The verbs of a text in order."""

    def __init__(self, low: str) -> None:
        size = len(low)
        self.all: list[Verb] = []
        for index, start, end in _AUTOMATON.find_matches_as_indexes(low):
            if start and (low[start - 1].isalnum() or low[start - 1] in "-_"):
                continue
            if end < size and (low[end].isalnum() or low[end] in "-_'’"):
                continue
            self.all.append(Verb(start, end, _KINDS[index]))
        self._starts = [verb.start for verb in self.all]

    def within(self, start: int, end: int) -> list[Verb]:
        """The verbs that begin in [start, end)."""
        left = bisect.bisect_left(self._starts, start)
        return self.all[left : bisect.bisect_left(self._starts, end, left)]
