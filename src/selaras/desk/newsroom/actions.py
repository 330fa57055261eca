"""Every write of the newsroom: keeping what was read, and what people decide on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.newsroom import _corrected, _keeping, _shown
from selaras.desk.newsroom.acts import Act
from selaras.desk.newsroom.models import Reading, Report, Story, StoryDecision, StoryMember
from selaras.desk.newsroom.signals import stories_loaded

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from selaras import records
    from selaras.desk.accounts.models import User

_WHOLE = ""
_ACTS = {
    StoryDecision.Act.CHECK: (Act.STORY_TAKEN, Act.FACT_TAKEN),
    StoryDecision.Act.CONFIRM: (Act.STORY_CONFIRMED, Act.FACT_CONFIRMED),
    StoryDecision.Act.REJECT: (Act.STORY_REJECTED, Act.FACT_REJECTED),
    StoryDecision.Act.CORRECT: (Act.FACT_CORRECTED, Act.FACT_CORRECTED),
    StoryDecision.Act.LEAVE_OPEN: (Act.STORY_LEFT_OPEN, Act.FACT_LEFT_OPEN),
    StoryDecision.Act.RENEW: (Act.FEAR_RENEWED, Act.FEAR_RENEWED),
    StoryDecision.Act.EXPIRE: (Act.FEAR_EXPIRED, Act.FEAR_EXPIRED),
}
_STATES = {
    StoryDecision.Act.CHECK: Story.State.CHECKING,
    StoryDecision.Act.CONFIRM: Story.State.CONFIRMED,
    StoryDecision.Act.REJECT: Story.State.REJECTED,
    StoryDecision.Act.LEAVE_OPEN: Story.State.DISPUTED,
}
_EXPIRED_AT_ONCE = 500


@dataclass(frozen=True)
class Loaded:
    """How many reports and stories were new, and how many stories changed."""

    reports: int
    stories: int
    changed: int


@dataclass(frozen=True)
class Basis:
    """What a person had in view when deciding.

    `seen` is the id of the decision that stood then, 0 for none, None when nobody looked.
    `field` and `machine` are what the machine read, as labelled data keep it.
    """

    seen: int | None = None
    field: str = ""
    machine: Mapping[str, object] | None = None


NOTHING = Basis()


class Clash(Exception):
    """Somebody decided meanwhile; `standing` is what they decided, None when it was undone."""

    def __init__(self, standing: StoryDecision | None) -> None:
        super().__init__("somebody else decided meanwhile")
        self.standing = standing


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
    _keeping.check_ids((*(one.report.id for one in readings), *(one.id for one in stories)))
    raw = {report.id: report.text for report in reports}
    told = {one.report.id: one for one in readings}
    known = Report.objects.count()
    rows = {key: keep_reading(one, raw=raw.get(key)) for key, one in told.items()}
    kept = [keep_story(story, rows, told, near=True) for story in stories]
    loaded = Loaded(
        Report.objects.count() - known,
        sum(outcome == "new" for _, outcome in kept),
        sum(outcome == "changed" for _, outcome in kept),
    )
    placed = {key: row.key for row, _ in kept for key in row.record.members}
    stories_loaded.send(Story, readings=told, stories=placed)
    return loaded


def keep_reading(reading: records.Reading, *, raw: str | None = None, home: str = "") -> Report:
    """Keep a reading and its report; a text that its key has not had is a new version."""
    head, text = reading.report, _keeping.plain_text(reading.text if raw is None else raw)
    report, _ = Report.objects.get_or_create(
        key=head.id,
        digest=_keeping.digest(text),
        defaults={
            "version": Report.objects.filter(key=head.id).count() + 1,
            "url": _keeping.plain_text(head.url),
            "outlet": _keeping.plain_text(head.outlet),
            "title": _keeping.plain_text(head.title),
            "published": _keeping.plain_text(head.published)[:40],
            "address": _keeping.address(head.url),
            "home": home,
            "text": text,
        },
    )
    reader = " ".join(f"{part} {version}" for part, version in sorted(reading.reader.items()))
    Reading.objects.get_or_create(
        report=report, reader=reader[:300], defaults={"data": _keeping.plain(reading)}
    )
    return report


def keep_story(
    story: records.Story,
    rows: Mapping[str, Report],
    readings: Mapping[str, records.Reading],
    *,
    near: bool = False,
    region: str = _regions.NATION,
) -> tuple[Story, str]:
    """Keep the machine's view of a story.

    Args:
        story: What the machine told, of any of its members.
        rows: All its reports by key, in their order, newest versions.
        readings: Their newest readings by key.
        near: Whether the row with most reports in common is taken where none has the story's id.
        region: Where a new story lies of which no report says where.

    Returns:
        The row, and "new", "changed" or "".
    """
    members = [rows[key] for key in (story.members if near else rows)]
    row = Story.objects.filter(key=story.id).first() or (
        _keeping.nearest(members) if near else None
    )
    data = _keeping.plain(story)
    if row is not None and _keeping.is_same(row, data, members):
        return row, ""
    outcome = "new" if row is None else "changed"
    row = row or Story(first_seen=timezone.now(), region=region)
    row.key, row.title = story.id, _keeping.plain_text(story.title)
    row.kind, row.phase = story.kind, story.phase
    row.region = _keeping.home_of(story.region or _keeping.written_at(members) or row.region)
    row.date_from, row.date_to = story.date.from_ or "", story.date.to or ""
    row.reports, row.origins = len(members), len(story.origins)
    row.data, row.changed_at, row.merged_into = data, timezone.now(), None
    row.__dict__.pop("record", None)
    _corrected.apply(row)
    row.save()
    _keep_members(row, story, members, readings)
    _keep_fear(row, story, members)
    after = {"reports": row.reports, "origins": row.origins}
    record(Act.REPORTS_LOADED, row, by=None, region=row.region, after=after)
    return row, outcome


def _keep_members(
    row: Story,
    story: records.Story,
    members: Sequence[Report],
    readings: Mapping[str, records.Reading],
) -> None:
    origins = {key: turn for turn, keys in enumerate(story.origins) for key in keys}
    StoryMember.objects.filter(story=row).delete()
    made = StoryMember.objects.bulk_create(
        StoryMember(story=row, report=report, place=place, origin=origins.get(report.key, place))
        for place, report in enumerate(members)
    )
    row.shown = _shown.prepare(story, readings, made)
    row.save(update_fields=["shown"])


def _keep_fear(row: Story, story: records.Story, members: Sequence[Report]) -> None:
    """Set until when the story is feared; what is told anew is feared anew."""
    days = [_keeping.day_of(report.published, report.received_at) for report in members]
    row.expires_on = _keeping.last_day(story, days)
    standing = row.decisions.filter(fact=StoryDecision.EXPIRY, undone_at=None).first()
    if standing is not None and standing.act == StoryDecision.Act.RENEW and row.expires_on:
        row.expires_on = max(row.expires_on, _keeping.date(standing.value))
    row.save(update_fields=["expires_on"])
    alive = row.expires_on is None or row.expires_on >= timezone.localdate()
    if standing is not None and standing.act == StoryDecision.Act.EXPIRE and alive:
        row.decisions.filter(pk=standing.pk).update(undone_at=timezone.now())
        settle(row)


def merge_rows(gone: Story, into: Story) -> None:
    """Let a story that has no reports left lead to the one that has them; what led to it too."""
    StoryMember.objects.filter(story=gone).delete()
    Story.objects.filter(merged_into=gone).update(merged_into=into)
    Story.objects.filter(pk=gone.pk).exclude(pk=into.pk).update(
        merged_into=into, reports=0, origins=0, expires_on=None, changed_at=timezone.now()
    )


def mark_refuted(story: Story, *, refuted: bool) -> None:
    """Keep whether a correction answers a rumour."""
    Story.objects.filter(pk=story.pk).update(refuted=refuted, changed_at=timezone.now())


def take_story(story: Story, *, by: User, reason: str = "", on: Basis = NOTHING) -> None:
    """Take a story to check it."""
    _decide(story, StoryDecision.Act.CHECK, by=by, reason=reason, on=on)


def confirm_story(story: Story, *, by: User, reason: str = "", on: Basis = NOTHING) -> None:
    """Confirm the whole story; confirming twice changes nothing."""
    _decide(story, StoryDecision.Act.CONFIRM, by=by, reason=reason, on=on)


def reject_story(story: Story, *, by: User, reason: str, on: Basis = NOTHING) -> None:
    """Reject the story, for a reason."""
    _decide(story, StoryDecision.Act.REJECT, by=by, reason=reason, on=on)


def leave_story_open(story: Story, *, by: User, reason: str, on: Basis = NOTHING) -> None:
    """Leave the whole story disputed, for a reason."""
    _decide(story, StoryDecision.Act.LEAVE_OPEN, by=by, reason=reason, on=on)


def take_fact(story: Story, fact: str, *, by: User, reason: str = "", on: Basis = NOTHING) -> None:
    """Take one fact to check it."""
    _decide(story, StoryDecision.Act.CHECK, by=by, fact=fact, reason=reason, on=on)


def confirm_fact(
    story: Story, fact: str, *, by: User, value: str, reason: str = "", on: Basis = NOTHING
) -> None:
    """Confirm one fact as it stands."""
    act = StoryDecision.Act.CONFIRM
    _decide(story, act, by=by, fact=fact, value=value, reason=reason, on=on)


def reject_fact(story: Story, fact: str, *, by: User, reason: str, on: Basis = NOTHING) -> None:
    """Reject one fact, for a reason."""
    _decide(story, StoryDecision.Act.REJECT, by=by, fact=fact, reason=reason, on=on)


def leave_fact_open(
    story: Story, fact: str, *, by: User, reason: str = "", on: Basis = NOTHING
) -> None:
    """Leave a dispute as it is: both sides stay."""
    _decide(story, StoryDecision.Act.LEAVE_OPEN, by=by, fact=fact, reason=reason, on=on)


def correct_fact(
    story: Story,
    fact: str,
    *,
    by: User,
    value: str,
    evidence: Mapping[str, object],
    reason: str = "",
    on: Basis = NOTHING,
) -> None:
    """Set a fact right, with the passage or the named source that proves it."""
    act = StoryDecision.Act.CORRECT
    _decide(story, act, by=by, fact=fact, value=value, evidence=evidence, reason=reason, on=on)


@transaction.atomic
def renew_fear(story: Story, *, by: User, until: dt.date, reason: str, on: Basis = NOTHING) -> None:
    """Keep a fear alive until a later day, for a reason."""
    fact, act = StoryDecision.EXPIRY, StoryDecision.Act.RENEW
    Story.objects.filter(pk=story.pk).update(expires_on=until)
    _decide(story, act, by=by, fact=fact, value=until.isoformat(), reason=reason, on=on)


def expire_fears(today: dt.date) -> int:
    """End what was only feared until before today; how many stories were. Safe to run twice."""
    over = Story.objects.filter(phase="feared", expires_on__lt=today, merged_into=None).exclude(
        state__in=[Story.State.EXPIRED, Story.State.REJECTED]
    )
    ended = 0
    while rows := list(over.order_by("expires_on", "pk")[:_EXPIRED_AT_ONCE]):
        with transaction.atomic():
            for row in rows:
                _decide(
                    row, StoryDecision.Act.EXPIRE, by=None, fact=StoryDecision.EXPIRY,
                    value=str(row.expires_on),
                )  # fmt: skip
        ended += len(rows)
    return ended


@transaction.atomic
def undo_decision(decision: StoryDecision, *, by: User) -> None:
    """Take a decision back; it stays on record."""
    story = Story.objects.select_for_update().get(pk=decision.story_id)
    home = story.region
    undone = StoryDecision.objects.filter(pk=decision.pk, undone_at=None)
    if undone.update(undone_at=timezone.now()):
        if decision.act == StoryDecision.Act.RENEW:
            members = [one.report for one in story.storymember_set.select_related("report")]
            _keep_fear(story, story.record, members)
        settle(story)
        before = {"act": decision.act, "fact": decision.fact, "value": decision.value}
        act = Act.RELEASED if decision.act == StoryDecision.Act.CHECK else Act.DECISION_UNDONE
        record(act, story, by=by, region=home, before=before)
        _note_move(story, home, by)


@transaction.atomic
def _decide(
    story: Story,
    act: StoryDecision.Act,
    *,
    by: User | None,
    fact: str = _WHOLE,
    value: str = "",
    evidence: Mapping[str, object] | None = None,
    reason: str = "",
    on: Basis = NOTHING,
) -> None:
    story = Story.objects.select_for_update().get(pk=story.pk)
    standing = story.decisions.filter(fact=fact, undone_at=None)
    last = standing.first()
    if last is not None and (last.act, last.value, last.reason) == (act, value, reason):
        return
    if on.seen is not None and on.seen != (0 if last is None else last.pk):
        raise Clash(last)
    standing.update(undone_at=timezone.now())
    field, home = on.field or fact.rpartition("-")[0], story.region
    corrects = act == StoryDecision.Act.CORRECT
    made = story.decisions.create(
        act=act, fact=fact, value=value, evidence=evidence, reason=reason, by=by,
        office=None if by is None else office_of(by), field=field,
        machine=_corrected.kept_with(field, on.machine, story) if corrects else on.machine,
    )  # fmt: skip
    settle(story)
    record(
        _ACTS[act][bool(fact)],
        story,
        by=by,
        region=home,
        before=None if last is None else {"act": last.act, "value": last.value},
        after={"act": act, "fact": fact, "value": value, "decision": made.pk},
        reason=reason,
    )
    _note_move(story, home, by)


def _note_move(story: Story, home: str, by: User | None) -> None:
    """Say where a story lies now, on the trail of the region it left and of the one it came to."""
    if story.region != home:
        for region in (home, story.region):
            record(
                Act.STORY_MOVED, story, by=by, region=region, before={"region": home},
                after={"region": story.region},
            )  # fmt: skip


def settle(story: Story) -> None:
    """Set the story's state, and what people corrected, from the decisions that stand."""
    standing = {one.fact: one for one in story.decisions.filter(undone_at=None)}
    whole, expiry = standing.pop(_WHOLE, None), standing.pop(StoryDecision.EXPIRY, None)
    if whole is not None:
        story.state = _STATES[StoryDecision.Act(whole.act)]
    else:
        story.state = Story.State.CHECKING if standing else Story.State.NEW
    over = expiry is not None and expiry.act == StoryDecision.Act.EXPIRE
    if over and story.state != Story.State.REJECTED:
        story.state = Story.State.EXPIRED
    story.changed_at = timezone.now()
    _corrected.apply(story)
    story.save(update_fields=["state", "changed_at", *_corrected.COLUMNS])
