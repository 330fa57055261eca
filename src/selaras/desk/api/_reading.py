"""What programs may read."""

import datetime as dt
from typing import Annotated, Any, Literal, cast

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date
from ninja import Path, Query, Router, Schema
from pydantic import AfterValidator, Field

from selaras import bodies
from selaras.desk import _bodies, _regions
from selaras.desk.accounts.access import Right, UserRequest, require
from selaras.desk.accounts.models import User
from selaras.desk.api import _cursor, _schemas, _shapes, access
from selaras.desk.api._cursor import Order
from selaras.desk.api._schemas import Code, Id, Problem, Word
from selaras.desk.cases import access as cases
from selaras.desk.meetings import access as meetings
from selaras.desk.newsroom import access as newsroom
from selaras.desk.outlooks import access as outlooks

router = Router()
PROBLEMS = frozenset({400, 401, 404, 413, 422, 429, 503})
Row = dict[str, object]


def _in_utc(moment: dt.datetime) -> dt.datetime:
    """The moment in UTC, where one that names no zone is."""
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError("a moment of the years 1 to 9999") from error


Moment = Annotated[dt.datetime, AfterValidator(_in_utc)]


class Slice(Schema):
    """How many rows, after which; `cursor` is the `next` of the page before."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=300)] = ""


class StoryFilter(Schema):
    """Which stories: `since` is a day of the event, `changed_since` a moment of the desk."""

    region: Code | None = None
    kind: Word | None = None
    phase: Word | None = None
    state: Word | None = None
    since: dt.date | None = None
    changed_since: Moment | None = None


class CaseFilter(Schema):
    """Which cases."""

    region: Code | None = None
    kind: Word | None = None
    nature: Literal["feared", "happened"] | None = None
    state: Literal["open", "closed"] | None = None


class ActionFilter(Schema):
    """Which actions."""

    region: Code | None = None
    case: Id | None = None
    state: Literal["open", "done"] | None = None


def user_of(request: HttpRequest) -> User:
    """Whom the token stands for, with its rights."""
    return cast("UserRequest", request).user


def answers(schema: type[Schema]) -> dict[object, object]:
    """What an address may answer."""
    return {200: schema, PROBLEMS: Problem}


def inside(user: User, region: str | None, column: str = "region") -> Q:
    """The rows in the subtree of a region that the person reads.

    Raises:
        Refused: They do not read it.
    """
    if region is None:
        return Q()
    require(user, Right.READ, region, thing="region", id_=region)
    if region == _regions.NATION:
        return Q()
    return Q(**{column: region}) | Q(**{f"{column}__startswith": f"{region}."})


def stories_asked(user: User, asked: StoryFilter) -> QuerySet[Any]:
    """The stories that the filter lets through, of those that the person reads."""
    rows = newsroom.stories(user)
    if asked.region is not None:
        require(user, Right.READ, asked.region, thing="region", id_=asked.region)
        rows = rows.filter(newsroom.readable([asked.region]))
    for column in ("kind", "phase", "state"):
        if getattr(asked, column):
            rows = rows.filter(**{column: getattr(asked, column)})
    if asked.since is not None:
        rows = rows.filter(date_to__gte=asked.since.isoformat())
    if asked.changed_since is not None:
        rows = rows.filter(changed_at__gte=asked.changed_since)
    return rows


def cases_asked(user: User, asked: CaseFilter) -> QuerySet[Any]:
    """The cases that the filter lets through, of those that the person reads."""
    rows = access.cases(user).filter(inside(user, asked.region))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.nature:
        rows = rows.filter(nature=asked.nature)
    return rows if asked.state is None else rows.filter(closed_at__isnull=asked.state == "open")


def actions_asked(user: User, asked: ActionFilter) -> QuerySet[Any]:
    """The actions that the filter lets through, of those whose cases the person reads."""
    rows = access.actions(user).filter(inside(user, asked.region))
    if asked.case:
        rows = rows.filter(case=asked.case)
    return rows if asked.state is None else rows.filter(done_at__isnull=asked.state == "open")


def _where(request: HttpRequest, asked: Schema | None = None) -> str:
    told = "" if asked is None else asked.model_dump_json()
    return f"{request.path} {told}"


def _page(page: _cursor.Page[Any], shape: Any) -> Row:  # noqa: ANN401  # one of the shapes
    return {"items": [shape(row) for row in page.rows], "next": page.next}


def _cut(rows: QuerySet[Any], order: Order, where: str, part: Slice) -> _cursor.Page[Model]:
    return _cursor.cut(rows, order, where=where, cursor=part.cursor, limit=part.limit)


@router.get("/stories", response=answers(_schemas.Stories), summary="Cerita")
def stories(request: HttpRequest, asked: Query[StoryFilter], part: Query[Slice]) -> Row:
    """The stories that the token reads, the latest change first."""
    rows = stories_asked(user_of(request), asked)
    order = Order("changed_at", latest=True)
    return _page(_cut(rows, order, _where(request, asked), part), _shapes.story)


@router.get("/stories/{pk}", response=answers(_schemas.StoryWhole), summary="Satu cerita")
def story(request: HttpRequest, response: HttpResponse, pk: Path[Id]) -> Row:
    """One story; one that was merged is that which took it in."""
    row = newsroom.story(user_of(request), pk)
    response.headers["Last-Modified"] = http_date(row.changed_at.timestamp())
    return _shapes.whole_story(row)


@router.get("/reports", response=answers(_schemas.Reports), summary="Laporan")
def reports(request: HttpRequest, part: Query[Slice], story: Id | None = None) -> Row:
    """The reports of stories or homes that the token reads, by id; or those of one story."""
    user = user_of(request)
    rows = access.reports(user)
    if story is not None:
        rows = rows.filter(stories=newsroom.story(user, story))
    where = f"{request.path} {story}"
    return _page(_cut(rows, _cursor.BY_ID, where, part), _shapes.report)


@router.get("/reports/{pk}", response=answers(_schemas.ReportWhole), summary="Satu laporan")
def report(request: HttpRequest, pk: Path[Id]) -> Row:
    """One report. Masked names stay masked: a token never opens them."""
    return _shapes.whole_report(newsroom.report(user_of(request), pk))


@router.get("/cases", response=answers(_schemas.Cases), summary="Kasus")
def list_cases(request: HttpRequest, asked: Query[CaseFilter], part: Query[Slice]) -> Row:
    """The cases that the token reads, the latest first."""
    rows = cases_asked(user_of(request), asked)
    order = Order("opened_at", latest=True)
    return _page(_cut(rows, order, _where(request, asked), part), _shapes.case)


@router.get("/cases/{pk}", response=answers(_schemas.CaseOut), summary="Satu kasus")
def case(request: HttpRequest, pk: Path[Id]) -> Row:
    """One case."""
    user = user_of(request)
    found = cases.case(user, pk)
    return _shapes.case(access.cases(user).get(pk=found.pk))


@router.get("/actions", response=answers(_schemas.Actions), summary="Tindakan")
def actions(request: HttpRequest, asked: Query[ActionFilter], part: Query[Slice]) -> Row:
    """The actions of the cases that the token reads, the earliest deadline first."""
    rows = actions_asked(user_of(request), asked)
    return _page(_cut(rows, Order("deadline"), _where(request, asked), part), _shapes.action)


@router.get("/actions/{pk}", response=answers(_schemas.ActionOut), summary="Satu tindakan")
def action(request: HttpRequest, pk: Path[Id]) -> Row:
    """One action."""
    return _shapes.action(cases.action(user_of(request), pk))


@router.get("/meetings", response=answers(_schemas.Meetings), summary="Rapat")
def list_meetings(request: HttpRequest, part: Query[Slice], region: Code | None = None) -> Row:
    """The meetings of forums in the regions that the token reads, the latest first."""
    user = user_of(request)
    rows = meetings.meetings(user).filter(inside(user, region, "forum__region"))
    where = f"{request.path} {region}"
    return _page(_cut(rows, Order("starts_at", latest=True), where, part), _shapes.meeting)


@router.get("/meetings/{pk}", response=answers(_schemas.MeetingOut), summary="Satu rapat")
def meeting(request: HttpRequest, pk: Path[Id]) -> Row:
    """One meeting."""
    return _shapes.meeting(meetings.meeting(user_of(request), pk))


@router.get("/regions", response=answers(_schemas.Regions), summary="Wilayah")
def list_regions(request: HttpRequest, part: Query[Slice], within: Code = _regions.NATION) -> Row:
    """The regions one level below `within`, as the official table has them."""
    access.require_reader(user_of(request), "region", within)
    if not _regions.known(within):
        raise Http404(within)
    below = _regions.children(within)
    where = f"{request.path} {within}"
    found = _cursor.cut_tuple(below, where=where, cursor=part.cursor, limit=part.limit)
    return _page(found, _shapes.region)


@router.get("/regions/{code}", response=answers(_schemas.RegionOut), summary="Satu wilayah")
def region(request: HttpRequest, code: Path[Code]) -> Row:
    """One region of the official table."""
    access.require_reader(user_of(request), "region", code)
    if not _regions.known(code):
        raise Http404(code)
    return _shapes.region(code)


@router.get("/bodies", response=answers(_schemas.Bodies), summary="Lembaga")
def list_bodies(
    request: HttpRequest, part: Query[Slice], region: Code, kind: Word | None = None
) -> Row:
    """Who sits in a region's Forkopimda; with `kind` who could act on such a problem there."""
    access.require_reader(user_of(request), "body", region)
    if not _regions.known(region):
        raise Http404(region)
    found: tuple[Row, ...] = tuple(
        {"body": one.body_id or "", "name": one.office, "basis": one.basis or ""}
        for one in _bodies.seats(region)
    )
    if kind is not None:
        found = tuple(
            {"body": one.body, "name": one.name, "basis": one.basis or ""}
            for one in _bodies.proposals(kind, region)
        )
    where = f"{request.path} {region} {kind}"
    return _page(_cursor.cut_tuple(found, where=where, cursor=part.cursor, limit=part.limit), dict)


@router.get("/bodies/{pk}", response=answers(_schemas.BodyOut), summary="Satu lembaga")
def body(request: HttpRequest, pk: Path[Word]) -> Row:
    """One body of the register."""
    access.require_reader(user_of(request), "body", pk)
    entry = bodies.get(pk)
    if entry is None:
        raise Http404(pk)
    return _shapes.body(entry)


@router.get("/outlooks", response=answers(_schemas.Outlooks), summary="Prakiraan")
def list_outlooks(request: HttpRequest, part: Query[Slice], region: Code | None = None) -> Row:
    """The odds that hold now for a region and those below it; `synthetic` ones are made up."""
    user = user_of(request)
    within = outlooks.region(user, region or "")
    newest = outlooks.newest(user)
    if newest is None or within is None:
        return {"items": [], "next": None}
    rows = outlooks.predictions(user, newest, within)
    found = _cut(rows, _cursor.BY_ID, f"{request.path} {within} {newest.pk}", part)
    return _page(found, lambda row: _shapes.odds(row, newest))
