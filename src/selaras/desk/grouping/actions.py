"""Every write of the grouping: placing reports, telling their stories, rearranging them."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

import msgspec
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import record
from selaras.desk.grouping import _lookup, access
from selaras.desk.grouping.acts import Act
from selaras.desk.grouping.models import Bond, Placement, Posting, Rearrangement, Window
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom.actions import keep_story, merge_rows
from selaras.desk.newsroom.models import Story
from selaras.stories import WINDOW_DAYS, Grouper, sign, story_id, tell

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from django.db.models import QuerySet

    from selaras import records
    from selaras.desk.accounts.models import User
    from selaras.desk.newsroom.models import Report
    from selaras.stories import Signature

_MOST_TOLD = 120
_WINDOW = 2 * WINDOW_DAYS + 1
_POSTED_DAYS = 60
_POSTED_AT_ONCE = 200
_ACTS = {
    Rearrangement.Act.MERGE: Act.MERGED,
    Rearrangement.Act.SPLIT: Act.SPLIT,
    Rearrangement.Act.MOVE: Act.MOVED,
}
_Pairs = list[tuple[Bond.Verdict, str, str]]


class Changed(Exception):
    """The reports of a story are not those any more that the person had in view."""


class SqlCandidates(_lookup.Lookup):
    """The grouper's store in the desk's tables; remembers which stories it changed.

    `left` tells where the last report of a story went.
    """

    def __init__(self) -> None:
        self.touched: set[str] = set()
        self.left: dict[str, str] = {}

    @contextmanager
    def hold(self, day: int) -> Iterator[None]:
        """Keep every other worker from grouping the window around `day` until the end."""
        around = (day - WINDOW_DAYS, day + WINDOW_DAYS)
        with transaction.atomic():
            for window in sorted({day // _WINDOW for day in around}):
                Window.objects.get_or_create(pk=window)
                _post_again(Window.objects.select_for_update().get(pk=window))
            yield

    def put(self, signature: Signature, story: str) -> None:
        """Store a reading, or replace it."""
        data = msgspec.msgpack.encode(signature)
        row = Placement.objects.filter(report=signature.id).first()
        if row is not None:
            self._leave(row.story, story)
        self.touched.add(story)
        if row is not None and (row.day, bytes(row.data)) == (signature.day, data):
            Placement.objects.filter(pk=row.pk).update(story=story)
            return
        row = row or Placement(report=signature.id)
        row.story, row.day, row.data = story, signature.day, data
        row.save()
        Posting.objects.filter(placement=row).delete()
        Posting.objects.bulk_create(_postings(row, signature))

    def move(self, stories: Mapping[str, str]) -> None:
        """Give the readings (ids) their new stories."""
        rows = Placement.objects.filter(report__in=list(stories))
        for pk, report, old in list(rows.values_list("pk", "report", "story")):
            self._leave(old, stories[report])
            Placement.objects.filter(pk=pk).update(story=stories[report])

    def empty(self, story: str, *, into: str) -> list[str]:
        """Move every reading of a story into another; return their ids."""
        rows = Placement.objects.filter(story=story)
        ids = list(rows.values_list("report", flat=True))
        if ids:
            self._leave(story, into)
        rows.update(story=into)
        return ids

    def _leave(self, old: str, new: str) -> None:
        if old != new:
            self.touched |= {old, new}
            self.left[old] = new


def _postings(row: Placement, signature: Signature) -> list[Posting]:
    return [Posting(key=key, day=row.day, placement=row) for key in signature.keys]


def _post_again(window: Window) -> None:
    """Post the reports of forgotten weeks again, before something there is grouped."""
    if not window.forgotten:
        return
    bare = _of_window(window).filter(~Exists(Posting.objects.filter(placement=OuterRef("pk"))))
    for row in bare.iterator(chunk_size=_POSTED_AT_ONCE):
        Posting.objects.bulk_create(_postings(row, row.signature))
    Window.objects.filter(pk=window.pk).update(forgotten=False)


def _of_window(window: Window) -> QuerySet[Placement]:
    return Placement.objects.filter(day__range=(window.pk * _WINDOW, (window.pk + 1) * _WINDOW - 1))


def forget_postings(today: dt.date) -> int:
    """Forget the words of weeks in which nothing new is expected; how many windows were.

    Stories and signatures stay: a late report of those weeks is grouped as ever. Reports without
    a day are always looked up.
    """
    last = today.toordinal() - _POSTED_DAYS
    posted = Exists(Posting.objects.filter(placement=OuterRef("pk")))
    dated = Placement.objects.filter(posted, day__gt=0, day__lt=last)
    days = dated.values_list("day", flat=True)
    windows = {day // _WINDOW for day in days.distinct()} - {0}
    over = sorted(one for one in windows if (one + 1) * _WINDOW <= last)
    for window in over:
        _forget_window(window)
    return len(over)


@transaction.atomic
def _forget_window(pk: int) -> None:
    Window.objects.get_or_create(pk=pk)
    window = Window.objects.select_for_update().get(pk=pk)
    Posting.objects.filter(placement__in=_of_window(window)).delete()
    Window.objects.filter(pk=pk).update(forgotten=True)


def place_loaded(
    sender: object,  # noqa: ARG001  # a signal's receiver is told
    *,
    readings: Mapping[str, records.Reading],
    stories: Mapping[str, str],
    **_signal: object,
) -> None:
    """Place reports that were loaded with their stories; what people bound stays bound."""
    store = SqlCandidates()
    for key, reading in readings.items():
        if key in stories:
            store.put(sign(reading), stories[key])
    keys = list(stories)
    bonds = Bond.objects.filter(Q(one__in=keys) | Q(other__in=keys), rearrangement__undone_at=None)
    bound = {key for pair in bonds.values_list("one", "other") for key in pair}
    if bound:
        Grouper(store, decisions=_lookup.decisions()).review(bound)
        _retell(store)


@transaction.atomic
def add_report(report: Report) -> Story:
    """Put a report that was read into its story; one that is there already is weighed anew."""
    store = SqlCandidates()
    Grouper(store, decisions=_lookup.decisions()).add(sign(report.reading))
    _retell(store)
    return Story.objects.get(key=Placement.objects.get(report=report.key).story)


def _retell(store: SqlCandidates, region: str = _regions.NATION) -> None:
    """Tell anew the stories whose reports changed; one without any leads to where they went.

    A new story of which no report says where it lies is put in `region`.
    """
    gone = [key for key in sorted(store.touched) if not _tell(key, region)]
    for key in gone:
        row, into = Story.objects.filter(key=key).first(), _end(store.left, key)
        if row is not None and into is not None:
            merge_rows(row, into)


def _end(left: Mapping[str, str], key: str) -> Story | None:
    """The story that the reports of an empty one came to."""
    passed = {key}
    while key in left and left[key] not in passed and not Placement.objects.filter(story=key):
        key = left[key]
        passed.add(key)
    return Story.objects.filter(key=key).first()


def _tell(key: str, region: str) -> bool:
    """Keep a story as its reports tell it now; whether it has any."""
    placed = list(
        Placement.objects.filter(story=key)
        .order_by("day", "report")
        .values_list("report", flat=True)
    )
    found = newsroom.newest_reports(placed)
    rows = {report: found[report] for report in placed if report in found}
    if not rows:
        return False
    told = list(rows) if len(rows) <= _MOST_TOLD else [*placed[:1], *placed[1 - _MOST_TOLD :]]
    readings = newsroom.newest_readings(rows[report] for report in told if report in rows)
    story = tell(key, [readings[report] for report in told if report in readings])
    keep_story(story, rows, readings, region=region)
    return True


@transaction.atomic
def merge(source: Story, target: Story, *, by: User, reason: str, seen: str = "") -> None:
    """Put all reports of one story into another; merging again changes nothing.

    Raises:
        Changed: The source's reports are not those any more that were `seen`.
    """
    source, target = _locked(source, target)
    if source.merged_into_id == target.pk or source.pk == target.pk:
        return
    _check(seen, source)
    left, right = _placed(source), _placed(target)
    bonds: _Pairs = [(Bond.Verdict.SAME, right[0], key) for key in (*right[1:], *left)]
    made = _rearrange(Rearrangement.Act.MERGE, source, target, left, bonds, by=by, reason=reason)
    made.absorbed = list(source.absorbed.values_list("pk", flat=True))
    made.save(update_fields=["absorbed"])
    store = SqlCandidates()
    store.empty(source.key, into=target.key)
    _retell(store)


@transaction.atomic
def split(
    source: Story, reports: Collection[str], *, by: User, reason: str, seen: str = ""
) -> Story:
    """Make a story of its own of some reports (keys); returns it.

    Raises:
        Changed: Its reports are not those any more that were `seen`.
        ValueError: None or all of its reports were chosen.
    """
    source, _ = _locked(source, source)
    _check(seen, source)
    placed = _placed(source)
    chosen = [key for key in placed if key in set(reports)]
    rest = [key for key in placed if key not in set(reports)]
    if not chosen or not rest:
        raise ValueError("a split takes some of a story's reports, not none and not all")
    names = (story_id(chosen[0], attempt=attempt) for attempt in count())
    key = next(name for name in names if not _is_taken(name))
    store = SqlCandidates()
    store.move(dict.fromkeys(chosen, key))
    _retell(store, source.region)
    target = Story.objects.get(key=key)
    bonds: _Pairs = [(Bond.Verdict.SAME, chosen[0], one) for one in chosen[1:]]
    bonds += [(Bond.Verdict.APART, chosen[0], one) for one in rest]
    _rearrange(Rearrangement.Act.SPLIT, source, target, chosen, bonds, by=by, reason=reason)
    return target


def _is_taken(name: str) -> bool:
    stored = Placement.objects.filter(story=name).exists()
    return stored or Story.objects.filter(key=name).exists()


@transaction.atomic
def move_report(
    report: str,
    source: Story,
    target: Story,
    *,
    by: User,
    reason: str,
    seen: str = "",
) -> None:
    """Put one report (its key) of a story into another; doing it again changes nothing.

    Raises:
        Changed: The source's reports are not those any more that were `seen`.
    """
    source, target = _locked(source, target)
    placed, right = _placed(source), _placed(target)
    if report in right or report not in placed or not right:
        return
    _check(seen, source)
    bonds: _Pairs = [(Bond.Verdict.APART, report, key) for key in placed if key != report]
    bonds.append((Bond.Verdict.SAME, right[0], report))
    _rearrange(Rearrangement.Act.MOVE, source, target, [report], bonds, by=by, reason=reason)
    store = SqlCandidates()
    store.move({report: target.key})
    _retell(store)


@transaction.atomic
def undo(made: Rearrangement, *, by: User) -> None:
    """Take back what was rearranged: the reports that are still there return; it binds no more."""
    undone = Rearrangement.objects.filter(pk=made.pk, undone_at=None)
    if not undone.update(undone_at=timezone.now()):
        return
    source, target = _locked(made.source, made.target)
    still = set(_placed(target))
    store = SqlCandidates()
    store.move({key: source.key for key in made.reports if key in still})
    _retell(store)
    Story.objects.filter(pk__in=made.absorbed, merged_into=target).update(merged_into=source)
    _note(Act.UNDONE, made, source, target, by=by, reason="")


def _rearrange(
    act: Rearrangement.Act,
    source: Story,
    target: Story,
    reports: Sequence[str],
    bonds: _Pairs,
    *,
    by: User,
    reason: str,
) -> Rearrangement:
    made = Rearrangement.objects.create(
        act=act, source=source, target=target, reports=list(reports), reason=reason, by=by,
        office=office_of(by),
    )  # fmt: skip
    Bond.objects.bulk_create(
        Bond(rearrangement=made, verdict=verdict, one=one, other=other)
        for verdict, one, other in bonds
    )
    _note(_ACTS[act], made, source, target, by=by, reason=reason)
    return made


def _note(
    act: Act, made: Rearrangement, source: Story, target: Story, *, by: User, reason: str
) -> None:
    """Put it on the trail of both stories."""
    after = {
        "rearrangement": made.pk, "source": source.pk, "target": target.pk,
        "reports": len(made.reports),
    }  # fmt: skip
    for story in (source, target):
        record(act, story, by=by, region=story.region, after=after, reason=reason)


def _locked(one: Story, other: Story) -> tuple[Story, Story]:
    """Both rows as they are now, locked in one order."""
    rows = Story.objects.select_for_update().order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[one.pk, other.pk])}
    return found[one.pk], found[other.pk]


def _placed(story: Story) -> list[str]:
    """The keys of a story's reports, earliest first; those not placed yet are placed."""
    members = [one.report for one in story.storymember_set.select_related("report")]
    keys = [report.key for report in members]
    known = set(Placement.objects.filter(report__in=keys).values_list("report", flat=True))
    new = [report for report in members if report.key not in known]
    store = SqlCandidates()
    for reading in newsroom.newest_readings(new).values():
        store.put(sign(reading), story.key)
    placed = Placement.objects.filter(story=story.key).order_by("day", "report")
    return list(placed.values_list("report", flat=True))


def _check(seen: str, story: Story) -> None:
    if seen and seen != access.mark(story):
        raise Changed
