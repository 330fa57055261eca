"""The words everyone shares: what came in, what it says, and which reports tell one story.

Every record is immutable and travels as JSON through `msgspec`. `None` means
"not said"; a value that is said always has its evidence.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any, Literal

import msgspec

__all__ = [
    "Body",
    "Chrome",
    "Count",
    "DateMention",
    "Event",
    "Evidence",
    "Fact",
    "FactEvidence",
    "Harm",
    "MaskReason",
    "Participants",
    "Person",
    "Phase",
    "Place",
    "PlaceRole",
    "Precision",
    "Reading",
    "Release",
    "Report",
    "ReportHead",
    "Rival",
    "SharedPassage",
    "SharedPlace",
    "Span",
    "Speech",
    "Standing",
    "Story",
    "StoryDates",
    "normalise",
]

Phase = Literal["feared", "happening", "happened", "averted", "settled", "activity", "none"]
PlaceRole = Literal["dateline", "venue", "scene", "home", "mention"]
Precision = Literal["year", "month", "day", "minute"]
Standing = Literal["agreed", "sole", "disputed"]
MaskReason = Literal["minor", "victim", "witness", "accused", "source"]
Acting = Literal["Pj", "Pjs", "Plt", "Plh"]

Count = int | tuple[int, int]
"""Persons or things: n, or (low, high) when only a range is said."""


_BLANKED = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)], " ")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def normalise(text: str) -> str:
    """Return `text` in the one form that all offsets count in: NFC, line feeds only.

    Control characters become blanks, lone surrogates U+FFFD: one code point for one, so that
    every text can be written as UTF-8 and shown.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = unicodedata.normalize("NFC", text)
    return text.translate(_BLANKED) if _CONTROL.search(text) else text


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Half-open [start, end) code points of one report's NFC text; `[start, end]` in JSON."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end}]")


class ReportHead(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a report from outside its text.

    `published` is an ISO date or date-time as given ("2023-04-12", "2023-04-12T04:37"),
    None when not known.
    """

    id: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication, None when not known."""
        return None if self.published is None else dt.date.fromisoformat(self.published[:10])


class Report(ReportHead, frozen=True, kw_only=True):
    """One report as it came in: its head and its text, which `normalise` has put in NFC."""

    text: str

    @property
    def head(self) -> ReportHead:
        """The report without its text."""
        return ReportHead(
            id=self.id,
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            published=self.published,
        )


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The shortest passage that proves a value, and the rule that read it.

    `title` holds spans of the report's title, for values that only the headline says.
    `via` names who passed the value on, nearest the source first, the outlet left out.
    """

    spans: tuple[Span, ...] = ()
    rule: str
    via: tuple[str, ...] = ()
    title: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not self.spans and not self.title:
            raise ValueError(f"evidence without a passage: {self.rule}")


class Chrome(msgspec.Struct, frozen=True):
    """A passage that is page furniture, not report; `why` names the rule that cut it."""

    start: int
    end: int
    why: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person whom the text names; one entry for all mentions.

    `name` is the fullest form without titles. `office` is the office as printed, without its
    body where the body is a name of its own. `body` is a `name` in `Reading.bodies`. `region`
    is the code of the region of office. `mask` says why the name must not be shown.
    """

    name: str
    office: str | None = None
    body: str | None = None
    region: str | None = None
    acting: Acting | None = None
    mask: MaskReason | None = None
    titles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    evidence: dict[str, Evidence] = {}


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body that the text names; `id` is null outside the register.

    `name` is the official name for a body of the register, else the fullest form printed;
    `short` is the official abbreviation ("Kemendagri"), None when there is none.
    """

    id: str | None
    name: str
    short: str | None = None
    region: str | None = None
    spans: tuple[Span, ...] = ()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place name and the region it was resolved to.

    `region` is a province or regency code (Kemendagri, "74.71"), None when it cannot be
    settled. `candidates` are the codes that were weighed, best first, when there were several.
    """

    region: str | None
    name: str
    role: PlaceRole
    candidates: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """A point in time, ISO and cut to what is said: "2014", "2014-12-28T13:25"."""

    date: str
    precision: Precision
    spans: tuple[Span, ...] = ()


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said: a quote (the words inside the marks) or a statement (told).

    `speaker` is a `name` in `Reading.people`, None when the text names nobody; `voice` is then
    the office or group that speaks, as printed. `chain` is who passed it on, outermost last.
    """

    start: int
    end: int
    speaker: str | None = None
    voice: str | None = None
    chain: tuple[str, ...] = ()
    verb: str | None = None
    evidence: dict[str, Evidence] = {}


class Participants(msgspec.Struct, frozen=True, kw_only=True):
    """Who took part: names in `Reading.people` and `Reading.bodies`.

    `open` is true when the list is said not to be whole ("seperti ... hingga").
    """

    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    open: bool = False


class Harm(msgspec.Struct, frozen=True, kw_only=True):
    """Harm done: None unsaid, 0 said to be none, n, or (low, high).

    `provisional` names the fields that the text calls provisional.
    """

    deaths: Count | None = None
    injured: Count | None = None
    missing: Count | None = None
    displaced: Count | None = None
    houses: Count | None = None
    vehicles: Count | None = None
    buildings: Count | None = None
    arrested: Count | None = None
    provisional: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event that a report tells, fears or denies.

    `region` is a province or regency code, None for a national matter; `date` is ISO, cut to
    what is said. `generic` marks a fear or fact without an event of its own (kind `other`).
    """

    kind: str
    phase: Phase
    generic: bool = False
    date: str | None = None
    region: str | None = None
    place: str | None = None
    venue: str | None = None
    theme: str | None = None
    host: str | None = None
    opened_by: str | None = None
    participants: Participants = Participants()
    harm: Harm = Harm()
    evidence: dict[str, Evidence] = {}


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A press release or another outlet that the text names as its source."""

    name: str
    kind: Literal["release", "outlet"]
    spans: tuple[Span, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says and no more; every offset counts code points of `text`.

    `body` and `chrome` together cover the text; nothing is read from chrome. `events` has the
    main event first and is empty when there is none.
    """

    schema: str = "selaras/reading/1"
    reader: dict[str, str]
    report: ReportHead
    text: str
    language: str | None = None
    body: tuple[Span, ...] = ()
    chrome: tuple[Chrome, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Speech, ...] = ()
    statements: tuple[Speech, ...] = ()
    release: Release | None = None
    events: tuple[Event, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def main(self) -> Event | None:
        """The main event, None when there is none."""
        return self.events[0] if self.events else None


class FactEvidence(msgspec.Struct, frozen=True):
    """Passages of one report that prove a story's fact."""

    report: str
    spans: tuple[Span, ...]


class Rival(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a dispute: a value, the reports that give it, and their words.

    `superseded` marks a provisional value that a later report replaces.
    """

    value: Any
    by: tuple[str, ...]
    evidence: tuple[FactEvidence, ...]
    superseded: bool = False


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a story's reports say, and how it stands among them.

    `value` lists the rivals when `standing` is "disputed". `origins` counts the origins, not
    the outlets, that say it; `by` are report ids. `note` names the rule behind a headline value.
    """

    field: str
    value: Any
    standing: Standing
    by: tuple[str, ...]
    origins: int
    evidence: tuple[FactEvidence, ...]
    note: str | None = None


class SharedPlace(msgspec.Struct, frozen=True):
    """Where a shared passage stands in one report."""

    report: str
    start: int
    end: int


class SharedPassage(msgspec.Struct, frozen=True, kw_only=True):
    """Words that two or more reports share; `first` is the report that had them first, if known."""

    words: int
    places: tuple[SharedPlace, ...]
    first: str | None = None


class StoryDates(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """First and last day of a story's event, ISO; None when no report says."""

    from_: str | None = None
    to: str | None = None


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of one real event, and how what they say stands.

    `origins` are inner lists of report ids that descend from one source: these, not outlets,
    are what confirms. Region and date follow the rules that their facts name.
    """

    schema: str = "selaras/story/1"
    id: str
    title: str
    kind: str
    phase: Phase
    date: StoryDates
    region: str | None
    members: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    origin_reasons: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    shared_passages: tuple[SharedPassage, ...] = ()
    harm: Harm = Harm()
