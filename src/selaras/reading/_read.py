"""The way through the reader: from a report's text to all that it says."""

from __future__ import annotations

from selaras.reading._bodies import find_bodies
from selaras.reading._dates import find_dates
from selaras.reading._document import open_document
from selaras.reading._events import find_events
from selaras.reading._language import language_of
from selaras.reading._masks import with_mask_reasons
from selaras.reading._names import find_names
from selaras.reading._people import find_people
from selaras.reading._places import find_places, mentions
from selaras.reading._speech import find_speech
from selaras.records import Reading, Report

__all__ = ["VERSION", "UnreadableReport", "read"]

VERSION = "1"


class UnreadableReport(ValueError):
    """The report holds no text; the message names it."""


def read(report: Report) -> Reading:
    """Read one Indonesian report.

    Args:
        report: A report whose text `records.normalise` has put in NFC.

    Returns:
        What the text says and no more, unmasked: names that must not be shown bear a `mask`
        reason, and `mask` hides them. Nothing is read from page furniture.

    Raises:
        UnreadableReport: The text is blank.
    """
    if not report.text.strip():
        raise UnreadableReport(f"{report.id}: the report holds no text")
    document = open_document(report)
    regions = mentions(document)
    people_spans, body_spans, place_spans = find_names(document)
    places = find_places(document, extra=place_spans, regions_named=regions)
    bodies = find_bodies(document, regions, extra=body_spans, people=people_spans)
    people = find_people(document, bodies, regions, extra=people_spans)
    dates = find_dates(document)
    quotes, statements, release = find_speech(document, people, bodies)
    events = find_events(
        document,
        places=places,
        mentions=regions,
        dates=dates,
        people=people,
        bodies=bodies,
        quotes=quotes,
        statements=statements,
    )
    reading = Reading(
        reader={"selaras": VERSION},
        report=document.report,
        text=document.text,
        language=language_of(document),
        body=document.body,
        chrome=document.chrome,
        people=people,
        bodies=bodies,
        places=places,
        dates=dates,
        quotes=quotes,
        statements=statements,
        release=release,
        events=events,
        warnings=() if document.body else ("no content was found in this text",),
    )
    return with_mask_reasons(reading)
