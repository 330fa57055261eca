"""How much a word tells: its rarity in news, read from a table of hashed stems."""

from __future__ import annotations

import json
import zlib
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

__all__ = ["RARITY", "SIZE", "STEP", "pack", "rarity", "slot", "slots", "stem", "unpack"]

SIZE = 1 << 18
"""Slots of the table; two stems that meet in one slot share a weight."""

STEP = 25
"""Table units per nat of rarity: one byte reaches to ten nats."""

_MOST = np.float32(8.0)
"""Nats beyond which nothing is rarer: a name that the table never saw weighs like those it did."""

_STEMMER = Stemmer.Stemmer("indonesian")
_KNOWN: dict[str, int] = {}
_KNOWN_LIMIT = 200_000


def stem(word: str) -> str:
    """The Indonesian stem of a lower-case word."""
    return str(_STEMMER.stemWord(word))


def slot(text: str) -> int:
    """The slot that `text` falls into, the same on every machine."""
    return zlib.crc32(text.encode("utf-8", "replace")) % SIZE


def slots(words: Iterable[str]) -> list[int]:
    """The slots of the words' stems, in order; known words are looked up, not stemmed again."""
    if len(_KNOWN) > _KNOWN_LIMIT:
        _KNOWN.clear()
    found = []
    for word in words:
        place = _KNOWN.get(word)
        if place is None:
            place = _KNOWN[word] = slot(stem(word))
        found.append(place)
    return found


def pack(counts: Mapping[str, int], reports: int, source: str) -> bytes:
    """Make the table from the number of reports that each stem stands in."""
    totals = np.zeros(SIZE, dtype=np.float64)
    for text, count in counts.items():
        totals[slot(text)] += count
    units = np.log((reports + 1) / (np.minimum(totals, reports) + 1)) * STEP
    head = json.dumps({"reports": reports, "source": source}).encode()
    return head + b"\n" + zlib.compress(np.clip(units, 0, 255).astype(np.uint8).tobytes(), 9)


def unpack(table: bytes) -> NDArray[np.float32]:
    """Rarity in nats per slot: log of reports over reports with the stem, up to a bound."""
    units = np.frombuffer(zlib.decompress(table.partition(b"\n")[2]), dtype=np.uint8)
    return np.minimum(units / np.float32(STEP), _MOST, dtype=np.float32)


RARITY = unpack(files("selaras.stories").joinpath("_data/rarity.bin").read_bytes())
"""The table that ships; the tools that train put another in its place."""


def rarity(places: NDArray[np.uint32]) -> NDArray[np.float32]:
    """The rarity in nats of each slot."""
    return np.asarray(RARITY[places])
