"""What the pages for people are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.db.models import Q

from selaras import issues
from selaras.desk import _regions
from selaras.desk.accounts.access import Right
from selaras.desk.api import _reading
from selaras.desk.api._reading import ActionFilter, CaseFilter, StoryFilter
from selaras.desk.newsroom.models import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.db.models import QuerySet
    from django.http import QueryDict

    from selaras.desk.accounts.models import User
    from selaras.desk.api._taking import Suffix, What
    from selaras.desk.api.models import Token

NAMES: Mapping[str, What] = {"cerita": "stories", "kasus": "cases", "tindakan": "actions"}
SUFFIXES: Mapping[str, Suffix] = {"csv": "csv", "jsonl": "jsonl"}
_LISTED = 100
_LONGEST = 80
_FILTERS = ("wilayah", "jenis", "fase", "keadaan", "sifat", "sejak")
_PHASES = {"feared", "happening", "happened", "averted", "settled", "activity", "none"}
_NATURES = {"dikhawatirkan": "feared", "terjadi": "happened"}


class Listed(NamedTuple):
    """A token with the names of its rights."""

    token: Token
    rights: str


class Route(NamedTuple):
    """One address for programs."""

    verb: str
    path: str
    summary: str
    about: str


def listed(tokens: Iterable[Token]) -> Iterator[Listed]:
    """Tokens with the names of their rights, the newest first."""
    for one in list(tokens)[:_LISTED]:
        yield Listed(one, ", ".join(str(Right(right).label) for right in one.rights))


def routes(schema: Mapping[str, Any]) -> tuple[Route, ...]:
    """The addresses of an OpenAPI document."""
    return tuple(
        Route(verb.upper(), path, told["summary"], told.get("description", ""))
        for path, verbs in schema["paths"].items()
        for verb, told in verbs.items()
    )


def asked(user: User, what: What, query: QueryDict) -> QuerySet[Any]:
    """The rows of a page with these filters; anything wrong in them is left out, as on the page."""
    region = query.get("wilayah", "")
    readable = _regions.known(region) and user.rights.may(Right.READ, region)
    place = region if readable else None
    if what == "stories":
        return _reading.stories_asked(user, _stories(query, place))
    if what == "actions":
        return _reading.actions_asked(user, ActionFilter(region=place, state="open"))
    nature = _NATURES.get(query.get("sifat", ""))
    rows = _reading.cases_asked(user, CaseFilter(region=place))
    closed = query.get("keadaan") == "ditutup"
    return rows.filter(Q(nature=nature) if nature else Q(), closed_at__isnull=not closed)


def told(query: QueryDict) -> dict[str, object]:
    """The page's filters as the trail keeps them."""
    return {
        name: str(query[name])[:_LONGEST].replace("\x00", "") for name in _FILTERS if name in query
    }


def _stories(query: QueryDict, place: str | None) -> StoryFilter:
    known = {"jenis": set(issues.KINDS), "fase": _PHASES, "keadaan": set(Story.State.values)}
    said = {name: query.get(name, "") for name in known}
    kind, phase, state = (said[name] if said[name] in known[name] else None for name in known)
    day = forms.DateField(required=False)
    try:
        since = day.clean(query.get("sejak", "").replace("\x00", ""))
    except forms.ValidationError:
        since = None
    return StoryFilter(region=place, kind=kind, phase=phase, state=state, since=since)
