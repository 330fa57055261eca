"""What a page's head says: its title without the outlet's name, its day and time."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

__all__ = ["clean_title", "dated", "headlines", "said_times"]

_SEPARATOR = re.compile(r"\s+[|–—-]\s+|\s+:\s+|\s*[|»]\s*")
_PAGE = re.compile(r"\s*[-–|(]?\s*\b(?:halaman|page|hal)\.?\s*(?:all|semua|\d+)\)?\s*$", re.I)
_WORD = re.compile(r"[a-z0-9]{3,}")
_LONGEST_OUTLET = 6
_FEWEST_LETTERS = 15
_TIME_PROPERTIES = ("article:published_time", "datePublished", "og:published_time", "pubdate")
_JAKARTA = dt.timezone(dt.timedelta(hours=7))
_LARGEST_JSON = 200_000


def headlines(tree: HtmlElement) -> tuple[str, ...]:
    """The headings of the first rank."""
    return tuple(" ".join(h.text_content().split()) for h in tree.iter("h1"))


def clean_title(
    title: str, *, headings: tuple[str, ...] = (), url: str | None = None, outlet: str | None = None
) -> str:
    """A title without the outlet's name, its section and a page number.

    Args:
        title: The title as the page gives it.
        headings: The page's first-rank headings; one that the title begins with wins.
        url: The page's address, whose host knows the outlet's name.
        outlet: The outlet's name.
    """
    title = " ".join(title.split())
    for heading in headings:
        if len(heading) >= _FEWEST_LETTERS and title.casefold().startswith(heading.casefold()):
            return heading
    host = (urlsplit(url).hostname or "") if url else ""
    known = set(_WORD.findall((outlet or "").lower())) | set(_WORD.findall(host))
    title = _PAGE.sub("", title)
    while True:
        cut = _outlet_at_end(title, known, host)
        if cut is None:
            return title
        title = _PAGE.sub("", title[:cut])


def _outlet_at_end(title: str, known: set[str], host: str) -> int | None:
    """Where the outlet's name begins at a title's end, None when there is none."""
    separators = list(_SEPARATOR.finditer(title))
    if not separators or separators[-1].start() < _FEWEST_LETTERS:
        return None
    last = separators[-1]
    words = _WORD.findall(title[last.end() :].lower())
    joined = "".join(words)
    named = any(word in known or (len(word) > 3 and word in host) for word in words)
    short = len(words) <= _LONGEST_OUTLET
    return last.start() if short and (named or (len(joined) > 3 and joined in host)) else None


def said_times(tree: HtmlElement) -> tuple[str, ...]:
    """The times of publication that the page's metadata gives, as printed."""
    return tuple(_meta_times(tree)) + tuple(_json_times(tree))


def dated(said: tuple[str, ...], day: str | None) -> str | None:
    """The day and time of publication.

    Args:
        said: Times as the metadata prints them.
        day: The day that was found in the whole page, ISO.

    Returns:
        A time of that day (or of the day before in another zone), else the day; in Indonesian
        time (WIB) where the page gives a zone outside Indonesia.
    """
    for raw in said:
        moment = _moment(raw)
        if moment is None:
            continue
        if day is None or abs((moment.date() - dt.date.fromisoformat(day)).days) <= 1:
            return moment.strftime("%Y-%m-%dT%H:%M")
    return day


def _meta_times(tree: HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("itemprop") or meta.get("name") or ""
        if name in _TIME_PROPERTIES and meta.get("content"):
            yield str(meta.get("content"))


def _json_times(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        raw = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(raw) > _LARGEST_JSON:
            continue
        try:
            said = msgspec.json.decode(raw.encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from _times_in(said)


def _times_in(said: Any) -> Iterator[str]:  # noqa: ANN401 - plain JSON
    """The times in one JSON-LD block, its graph included."""
    items = said if isinstance(said, list) else [said]
    for item in items:
        if not isinstance(item, dict):
            continue
        time = item.get("datePublished")
        if isinstance(time, str):
            yield time
        graph = item.get("@graph")
        if isinstance(graph, list):
            yield from (
                node["datePublished"]
                for node in graph
                if isinstance(node, dict) and isinstance(node.get("datePublished"), str)
            )


def _moment(raw: str) -> dt.datetime | None:
    """A printed ISO time that gives hours, in the zone of its readers."""
    text = raw.strip().replace("Z", "+00:00") if raw.strip().endswith("Z") else raw.strip()
    if len(text) < len("2023-04-12T04:37"):
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = moment.utcoffset()
    if offset is None or dt.timedelta(hours=7) <= offset <= dt.timedelta(hours=9):
        return moment.replace(tzinfo=None)
    return moment.astimezone(_JAKARTA).replace(tzinfo=None)
