"""Every write of the newsroom: loading what was read, and what people decide on it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.newsroom.acts import Act
from selaras.desk.newsroom.models import (
    LONGEST_KEY,
    Reading,
    Report,
    Story,
    StoryDecision,
    StoryMember,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selaras import records
    from selaras.desk.accounts.models import User

_WHOLE = ""
_ACTS = {
    StoryDecision.Act.CONFIRM: (Act.STORY_CONFIRMED, Act.FACT_CONFIRMED),
    StoryDecision.Act.REJECT: (Act.STORY_REJECTED, Act.STORY_REJECTED),
    StoryDecision.Act.CORRECT: (Act.FACT_CORRECTED, Act.FACT_CORRECTED),
    StoryDecision.Act.LEAVE_OPEN: (Act.FACT_LEFT_OPEN, Act.FACT_LEFT_OPEN),
}
_STATES = {
    StoryDecision.Act.CONFIRM: Story.State.CONFIRMED,
    StoryDecision.Act.REJECT: Story.State.REJECTED,
    StoryDecision.Act.LEAVE_OPEN: Story.State.DISPUTED,
}


@dataclass(frozen=True)
class Loaded:
    """How many reports and stories were new, and how many stories changed."""

    reports: int
    stories: int
    changed: int


@transaction.atomic
def load_readings(
    readings: Sequence[records.Reading],
    stories: Sequence[records.Story],
    *,
    reports: Sequence[records.Report] = (),
) -> Loaded:
    """Keep readings and their stories; loading the same again changes nothing.

    Args:
        readings: Masked readings; what pages show.
        stories: Stories grouped from these readings.
        reports: The reports as they came in, where their text may be kept unmasked.

    Raises:
        ValueError: An id is longer than 2,000 characters.
    """
    for id_ in (*(one.report.id for one in readings), *(one.id for one in stories)):
        if len(id_) > LONGEST_KEY:
            raise ValueError(f"an id has {len(id_)} characters; {LONGEST_KEY} at most: {id_[:40]}")
    raw = {report.id: report.text for report in reports}
    known = Report.objects.count()
    rows = {one.report.id: _keep_reading(one, raw.get(one.report.id)) for one in readings}
    kept = [_keep_story(story, rows) for story in stories]
    loaded = Loaded(
        Report.objects.count() - known,
        sum(outcome == "new" for _, outcome in kept),
        sum(outcome == "changed" for _, outcome in kept),
    )
    for story, outcome in kept:
        if outcome:
            after = {"reports": story.reports, "origins": story.origins}
            record(Act.REPORTS_LOADED, story, by=None, region=story.region, after=after)
    return loaded


def _keep_reading(reading: records.Reading, raw: str | None) -> Report:
    head, text = reading.report, _plain_text(reading.text if raw is None else raw)
    digest = hashlib.sha256(text.encode()).hexdigest()
    report, _ = Report.objects.get_or_create(
        key=head.id,
        digest=digest,
        defaults={
            "version": Report.objects.filter(key=head.id).count() + 1,
            "url": _plain_text(head.url),
            "outlet": _plain_text(head.outlet),
            "title": _plain_text(head.title),
            "published": _plain_text(head.published)[:40],
            "text": text,
        },
    )
    reader = " ".join(f"{part} {version}" for part, version in sorted(reading.reader.items()))
    Reading.objects.get_or_create(
        report=report, reader=reader[:300], defaults={"data": _plain(reading)}
    )
    return report


def _plain(value: msgspec.Struct) -> object:
    """The record as JSON that every database can hold."""
    return _without_nul(msgspec.json.decode(msgspec.json.encode(value)))


def _plain_text(text: str | None) -> str:
    """The text without NUL, which PostgreSQL cannot hold; offsets stay."""
    return (text or "").replace("\x00", "\ufffd")


def _without_nul(value: object) -> object:
    if isinstance(value, str):
        return _plain_text(value)
    if isinstance(value, list):
        return [_without_nul(one) for one in value]
    if isinstance(value, dict):
        return {key: _without_nul(one) for key, one in value.items()}
    return value


def _keep_story(story: records.Story, rows: Mapping[str, Report]) -> tuple[Story, str]:
    members = [rows[key] for key in story.members]
    row = _known_story(story, members)
    data = _plain(story)
    if row is not None and row.data == data:
        return row, ""
    outcome = "new" if row is None else "changed"
    row = row or Story(first_seen=timezone.now())
    row.key, row.title = story.id, _plain_text(story.title)
    row.kind, row.phase = story.kind, story.phase
    row.region = story.region or _regions.NATION
    row.date_from, row.date_to = story.date.from_ or "", story.date.to or ""
    row.reports, row.origins = len(story.members), len(story.origins)
    row.data, row.changed_at = data, timezone.now()
    row.save()
    _keep_members(row, story, members)
    return row, outcome


def _known_story(story: records.Story, members: Sequence[Report]) -> Story | None:
    """The row that tells this story already: by key, else by most reports in common."""
    same = Story.objects.filter(key=story.id).first()
    if same is not None:
        return same
    keys = {report.key for report in members}
    near = Story.objects.filter(members__key__in=keys).annotate(common=Count("members"))
    return near.order_by("-common", "first_seen").first()


def _keep_members(row: Story, story: records.Story, members: Sequence[Report]) -> None:
    origins = {key: turn for turn, keys in enumerate(story.origins) for key in keys}
    StoryMember.objects.filter(story=row).delete()
    StoryMember.objects.bulk_create(
        StoryMember(story=row, report=report, place=place, origin=origins.get(report.key, place))
        for place, report in enumerate(members)
    )


def confirm_story(story: Story, *, by: User, reason: str = "") -> None:
    """Confirm the whole story; confirming twice changes nothing."""
    _decide(story, StoryDecision.Act.CONFIRM, by=by, reason=reason)


def reject_story(story: Story, *, by: User, reason: str) -> None:
    """Reject the story, for a reason."""
    _decide(story, StoryDecision.Act.REJECT, by=by, reason=reason)


def confirm_fact(story: Story, fact: str, *, by: User, value: str) -> None:
    """Confirm one fact as it stands."""
    _decide(story, StoryDecision.Act.CONFIRM, by=by, fact=fact, value=value)


def leave_fact_open(story: Story, fact: str, *, by: User) -> None:
    """Leave a dispute as it is: both sides stay."""
    _decide(story, StoryDecision.Act.LEAVE_OPEN, by=by, fact=fact)


def correct_fact(
    story: Story, fact: str, *, by: User, value: str, evidence: Mapping[str, object]
) -> None:
    """Set a fact right, with the passage or the named source that proves it."""
    _decide(story, StoryDecision.Act.CORRECT, by=by, fact=fact, value=value, evidence=evidence)


@transaction.atomic
def undo_decision(decision: StoryDecision, *, by: User) -> None:
    """Take a decision back; it stays on record."""
    story = Story.objects.select_for_update().get(pk=decision.story_id)
    undone = StoryDecision.objects.filter(pk=decision.pk, undone_at=None)
    if undone.update(undone_at=timezone.now()):
        _settle(story)
        before = {"act": decision.act, "fact": decision.fact, "value": decision.value}
        record(Act.DECISION_UNDONE, story, by=by, region=story.region, before=before)


@transaction.atomic
def _decide(
    story: Story,
    act: StoryDecision.Act,
    *,
    by: User,
    fact: str = _WHOLE,
    value: str = "",
    evidence: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    story = Story.objects.select_for_update().get(pk=story.pk)
    standing = story.decisions.filter(fact=fact, undone_at=None)
    last = standing.first()
    if last is not None and (last.act, last.value, last.reason) == (act, value, reason):
        return
    standing.update(undone_at=timezone.now())
    made = story.decisions.create(
        act=act, fact=fact, value=value, evidence=evidence, reason=reason, by=by,
        office=office_of(by),
    )  # fmt: skip
    _settle(story)
    record(
        _ACTS[act][bool(fact)],
        story,
        by=by,
        region=story.region,
        before=None if last is None else {"act": last.act, "value": last.value},
        after={"act": act, "fact": fact, "value": value, "decision": made.pk},
        reason=reason,
    )


def _settle(story: Story) -> None:
    """Set the story's state from the decisions that stand."""
    standing = story.decisions.filter(undone_at=None)
    whole = standing.filter(fact=_WHOLE).first()
    if whole is not None:
        story.state = _STATES[StoryDecision.Act(whole.act)]
    else:
        story.state = Story.State.CHECKING if standing.exists() else Story.State.NEW
    story.changed_at = timezone.now()
    story.save(update_fields=["state", "changed_at"])
