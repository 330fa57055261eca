"""A filled document as blocks that a typesetter can place: paragraphs, tables, pictures."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from selaras.desk.papers._files import W, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

Block = dict[str, Any]
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TWIPS, _EMU = 20, 12_700
_LONG_ROW = 1_500
_ALIGN = {"center": "center", "right": "right", "end": "right", "both": "justify"}
_PICTURES = (".png", ".jpg", ".jpeg", ".gif")
_PLAIN: Block = {
    "size": 11.0, "bold": False, "italic": False, "underline": False, "align": "left",
    "before": 0.0, "after": 0.0, "left": 0.0, "first": 0.0, "line": 1.0, "font": "",
}  # fmt: skip


@dataclass
class Layout:
    """What a template says besides its text: styles, pictures, page."""

    parts: Mapping[str, bytes]
    styles: dict[str, Block] = field(default_factory=dict)
    base: Block = field(default_factory=lambda: dict(_PLAIN))

    def __post_init__(self) -> None:
        if "word/styles.xml" in self.parts:
            self._read_styles(parse(self.parts["word/styles.xml"]))

    def _read_styles(self, root: etree._Element) -> None:
        for default in root.iter(f"{W}docDefaults"):
            self.base = _look(default, self.base)
        found = {str(one.get(f"{W}styleId")): one for one in root.iter(f"{W}style")}
        normal = next((one for one in found.values() if _is_default(one)), None)
        if normal is not None:
            self.base = _look(normal, self.base)
        for id_ in found:
            self.styles[id_] = self._style(id_, found, depth=8)

    def _style(self, id_: str, found: Mapping[str, etree._Element], *, depth: int) -> Block:
        style = found.get(id_)
        if style is None or depth == 0:
            return self.base
        parent = style.find(f"{W}basedOn")
        below = self.base
        if parent is not None:
            below = self._style(str(parent.get(f"{W}val")), found, depth=depth - 1)
        return _look(style, below)

    def page(self, root: etree._Element) -> Block:
        """Paper and margins in points; A4 with usual margins where the document is silent."""
        size = next(root.iter(f"{W}pgSz"), None)
        margin = next(root.iter(f"{W}pgMar"), None)
        sides = {"top": 72.0, "right": 72.0, "bottom": 72.0, "left": 72.0}
        if margin is not None:
            sides = {side: max(_points(margin, side, usual), 0) for side, usual in sides.items()}
        width, height = 595.3, 841.9
        if size is not None:
            width, height = _points(size, "w", width), _points(size, "h", height)
        return {"width": max(width, 144.0), "height": max(height, 144.0), **sides}

    def blocks(self, root: etree._Element, part: str) -> list[Block]:
        """The blocks of a part's text, in order."""
        pictures = self._pictures(part)
        return list(self._blocks(root, pictures))

    def _pictures(self, part: str) -> dict[str, str]:
        folder, name = posixpath.split(part)
        rels = self.parts.get(f"{folder}/_rels/{name}.rels")
        if rels is None:
            return {}
        return {
            str(one.get("Id")): posixpath.normpath(posixpath.join(folder, str(one.get("Target"))))
            for one in parse(rels)
        }

    def _blocks(self, parent: etree._Element, pictures: Mapping[str, str]) -> Iterator[Block]:
        for node in parent:
            if node.tag == f"{W}p":
                yield from self._paragraph(node, pictures)
            elif node.tag == f"{W}tbl":
                yield self._table(node, pictures)
            elif node.tag in {f"{W}sdt", f"{W}sdtContent"}:
                yield from self._blocks(node, pictures)

    def _paragraph(self, node: etree._Element, pictures: Mapping[str, str]) -> Iterator[Block]:
        style = node.find(f"{W}pPr/{W}pStyle")
        below = self.base
        if style is not None:
            below = self.styles.get(str(style.get(f"{W}val")), below)
        look = _look(node, below, run_tag=None)
        runs = list(self._runs(node, look, pictures))
        if any(run.get("break") for run in runs):
            yield {"kind": "break"}
        properties = node.find(f"{W}pPr")
        stops = [] if properties is None else [_points(one, "pos", 0) for one in properties.iter(
            f"{W}tab") if one.get(f"{W}pos")]  # fmt: skip
        shown = [run for run in runs if not run.get("break")]
        yield {
            "kind": "paragraph", "runs": shown, "stops": stops, "rule": _rule(properties),
            **{name: look[name] for name in (
                "align", "before", "after", "left", "first", "line", "size")},
        }  # fmt: skip

    def _runs(
        self, node: etree._Element, look: Block, pictures: Mapping[str, str]
    ) -> Iterator[Block]:
        for run in node.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p"), None) is not node:
                continue
            own = _look(run, look)
            yield from _of_run(run, own, pictures)

    def _table(self, node: etree._Element, pictures: Mapping[str, str]) -> Block:
        widths = [_points(one, "w", 72) for one in node.findall(f"{W}tblGrid/{W}gridCol")]
        rows = [self._row(row, pictures) for row in node.findall(f"{W}tr")]
        columns = max([len(widths), *(sum(cell["span"] for cell in row["cells"]) for row in rows)])
        widths += [72.0] * (columns - len(widths))
        borders = node.find(f"{W}tblPr/{W}tblBorders")
        return {"kind": "table", "widths": widths, "rows": rows, "lined": _lined(borders)}

    def _row(self, node: etree._Element, pictures: Mapping[str, str]) -> Block:
        cells = []
        for cell in node.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = 1 if span is None else _whole(span.get(f"{W}val"), 1)
            cells.append({"span": max(wide, 1), "blocks": list(self._blocks(cell, pictures))})
        short = sum(len(one.text or "") for one in node.iter(f"{W}t")) < _LONG_ROW
        whole = short and node.find(f"{W}trPr/{W}cantSplit") is not None
        head = node.find(f"{W}trPr/{W}tblHeader") is not None
        return {"head": head, "whole": whole, "cells": cells}


def _of_run(run: etree._Element, look: Block, pictures: Mapping[str, str]) -> Iterator[Block]:
    words = {name: look[name] for name in ("bold", "italic", "underline", "size", "font")}
    for node in run:
        if node.tag == f"{W}t" and node.text:
            yield {"text": node.text, **words}
        elif node.tag == f"{W}tab":
            yield {"tab": True}
        elif node.tag in {f"{W}br", f"{W}cr"}:
            paged = node.get(f"{W}type") == "page"
            yield {"break": True} if paged else {"text": "\n", **words}
        elif node.tag == f"{W}drawing":
            yield from _picture(node, pictures)


def _picture(node: etree._Element, pictures: Mapping[str, str]) -> Iterator[Block]:
    blip, extent = next(node.iter(f"{_A}blip"), None), next(node.iter(f"{_WP}extent"), None)
    if blip is None or extent is None:
        return
    name = pictures.get(str(blip.get(f"{_R}embed")), "")
    width = _whole(extent.get("cx"), 0) / _EMU
    height = _whole(extent.get("cy"), 0) / _EMU
    if name.lower().endswith(_PICTURES) and 0 < width <= 600 and 0 < height <= 850:
        yield {"picture": name, "width": width, "height": height}


def _is_default(style: etree._Element) -> bool:
    told = (style.get(f"{W}default"), style.get(f"{W}type"))
    return told == ("1", "paragraph")


def _look(node: etree._Element, below: Block, *, run_tag: str | None = f"{W}rPr") -> Block:
    """How text looks under a node, over what it inherits."""
    look = dict(below)
    for properties in _own(node, f"{W}pPr"):
        _paragraph_look(properties, look)
    for properties in _own(node, run_tag) if run_tag else ():
        _run_look(properties, look)
    return look


def _own(node: etree._Element, tag: str) -> list[etree._Element]:
    """The node's own properties; those of defaults lie one level deeper."""
    if node.tag == f"{W}docDefaults":
        return list(node.iter(tag))
    return list(node.findall(tag))


def _paragraph_look(properties: etree._Element, look: Block) -> None:
    align = properties.find(f"{W}jc")
    if align is not None:
        look["align"] = _ALIGN.get(str(align.get(f"{W}val")), "left")
    spacing = properties.find(f"{W}spacing")
    if spacing is not None:
        look["before"] = _points(spacing, "before", look["before"])
        look["after"] = _points(spacing, "after", look["after"])
        if spacing.get(f"{W}line") and spacing.get(f"{W}lineRule") in {None, "auto"}:
            look["line"] = _whole(spacing.get(f"{W}line"), 240) / 240
    indent = properties.find(f"{W}ind")
    if indent is not None:
        look["left"] = _points(indent, "left", _points(indent, "start", look["left"]))
        first = _points(indent, "firstLine", 0) - _points(indent, "hanging", 0)
        look["first"] = first or look["first"]


def _run_look(properties: etree._Element, look: Block) -> None:
    for tag, name in (("b", "bold"), ("i", "italic"), ("u", "underline")):
        mark = properties.find(f"{W}{tag}")
        if mark is not None:
            look[name] = mark.get(f"{W}val") not in {"0", "false", "none"}
    size = properties.find(f"{W}sz")
    if size is not None:
        look["size"] = min(max(_whole(size.get(f"{W}val"), 22) / 2, 5.0), 72.0)
    font = properties.find(f"{W}rFonts")
    if font is not None and font.get(f"{W}ascii"):
        look["font"] = str(font.get(f"{W}ascii"))[:60]


def _rule(properties: etree._Element | None) -> str:
    """The line under a paragraph: none, single or double."""
    bottom = None if properties is None else properties.find(f"{W}pBdr/{W}bottom")
    value = "none" if bottom is None else str(bottom.get(f"{W}val"))
    if value in {"none", "nil"}:
        return "none"
    return "double" if "hick" in value or value == "double" else "single"


def _lined(borders: etree._Element | None) -> bool:
    inside = None if borders is None else borders.find(f"{W}insideH")
    return inside is not None and inside.get(f"{W}val") not in {"none", "nil", None}


def _points(node: etree._Element, name: str, usual: float) -> float:
    value = node.get(f"{W}{name}")
    return usual if value is None else _whole(value, round(usual * _TWIPS)) / _TWIPS


def _whole(value: str | None, usual: int) -> int:
    try:
        return max(min(int(float(value or "")), 10_000_000), -10_000_000)
    except (ValueError, OverflowError):
        return usual
