"""A reading's signature: the few hundred bytes by which readings are told alike."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from selaras.stories._facts import (
    days,
    event_day,
    numbers,
    ordinal,
    purpose,
    site,
    voice,
    voices,
)
from selaras.stories._vector import Vector, pack
from selaras.stories._weights import rarity, slots
from selaras.stories._words import body_text, forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from selaras.records import Reading

__all__ = ["KEYS", "Signature", "sign"]

KEYS = 16
"""Keys under which a signature is looked up: its heaviest words."""

_LEAD_WORDS = 60
_TITLE_TIMES = 4
_TITLE_STAND_IN = 12
_MOST_WORDS = 6000
_FOLLOWING = frozenset({"legal_process", "fact_check"})
_TALKING = frozenset({"policy", "coordination_meeting", "prevention", "legal_process", "other"})


class Signature(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What grouping knows of one reading.

    Days are ordinals (`date.toordinal`), None when unsaid. `full` and `lead` have length one;
    the weights of `title` add up to one. `keys` are the heaviest slots, heaviest first.
    `kind` is the main event's. `voice` is the slot of the last name of who speaks most, None where
    nobody does. `length` counts the words of the body. `voices` are the last names of all who
    speak, `numbers` the figures of the first words, `days` the days that the body names, `purpose`
    the words of the main event's theme, host and opener, `site` those of its venue and place; the
    weights of each add up to one, nothing where there are none.
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
    voices: Vector = Vector()
    numbers: Vector = Vector()
    days: Vector = Vector()
    purpose: Vector = Vector()
    site: Vector = Vector()
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
        published=ordinal(reading.report.published),
        event_day=event_day(reading),
        region=None if reading.main is None else reading.main.region,
        outlet=reading.report.outlet,
        kind=None if reading.main is None else reading.main.kind,
        voice=voice(reading),
        length=len(body),
        full=_packed(full, _length(full)),
        lead=_unit(Counter(body_slots[:_LEAD_WORDS] + title_slots)),
        title=_shares(set(title_slots)),
        voices=voices(reading),
        numbers=numbers(body),
        days=days(reading),
        purpose=purpose(reading),
        site=site(reading),
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
    return pack(vector.places, vector.weights / np.float32(scale))


def _unit(counts: Mapping[int, int]) -> Vector:
    vector = _vector(counts)
    return _packed(vector, _length(vector))


def _shares(places: set[int]) -> Vector:
    vector = _vector(dict.fromkeys(sorted(places), 1))
    return _packed(vector, float(vector.weights.sum()) or 1.0)


def _keys(vector: _Loose) -> tuple[int, ...]:
    order = np.lexsort((vector.places, -vector.weights))[:KEYS]
    return tuple(int(place) for place in vector.places[order])
