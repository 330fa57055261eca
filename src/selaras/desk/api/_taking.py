"""Lists taken away as files: read in pieces, so that none is ever whole in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.http import StreamingHttpResponse
from django.utils import timezone

from selaras.desk.api import _cells, _shapes, access, actions
from selaras.desk.api._shapes import ACTION, CASE, STORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

What = Literal["stories", "cases", "actions"]
Suffix = Literal["csv", "jsonl"]
TYPES: dict[Suffix, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
}
_CHUNK = 500


@dataclass(frozen=True)
class _Sort:
    columns: Sequence[str]
    shape: Callable[[Any], Mapping[str, object]]


_SORTS: dict[What, _Sort] = {
    "stories": _Sort(STORY, _shapes.story),
    "cases": _Sort(CASE, _shapes.case),
    "actions": _Sort(ACTION, _shapes.action),
}


def take(
    user: User, what: What, suffix: Suffix, rows: QuerySet[Any], asked: Mapping[str, object]
) -> StreamingHttpResponse:
    """A file of the rows, after the trail has kept who takes how many.

    Raises:
        Refused: The person may take nothing away.
    """
    access.homes_to_take(user, what)
    actions.note_taken(f"{what}.{suffix}", by=user, asked=asked, rows=rows.count())
    sort = _SORTS[what]
    shaped = (sort.shape(row) for row in _in_pieces(rows))
    as_csv = suffix == "csv"
    lines = _cells.csv_lines(sort.columns, shaped) if as_csv else _cells.json_lines(shaped)
    answer = StreamingHttpResponse(lines, content_type=TYPES[suffix])
    name = f"selaras-{what}-{timezone.localdate().isoformat()}.{suffix}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _in_pieces(rows: QuerySet[Any]) -> Iterator[Any]:
    """All rows by id: each piece its own short query, so that nothing is held while sending."""
    ordered, last = rows.order_by("pk"), ""
    while piece := list(ordered.filter(pk__gt=last)[:_CHUNK]):
        yield from piece
        last = piece[-1].pk
