"""Typesetting filled documents as PDF; the text goes as data, never as markup."""

from __future__ import annotations

import copy
import posixpath
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
import segno
import typst
from lxml import etree

from selaras.desk.papers import _fill
from selaras.desk.papers._files import W
from selaras.desk.papers._layout import Block, Layout
from selaras.desk.papers._template import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selaras.desk.papers._fill import Values
    from selaras.desk.papers._template import Template

Blocks = list[Block]
_MARK = "\ue000"
_ANY_MASK = 0


def to_pdf(template: Template, letters: Iterable[Values], *, title: str, foot: str = "") -> bytes:
    """All letters, each from a new page, as one PDF/A.

    Args:
        template: What every letter is made from.
        letters: The values of each.
        title: What the file calls itself.
        foot: A line under every page, before the page numbers; without it there is none.
    """
    given = list(letters)
    told = [{**values, "qr": _MARK if values.get("kode") else ""} for values in given]
    shared, parts = _parts(template, told)
    pictures = _kinds(template)
    data: Block = {
        "title": title,
        "foot": foot,
        "page": Layout(template.parts).page(template.trees[DOCUMENT]),
        "pictures": pictures,
        "shared": shared,
        "letters": [
            {"parts": own, "qr": _qr(str(values.get("qr") or values.get("kode", "")))}
            for own, values in zip(parts, given, strict=True)
        ],
    }
    sources: dict[str, bytes] = {
        "main.typ": files("selaras.desk.papers").joinpath("_data/letter.typ").read_bytes(),
        "data.json": msgspec.json.encode(data),
        **{_flat(name): template.parts[name] for name in pictures},
    }
    made = typst.compile(  # type: ignore[call-overload]  # the stubs forget files by name
        sources, format="pdf", pdf_standards="a-2b", pdf_tags=False
    )
    if not isinstance(made, bytes):
        raise TypeError("one PDF was asked for")
    return made


def _parts(template: Template, letters: list[Values]) -> tuple[list[Blocks], list[Blocks]]:
    """What all letters share, laid out once, and each letter's own parts between."""
    layout = Layout(template.parts)
    own_names = _differing(letters)
    common = letters[0] if letters else {}
    shared: list[Blocks] = []
    parts: list[Blocks] = [[] for _letter in letters]
    for name, piece in _pieces(template):
        if own_names.isdisjoint(one.split(".")[0] for one in _fill.holes(piece)):
            for own in parts:
                own.append({"shared": len(shared)})
            shared.append(layout.blocks(_fill.fill(piece, common), name))
        else:
            for own, values in zip(parts, letters, strict=True):
                own.append({"blocks": layout.blocks(_fill.fill(piece, values), name)})
    return shared, parts


def _differing(letters: list[Values]) -> set[str]:
    """The names whose values are not the same in all letters; the code never is."""
    names = {name for values in letters for name in values}
    first = letters[0] if letters else {}
    return {"kode", "qr"} | {
        name for name in names if any(values.get(name) != first.get(name) for values in letters)
    }


def _pieces(template: Template) -> Iterator[tuple[str, etree._Element]]:
    """The paragraphs and tables of header, document and footer, each wrapped alone."""
    heads = sorted(one for one in template.trees if one.startswith("word/header"))
    feet = sorted(one for one in template.trees if one.startswith("word/footer"))
    for name in (*heads, DOCUMENT, *feet):
        root = template.trees[name]
        body = root.find(f"{W}body")
        for child in root if body is None else body:
            wrapped = etree.Element(f"{W}body")
            wrapped.append(copy.deepcopy(child))
            yield name, wrapped


def _qr(text: str) -> str:
    """The text as a QR picture in SVG; empty when there is nothing to say."""
    if not text:
        return ""
    drawn = str(segno.make(text, error="m", micro=False, mask=_ANY_MASK).svg_inline(border=0))
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _kinds(template: Template) -> dict[str, str]:
    """The pictures that a template holds: where each lies for the typesetter."""
    ends = (".png", ".jpg", ".jpeg", ".gif")
    return {name: _flat(name) for name in template.parts if name.lower().endswith(ends)}


def _flat(name: str) -> str:
    return "picture-" + posixpath.basename(name)
