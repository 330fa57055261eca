"""Reports from web archives (WARC), through fastwarc."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selaras.intake._pages import LARGEST_PAGE, report_of_page
from selaras.intake._problems import Problem
from selaras.intake._texts import UnreadableText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selaras.records import Report

__all__ = ["warc"]

_SHOWN = 200


def warc(file: Path) -> Iterator[Report | Problem]:
    """Yield the HTML responses of an archive as reports; other records are no reports.

    A page is read up to the largest size of a page, however far it would unpack.
    """
    try:
        import fastwarc  # noqa: F401 - asked for before the file is opened
    except ModuleNotFoundError:
        yield Problem(str(file), "WARC needs: pip install 'selaras[intake]'", lost=True)
        return
    found = 0
    try:
        for record in _responses(file):
            found += 1
            yield _report(record, file, found)
    except (OSError, ValueError, UnicodeDecodeError, EOFError) as error:
        where = f"{file}, after page {found}" if found else str(file)
        yield Problem(where, f"is no WARC from here on: {str(error)[:_SHOWN]}", lost=True)
        return
    if not found:
        yield Problem(str(file), "holds no HTML response", lost=True)


def _responses(file: Path) -> Iterator[Any]:
    """The records that hold an HTML page."""
    from fastwarc import ArchiveIterator, WarcRecordType

    with file.open("rb") as stream:
        for record in ArchiveIterator(
            stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
        ):
            kind = (record.http_content_type or "") if record.http_headers else ""
            if "html" in kind:
                yield record


def _report(record: Any, file: Path, number: int) -> Report | Problem:  # noqa: ANN401 - fastwarc's own record
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    try:
        page = record.reader.read(LARGEST_PAGE + 1)
        return report_of_page(page, id=url or f"{file.stem}-{number}", url=url)
    except UnreadableText as error:
        return Problem(f"{file}, {url or number}", str(error), lost=True)
    except (OSError, EOFError) as error:
        return Problem(f"{file}, {url or number}", f"cannot be unpacked: {error}", lost=True)
