"""Filters and tags that every template has: formats, names, links and versions of files."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static

from selaras.desk import _bodies, _format, _regions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from django.http import HttpRequest
    from django.template.context import RequestContext

register = template.Library()
register.filter("day", _format.day)
register.filter("iso", _format.iso)
register.filter("kind", _format.kind)
register.filter("phase", _format.phase)
register.filter("number", _format.number)
register.filter("region", _regions.name)
register.filter("body", _bodies.name)


@register.filter
def moment(at: dt.datetime, region: str = _regions.NATION) -> str:
    """A moment on the region's clock."""
    return _format.moment(at, region)


@register.filter
def clock(at: dt.datetime, region: str = _regions.NATION) -> str:
    """The time of day on the region's clock."""
    return _format.clock(at, region)


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, to loop over."""
    return text.split()


@register.filter
def bases(proposals: Iterable[_bodies.Proposal]) -> list[str]:
    """The legal bases of proposals, each once."""
    return list(dict.fromkeys(one.basis for one in proposals if one.basis))


@register.simple_tag
def tally(reports: int, origins: int) -> str:
    """Reports with their origins, never alone."""
    return _format.tally(reports, origins)


@register.simple_tag
def due(deadline: dt.date, today: dt.date) -> str:
    """The days that are left, in words."""
    return _format.due((deadline - today).days)


@register.simple_tag(takes_context=True)
def here(context: RequestContext, **changes: object) -> str:
    """This page's address with some query parameters changed; None drops one."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path


@register.simple_tag
def asset(name: str) -> str:
    """The address of a built file, with its digest so that browsers may keep it."""
    return f"{static('built/' + name)}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    found = finders.find("built/" + name)
    if not isinstance(found, str):
        return "0"
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]
