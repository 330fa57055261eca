"""Open what a person names on the command line: each input ends as reports or as a problem."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from selaras.intake import _archives, _tables
from selaras.intake._pages import LARGEST_PAGE, report_of_page
from selaras.intake._problems import Problem
from selaras.intake._texts import MAX_BYTES, UnreadableText, decode, report_of_text
from selaras.records import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Problem", "open_inputs"]

Item = Report | Problem
_SUFFIXES = (".txt", ".html", ".htm", ".csv", ".jsonl", ".parquet", ".warc", ".warc.gz")
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".zip", ".rar")
_AGAIN = "this id was read before; give each report its own"


class _Seen(NamedTuple):
    """The ids that were read, with a mark of their text."""

    texts: dict[str, int]

    def settle(self, report: Report, file: Path | None) -> Item:
        """The report, under a longer id where another file of the same name was read before."""
        mark = hash(report.text)
        if report.id not in self.texts:
            self.texts[report.id] = mark
            return report
        if self.texts[report.id] == mark:
            return Problem(report.id, "the same report was read before", lost=True)
        longer = f"{file.parent.name}/{file.stem}" if file else report.id
        if file is None or report.id != file.stem or longer in self.texts:
            return Problem(report.id, _AGAIN, lost=True)
        self.texts[longer] = mark
        return msgspec.structs.replace(report, id=longer)


def open_inputs(paths: Iterable[str]) -> Iterator[Item]:
    """Yield the reports of files and folders, and a `Problem` for each input that fails.

    Args:
        paths: Files (.txt .html .csv .jsonl .parquet .warc[.gz]), folders (read in the order
            of their names) or "-" for a text, a page or JSON Lines on standard input.

    Yields:
        Every report that was found, once; a report that was read before, an unreadable file or
        row is a `Problem` with `lost` set. In = reports + lost problems. Two files of one name
        in different folders are told apart by their folder.
    """
    seen = _Seen({})
    for path in paths:
        for item, file in _open(path):
            yield seen.settle(item, file) if isinstance(item, Report) else item


def _open(path: str) -> Iterator[tuple[Item, Path | None]]:
    """What one argument holds, each item with the file whose name is its id."""
    if path == "-":
        yield from ((item, None) for item in _standard_input())
        return
    file = Path(path)
    try:
        folder, known = bool(path) and file.is_dir(), bool(path) and file.exists()
    except (OSError, ValueError) as error:
        yield Problem(path[:200], f"cannot be opened: {error}", lost=True), None
        return
    if folder:
        yield from _folder(file)
    elif known:
        yield from _file(file)
    else:
        yield Problem(path, "there is no such file or folder", lost=True), None


def _standard_input() -> Iterator[Item]:
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    start = raw[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b'{"', b"{ ")):
        yield from _tables.json_rows(io.BytesIO(raw), "stdin", "-")
    elif start.startswith((b"<!doctype html", b"<html")):
        yield from _page("-", raw, None)
    else:
        yield from _text("-", raw, "stdin")


def _folder(folder: Path) -> Iterator[tuple[Item, Path | None]]:
    files = [f for f in sorted(folder.rglob("*")) if not f.name.startswith(".")]
    readable = [f for f in files if f.name.lower().endswith(_SUFFIXES)]
    if not readable:
        message = f"the folder holds no {' '.join(_SUFFIXES)} file"
        yield Problem(str(folder), message, lost=True), None
    tables = [f for f in readable if f.suffix.lower() == ".csv" and f.is_file()]
    filed = frozenset[Path]().union(*(_tables.files_of(table) for table in tables))
    for file in files:
        named = file in readable or file.name.lower().endswith(_DOCUMENTS)
        if not named or file.is_dir():
            continue
        if _leads_out(file, folder):
            yield Problem(str(file), "is a link that leads out of the folder", lost=True), None
        elif file.resolve() not in filed:
            yield from _file(file)


def _leads_out(file: Path, folder: Path) -> bool:
    """Whether a link points outside its folder, to nothing or to itself."""
    if not file.is_symlink():
        return False
    try:
        return not file.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def _file(file: Path) -> Iterator[tuple[Item, Path | None]]:
    opener = _opener(file.name.lower())
    if opener is None or not file.is_file():
        message = f"this kind of file is not read; give {' '.join(_SUFFIXES)}"
        yield Problem(str(file), message, lost=True), None
        return
    own = file if opener in {_read_text, _read_page} else None
    try:
        for item in opener(file):
            yield item, own
    except OSError as error:
        yield Problem(str(file), f"cannot be opened: {error.strerror or error}", lost=True), None


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
        yield from _text(str(file), source.read(MAX_BYTES + 1), file.stem)


def _text(name: str, raw: bytes, id_: str) -> Iterator[Item]:
    try:
        yield report_of_text(decode(raw), id=id_)
    except UnreadableText as error:
        yield Problem(name, str(error), lost=True)


def _read_page(file: Path) -> Iterator[Item]:
    with file.open("rb") as source:
        yield from _page(str(file), source.read(LARGEST_PAGE + 1), file.stem)


def _page(name: str, raw: bytes, id_: str | None) -> Iterator[Item]:
    try:
        yield report_of_page(raw, id=id_)
    except UnreadableText as error:
        yield Problem(name, str(error), lost=True)
