"""Cutting long lists into pages by a query parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

T = TypeVar("T", bound="Model")
PAGE_ROWS = 50


def page(request: HttpRequest, rows: QuerySet[T] | Sequence[T]) -> Page[T]:
    """The page that `?hal=` asks for; the nearest one when it asks for nonsense."""
    return Paginator(rows, PAGE_ROWS).get_page(request.GET.get("hal", "1")[:9])
