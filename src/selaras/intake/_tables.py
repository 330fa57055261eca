"""Reports from tables (CSV, JSON Lines, Parquet) with the columns of the contract."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import msgspec

from selaras.intake._pages import report_of_page
from selaras.intake._problems import Problem
from selaras.intake._texts import MAX_BYTES, UnreadableText, decode, published_of, report_of_text
from selaras.records import Report, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["csv_rows", "files_of", "json_lines", "parquet_rows"]

_HEAD = ("url", "outlet", "title")
_LONGEST_FIELD = 16_000_000
_BATCH = 256


def csv_rows(file: Path) -> Iterator[Report | Problem]:
    """Yield the reports of a CSV file, comma, semicolon or tab between fields."""
    with file.open("rb") as source:
        raw = source.read(MAX_BYTES + 1)
    try:
        text = decode(raw)
    except UnreadableText as error:
        yield Problem(str(file), str(error), lost=True)
        return
    csv.field_size_limit(_LONGEST_FIELD)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not {"text", "html", "file"} & set(reader.fieldnames or ()):
        yield Problem(str(file), "has no column text, html or file in its first row", lost=True)
        return
    number = 1
    try:
        for number, row in enumerate(reader, 2):
            where = f"{file}, row {number}"
            if row.get("file") and not row.get("text"):
                yield from _filed(row, file.parent, where)
            else:
                yield from _report(row, f"{file.stem}-{number}", where)
    except csv.Error as error:
        yield Problem(f"{file}, after row {number}", f"is no CSV from here on: {error}", lost=True)


def files_of(file: Path) -> frozenset[Path]:
    """The files that a table names in its column `file`, so that a folder reads them once."""
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as source:
        if "file" not in source.readline().replace(";", ",").strip().split(","):
            return frozenset()
        source.seek(0)
        named = (row.get("file") for row in csv.DictReader(source))
        return frozenset((file.parent / name).resolve() for name in named if name)


def json_lines(file: Path) -> Iterator[Report | Problem]:
    """Yield the reports of a JSON Lines file, one object a line."""
    with file.open("rb") as source:
        for number, line in enumerate(source, 1):
            if not line.strip():
                continue
            where = f"{file}, line {number}"
            try:
                row = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield Problem(where, f"is no JSON: {error}", lost=True)
                continue
            if isinstance(row, dict):
                yield from _report(row, f"{file.stem}-{number}", where)
            else:
                yield Problem(where, "is no JSON object with text or html", lost=True)


def parquet_rows(file: Path) -> Iterator[Report | Problem]:
    """Yield the reports of a Parquet file; needs the extra `selaras[intake]`."""
    try:
        import pyarrow
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        yield Problem(str(file), "Parquet needs: pip install 'selaras[intake]'", lost=True)
        return
    number = 0
    try:
        table = pq.ParquetFile(file)
        wanted = [
            c for c in ("id", *_HEAD, "published", "text", "html") if c in table.schema_arrow.names
        ]
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield from _report(row, f"{file.stem}-{number}", f"{file}, row {number}")
    except pyarrow.ArrowException as error:
        yield Problem(str(file), f"is no Parquet file: {str(error)[:200]}", lost=True)


def _filed(row: dict[str, Any], folder: Path, where: str) -> Iterator[Report | Problem]:
    """The report of a row that names a file beside the table, never one outside its folder."""
    file = (folder / row["file"]).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        yield Problem(where, f"names {row['file']!r}, which is no file beside the table", lost=True)
        return
    with file.open("rb") as source:
        raw = source.read(MAX_BYTES + 1)
    try:
        content = decode(raw)
    except UnreadableText as error:
        yield Problem(str(file), str(error), lost=True)
        return
    column = "text" if file.suffix == ".txt" else "html"
    yield from _report({**row, column: content}, file.stem, where)


def _report(row: dict[str, Any], fallback: str, where: str) -> Iterator[Report | Problem]:
    """The report of one row, and what is wrong with it."""
    head = {name: _words(row.get(name)) for name in _HEAD}
    id_ = _words(row.get("id")) or head["url"] or fallback
    try:
        head["published"] = published_of(row.get("published"))
    except ValueError:
        yield Problem(where, f"published {str(row.get('published'))[:40]!r} is no date; left out")
    text, html = row.get("text"), row.get("html")
    try:
        if isinstance(text, str) and text.strip():
            yield report_of_text(text, id=id_, **head)
        elif isinstance(html, str | bytes) and html:
            yield report_of_page(html, id=id_, **head)
        else:
            yield Problem(f"{where} ({id_})", "has neither text nor html", lost=True)
    except UnreadableText as error:
        yield Problem(f"{where} ({id_})", str(error), lost=True)


def _words(value: object) -> str | None:
    """A field as text in one line, None when blank."""
    if value is None or isinstance(value, list | dict):
        return None
    return " ".join(normalise(str(value)).split()) or None
