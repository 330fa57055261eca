"""Events from files: CSV and parquet, with our columns or those of ACLED, UCDP and SNPK."""

from __future__ import annotations

import csv
import datetime as dt
import io
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from selaras.outlook._events import EventRow, Events, UnusableEvents, events_of
from selaras.outlook._kinds import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

__all__ = ["csv_rows", "load_events"]

_NEEDED = {"date", "kind"}
_VAGUE_ABOVE = {"acled": 2.0, "ucdp": 3.0}
_FIELDS = ("date", "region", "kind", "weight", "province", "id", "deaths")
_LONGEST_FIELD = 100_000


def load_events(
    *paths: Path,
    until: dt.date | None = None,
    rename: Callable[[str], str] | None = None,
) -> Events:
    """Read one table of events, or several as one, and check it.

    Args:
        paths: `.csv` or `.parquet` files.
        until: Rows dated after this day are in the future and left out.
        rename: Turns the table's region names into those to use; None keeps them.

    Raises:
        UnusableEvents: A file cannot be read or lacks columns, or no row can be used.
    """
    return events_of(chain.from_iterable(_rows(path, rename) for path in paths), until=until)


def _rows(path: Path, rename: Callable[[str], str] | None) -> Iterator[EventRow]:
    parquet = path.suffix.lower() in {".parquet", ".pq"}
    rows = _parquet_rows(path) if parquet else csv_rows(path)
    try:
        first = next(rows, None)
        if first is None:
            raise UnusableEvents(f"{path.name} has no rows")
        layout, columns = _layout(first)
        for row in chain((first,), rows):
            yield _event_row(row, layout, columns, rename)
    except (OSError, csv.Error) as error:
        raise UnusableEvents(f"{path.name} cannot be read: {error}") from error


def csv_rows(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a CSV file by column name, lower-cased; comma, semicolon or tab."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    text = text.replace("\0", "")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(_LONGEST_FIELD)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip().lower() for name in next(lines, [])]
    for line in lines:
        if line:
            yield dict(zip(header, line, strict=False))


def _parquet_rows(path: Path) -> Iterator[Mapping[str, str]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UnusableEvents("reading parquet needs pyarrow: install selaras[outlook]") from error
    try:
        batches = pq.ParquetFile(path).iter_batches()
        for row in chain.from_iterable(batch.to_pylist() for batch in batches):
            yield {name.strip().lower(): _text(value) for name, value in row.items()}
    except pa.ArrowException as error:
        raise UnusableEvents(f"{path.name} is no parquet file: {error}") from error


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


@cache
def _layouts() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    layouts: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in table("layouts.csv"):
        layouts.setdefault(row["layout"], {})[row["field"]] = tuple(row["names"].split("|"))
    return layouts


def _layout(row: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    for name, fields in _layouts().items():
        columns = {
            field: next((column for column in names if column in row), "")
            for field, names in fields.items()
        }
        found = {field for field, column in columns.items() if column}
        if found >= _NEEDED and found & {"region", "province"}:
            return name, columns
    given = ", ".join(sorted(row))[:200]
    raise UnusableEvents(
        f"the table needs the columns date, region and kind (or those of ACLED, UCDP or SNPK); "
        f"it has: {given}"
    )


def _event_row(
    row: Mapping[str, str],
    layout: str,
    columns: Mapping[str, str],
    rename: Callable[[str], str] | None,
) -> EventRow:
    date, region, kind, weight, province, id_, deaths = (
        (row.get(columns.get(field, ""), "") or "").strip() for field in _FIELDS
    )
    if rename is not None:
        region, province = (rename(name) if name else "" for name in (region, province))
    vague = _is_vague(row.get(columns.get("vague", ""), ""), layout)
    return EventRow(date, region, kind, weight, province, id_, vague, deaths)


def _is_vague(text: str, layout: str) -> bool:
    try:
        return float(text) > _VAGUE_ABOVE[layout]
    except (KeyError, ValueError):
        return False
