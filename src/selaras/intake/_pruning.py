"""Take link lists and widgets out of a page's tree before its article is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["prune"]

_BLOCKS = frozenset("div section aside nav ul ol dl table tr td footer header form figure".split())
_UNREAD = frozenset("script style noscript template svg iframe button select option input".split())
_FEWEST_LINKS = 3
_LINKED = 0.5
_WIDGET_LINKED = 0.3
_SHORT = 160
_LARGEST_SHARE = 0.3
_MOST_ELEMENTS = 200_000
_STAMP = re.compile(
    r"(?:\w{4,7},?\s*)?\d{1,2}[/ .-]\w{1,9}[/ .-]\d{4},?\s*(?:[|,–-]\s*)?"
    r"(?:\d{1,2}[:.]\d{2})?(?:\s*WI[BT]A?)?"
    r"|\d{1,2}\s+(?:jam|menit|hari)\s+(?:yang\s+)?lalu",
    re.I,
)
_WIDGET = re.compile(
    r"(?:^|[\s_-])(?:related|terkait|baca-?juga|bacajuga|lihat-?juga|simak-?juga|populer|popular|terpopuler|trending|"
    r"terkini|latest|recommend\w*|rekomendasi|sidebar|side-?bar|share|sharing|sosmed|social|komentar|comments?|"
    r"breadcrumbs?|newsletter|subscribe|banner|iklan|advert\w*|ads|widget|footer|tags?|pagination|paging|"
    r"disclaimer|copyright|multi-?artikel|sisip\w*|inline-?related|read-?also|most-?read)(?:$|[\s_-])",
    re.I,
)


class _Weight(NamedTuple):
    """How much an element says: characters, those in links, links."""

    text: int
    linked: int
    links: int


_NOTHING = _Weight(0, 0, 0)


def prune(tree: HtmlElement) -> int:
    """Drop link lists and named widgets from a page, in place, the innermost first.

    A block that holds a large share of the page's own words stays, whatever it is called.

    Args:
        tree: The page.

    Returns:
        The characters that the page says outside links and what was dropped.
    """
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    if len(elements) > _MOST_ELEMENTS:
        return 0
    prose = max(1, _own(_weigh(elements, prose=None)))
    return _own(_weigh(elements, prose=prose))


def _weigh(elements: list[HtmlElement], *, prose: int | None) -> _Weight:
    """Weigh a page, children before parents; drop furniture on the way when `prose` is known."""
    weights: dict[HtmlElement, _Weight] = {}
    weight = _NOTHING
    for element in reversed(elements):
        weight = _weight_of(element, weights)
        if prose is not None and _is_furniture(element, weight, prose):
            _drop(element)
            weight = _NOTHING
        weights[element] = weight
    return weight


def _weight_of(element: HtmlElement, weights: dict[HtmlElement, _Weight]) -> _Weight:
    """The weight of an element whose children have been weighed."""
    if element.tag in _UNREAD:
        return _NOTHING
    own = _said(element.text)
    text, linked, links = own.text, own.linked, 0
    for child in element:
        inner, tail = weights.get(child, _NOTHING), _said(child.tail)
        text += inner.text + tail.text
        linked += inner.linked + tail.linked
        links += inner.links
    return _Weight(text, text, 1) if element.tag == "a" else _Weight(text, linked, links)


def _own(weight: _Weight) -> int:
    return weight.text - weight.linked


def _said(text: str | None) -> _Weight:
    """The weight of a text node; a time stamp weighs like a link, for it stands beside one."""
    words = (text or "").strip()
    if not words:
        return _NOTHING
    stamped = len(words) <= 60 and _STAMP.search(words) is not None
    return _Weight(len(words), len(words) if stamped else 0, 0)


def _is_furniture(element: HtmlElement, weight: _Weight, prose: int) -> bool:
    if element.tag not in _BLOCKS or not weight.text:
        return False
    own = _own(weight)
    if own > _LARGEST_SHARE * prose:
        return False
    share = weight.linked / weight.text
    if weight.links >= _FEWEST_LINKS and share >= _LINKED:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _WIDGET.search(named) is not None and (share >= _WIDGET_LINKED or own <= _SHORT)


def _drop(element: HtmlElement) -> None:
    """Remove an element and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
