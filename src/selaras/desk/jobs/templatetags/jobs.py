"""What the queue calls jobs and shows of their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from selaras.desk import _format, _regions
from selaras.desk.jobs import registry

if TYPE_CHECKING:
    from collections.abc import Mapping

register = template.Library()
register.filter("hour", _format.hour)


@register.filter
def deed(name: str) -> str:
    """What people call a job; its own name when no app labels it."""
    return str(registry.label(name))


@register.filter
def zone(region: str) -> str:
    """The short name of the region's clock."""
    return _regions.zone(region)[0]


@register.filter
def ids(payload: Mapping[str, object]) -> str:
    """A payload's ids in one short line."""
    told = ", ".join(f"{name} {value}" for name, value in payload.items() if value is not None)
    return told if len(told) <= 80 else f"{told[:79]}…"
