"""Find what stands between quote marks: split, nested, over paragraphs, badly closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.reading._document import Document

__all__ = ["Quoted", "find_quoted", "paragraphs"]


class Quoted(NamedTuple):
    """Words between marks: [start, end) without the marks, [left, right) with them.

    `whole` is false when a mark was missing and the end was read from the words around it.
    """

    start: int
    end: int
    left: int
    right: int
    whole: bool = True


class _Open(NamedTuple):
    left: int
    start: int
    single: bool


_MARK = re.compile(r"[\"“”„‟«»‘’'`]")
_OPENING = frozenset("“„‟«‘")
_CLOSING = frozenset("”»")
_SINGLE = frozenset("‘’'`")
_DOUBLED = frozenset("'`")
_BEFORE = frozenset(" \t\n\u00a0([{-–—/:>")
_AFTER = frozenset(" \t\n\u00a0.,;:!?)]}-–—/\"”’'…<")
_SAY = (
    r"(?:kata|ujar|ucap|jelas|tutur|ungkap|terang|imbuh|tegas|tambah|lanjut|papar|pungkas|sebut|"
    r"tandas|pinta|harap)"
)
_TAG = re.compile(rf",\s?[’'‘\"”]?\s{_SAY}(?:nya\b|\s+[\w(])", re.I)
_SAID = re.compile(rf"\s?,?\s?{_SAY}(?:nya)?\b", re.I)
_FIRST_PERSON = re.compile(r"\b(?:kita|kami|saya|aku|kalian|mari|jangan|anda|kamu|ayo)\b", re.I)
_SENTENCE_START = re.compile(r"[.!?…]\s+(?=[^\s])")
_MOST_PARAGRAPHS = 12
_REACH = 1500


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """The body's paragraphs as (start, end), blank edges left out."""
    spans: list[tuple[int, int]] = []
    last = -1
    for sentence in document.sentences:
        if sentence.paragraph == last:
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
        last = sentence.paragraph
    return spans


def find_quoted(document: Document) -> list[Quoted]:
    """All passages between quote marks, in order; of nested ones the outermost.

    Args:
        document: The report. A quote that goes on in the next paragraph is one passage.
    """
    text = document.text
    if _MARK.search(text) is None:
        return []
    found: list[Quoted] = []
    stack: list[_Open] = []
    spans = paragraphs(document)
    began = 0
    for index, (start, end) in enumerate(spans):
        if not stack:
            began = index
        here = _scan(text, start, end, stack)
        after = spans[index + 1] if index + 1 < len(spans) else None
        goes_on = index - began < _MOST_PARAGRAPHS
        stack = _settled(text, stack, here, end, after if goes_on else None)
        found += here
    return _outermost(found)


def _scan(text: str, start: int, end: int, stack: list[_Open]) -> list[Quoted]:
    """Match the marks of one paragraph; what stays open is left on the stack."""
    closed: list[Quoted] = []
    floor = start
    for left, right, mark in _marks(text, start, end):
        single = mark in _SINGLE
        if left == start and stack and not stack[-1].single:
            continue  # a mark that opens each paragraph of one quote
        opens = _opens(text, start, end, (left, right, mark), stack)
        if opens:
            stack.append(_Open(left, right, single))
        elif opens is not None and stack:
            closed += _closed(text, stack, left, right, single=single)
        elif opens is not None and _SAID.match(text, right, end):
            begin = _begin_of(text, max(floor, left - _REACH), left)
            if begin < left:
                closed.append(Quoted(begin, left, begin, right, whole=False))
        floor = floor if opens is None else right
    while stack and stack[-1].single:
        stack.pop()
    return closed


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The marks of a paragraph; a doubled single mark is one, an apostrophe is none."""
    last = start
    for match in _MARK.finditer(text, start, end):
        left, mark = match.start(), match[0]
        if left < last or (mark in _SINGLE and _is_apostrophe(text, left, end)):
            continue
        last = left + 1
        if mark in _DOUBLED and text[last : last + 1] == mark:
            mark, last = '"', last + 1
        yield left, last, mark


def _is_apostrophe(text: str, left: int, end: int) -> bool:
    """Whether a single mark stands inside a word ("Jum'at")."""
    return 0 < left < end - 1 and text[left - 1].isalnum() and text[left + 1].isalnum()


def _opens(
    text: str, start: int, end: int, place: tuple[int, int, str], stack: list[_Open]
) -> bool | None:
    """Whether a mark opens, shuts, or (None) is an apostrophe."""
    left, right, mark = place
    before = text[left - 1] if left > start else " "
    after = text[right] if right < end else " "
    may_open = before in _BEFORE and not after.isspace()
    may_shut = before not in _BEFORE and after in _AFTER
    if mark in _SINGLE:
        return _single_opens(mark, after, stack, may_open=may_open, may_shut=may_shut)
    if mark in _OPENING:
        return not (stack and may_shut)
    if mark in _CLOSING:
        return may_open and (after.isalnum() or not stack)
    if may_open == may_shut:
        return not stack
    return may_open


def _single_opens(
    mark: str, after: str, stack: list[_Open], *, may_open: bool, may_shut: bool
) -> bool | None:
    inside = bool(stack) and stack[-1].single
    if stack and not inside:
        return None
    if inside and may_shut and mark != "‘":
        return False
    if not inside and may_open and after.isalpha():
        return True
    return None


def _closed(text: str, stack: list[_Open], left: int, right: int, *, single: bool) -> list[Quoted]:
    """Shut the innermost passage of the mark's sort."""
    while stack and stack[-1].single != single:
        stack.pop()
    if not stack:
        return []
    opened = stack.pop()
    start, end = _trimmed(text, opened.start, left)
    return [Quoted(start, end, opened.left, right)] if start < end else []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _begin_of(text: str, floor: int, left: int) -> int:
    """Where the sentence that a lone closing mark ends begins."""
    begin = floor
    for match in _SENTENCE_START.finditer(text, floor, left):
        begin = match.end()
    return _trimmed(text, begin, left)[0]


def _settled(
    text: str,
    stack: list[_Open],
    closed: list[Quoted],
    end: int,
    after: tuple[int, int] | None,
) -> list[_Open]:
    """End what a paragraph leaves open; return what goes on in the next one."""
    later = sorted(q.left for q in closed)
    at = 0
    merged: list[Quoted] = []
    for number, opened in enumerate(stack):
        while at < len(later) and later[at] < opened.left:
            at += 1
        limit = later[at] if at < len(later) else end
        if number + 1 < len(stack):
            limit = min(limit, stack[number + 1].left)
        elif limit == end and after is not None and _goes_on(text, opened, end, after):
            closed += merged
            return [opened]
        merged += _mended(text, opened, limit, end)
    closed += merged
    return []


def _mended(text: str, opened: _Open, limit: int, end: int) -> list[Quoted]:
    """A passage without its closing mark: it ends at its tag, or at the next mark."""
    tag = _TAG.search(text, opened.start, limit)
    stop = limit if tag is None else tag.start() + 1
    start, stop = _trimmed(text, opened.start, stop)
    if tag is None and limit < end and text[stop - 1 : stop] not in {".", "?", "!", ","}:
        return []
    return [Quoted(start, stop, opened.left, stop, whole=False)] if start < stop else []


def _goes_on(text: str, opened: _Open, end: int, after: tuple[int, int]) -> bool:
    """Whether the next paragraph goes on with a passage that this one leaves open."""
    if _TAG.search(text, opened.start, end):
        return False
    mark = _MARK.search(text, *after)
    if mark is None:
        return _FIRST_PERSON.search(text, *after) is not None
    if mark.start() == after[0]:
        return mark[0] not in _SINGLE and text[end - 1] in ".?!…:"
    return text[mark.start() - 1] not in _BEFORE and mark[0] not in _SINGLE


def _outermost(found: list[Quoted]) -> list[Quoted]:
    """Passages in order, without those that lie in another; neighbours of one open quote join."""
    kept: list[Quoted] = []
    for quoted in sorted(found, key=lambda q: (q.left, -q.right)):
        if not kept or quoted.left >= kept[-1].right:
            kept.append(quoted)
        elif not kept[-1].whole and quoted.whole:
            kept[-1] = kept[-1]._replace(end=quoted.left, right=quoted.left)
            kept.append(quoted)
    return kept
