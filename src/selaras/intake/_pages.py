"""HTML pages to reports, through trafilatura."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import msgspec

from selaras.intake._heads import clean_title, dated, headlines, said_times
from selaras.intake._pruning import prune
from selaras.intake._texts import UnreadableText, decode, report_of_text
from selaras.records import Report, normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["LARGEST_PAGE", "report_of_page"]

LARGEST_PAGE = 6_000_000
_LEAST_SHARE = 0.2


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
    if len(html) > LARGEST_PAGE:
        raise UnreadableText(f"is a page larger than {LARGEST_PAGE // 1_000_000} MB")
    page = normalise(decode(html, declared=True) if isinstance(html, bytes) else html)
    tree = _tree(page)
    headings, times = headlines(tree), said_times(tree)
    found = _extract(page, tree, head.get("url"))
    if found is None or not (found.text or "").strip():
        raise UnreadableText("no article was found in this page; give its text as .txt")
    known: dict[str, Any] = {
        "url": _line(found.url),
        "outlet": _line(found.sitename),
        "published": dated(times, found.date),
    }
    known.update({name: value for name, value in head.items() if value})
    known["title"] = head.get("title") or _title(found.title, headings, known)
    report = report_of_text(found.text, id=id or known["url"] or "page", **known)
    return msgspec.structs.replace(report, text=_without_title(report.text, report.title))


def _tree(page: str) -> HtmlElement:
    """The page's tree.

    Raises:
        UnreadableText: It is no HTML, or the packages that read HTML are missing.
    """
    try:
        import trafilatura
    except ModuleNotFoundError as error:
        raise UnreadableText("HTML needs: pip install 'selaras[intake]'") from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        raise UnreadableText("is no HTML page")
    return tree


def _extract(page: str, tree: HtmlElement, url: str | None) -> Any:  # noqa: ANN401 - trafilatura's own record
    """Trafilatura's reading of a page without its link lists, None when it finds no article.

    Where hardly anything of the page's own words is left, the page is read whole.
    """
    prose = prune(tree)
    found = _article(tree, url)
    if found is not None and len(found.text or "") >= _LEAST_SHARE * prose:
        return found
    whole = _article(page, url)
    return max((found, whole), key=lambda record: len(record.text or "") if record else 0)


def _article(page: str | HtmlElement, url: str | None) -> Any:  # noqa: ANN401 - trafilatura's own record
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            deduplicate=False,
        )
    except Exception as error:  # a page may break its reader in any way
        raise UnreadableText(f"is a page that cannot be read: {error!r:.120}") from error


def _title(found: str | None, headings: tuple[str, ...], known: dict[str, Any]) -> str | None:
    """The page's title, cleaned, None when it has none."""
    title = _line(found)
    if title is None:
        return None
    return clean_title(title, headings=headings, url=known["url"], outlet=known["outlet"]) or None


def _line(value: str | None) -> str | None:
    return (" ".join(normalise(value).split()) or None) if value else None


def _without_title(text: str, title: str | None) -> str:
    """Drop a first line that only repeats the title."""
    first, mark, rest = text.partition("\n")
    same = title is not None and _plain(first) == _plain(title)
    return rest.lstrip("\n") if same and mark and rest.strip() else text


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold()
