"""Reports from tables (CSV, JSON Lines, Parquet) with the columns of the contract."""

from __future__ import annotations

import csv
import io
import json
from typing import IO, TYPE_CHECKING, Any

import msgspec

from selaras.intake._problems import Problem
from selaras.intake._rows import HEAD, file_beside, filed_row, report_row
from selaras.intake._texts import MAX_BYTES, UnreadableText, decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selaras.records import Report

__all__ = ["csv_rows", "files_of", "json_lines", "json_rows", "parquet_rows"]

_LONGEST_FIELD = 16_000_000
_BATCH = 64
_CHUNK = 1 << 20
_SHOWN = 200


def csv_rows(file: Path) -> Iterator[Report | Problem]:
    """Yield the reports of a CSV file, comma, semicolon or tab between fields."""
    with file.open("rb") as source:
        raw = source.read(MAX_BYTES + 1)
    try:
        text = decode(raw)
    except UnreadableText as error:
        yield Problem(str(file), str(error), lost=True)
        return
    number = 1
    try:
        rows = _rows(text)
        if not {"text", "html", "file"} & set(next(rows, ())):
            yield Problem(str(file), "has no column text, html or file in its first row", lost=True)
            return
        for number, row in enumerate(rows, 2):
            where = f"{file}, row {number}"
            if row.get("file") and not row.get("text"):
                yield from filed_row(row, file.parent, where)
            else:
                yield from report_row(row, f"{file.stem}-{number}", where)
    except csv.Error as error:
        yield Problem(f"{file}, after row {number}", f"is no CSV from here on: {error}", lost=True)


def files_of(file: Path) -> frozenset[Path]:
    """The files that a table names in its column `file`, so that a folder reads them once."""
    try:
        with file.open("rb") as source:
            text = decode(source.read(MAX_BYTES + 1))
    except (UnreadableText, OSError):
        return frozenset()
    found: set[Path] = set()
    try:
        rows = _rows(text)
        if "file" not in next(rows, ()):
            return frozenset()
        for row in rows:
            beside = file_beside(file.parent, row.get("file") or "")
            if beside is not None:
                found.add(beside)
    except csv.Error:
        return frozenset(found)
    return frozenset(found)


def _rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV text by lower-case column name, the columns themselves first."""
    csv.field_size_limit(_LONGEST_FIELD)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    columns = [name.strip().lower() for name in next(reader, [])]
    yield dict.fromkeys(columns, "")
    for fields in reader:
        if any(fields):
            yield dict(zip(columns, fields, strict=False))


def json_lines(file: Path) -> Iterator[Report | Problem]:
    """Yield the reports of a JSON Lines file, one object a line."""
    with file.open("rb") as source:
        yield from json_rows(source, file.stem, str(file))


def json_rows(source: IO[bytes], stem: str, name: str) -> Iterator[Report | Problem]:
    """Yield the reports of JSON Lines from an open source.

    Args:
        source: The bytes.
        stem: What an id begins with where a row gives none.
        name: How to name the source in a message.
    """
    number = 0
    while line := source.readline(MAX_BYTES + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > MAX_BYTES:
            _skip_line(source, line)
            yield Problem(where, f"is larger than {MAX_BYTES // 1_000_000} MB", lost=True)
        elif line.strip():
            yield from _json_row(line.removeprefix(b"\xef\xbb\xbf"), f"{stem}-{number}", where)


def _json_row(line: bytes, fallback: str, where: str) -> Iterator[Report | Problem]:
    try:
        row = _decoded(line)
    except (ValueError, RecursionError) as error:
        yield Problem(where, f"is no JSON: {str(error)[:_SHOWN]}", lost=True)
        return
    if isinstance(row, dict):
        yield from report_row(row, fallback, where)
    else:
        yield Problem(where, "is no JSON object with text or html", lost=True)


def _decoded(line: bytes) -> Any:  # noqa: ANN401 - plain JSON
    """One JSON value; what is not quite JSON (lone surrogates, other encodings) as far as it goes.

    Raises:
        ValueError: It is no JSON.
    """
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(decode(line), strict=False)


def _skip_line(source: IO[bytes], line: bytes) -> None:
    """Read on to the end of a line that is too long, a piece at a time."""
    while line and not line.endswith(b"\n"):
        line = source.readline(_CHUNK)


def parquet_rows(file: Path) -> Iterator[Report | Problem]:
    """Yield the reports of a Parquet file; needs the extra `selaras[intake]`."""
    try:
        import pyarrow
    except ModuleNotFoundError:
        yield Problem(str(file), "Parquet needs: pip install 'selaras[intake]'", lost=True)
        return
    number = 0
    try:
        for row in _parquet(file):
            number += 1
            yield from report_row(row, f"{file.stem}-{number}", f"{file}, row {number}")
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        where = f"{file}, after row {number}" if number else str(file)
        yield Problem(where, f"is no Parquet file: {str(error)[:_SHOWN]}", lost=True)


def _parquet(file: Path) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    table = pq.ParquetFile(file)
    names = table.schema_arrow.names
    wanted = [name for name in names if name in ("id", *HEAD, "published", "text", "html")]
    if not {"text", "html"} & set(wanted):
        raise ValueError("it has no column text or html")
    for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
        yield from batch.to_pylist()
