"""What is over, what is held, and who may say so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import Exists, Model, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.access import Refused, Right, require
from selaras.desk.arrivals.models import Arrival, Row
from selaras.desk.cases.models import Case, CaseStory
from selaras.desk.incoming.models import Paper
from selaras.desk.meetings.models import AgendaItem, Decision, Meeting
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom.models import Report, Story, StoryMember
from selaras.desk.retention.models import Hold, Removal, Rule, Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

Rows: TypeAlias = "QuerySet[Report] | QuerySet[Case] | QuerySet[Meeting]"
Sent: TypeAlias = "QuerySet[Arrival] | QuerySet[Paper]"
_THINGS: dict[str, type[Model]] = {
    "story": Story, "case": Case, "report": Report, "meeting": Meeting
}  # fmt: skip


def homes(user: User) -> tuple[str, ...]:
    """The homes whose rules this person sets.

    Raises:
        Refused: There is none.
    """
    nodes = user.rights.at(Right.ADMINISTER)
    if not nodes:
        raise Refused(Right.ADMINISTER, "retention", "", "")
    return tuple(sorted(nodes))


def home_to_rule(user: User, region: str) -> str:
    """A home whose rules this person may set.

    Raises:
        Http404: It is no home, or not this person's to administer.
    """
    if not _regions.known(region) or _regions.home(region) != region:
        raise Http404(region)
    require(user, Right.ADMINISTER, region, thing="retention", id_=region)
    return region


def thing_to_hold(user: User, sort: str, pk: str) -> tuple[Model, str]:
    """A story, case, report or meeting of one's own home to hold, with its region.

    Raises:
        Http404: It is not there, or not this person's to verify.
    """
    if sort not in _THINGS:
        raise Http404(sort)
    found = get_object_or_404(_THINGS[sort], pk=pk)
    for region in regions_of(found):
        if user.rights.may(Right.VERIFY, region):
            return found, _regions.home(region)
    raise Refused(Right.VERIFY, sort, pk, min(regions_of(found), default=""))


def regions_of(thing: Model) -> list[str]:
    """The regions of a thing; of a report those of its stories and of its writer."""
    if isinstance(thing, Report):
        return sorted(newsroom.regions_of(thing))
    if isinstance(thing, Meeting):
        return [thing.forum.region]
    return [str(getattr(thing, "region", ""))]


def hold_to_end(user: User, pk: int) -> Hold:
    """A standing hold of one's own home.

    Raises:
        Http404: It is not there, has ended, or is not this person's to end.
    """
    found = get_object_or_404(Hold, pk=pk, ended_at=None)
    require(user, Right.VERIFY, found.region, thing="hold", id_=str(pk))
    return found


def standing(thing: str, pk: str) -> Hold | None:
    """The hold that stands on a thing; None without one."""
    held = Hold.objects.filter(thing=thing, thing_id=pk, ended_at=None)
    return held.select_related("office").first()


def holds(regions: tuple[str, ...]) -> QuerySet[Hold]:
    """The holds that stand in these homes."""
    return Hold.objects.filter(ended_at=None, region__in=regions).select_related("office")


def rules(region: str) -> dict[str, int]:
    """The days of each class that has a rule in this home."""
    return dict(Rule.objects.filter(region=region).values_list("sort", "days"))


def over(region: str, sort: str, days: int) -> Rows:
    """What a rule of so many days would remove now in a home: neither held nor gone already."""
    until = timezone.now() - dt.timedelta(days=days)
    if sort == Sort.CASE:
        return _cases(region, until)
    if sort == Sort.MEETING:
        return _meetings(region, until)
    return _reports(region, sort, until)


def sent_over(region: str, sort: str, days: int) -> Sent:
    """What was sent in so long ago and is not held: uploads, papers that became no meeting."""
    until = timezone.now() - dt.timedelta(days=days)
    if sort == Sort.MEETING:
        return Paper.objects.filter(region=region, at__lt=until, meeting=None)
    if sort not in {Sort.PAGE, Sort.FIELD_REPORT}:
        return Arrival.objects.none()
    rows = Arrival.objects.filter(region=region, sent_at__lt=until).exclude(_held_uploads())
    return rows.exclude(_gone(sort)).exclude(_gone(Sort.FIELD_REPORT))


def uploads_of(reports: Sequence[str]) -> list[str]:
    """The uploads, read and not held, that brought any of these reports."""
    brought = Row.objects.filter(report__in=reports)
    rows = Arrival.objects.filter(state=Arrival.State.READ, pk__in=brought.values("arrival"))
    return list(rows.exclude(_held_uploads()).values_list("pk", flat=True))


def _held_uploads() -> Exists:
    """Uploads that brought a report that is held."""
    held = Report.objects.filter(_held_reports())
    return Exists(Row.objects.filter(arrival=OuterRef("pk"), report__in=held))


def _reports(region: str, sort: str, until: dt.datetime) -> QuerySet[Report]:
    rows = Report.objects.filter(received_at__lt=until).exclude(_gone(sort))
    if sort == Sort.PAGE:
        rows = rows.exclude(_gone(Sort.REPORT)).exclude(_gone(Sort.FIELD_REPORT))
    elif sort == Sort.REPORT:
        rows = rows.filter(home="")
    if sort == Sort.FIELD_REPORT:
        rows = rows.filter(home=region)
    else:
        told = StoryMember.objects.filter(report__key=OuterRef("key"))
        rows = rows.filter(Exists(told.filter(story__region=region)))
        rows = rows.exclude(Exists(told.exclude(story__region=region)))
    return rows.exclude(_held_reports())


def _gone(sort: str) -> Exists:
    return Exists(Removal.objects.filter(sort=sort, thing_id=OuterRef("pk")))


def _standing(thing: Hold.Thing, column: str) -> Exists:
    return Exists(Hold.objects.filter(thing=thing, ended_at=None, thing_id=OuterRef(column)))


def _held_reports() -> Q:
    """Reports that are held, or a story of theirs, or a case that rests on such a story."""
    told = StoryMember.objects.filter(report__key=OuterRef("key"))
    cases = Case.objects.filter(_named_cases())
    rests = CaseStory.objects.filter(removed_at=None, case__in=cases)
    return Q(
        _standing(Hold.Thing.REPORT, "pk")
        | Exists(told.filter(_standing(Hold.Thing.STORY, "story_id")))
        | Exists(told.filter(story__in=cases.filter(story__isnull=False).values("story")))
        | Exists(told.filter(story__in=rests.values("story")))
        | Exists(cases.filter(report=OuterRef("pk")))
    )


def _named_cases() -> Q:
    """Cases that are held, or a meeting that spoke of them or decided on them."""
    meetings = Meeting.objects.filter(_standing(Hold.Thing.MEETING, "pk"))
    return Q(
        _standing(Hold.Thing.CASE, "pk")
        | Exists(AgendaItem.objects.filter(case=OuterRef("pk"), meeting__in=meetings))
        | Exists(Decision.objects.filter(case=OuterRef("pk"), meeting__in=meetings))
    )


def _held_cases() -> Q:
    """Cases that are held, or a story or report that they rest on."""
    rests = CaseStory.objects.filter(case=OuterRef("pk"), removed_at=None)
    return Q(
        _named_cases()
        | _standing(Hold.Thing.STORY, "story_id")
        | _standing(Hold.Thing.REPORT, "report_id")
        | Exists(rests.filter(_standing(Hold.Thing.STORY, "story_id")))
    )


def _cases(region: str, until: dt.datetime) -> QuerySet[Case]:
    rows = Case.objects.filter(region=region, closed_at__lt=until).exclude(_gone(Sort.CASE))
    return rows.exclude(_held_cases())


def _meetings(region: str, until: dt.datetime) -> QuerySet[Meeting]:
    """Meetings that are over; one that spoke of a held case or decided on it is held."""
    rows = Meeting.objects.filter(forum__region=region, held_at__lt=until)
    held = Case.objects.filter(_held_cases())
    about = {"meeting": OuterRef("pk"), "case__in": held}
    rows = rows.exclude(_standing(Hold.Thing.MEETING, "pk")).exclude(_gone(Sort.MEETING))
    spoke, decided = AgendaItem.objects.filter(**about), Decision.objects.filter(**about)
    return rows.exclude(Exists(spoke) | Exists(decided))


def oldest(rows: Rows) -> dt.datetime | None:
    """When the oldest of them came in or was closed."""
    column = {Case: "closed_at", Meeting: "held_at"}.get(rows.model, "received_at")
    return rows.order_by(column).values_list(column, flat=True).first()
