"""What a reading says besides its words, as grouping compares it: who speaks, figures, days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from selaras.stories._vector import Vector, shares
from selaras.stories._weights import SIZE, slots
from selaras.stories._words import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.records import DateMention, Reading

__all__ = ["days", "event_day", "numbers", "ordinal", "purpose", "site", "voice", "voices"]

_OPENING_WORDS = 150
_YEAR_DIGITS = 4
_WHOLE_DAY = len("2026-01-01")


def ordinal(day: str | None) -> int | None:
    """The number of an ISO day (`date.toordinal`); None for None."""
    return None if day is None else dt.date.fromisoformat(day[:_WHOLE_DAY]).toordinal()


def voice(reading: Reading) -> int | None:
    """The slot of the last name of who speaks most often; the earlier one of two."""
    said = Counter(one.speaker for one in (*reading.quotes, *reading.statements) if one.speaker)
    names = forms(said.most_common(1)[0][0]) if said else ()
    return slots(names[-1:])[0] if names else None


def voices(reading: Reading) -> Vector:
    """The last names of all who speak (of unnamed ones the last word), by how often they do."""
    said = [one.speaker or one.voice or "" for one in (*reading.quotes, *reading.statements)]
    return shares(slots(name for one in said for name in forms(one)[-1:]))


def numbers(body: Sequence[str]) -> Vector:
    """The figures among the first words, each once; years, single and padded digits are none."""
    return shares(slots({word for word in body[:_OPENING_WORDS] if _tells(word)}))


def _tells(word: str) -> bool:
    year = len(word) == _YEAR_DIGITS and word.startswith(("19", "20"))
    return word.isdigit() and len(word) > 1 and not word.startswith("0") and not year


def purpose(reading: Reading) -> Vector:
    """The words of the main event's theme, of who hosts it and of who opens it, each once."""
    main = reading.main
    return Vector() if main is None else _words(main.theme, main.host, main.opened_by)


def site(reading: Reading) -> Vector:
    """The words of the main event's venue and place, each once."""
    return Vector() if reading.main is None else _words(reading.main.venue, reading.main.place)


def _words(*names: str | None) -> Vector:
    return shares({place for name in names if name for place in slots(forms(name))})


def days(reading: Reading) -> Vector:
    """The days that the body names, each once."""
    found = {ordinal(mention.date) for mention in _whole_days(reading)}
    return shares(day % SIZE for day in found if day is not None)


def event_day(reading: Reading) -> int | None:
    """The first day that the body names, which in news is the event's more often than not.

    Days within direct speech count last: "today" is the speaker's day, not the paper's.
    """
    named = sorted(_whole_days(reading), key=lambda mention: _in_quotes(mention, reading))
    return ordinal(named[0].date) if named else None


def _whole_days(reading: Reading) -> list[DateMention]:
    return [mention for mention in reading.dates if len(mention.date) >= _WHOLE_DAY]


def _in_quotes(mention: DateMention, reading: Reading) -> bool:
    start = mention.spans[0].start if mention.spans else -1
    return any(quote.start <= start < quote.end for quote in reading.quotes)
