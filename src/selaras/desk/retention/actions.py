"""Every write of retention: rules, holds, and removing what is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from selaras import records
from selaras.desk import _format, _regions
from selaras.desk.accounts.access import office_of
from selaras.desk.arrivals import actions as arrivals
from selaras.desk.audit.actions import erase_about, erase_values, record
from selaras.desk.audit.models import Entry
from selaras.desk.cases.models import Action, Case
from selaras.desk.grouping.models import Rearrangement
from selaras.desk.incoming import actions as incoming
from selaras.desk.jobs.models import Job
from selaras.desk.meetings import actions as meetings
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom.actions import keep_story
from selaras.desk.newsroom.models import Reading, Report, Story, StoryDecision
from selaras.desk.retention import access
from selaras.desk.retention.acts import Act
from selaras.desk.retention.models import Hold, Removal, Rule, Sort
from selaras.desk.retention.signals import GONE, OVER, removed
from selaras.stories import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model, QuerySet

    from selaras.desk.accounts.models import User

_AT_ONCE = 50
_MEETINGS_AT_ONCE = 5
_WORDS = frozenset({"value", "wording"})


@transaction.atomic
def set_rule(region: str, sort: str, days: int | None, *, by: User) -> None:
    """Keep a class for so many days in a home; None keeps it for good."""
    before = access.rules(region).get(sort)
    if before == days:
        return
    if days is None:
        rule = Rule.objects.get(region=region, sort=sort)
        pk = rule.pk
        rule.delete()
        rule.pk = pk
    else:
        rule, _ = Rule.objects.update_or_create(region=region, sort=sort, defaults={"days": days})
    told = {"sort": sort, "days": before}, {"sort": sort, "days": days}
    record(Act.RULE_SET, rule, by=by, region=region, before=told[0], after=told[1])


@transaction.atomic
def hold(thing: Model, region: str, *, by: User, reason: str) -> Hold:
    """Keep a thing whatever the rules say; holding it twice gives the first hold."""
    name = str(thing._meta.model_name)  # noqa: SLF001  # Django's documented door
    fields = {"region": region, "reason": reason, "by": by, "office": office_of(by)}
    made, new = Hold.objects.get_or_create(
        thing=name, thing_id=thing.pk, ended_at=None, defaults=fields
    )
    if new:
        record(Act.HELD, thing, by=by, region=region, after={"hold": made.pk}, reason=reason)
    return made


@transaction.atomic
def release(held: Hold, *, by: User, reason: str) -> None:
    """End a hold; ending it again changes nothing."""
    if Hold.objects.filter(pk=held.pk, ended_at=None).update(ended_at=timezone.now()):
        record(Act.RELEASED, held, by=by, region=held.region, reason=reason)


def remove_over(region: str) -> dict[str, int]:
    """Remove what is over in a home, some at a time; how many of each class went.

    Safe to run twice, and to be killed half-way: what went is gone whole.
    """
    rules = access.rules(region)
    return {sort: _remove_all(region, sort, days) for sort, days in rules.items()}


def _remove_all(region: str, sort: str, days: int) -> int:
    gone = 0
    while some := _remove_some(region, sort, days):
        gone += some
    return gone


@transaction.atomic
def _remove_some(region: str, sort: str, days: int) -> int:
    some = _MEETINGS_AT_ONCE if sort == Sort.MEETING else _AT_ONCE
    rows: list[Any] = list(access.over(region, sort, days).order_by("pk")[:some])
    if rows:
        _remove(sort, rows)
    else:
        rows = list(access.sent_over(region, sort, days).order_by("pk")[:some])
    if not rows:
        return 0
    ids = [str(row.pk) for row in rows]
    Removal.objects.bulk_create(Removal(sort=sort, thing_id=pk, region=region) for pk in ids)
    _forget_errors(set(ids))
    _forget_words(sort, ids)
    removed.send(Removal, sort=sort, ids=ids)
    rule = Rule.objects.get(region=region, sort=sort)
    after = {"sort": sort, "days": days, "count": len(ids)}
    record(Act.REMOVED, rule, by=None, region=region, after=after)
    return len(ids)


def _remove(sort: str, rows: list[Any]) -> None:
    """Remove the words of the things themselves; other apps remove theirs when they are told."""
    if sort == Sort.CASE:
        for case in cast("list[Case]", rows):
            _remove_case(case)
    elif sort != Sort.MEETING:
        _remove_reports(rows, whole=sort != Sort.PAGE)


def _forget_words(sort: str, ids: Sequence[str]) -> None:
    """Forget what was sent in, and what was decided, about things or by its own age."""
    if sort == Sort.CASE:
        meetings.forget_words(cases=ids)
    elif sort == Sort.MEETING:
        meetings.forget_words(meetings=ids)
        incoming.forget_words(meetings=ids, papers=ids)
    else:
        uploads = [*ids, *access.uploads_of(ids)]
        if sort == Sort.PAGE:
            arrivals.forget_pieces(uploads)
        else:
            arrivals.forget_words(uploads, reports=ids, old=ids)


def _remove_reports(rows: Sequence[Report], *, whole: bool) -> None:
    """Remove the text as it came in; `whole` removes what was read of it as well."""
    Report.objects.filter(pk__in=[row.pk for row in rows]).update(text="")
    if not whole:
        return
    Report.objects.filter(pk__in=[row.pk for row in rows]).update(title="", url="")
    for row in rows:
        _empty_readings(row)
    _forget_machine(rows)
    for story in _stories_of(rows).order_by("pk"):
        _retell(story)
    _empty_absorbed({row.key for row in rows}, _stories_of(rows))


def _stories_of(rows: Sequence[Report]) -> QuerySet[Story]:
    """The stories that these reports tell, or later versions of them."""
    return Story.objects.filter(members__key__in=[row.key for row in rows]).distinct()


def _empty_readings(row: Report) -> None:
    newest = Reading.objects.filter(report=row).order_by("-pk").first()
    if newest is None:
        return
    Reading.objects.filter(report=row).exclude(pk=newest.pk).delete()
    said = row.outlet or None, row.published or None
    head = records.ReportHead(id=row.key, outlet=said[0], published=said[1])
    empty = records.Reading(reader=newest.record.reader, report=head, text="")
    newest.data = msgspec.to_builtins(empty)
    newest.save(update_fields=["data"])


def _forget_machine(rows: Sequence[Report]) -> None:
    """Drop what the machine had read in these reports from beside what people decided.

    What people said stays, and so do the place and the rule of each passage.
    """
    gone = {row.pk for row in rows}
    now = _stories_of(rows)
    before = Rearrangement.objects.filter(target__in=now.values("pk"))
    told = Q(pk__in=now.values("pk")) | Q(pk__in=before.values("source"))
    stories = Story.objects.filter(told | Q(merged_into__in=now.values("pk"))).values("pk")
    for decision in StoryDecision.objects.filter(story__in=stories, machine__isnull=False):
        machine = decision.machine or {}
        cited = {str(one["report"]) for one in machine.get("evidence", ())}
        if cited & gone or not (cited or _has_words(decision.story)):
            _forget_read(decision)


def _has_words(story: Story) -> bool:
    """Whether any report of the story is left, or of the one that took it in."""
    left = Report.objects.filter(stories=story.merged_into_id or story.pk)
    return any(one.text for one in newsroom.newest_readings(left).values())


def _forget_read(decision: StoryDecision) -> None:
    """A value that was confirmed is the machine's own: it goes, that it was confirmed stays."""
    read = decision.machine or {}
    machine = {name: told for name, told in read.items() if name not in _WORDS}
    value = decision.value
    if decision.act == StoryDecision.Act.CONFIRM and value:
        StoryDecision.objects.filter(pk=decision.pk).update(value=GONE)
        told = Entry.objects.filter(thing="story", thing_id=decision.story_id)
        for entry in told.select_related("values"):
            _erase_told(entry, value)
    StoryDecision.objects.filter(pk=decision.pk).update(machine=machine)


def _erase_told(entry: Entry, value: str) -> None:
    """Erase what an entry tells when it tells this value."""
    values = getattr(entry, "values", None)
    sides = () if values is None else (values.before, values.after)
    if any(side and side.get("value") == value for side in sides):
        erase_values(entry, by=None, reason=OVER)


def _retell(story: Story) -> None:
    """Tell a story by what is left of its reports; decisions stay."""
    keys = [row.key for row in story.members.order_by("storymember__place")]
    rows = newsroom.newest_reports(keys)
    readings = newsroom.newest_readings(rows.values())
    left = [readings[key] for key in keys if key in readings and readings[key].text]
    told = tell(story.key, left) if left else _bare(story)
    ordered = {key: rows[key] for key in keys if key in rows}
    keep_story(told, ordered, {one.report.id: one for one in left})


def _empty_absorbed(keys: set[str], stories: QuerySet[Story]) -> None:
    """Empty what was told of these reports before their story was merged into another."""
    for story in Story.objects.filter(merged_into__in=stories.values("pk")):
        if keys & set(story.record.members):
            bare = _bare(story)
            Story.objects.filter(pk=story.pk).update(
                title=bare.title, data=msgspec.to_builtins(bare), shown={}
            )


def _bare(story: Story) -> records.Story:
    """The story without anybody's words: what it was of, where and when."""
    return msgspec.structs.replace(
        story.record, title=_title(story.kind, story.region), facts=(), shared_passages=(),
        harm=records.Harm(),
    )  # fmt: skip


def _title(kind: str, region: str) -> str:
    with translation.override("id"):
        return f"{_format.kind(kind)}, {_regions.name(region)}"


def _remove_case(case: Case) -> None:
    """Remove the words about a closed case; what sort, where, when and how it ended stay."""
    Case.objects.filter(pk=case.pk).update(
        title=_title(case.kind, case.region),
        grounds=GONE if case.grounds else "",
        source_reason=GONE if case.source_reason else "",
        parties=[],
        outcome_note="",
    )
    deeds = list(Action.objects.filter(case=case))
    for deed in deeds:
        Action.objects.filter(pk=deed.pk).update(
            what=GONE,
            result=GONE if deed.result else "",
            answer=GONE if deed.answer else "",
            blocked_reason=GONE if deed.blocked_reason else "",
        )
    erase_about("case", [case.pk], reason=OVER)
    erase_about("action", [deed.pk for deed in deeds], reason=OVER)


def _forget_errors(ids: set[str]) -> None:
    """Drop the errors that jobs on these things left: an error may quote a text."""
    for job in Job.objects.exclude(error=""):
        if ids & {str(value) for value in _flat(job.payload)}:
            Job.objects.filter(pk=job.pk).update(error=GONE)


def _flat(payload: dict[str, object]) -> list[object]:
    lists = (value if isinstance(value, list) else [value] for value in payload.values())
    return [one for some in lists for one in some]
