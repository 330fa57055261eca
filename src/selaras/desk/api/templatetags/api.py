"""The buttons with which who may takes a list away."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django import template

from selaras.desk.accounts.access import Right

if TYPE_CHECKING:
    from django.template.context import RequestContext

    from selaras.desk.accounts.access import UserRequest

register = template.Library()


@register.inclusion_tag("api/downloads.html", takes_context=True)
def downloads(context: RequestContext, what: str) -> dict[str, object]:
    """Buttons for the list `what` with the filters of this page; none for who may not."""
    request = cast("UserRequest", context["request"])
    asked = request.GET.copy()
    asked.pop("setelah", None)
    query = f"?{asked.urlencode()}" if asked else ""
    return {"may": bool(request.user.rights.at(Right.EXPORT)), "what": what, "query": query}
