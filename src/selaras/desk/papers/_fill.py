"""Placeholders in a document's paragraphs: found across runs, filled as plain text."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from selaras.desk.papers._files import W, clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row = dict[str, str]
Values = dict[str, "str | Sequence[Row]"]
HOLE = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+)?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def join_holes(root: etree._Element) -> None:
    """Put each placeholder into one run, however the word processor has cut it."""
    for paragraph in root.iter(f"{W}p"):
        texts = [node for node in paragraph.iter(f"{W}t") if _owner(node) is paragraph]
        whole = "".join(node.text or "" for node in texts)
        for match in reversed(list(HOLE.finditer(whole))):
            _gather(texts, match.start(), match.end())


def _owner(node: etree._Element) -> etree._Element | None:
    """The paragraph that a text stands in."""
    return next(node.iterancestors(f"{W}p"), None)


def _gather(texts: list[etree._Element], start: int, end: int) -> None:
    at, first = 0, None
    for node in texts:
        text = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low >= high:
            continue
        if first is None:
            first = node
        else:
            first.text = (first.text or "") + text[low:high]
            node.text = text[:low] + text[high:]


def holes(root: etree._Element) -> set[str]:
    """The names of all placeholders."""
    return {name for node in root.iter(f"{W}t") for name in HOLE.findall(node.text or "")}


def fill(root: etree._Element, values: Mapping[str, str | Sequence[Row]]) -> etree._Element:
    """A copy with every placeholder filled; rows and paragraphs of a list are repeated."""
    filled = copy.deepcopy(root)
    for row in [one for one in filled.iter(f"{W}tr") if _is_blank(one, values)]:
        _drop(row)
    repeated = _repeated(filled)
    inside = {one for part in repeated for one in part.iter(f"{W}p")}
    once = [one for one in filled.iter(f"{W}p") if one not in inside]
    for part in repeated:
        _repeat(part, values)
    for paragraph in once:
        _fill_paragraph(paragraph, values)
    return filled


def _repeated(root: etree._Element) -> list[etree._Element]:
    """The table rows, and paragraphs outside of such rows, that name a field of a list."""
    rows = [row for row in root.iter(f"{W}tr") if _list_of(row)]
    inside = set(rows)
    loose = [
        one
        for one in root.iter(f"{W}p")
        if _list_of(one) and not inside.intersection(one.iterancestors(f"{W}tr"))
    ]
    return [*rows, *loose]


def _list_of(part: etree._Element) -> str:
    names = (name for name in holes(part) if "." in name)
    return next((name.split(".")[0] for name in sorted(names)), "")


def _repeat(part: etree._Element, values: Mapping[str, str | Sequence[Row]]) -> None:
    name, given = _list_of(part), values.get(_list_of(part), ())
    for row in () if isinstance(given, str) else given:
        made = copy.deepcopy(part)
        part.addprevious(made)
        own = {f"{name}.{key}": value for key, value in row.items()}
        for paragraph in list(made.iter(f"{W}p")):
            _fill_paragraph(paragraph, {**values, **own})
    _drop(part)


def _drop(part: etree._Element) -> None:
    """Take a part away, or blank it where a table or cell cannot do without one."""
    parent = part.getparent()
    needed = parent is not None and parent.tag in {f"{W}tc", f"{W}tbl"}
    if parent is not None and not (needed and len(parent.findall(part.tag)) == 1):
        parent.remove(part)
        return
    for node in part.iter(f"{W}t"):
        node.text = ""


def _is_blank(part: etree._Element, values: Mapping[str, str | Sequence[Row]]) -> bool:
    """Whether a part has placeholders and nothing to put into any of them."""
    names = holes(part)
    return bool(names) and not any(values.get(name.split(".")[0]) for name in names)


def _fill_paragraph(paragraph: etree._Element, values: Mapping[str, str | Sequence[Row]]) -> None:
    """Fill what stands in the paragraph; one whose placeholders are all empty goes."""
    texts = [node for node in paragraph.iter(f"{W}t") if HOLE.search(node.text or "")]
    given = [values.get(name, "") for node in texts for name in HOLE.findall(node.text or "")]
    for node in texts:
        _set(node, HOLE.sub(lambda match: _said(values.get(match[1], "")), node.text or ""))
    if given and not any(given):
        _drop(paragraph)


def _said(value: str | Sequence[Row]) -> str:
    """A value as inert text: a placeholder in it stays words, as does everything else."""
    return clean(value) if isinstance(value, str) else ""


def _set(node: etree._Element, text: str) -> None:
    """Set a run's text; its line ends become breaks."""
    lines = text.replace("\r\n", "\n").split("\n")
    node.text = lines[0]
    node.set(_SPACE, "preserve")
    after = node
    for line in lines[1:]:
        for made in (etree.Element(f"{W}br"), _text(line)):
            after.addnext(made)
            after = made


def _text(line: str) -> etree._Element:
    made = etree.Element(f"{W}t")
    made.text = line
    made.set(_SPACE, "preserve")
    return made
