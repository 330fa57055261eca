"""Reports from web archives (WARC), through fastwarc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.intake._pages import report_of_page
from selaras.intake._problems import Problem
from selaras.intake._texts import UnreadableText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selaras.records import Report

__all__ = ["warc"]

_LARGEST_PAGE = 12_000_000


def warc(file: Path) -> Iterator[Report | Problem]:
    """Yield the HTML responses of an archive as reports; other records are no reports."""
    try:
        from fastwarc import ArchiveIterator, WarcRecordType
    except ModuleNotFoundError:
        yield Problem(str(file), "WARC needs: pip install 'selaras[intake]'", lost=True)
        return
    found = 0
    with file.open("rb") as stream:
        for record in ArchiveIterator(
            stream, record_types=WarcRecordType.response, parse_http=True
        ):
            kind = (record.http_content_type or "") if record.http_headers else ""
            if "html" not in kind:
                continue
            found += 1
            url = record.headers.get("WARC-Target-URI", f"{file.stem}-{found}")
            try:
                yield report_of_page(record.reader.read(_LARGEST_PAGE + 1), id=url, url=url)
            except UnreadableText as error:
                yield Problem(f"{file}, {url}", str(error), lost=True)
    if not found:
        yield Problem(str(file), "holds no HTML response", lost=True)
