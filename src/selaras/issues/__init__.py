"""Issues: the kinds of trouble and of work for harmony, their words and their calendars."""

from selaras.issues._kinds import KINDS, Kind, kind

__all__ = ["KINDS", "Kind", "kind"]
