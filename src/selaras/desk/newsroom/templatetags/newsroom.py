"""What the pages of stories need to say their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from selaras.desk.newsroom.forms import REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping

register = template.Library()


@register.filter
def reason(said: str) -> str:
    """A reason from the list in words; one in words as it is."""
    return str(dict(REASONS).get(said, said))


@register.filter
def at(values: Mapping[str, object], key: str) -> object:
    """The value under a key, None without one."""
    return values.get(key)
