"""Cut page furniture from a report's text: links, labels, share bars, bylines, captions, ads.

A label that opens a list of other headlines ("Berita Terkait") ends the report; a single
link line ("Baca Juga: ...") is cut and reading goes on below it. Every cut has its reason.
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._furniture import (
    HEADING,
    LABEL,
    hints,
    is_headline,
    is_prose,
    shape_of,
    why_of,
)
from selaras.reading._inline import inline_cuts
from selaras.records import Chrome, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cut"]

_LONGEST_LABEL = 48
_LONGEST_SHAPE = 60
_FEWEST_HEADLINES = 2
_MAYBE_LINK = re.compile(r"\W{0,3}(?:baca|simak|lihat|jangan)\b", re.I)
_QUESTION = re.compile(
    r"[-•*\s]*(?:apa|apakah|siapa|kapan|di\s?mana|bagaimana|mengapa|kenapa|berapa)\b[^.?!]{5,140}\?",
    re.I,
)
_ITEM = re.compile(r"[-–•*●▪]\s*\S")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def cut(text: str) -> tuple[tuple[Span, ...], tuple[Chrome, ...]]:
    """Part a text into body and chrome.

    Args:
        text: A report's text in NFC.

    Returns:
        The content passages and the cut passages, each in order. Together they cover the text
        but for blanks between them; a text without content has an empty body.
    """
    lines = _lines(text)
    found = hints(text)
    reasons = _reasons(lines, found)
    if lines and None not in reasons:
        reasons = [
            "label" if _is_label(lines, index) else _own_reason(line, found)
            for index, line in enumerate(lines)
        ]
    return _passages(text, lines, reasons, found)


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            left = start + len(raw) - len(raw.lstrip())
            lines.append(_Line(left, left + len(stripped), stripped))
        start += len(raw) + 1
    return lines


def _reasons(lines: list[_Line], found: list[int]) -> list[str | None]:
    """For each line why it is cut, None for content."""
    reasons: list[str | None] = []
    prose_seen = False
    index = 0
    while index < len(lines):
        line = lines[index]
        if _is_label(lines, index):
            if prose_seen and not _is_lone_link(lines, index):
                reasons += [f"after the label “{line.text[:40]}”"] * (len(lines) - index)
                break
            taken = _list_after(lines, index)
            reasons += [f"list under “{line.text[:40]}”"] * taken
            index += taken
            continue
        taken = _box_at(lines, index)
        if taken:
            reasons += ["question box"] * taken
            index += taken
            continue
        reason = _own_reason(line, found)
        reasons.append(reason)
        prose_seen = prose_seen or (reason is None and is_prose(line.text))
        index += 1
    return _with_link_lists(lines, reasons)


def _own_reason(line: _Line, found: list[int]) -> str | None:
    """Why a line is cut by what it says itself."""
    if len(line.text) <= _LONGEST_SHAPE:
        shape = shape_of(line.text)
        if shape:
            return shape
    return why_of(line.text) if _hints_in(line, found) else None


def _hints_in(line: _Line, found: list[int]) -> list[int]:
    left = bisect.bisect_left(found, line.start)
    return found[left : bisect.bisect_left(found, line.end, left)]


def _is_label(lines: list[_Line], index: int) -> bool:
    line = lines[index].text
    if len(line) > _LONGEST_LABEL:
        return False
    bare = line.strip("-–—*•#=~|[]»›> ")
    if LABEL.fullmatch(bare) is None:
        return False
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return not (HEADING.fullmatch(bare) and is_prose(following))


def _is_lone_link(lines: list[_Line], index: int) -> bool:
    """Whether the label is a "Baca Juga" with a few headlines and the report goes on below."""
    if not _MAYBE_LINK.match(lines[index].text):
        return False
    after = index + _list_after(lines, index)
    return after < len(lines) and after - index <= 8 and is_prose(lines[after].text)


def _list_after(lines: list[_Line], index: int) -> int:
    """How many lines from `index` on are a label and its headlines."""
    last = index + 1
    while last < len(lines) and not is_prose(lines[last].text):
        last += 1
    return last - index


def _box_at(lines: list[_Line], index: int) -> int:
    """How many lines a box of a question and its bulleted answers takes, 0 when there is none."""
    if not _QUESTION.fullmatch(lines[index].text):
        return 0
    last = index + 1
    while last < len(lines) and _ITEM.match(lines[last].text):
        last += 1
    return last - index if last > index + 1 else 0


def _with_link_lists(lines: list[_Line], reasons: list[str | None]) -> list[str | None]:
    """Cut bulleted headlines below the report's last paragraph, whatever their label is called."""
    last = max(
        (i for i, why in enumerate(reasons) if why is None and is_prose(lines[i].text)), default=-1
    )
    if last < 0:
        return reasons
    for first in range(last + 1, len(lines)):
        if reasons[first] is None and _opens_link_list(lines, first):
            label = lines[first].text[:40]
            return reasons[:first] + [f"after the label “{label}”"] * (len(lines) - first)
    return reasons


def _opens_link_list(lines: list[_Line], first: int) -> bool:
    """Whether a short line without an end mark stands over two or more bulleted headlines."""
    label = lines[first].text
    if len(label) > _LONGEST_LABEL or label[-1] in '.!?,”"' or len(label.split()) > 5:
        return False
    rest = [line.text for line in lines[first + 1 : first + 13]]
    bare = sum(1 for line in rest if shape_of(line) == "bullet")
    bulleted = [line.lstrip("-–•*●▪ ") for line in rest if _ITEM.match(line)]
    return bare >= _FEWEST_HEADLINES or (
        len(bulleted) > _FEWEST_HEADLINES and sum(map(is_headline, bulleted)) >= 0.6 * len(bulleted)
    )


def _pieces(
    text: str, lines: list[_Line], reasons: list[str | None], found: list[int]
) -> Iterator[tuple[int, int, str | None]]:
    """The pieces of the text in order, with why they are cut; None for content."""
    ended: str | None = None
    for line, reason in zip(lines, reasons, strict=True):
        why = ended or reason
        if why is not None:
            yield line.start, line.end, why
            continue
        left = line.start
        for cut_ in inline_cuts(text, line.start, line.end, _hints_in(line, found)):
            yield left, cut_.start, None
            yield cut_.start, cut_.end, cut_.why
            left = cut_.end
            ended = cut_.why if cut_.tail else None
        yield left, line.end, None


def _passages(
    text: str, lines: list[_Line], reasons: list[str | None], found: list[int]
) -> tuple[tuple[Span, ...], tuple[Chrome, ...]]:
    """Join neighbouring pieces of one reason into passages."""
    joined: list[tuple[int, int, str | None]] = []
    for start, end, why in _pieces(text, lines, reasons, found):
        left, right = _without_blanks(text, start, end)
        if left >= right:
            continue
        if joined and joined[-1][2] == why:
            joined[-1] = (joined[-1][0], right, why)
        else:
            joined.append((left, right, why))
    body = tuple(Span(start, end) for start, end, why in joined if why is None)
    chrome = tuple(Chrome(start, end, why) for start, end, why in joined if why is not None)
    return body, chrome


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
