"""One row of a table to one report, or to what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selaras.intake._pages import report_of_page
from selaras.intake._problems import Problem
from selaras.intake._texts import MAX_BYTES, UnreadableText, decode, published_of, report_of_text
from selaras.records import Report, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["HEAD", "file_beside", "filed_row", "report_row"]

HEAD = ("url", "outlet", "title")
_SHOWN = 60
_LONGEST_WORDS = 4_000


def report_row(row: dict[str, Any], fallback: str, where: str) -> Iterator[Report | Problem]:
    """Yield the report of one row, and what is wrong with it.

    Args:
        row: The row's fields by name.
        fallback: The id where the row gives neither id nor url.
        where: How to name the row in a message.
    """
    head = {name: _words(row.get(name)) for name in HEAD}
    id_ = _words(row.get("id")) or head["url"] or fallback
    try:
        head["published"] = published_of(row.get("published"))
    except ValueError:
        shown = repr(row.get("published"))[:_SHOWN]
        yield Problem(where, f"published {shown} is no date; left out")
    text, html = row.get("text"), row.get("html")
    try:
        if isinstance(text, str) and text.strip():
            yield report_of_text(text, id=id_, **head)
        elif isinstance(html, str | bytes) and html:
            yield report_of_page(html, id=id_, **head)
        else:
            yield Problem(f"{where} ({id_[:_SHOWN]})", "has neither text nor html", lost=True)
    except UnreadableText as error:
        yield Problem(f"{where} ({id_[:_SHOWN]})", str(error), lost=True)


def filed_row(row: dict[str, Any], folder: Path, where: str) -> Iterator[Report | Problem]:
    """Yield the report of a row that names a file beside the table, never one outside."""
    named = str(row["file"])
    file = file_beside(folder, named)
    if file is None:
        shown = repr(named)[:_SHOWN]
        yield Problem(where, f"names {shown}, which is no file beside the table", lost=True)
        return
    page = file.suffix.lower() != ".txt"
    try:
        with file.open("rb") as source:
            content = decode(source.read(MAX_BYTES + 1), declared=page)
    except UnreadableText as error:
        yield Problem(str(file), str(error), lost=True)
    except OSError as error:
        yield Problem(str(file), f"cannot be opened: {error.strerror or error}", lost=True)
    else:
        column = "html" if page else "text"
        yield from report_row({**row, column: content}, file.stem, where)


def file_beside(folder: Path, name: str) -> Path | None:
    """The file of this name in a folder, links followed; None outside it or when missing."""
    try:
        file = (folder / name).resolve()
        inside = file.is_relative_to(folder.resolve()) and file.is_file()
    except (OSError, ValueError, RuntimeError):
        return None
    return file if inside else None


def _words(value: object) -> str | None:
    """A field as text in one line, None when blank."""
    if value is None or isinstance(value, list | dict | bytes):
        return None
    return " ".join(normalise(str(value)[:_LONGEST_WORDS]).split()) or None
