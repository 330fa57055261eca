"""Templates: DOCX files with placeholders, the ones that come with the desk or an office's own."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _
from lxml import etree

from selaras.desk.papers import _fill
from selaras.desk.papers._files import LARGEST_FILE, UnreadablePaper, W, parse, parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selaras.desk.papers._fill import Values

Kind = Literal["invitation", "minutes"]
DOCUMENT = "word/document.xml"
_FIXED = (1980, 1, 1, 0, 0, 0)
_SHARED = frozenset(
    "instansi unit alamat kota tanggal_surat nomor sifat lampiran hal penanda_tangan"
    " jabatan_penanda pangkat tembusan tema bidang forum tempat tautan hari_tanggal pukul cara"
    " penyelenggara pembuka agenda.no agenda.bagian agenda.pokok agenda.wilayah agenda.menit"
    " agenda.pemapar sesi.pukul sesi.judul sesi.pembicara".split()
)
NAMES: Mapping[Kind, frozenset[str]] = MappingProxyType(
    {
        "invitation": _SHARED | {"penerima", "penerima_di", "kode", "qr"},
        "minutes": _SHARED
        | set(
            "pembukaan penutup disetujui hadir diwakili daring tidak_hadir"
            " catatan.no catatan.pokok catatan.isi keputusan.no keputusan.isi keputusan.lembaga"
            " keputusan.dasar keputusan.tenggat tambahan.waktu tambahan.isi".split()
        ),
    }
)
_FORBIDDEN_FIELDS = ("DDE", "INCLUDE", "LINK", "IMPORT", "MACROBUTTON", "DATABASE", "AUTOTEXT")


@dataclass(frozen=True)
class Template:
    """A DOCX whose placeholders stand in one run each.

    `parts` are the file's parts by name; `trees` those that hold text: the document and its
    headers and footers.
    """

    parts: Mapping[str, bytes]
    trees: Mapping[str, etree._Element]


def read_template(data: bytes, kind: Kind) -> Template:
    """Read a template, of an office or of the desk.

    Raises:
        UnreadablePaper: It is no sound DOCX, reaches outside of itself, or names a placeholder
            that there is not.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadablePaper(_("Berkas lebih besar dari 10 MB."))
    parts = parts_of(data)
    _refuse_reaching_out(parts)
    template = _of_parts(parts)
    unknown = sorted(_holes(template) - NAMES[kind])
    if unknown:
        named = ", ".join("{{" + one + "}}" for one in unknown[:8])
        raise UnreadablePaper(_("Isian tidak dikenal: %(names)s.") % {"names": named})
    return template


def _of_parts(parts: dict[str, bytes]) -> Template:
    named = [name for name in parts if name == DOCUMENT or _is_margin(name)]
    trees = {name: parse(parts[name]) for name in named}
    for tree in trees.values():
        _fill.join_holes(tree)
    return Template(MappingProxyType(parts), MappingProxyType(trees))


def _is_margin(name: str) -> bool:
    return name.startswith(("word/header", "word/footer")) and name.endswith(".xml")


def _holes(template: Template) -> set[str]:
    return {name for tree in template.trees.values() for name in _fill.holes(tree)}


def _refuse_reaching_out(parts: Mapping[str, bytes]) -> None:
    """No macros, embedded objects, outside parts or fields that fetch."""
    if any(name.endswith((".bin", ".vbs", ".exe")) or "/embeddings/" in name for name in parts):
        raise UnreadablePaper(_("Templat tidak boleh memuat makro atau objek tertanam."))
    for name in (name for name in parts if name.endswith(".rels")):
        for relation in parse(parts[name]):
            outside = relation.get("TargetMode") == "External"
            if outside and not str(relation.get("Type", "")).endswith("/hyperlink"):
                raise UnreadablePaper(_("Templat tidak boleh mengambil isi dari luar berkas."))
    for name in (name for name in parts if name.startswith("word/") and name.endswith(".xml")):
        _refuse_fields(parse(parts[name]))


def _refuse_fields(root: etree._Element) -> None:
    spelled = "".join(node.text or "" for node in root.iter(f"{W}instrText"))
    simple = " ".join(str(node.get(f"{W}instr", "")) for node in root.iter(f"{W}fldSimple"))
    if any(word in f"{spelled} {simple}".upper() for word in _FORBIDDEN_FIELDS):
        raise UnreadablePaper(_("Templat tidak boleh mengambil isi dari luar berkas."))


@cache
def built_in(kind: Kind) -> Template:
    """The template that comes with the desk."""
    return read_template(packed_built_in(kind), kind)


@cache
def packed_built_in(kind: Kind) -> bytes:
    """That template as a DOCX file, to start one's own from."""
    folder = files("selaras.desk.papers").joinpath("_data")
    shell = {
        "[Content_Types].xml": "content_types.xml",
        "_rels/.rels": "rels.xml",
        "word/_rels/document.xml.rels": "document_rels.xml",
        "word/styles.xml": "styles.xml",
        DOCUMENT: f"{kind}.xml",
    }
    return _pack({name: folder.joinpath(file).read_bytes() for name, file in shell.items()})


def to_docx(template: Template, values: Values) -> bytes:
    """The template filled, as a DOCX; the same values give the same bytes."""
    told = {**values, "qr": values.get("kode", "")}
    trees = {
        name: etree.tostring(
            _fill.fill(tree, told), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        for name, tree in template.trees.items()
    }
    return _pack({**template.parts, **trees})


def _pack(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _FIXED), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def example(kind: Kind) -> Values:
    """Values that show each placeholder's own name, to try a template with."""
    values: Values = {}
    for name in sorted(NAMES[kind]):
        group, dot, field = name.partition(".")
        if not dot:
            values[name] = f"[{name}]"
            continue
        rows = values.setdefault(group, [{}])
        if not isinstance(rows, str):
            rows[0][field] = f"[{name}]"
    return values
