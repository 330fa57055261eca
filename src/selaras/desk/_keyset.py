"""Cutting long lists by where the last page ended: no count, no offset, however long they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from django.db.models import DateTimeField, Q

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

T = TypeVar("T", bound="Model")
ROWS = 50
_MARK = "~"
_FIRST, _LAST = 1900, 2200


@dataclass(frozen=True)
class Slice(Generic[T]):
    """Rows in order; `after` asks for the next ones and is empty at the end."""

    rows: tuple[T, ...]
    after: str
    started: bool

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def cut(request: HttpRequest, rows: QuerySet[T], column: str, *, latest: bool = False) -> Slice[T]:
    """The rows that come after `?setelah=`, by a date or moment and then by id.

    Nonsense in the query gives the first rows.
    """
    moments = isinstance(rows.model._meta.get_field(column), DateTimeField)  # noqa: SLF001  # Django's documented door
    place = _place(request.GET.get("setelah", "")[:80], moments=moments)
    ordered = rows.order_by(f"-{column}" if latest else column, "pk")
    if place is not None:
        value, pk = place
        side = "lt" if latest else "gt"
        beyond = Q(**{f"{column}__{side}": value}) | Q(**{column: value}, pk__gt=pk)
        ordered = ordered.filter(beyond, **{f"{column}__{side}e": value})
    found = list(ordered[: ROWS + 1])
    last = found[ROWS - 1] if len(found) > ROWS else None
    after = "" if last is None else f"{getattr(last, column).isoformat()}{_MARK}{last.pk}"
    return Slice(tuple(found[:ROWS]), after, started=place is not None)


def _place(token: str, *, moments: bool) -> tuple[dt.date, str] | None:
    said, mark, pk = token.partition(_MARK)
    if not mark or not pk.isalnum() or not pk.isascii():
        return None
    try:
        value = dt.datetime.fromisoformat(said) if moments else dt.date.fromisoformat(said)
    except ValueError:
        return None
    naive = isinstance(value, dt.datetime) and value.tzinfo is None
    return None if naive or not _FIRST <= value.year <= _LAST else (value, pk)
