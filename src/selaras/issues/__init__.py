"""Issues: the kinds of trouble and of work for harmony, their words and their calendars."""

from selaras.issues._calendar import Entry, calendar
from selaras.issues._kinds import KINDS, Kind, kind
from selaras.issues._mappings import MAPPINGS, Mapped, Scheme, mapped
from selaras.issues._words import FRAMES, SENSES, SLOTS, Frame, Sense, Table

__all__ = [
    "FRAMES",
    "KINDS",
    "MAPPINGS",
    "SENSES",
    "SLOTS",
    "Entry",
    "Frame",
    "Kind",
    "Mapped",
    "Scheme",
    "Sense",
    "Table",
    "calendar",
    "kind",
    "mapped",
]
