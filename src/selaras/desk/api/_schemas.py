"""What programs send and get, as the OpenAPI document tells it."""

import datetime as dt
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, JsonValue

from selaras.desk.arrivals.forms import LONGEST_TEXT

CODE = r"^(ID|[0-9]{2}(\.[0-9]{2}(\.[0-9]{2})?)?)$"
ID = r"^[0-9a-z]{10}$"
WORD = r"^[a-z0-9_.-]{1,80}$"
PLAIN = r"^[^\x00]*$"


Code = Annotated[str, Field(pattern=CODE)]
Id = Annotated[str, Field(pattern=ID)]
Word = Annotated[str, Field(pattern=WORD)]


class Strict(Schema):
    """A body in which every name is known."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """What went wrong, and what to do (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


class StoryOut(Schema):
    """One story in a list. `phase` tells what is feared from what has happened."""

    id: str
    title: str
    kind: str
    phase: str
    state: str
    region: str
    region_name: str
    date_from: str
    date_to: str
    reports: int
    origins: int
    refuted: bool
    expires_on: dt.date | None
    first_seen: dt.datetime
    changed_at: dt.datetime
    url: str


class PassageOut(Schema):
    """Where a report says it, in code points of its masked text."""

    report: str
    spans: list[tuple[int, int]]


class FactOut(Schema):
    """One fact with who says it, how it stands, and the passages."""

    field: str
    value: list[JsonValue]
    standing: str
    origins: int
    evidence: list[PassageOut]


class DecisionOut(Schema):
    """A decision that stands; `id` is what `seen` asks for."""

    id: int
    act: str
    fact: str
    value: str
    reason: str
    made_at: dt.datetime


class MemberOut(Schema):
    """A report of a story."""

    id: str
    letter: str
    title: str
    outlet: str
    published: str


class StoryWhole(StoryOut):
    """One story with its facts, reports and the decisions that stand."""

    facts: list[FactOut]
    members: list[MemberOut]
    decisions: list[DecisionOut]


class ReportOut(Schema):
    """One report in a list."""

    id: str
    title: str
    outlet: str
    url: str
    published: str
    version: int
    home: str
    received_at: dt.datetime


class ReportWhole(ReportOut):
    """One report with its text, in which masked names stay masked."""

    text: str


class CaseOut(Schema):
    """One case."""

    id: str
    title: str
    kind: str
    nature: str
    severity: str
    stage: str
    region: str
    region_name: str
    handler: str
    owner: str
    story: str | None
    occurred_on: dt.date | None
    expires_on: dt.date | None
    opened_at: dt.datetime
    closed_at: dt.datetime | None
    outcome: str
    actions_planned: int
    actions_open: int
    url: str


class ActionOut(Schema):
    """One action: what a body is to do, by when, and what came of it."""

    id: str
    case: str
    what: str
    body: str
    body_name: str
    basis: str
    region: str
    deadline: dt.date
    planned_at: dt.datetime
    answer: str
    blocked_reason: str
    result: str
    done_at: dt.datetime | None
    url: str


class MeetingOut(Schema):
    """One meeting of a forum."""

    id: str
    forum: str
    region: str
    theme: str
    venue: str
    mode: str
    starts_at: dt.datetime
    held_at: dt.datetime | None
    url: str


class RegionOut(Schema):
    """A region of the official table."""

    code: str
    name: str
    level: str
    parent: str | None


class BodyOut(Schema):
    """A body of the register."""

    id: str
    name: str
    level: str
    region: str | None
    leads: list[str]


class SeatOut(Schema):
    """A body that sits in a region's forum or could act on a kind of problem there."""

    body: str
    name: str
    basis: str


class OutlookOut(Schema):
    """Odds of one region and group for the four weeks after `as_of`."""

    region: str
    group: str
    source: str
    synthetic: bool
    as_of: dt.date
    first_day: dt.date
    last_day: dt.date
    mean: float
    chance_any: float
    usual_any: float | None
    surge_threshold: int
    chance_surge: float
    standing: bool
    count: int | None


class Stories(Schema):
    """A page of stories."""

    items: list[StoryOut]
    next: str | None


class Reports(Schema):
    """A page of reports."""

    items: list[ReportOut]
    next: str | None


class Cases(Schema):
    """A page of cases."""

    items: list[CaseOut]
    next: str | None


class Actions(Schema):
    """A page of actions."""

    items: list[ActionOut]
    next: str | None


class Meetings(Schema):
    """A page of meetings."""

    items: list[MeetingOut]
    next: str | None


class Regions(Schema):
    """A page of regions."""

    items: list[RegionOut]
    next: str | None


class Bodies(Schema):
    """The bodies of a region."""

    items: list[SeatOut]
    next: str | None


class Outlooks(Schema):
    """A page of odds."""

    items: list[OutlookOut]
    next: str | None


def _text(longest: int, *, shortest: int = 0) -> object:
    return Field(min_length=shortest, max_length=longest, pattern=PLAIN)


class ReportIn(Strict):
    """A report to send in. `once` makes sending it twice safe; `region` is one of your homes."""

    text: Annotated[str, _text(LONGEST_TEXT, shortest=1)]
    outlet: Annotated[str, _text(200, shortest=1)]
    published: dt.date | None = None
    title: Annotated[str, _text(500)] = ""
    url: Annotated[str, Field(max_length=2_000, pattern=r"^(https?://[^\s\x00]+)?$")] = ""
    region: Code | None = None
    once: Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,10}$")] | None = None


class RowOut(Schema):
    """What became of a report that was sent."""

    outcome: str
    report: str | None
    message: str


class ArrivalOut(Schema):
    """What was sent: read at once, or `waiting` when it is long."""

    id: str
    state: str
    rows: list[RowOut]


class ConfirmIn(Strict):
    """`seen` is the id of the decision on the whole story that you saw, 0 for none."""

    seen: Annotated[int, Field(ge=0, le=2**63 - 1)] | None = None
    reason: Annotated[str, _text(500)] = ""


class RejectIn(Strict):
    """Rejecting needs a reason from the list."""

    seen: Annotated[int, Field(ge=0, le=2**63 - 1)] | None = None
    reason: Literal["misread", "not_real", "double", "off_topic"]


class DecidedOut(Schema):
    """A story after a decision; `seen` is the id of the decision that stands, 0 for none."""

    id: str
    state: str
    seen: int
