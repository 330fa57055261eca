"""HTML pages to reports, through trafilatura."""

from __future__ import annotations

from typing import Any

import msgspec

from selaras.intake._texts import MAX_BYTES, UnreadableText, decode, report_of_text
from selaras.records import Report, normalise

__all__ = ["report_of_page"]

_LARGEST_PAGE = 12_000_000


def report_of_page(
    html: bytes | str,
    *,
    id: str | None,  # noqa: A002 - the contract's word
    **head: Any,  # noqa: ANN401 - url, outlet, title, published
) -> Report:
    """Make a report of an HTML page; what the caller knows of its head wins.

    Args:
        html: The page.
        id: The report's id; None takes the page's address, else "page".
        **head: `url`, `outlet`, `title`, `published` where known.

    Raises:
        UnreadableText: No article was found in the page, or it is too large.
    """
    if len(html) > min(_LARGEST_PAGE, MAX_BYTES):
        raise UnreadableText(f"is a page larger than {_LARGEST_PAGE // 1_000_000} MB")
    page = normalise(decode(html) if isinstance(html, bytes) else html)
    found = _extract(page, head.get("url"))
    if found is None or not (found.text or "").strip():
        raise UnreadableText("no article was found in this page; give its text as .txt")
    known = {
        "url": found.url,
        "outlet": found.sitename,
        "title": found.title,
        "published": found.date,
    }
    known.update({name: value for name, value in head.items() if value})
    report = report_of_text(found.text, id=id or known["url"] or "page", **known)
    return msgspec.structs.replace(report, text=_without_title(report.text, report.title))


def _extract(page: str, url: str | None) -> Any:  # noqa: ANN401 - trafilatura's own record
    """Trafilatura's reading of a page, None when it finds no article."""
    try:
        import trafilatura
    except ModuleNotFoundError as error:
        raise UnreadableText("HTML needs: pip install 'selaras[intake]'") from error
    return trafilatura.bare_extraction(
        page,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        deduplicate=False,
    )


def _without_title(text: str, title: str | None) -> str:
    """Drop a first line that only repeats the title."""
    first, mark, rest = text.partition("\n")
    if (
        title
        and mark
        and rest.strip()
        and " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
    ):
        return rest.lstrip("\n")
    return text
