"""Pages of a list by where the last one ended; the cursor is signed, for one list alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from django.core import signing
from django.db.models import DateTimeField, Q

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model, QuerySet

T = TypeVar("T")
M = TypeVar("M", bound="Model")
_SALT = "selaras.desk.api.cursor"


class BadCursor(Exception):
    """A cursor that this list did not give."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """Rows, and the cursor of those that come next; None at the end."""

    rows: Sequence[T]
    next: str | None


@dataclass(frozen=True)
class Order:
    """By a date or moment and then by id, or by id alone."""

    column: str = ""
    latest: bool = False


BY_ID = Order()


def cut(rows: QuerySet[M], order: Order, *, where: str, cursor: str, limit: int) -> Page[M]:
    """At most `limit` rows after the cursor; `where` names the list and its filters.

    Raises:
        BadCursor: The cursor is not one that this list gave.
    """
    column = order.column
    keys = [f"-{column}" if order.latest else column, "pk"] if column else ["pk"]
    ordered = rows.order_by(*keys)
    if cursor:
        ordered = _beyond(ordered, order, _read(cursor, where))
    found = list(ordered[: limit + 1])
    if len(found) <= limit:
        return Page(found, None)
    last = found[limit - 1]
    value = getattr(last, column).isoformat() if column else ""
    return Page(found[:limit], _write(value, str(last.pk), where))


def cut_tuple(rows: Sequence[T], *, where: str, cursor: str, limit: int) -> Page[T]:
    """At most `limit` rows of a table that never changes.

    Raises:
        BadCursor: The cursor is not one that this list gave.
    """
    start = int(_read(cursor, where)[1]) if cursor else 0
    more = len(rows) > start + limit
    after = _write("", str(start + limit), where) if more else None
    return Page(rows[start : start + limit], after)


def _beyond(rows: QuerySet[M], order: Order, place: tuple[str, str]) -> QuerySet[M]:
    said, pk = place
    column = order.column
    if not column:
        return rows.filter(pk__gt=pk)
    field = rows.model._meta.get_field(column)  # noqa: SLF001  # Django's documented door
    parse = dt.datetime if isinstance(field, DateTimeField) else dt.date
    value = parse.fromisoformat(said)
    side = "lt" if order.latest else "gt"
    beyond = Q(**{f"{column}__{side}": value}) | Q(**{column: value}, pk__gt=pk)
    return rows.filter(beyond, **{f"{column}__{side}e": value})


def _write(value: str, pk: str, where: str) -> str:
    return signing.dumps([value, pk], salt=f"{_SALT}:{where}")


def _read(cursor: str, where: str) -> tuple[str, str]:
    try:
        value, pk = signing.loads(cursor, salt=f"{_SALT}:{where}")
    except signing.BadSignature as error:
        raise BadCursor from error
    return str(value), str(pk)
