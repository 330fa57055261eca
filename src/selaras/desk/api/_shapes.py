"""Rows as programs get them: codes and ids, never what a page would mask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from django.conf import settings

from selaras.desk import _bodies, _regions
from selaras.desk.labels import _veil
from selaras.records import Rival

if TYPE_CHECKING:
    from selaras import bodies, records
    from selaras.desk.arrivals.models import Arrival
    from selaras.desk.cases.models import Action, Case
    from selaras.desk.meetings.models import Meeting
    from selaras.desk.newsroom.models import Report, Story
    from selaras.desk.outlooks.models import Outlook, Prediction

Row = dict[str, object]
STORY = (
    "id title kind phase state region region_name date_from date_to reports origins refuted "
    "expires_on first_seen changed_at url"
).split()
CASE = (
    "id title kind nature severity stage region region_name handler owner story occurred_on "
    "expires_on opened_at closed_at outcome actions_planned actions_open url"
).split()
ACTION = (
    "id case what body body_name basis region deadline planned_at answer blocked_reason result "
    "done_at url"
).split()
_STORY_PLAIN = set(STORY) - {"region_name", "url"}
_CASE_PLAIN = set(CASE) - {"region_name", "owner", "story", "actions_planned", "actions_open",
                           "url"}  # fmt: skip
_ACTION_PLAIN = set(ACTION) - {"case", "body_name", "url"}
_REPORT = ("id", "title", "outlet", "url", "published", "version", "home", "received_at")


def story(row: Story) -> Row:
    """A story in a list."""
    plain = {name: getattr(row, name) for name in _STORY_PLAIN}
    return {**plain, "region_name": _regions.name(row.region), "url": _url(row)}


def whole_story(row: Story) -> Row:
    """A story with its facts, reports and standing decisions."""
    members = list(row.storymember_set.select_related("report").defer("report__text"))
    ids = {one.report.key: one.report.pk for one in members}
    return {
        **story(row),
        "facts": [_fact(one, ids) for one in row.record.facts],
        "members": [
            {
                "id": one.report.pk,
                "letter": one.letter,
                "title": one.report.title,
                "outlet": one.report.outlet,
                "published": one.report.published,
            }
            for one in members
        ],
        "decisions": _decisions(row),
    }


def _decisions(row: Story) -> list[Row]:
    """The decisions that stand; what people typed is masked where a report of the story is."""
    names = ("id", "act", "fact", "value", "reason", "made_at")
    standing = list(row.decisions.filter(undone_at=None).order_by("pk"))
    told: list[Row] = [{name: getattr(one, name) for name in names} for one in standing]
    if any(one["value"] or one["reason"] for one in told):
        veil = _veil.of_story(row)
        told = [{name: veil(value) for name, value in one.items()} for one in told]
    return told


def _fact(fact: records.Fact, ids: dict[str, str]) -> Row:
    rivals = _rivals(fact)
    values = [one.value for one in rivals] if rivals else [fact.value]
    proofs = [*fact.evidence, *(proof for one in rivals for proof in one.evidence)]
    return {
        "field": fact.field,
        "value": values,
        "standing": fact.standing,
        "origins": fact.origins,
        "evidence": [
            {"report": ids[one.report], "spans": [(span.start, span.end) for span in one.spans]}
            for one in proofs
            if one.report in ids
        ],
    }


def _rivals(fact: records.Fact) -> tuple[Rival, ...]:
    """The sides of a disputed fact."""
    return msgspec.convert(fact.value, tuple[Rival, ...]) if fact.standing == "disputed" else ()


def decided(row: Story) -> Row:
    """A story's state after a decision on the whole of it."""
    row.refresh_from_db(fields=["state"])
    standing = row.decisions.filter(fact="", undone_at=None).first()
    return {"id": row.pk, "state": row.state, "seen": 0 if standing is None else standing.pk}


def report(row: Report) -> Row:
    """A report in a list."""
    return {name: getattr(row, name) for name in _REPORT}


def whole_report(row: Report) -> Row:
    """A report with its masked text."""
    return {**report(row), "text": row.reading.text}


def case(row: Case) -> Row:
    """A case, with its counts of actions where the list has them."""
    plain = {name: getattr(row, name) for name in _CASE_PLAIN}
    counted = {name: getattr(row, name) for name in ("actions_planned", "actions_open")}
    return {
        **plain,
        **counted,
        "region_name": _regions.name(row.region),
        "owner": row.owner.name,
        "story": row.story_id,
        "url": _url(row),
    }


def action(row: Action) -> Row:
    """An action."""
    plain = {name: getattr(row, name) for name in _ACTION_PLAIN}
    named = {"case": row.case_id, "body_name": _bodies.name(row.body)}
    return {**plain, **named, "url": _url(row)}


def meeting(row: Meeting) -> Row:
    """A meeting; the link to join it is on its page alone."""
    names = ("id", "theme", "venue", "mode", "starts_at", "held_at")
    plain = {name: getattr(row, name) for name in names}
    return {**plain, "forum": row.forum.name, "region": row.forum.region, "url": _url(row)}


def region(code: str) -> Row:
    """A region."""
    above = list(_regions.path(code))
    parent = above[-2] if len(above) > 1 else None
    level = _regions.level(code)
    return {"code": code, "name": _regions.name(code), "level": level, "parent": parent}


def body(entry: bodies.BodyEntry) -> Row:
    """A body of the register."""
    plain = {name: getattr(entry, name) for name in ("id", "name", "level", "region")}
    return {**plain, "leads": list(entry.leads)}


def odds(row: Prediction, outlook: Outlook) -> Row:
    """One chance of the outlook that holds now."""
    names = (
        "region", "group", "first_day", "last_day", "mean", "chance_any", "usual_any",
        "surge_threshold", "chance_surge", "standing", "count",
    )  # fmt: skip
    of_all = {"source": outlook.source, "synthetic": outlook.is_synthetic, "as_of": outlook.as_of}
    return {**{name: getattr(row, name) for name in names}, **of_all}


def arrival(row: Arrival) -> Row:
    """What was sent, and what became of it."""
    rows = row.rows.order_by("turn").values("outcome", "report", "message")[:_ROWS_SHOWN]
    return {"id": row.pk, "state": row.state, "rows": list(rows)}


_ROWS_SHOWN = 100


def _url(row: Story | Case | Action | Meeting) -> str:
    """The page for people."""
    return f"{settings.DESK_URL}{row.get_absolute_url()}"
