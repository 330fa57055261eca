"""A reading's signature: the few hundred bytes by which readings are told alike."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from selaras.stories._weights import rarity, slots
from selaras.stories._words import body_text, forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from selaras.records import DateMention, Reading

__all__ = ["KEYS", "Signature", "Vector", "sign"]

KEYS = 16
"""Keys under which a signature is looked up: its heaviest words."""

_LEAD_WORDS = 60
_TITLE_TIMES = 4
_TITLE_STAND_IN = 12
_MOST_WORDS = 6000
_FOLLOWING = frozenset({"legal_process", "fact_check"})
_TALKING = frozenset({"policy", "coordination_meeting", "prevention", "legal_process", "other"})


class Vector(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Slots (uint32) and their weights (float32), as the bytes that a row of a store holds."""

    places: bytes = b""
    weights: bytes = b""


class Signature(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What grouping knows of one reading.

    Days are ordinals (`date.toordinal`), None when unsaid. `full` and `lead` have length one;
    the weights of `title` add up to one. `keys` are the heaviest slots, heaviest first.
    `kind` is the main event's. `voice` is the slot of the last name of who speaks most, None where
    nobody does. `length` counts the words of the body.
    """

    id: str
    published: int | None
    event_day: int | None
    region: str | None
    outlet: str | None = None
    kind: str | None = None
    voice: int | None = None
    length: int = 0
    full: Vector
    lead: Vector
    title: Vector
    keys: tuple[int, ...]

    @property
    def follows(self) -> bool:
        """Whether it is a ruling or a fact check, which has a day of its own after the event's."""
        return self.kind in _FOLLOWING

    @property
    def talks(self) -> bool:
        """Whether what is said or decided is the event, or nothing of a kind that we know."""
        return self.kind is None or self.kind in _TALKING

    @property
    def day(self) -> int:
        """The day that places the reading in time; 0 when no day is known."""
        return self.published or self.event_day or 0

    @property
    def age(self) -> tuple[int, str]:
        """Sorts earlier readings first."""
        return (self.day, self.id)


def sign(reading: Reading) -> Signature:
    """The signature of a reading; only its body and its title count."""
    body = forms(body_text(reading.text, reading.body))[:_MOST_WORDS]
    title = forms(reading.report.title or "") or body[:_TITLE_STAND_IN]
    body_slots, title_slots = slots(body), slots(title)
    counts = Counter(body_slots)
    for place in title_slots:
        counts[place] += _TITLE_TIMES
    full = _vector(counts)
    return Signature(
        id=reading.report.id,
        published=_ordinal(reading.report.published),
        event_day=_event_day(reading),
        region=None if reading.main is None else reading.main.region,
        outlet=reading.report.outlet,
        kind=None if reading.main is None else reading.main.kind,
        voice=_voice(reading),
        length=len(body),
        full=_packed(full, _length(full)),
        lead=_unit(Counter(body_slots[:_LEAD_WORDS] + title_slots)),
        title=_shares(set(title_slots)),
        keys=_keys(full),
    )


class _Loose(NamedTuple):
    places: NDArray[np.uint32]
    weights: NDArray[np.float32]


def _vector(counts: Mapping[int, int]) -> _Loose:
    """Weights: one plus the log of the count, times rarity."""
    places = np.fromiter(counts, dtype=np.uint32, count=len(counts))
    times = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
    return _Loose(places, (1 + np.log(times)) * rarity(places))


def _length(vector: _Loose) -> float:
    return math.sqrt(float(vector.weights @ vector.weights)) or 1.0


def _packed(vector: _Loose, scale: float) -> Vector:
    return Vector(vector.places.tobytes(), (vector.weights / np.float32(scale)).tobytes())


def _unit(counts: Mapping[int, int]) -> Vector:
    vector = _vector(counts)
    return _packed(vector, _length(vector))


def _shares(places: set[int]) -> Vector:
    vector = _vector(dict.fromkeys(sorted(places), 1))
    return _packed(vector, float(vector.weights.sum()) or 1.0)


def _keys(vector: _Loose) -> tuple[int, ...]:
    order = np.lexsort((vector.places, -vector.weights))[:KEYS]
    return tuple(int(place) for place in vector.places[order])


def _ordinal(day: str | None) -> int | None:
    return None if day is None else dt.date.fromisoformat(day[:10]).toordinal()


def _voice(reading: Reading) -> int | None:
    """The slot of the last name of who speaks most often; the earlier one of two."""
    said = Counter(one.speaker for one in (*reading.quotes, *reading.statements) if one.speaker)
    names = forms(said.most_common(1)[0][0]) if said else ()
    return slots(names[-1:])[0] if names else None


def _event_day(reading: Reading) -> int | None:
    """The first day that the body names, which in news is the event's more often than not.

    Days within direct speech count last: "today" is the speaker's day, not the paper's.
    """
    told: list[str] = []
    spoken: list[str] = []
    for mention in reading.dates:
        if len(mention.date) >= len("2026-01-01"):
            (spoken if _in_quotes(mention, reading) else told).append(mention.date)
    return _ordinal(next(iter(told + spoken), None))


def _in_quotes(mention: DateMention, reading: Reading) -> bool:
    start = mention.spans[0].start if mention.spans else -1
    return any(quote.start <= start < quote.end for quote in reading.quotes)
