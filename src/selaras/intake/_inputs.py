"""Open what a person names on the command line: each input ends as reports or as a problem."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from selaras.intake import _archives, _tables
from selaras.intake._pages import report_of_page
from selaras.intake._problems import Problem
from selaras.intake._texts import MAX_BYTES, UnreadableText, decode, report_of_text
from selaras.records import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Problem", "open_inputs"]

Item = Report | Problem
_SUFFIXES = (".txt", ".html", ".htm", ".csv", ".jsonl", ".parquet", ".warc", ".warc.gz")


def open_inputs(paths: Iterable[str]) -> Iterator[Item]:
    """Yield the reports of files and folders, and a `Problem` for each input that fails.

    Args:
        paths: Files (.txt .html .csv .jsonl .parquet .warc[.gz]), folders (read in the order
            of their names) or "-" for a text on standard input.

    Yields:
        Every report that was found, once; a report whose id was seen before, an unreadable
        file or row is a `Problem` with `lost` set. In = reports + lost problems.
    """
    seen: set[str] = set()
    for path in paths:
        for item in _open(path):
            if isinstance(item, Report):
                if item.id in seen:
                    yield Problem(
                        item.id, "this id was read before; give each report its own", lost=True
                    )
                    continue
                seen.add(item.id)
            yield item


def _open(path: str) -> Iterator[Item]:
    if path == "-":
        yield from _text_file("-", sys.stdin.buffer.read(MAX_BYTES + 1))
        return
    file = Path(path)
    if file.is_dir():
        yield from _folder(file)
    elif file.is_file():
        yield from _file(file)
    else:
        yield Problem(path, "there is no such file or folder", lost=True)


def _folder(folder: Path) -> Iterator[Item]:
    files = sorted(f for f in folder.rglob("*") if f.is_file() and not f.name.startswith("."))
    readable = [f for f in files if f.name.lower().endswith(_SUFFIXES)]
    if not readable:
        yield Problem(str(folder), f"the folder holds no {' '.join(_SUFFIXES)} file", lost=True)
    tables = [f for f in readable if f.suffix.lower() == ".csv"]
    filed = frozenset[Path]().union(*(_tables.files_of(table) for table in tables))
    for file in readable:
        if file.resolve() not in filed:
            yield from _file(file)


def _file(file: Path) -> Iterator[Item]:
    opener = _opener(file.name.lower())
    if opener is None:
        yield Problem(
            str(file), f"this kind of file is not read; give {' '.join(_SUFFIXES)}", lost=True
        )
        return
    try:
        yield from opener(file)
    except OSError as error:
        yield Problem(str(file), f"cannot be opened: {error.strerror or error}", lost=True)


def _opener(name: str) -> Callable[[Path], Iterator[Item]] | None:
    if name.endswith((".warc", ".warc.gz")):
        return _archives.warc
    openers: dict[str, Callable[[Path], Iterator[Item]]] = {
        ".txt": _read_text,
        ".html": _read_page,
        ".htm": _read_page,
        ".csv": _tables.csv_rows,
        ".jsonl": _tables.json_lines,
        ".parquet": _tables.parquet_rows,
    }
    return openers.get(Path(name).suffix)


def _read_text(file: Path) -> Iterator[Item]:
    with file.open("rb") as source:
        yield from _text_file(str(file), source.read(MAX_BYTES + 1))


def _text_file(name: str, raw: bytes) -> Iterator[Item]:
    try:
        yield report_of_text(decode(raw), id=Path(name).stem if name != "-" else "stdin")
    except UnreadableText as error:
        yield Problem(name, str(error), lost=True)


def _read_page(file: Path) -> Iterator[Item]:
    with file.open("rb") as source:
        raw = source.read(MAX_BYTES + 1)
    try:
        report = report_of_page(raw, id=None)
    except UnreadableText as error:
        yield Problem(str(file), str(error), lost=True)
        return
    yield msgspec.structs.replace(report, id=file.stem)
