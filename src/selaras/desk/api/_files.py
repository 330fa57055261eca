"""Lists that programs may take away as files."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Path, Query, Router

from selaras.desk.api._reading import (
    PROBLEMS,
    ActionFilter,
    CaseFilter,
    StoryFilter,
    actions_asked,
    cases_asked,
    stories_asked,
    user_of,
)
from selaras.desk.api._schemas import Problem
from selaras.desk.api._taking import Suffix, take
from selaras.desk.api.access import homes_to_take

router = Router()
_ANSWERS = {200: bytes, PROBLEMS: Problem}


@router.get("/exports/stories.{suffix}", response=_ANSWERS, summary="Unduh cerita")
def stories(
    request: HttpRequest, suffix: Path[Suffix], asked: Query[StoryFilter]
) -> HttpResponseBase:
    """All stories that the token reads, as CSV or JSON Lines; takes the right to export."""
    user = user_of(request)
    homes_to_take(user, "stories")
    told = asked.model_dump(exclude_none=True)
    return take(user, "stories", suffix, stories_asked(user, asked), told)


@router.get("/exports/cases.{suffix}", response=_ANSWERS, summary="Unduh kasus")
def cases(request: HttpRequest, suffix: Path[Suffix], asked: Query[CaseFilter]) -> HttpResponseBase:
    """All cases that the token reads, as CSV or JSON Lines; takes the right to export."""
    user = user_of(request)
    homes_to_take(user, "cases")
    told = asked.model_dump(exclude_none=True)
    return take(user, "cases", suffix, cases_asked(user, asked), told)


@router.get("/exports/actions.{suffix}", response=_ANSWERS, summary="Unduh tindakan")
def actions(
    request: HttpRequest, suffix: Path[Suffix], asked: Query[ActionFilter]
) -> HttpResponseBase:
    """All actions that the token reads, as CSV or JSON Lines; takes the right to export."""
    user = user_of(request)
    homes_to_take(user, "actions")
    told = asked.model_dump(exclude_none=True)
    return take(user, "actions", suffix, actions_asked(user, asked), told)
