"""Opening files that strangers send: bounded, without entities, or refused in plain words."""

from __future__ import annotations

import io
import lzma
import re
import subprocess
import sys
import zipfile
import zlib
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_FILE = 10_000_000
_LARGEST_PART = 20_000_000
_LARGEST_WHOLE = 60_000_000
_MOST_PARTS = 1_000
_MOST_PASSAGES = 2_000
_LONGEST_PASSAGE = 4_000
_PDF_SECONDS = 20
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class UnreadablePaper(Exception):
    """The file cannot or may not be read; the message says why, in plain words."""


def clean(text: str) -> str:
    """The text without characters that no document may hold."""
    return _CONTROL.sub("", text)


def passages(data: bytes) -> tuple[str, ...]:
    """The paragraphs of a DOCX or PDF, in order; blank ones left out.

    Raises:
        UnreadablePaper: It is too large, encrypted, damaged, hostile or holds no text.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadablePaper(_("Berkas lebih besar dari 10 MB."))
    if data.startswith(b"PK"):
        found = list(_of_docx(parts_of(data)))
    elif data[:1024].lstrip().startswith(b"%PDF"):
        found = list(_of_pdf(data))
    else:
        raise UnreadablePaper(_("Hanya berkas DOCX atau PDF yang dapat dibaca."))
    kept = [" ".join(clean(one).split())[:_LONGEST_PASSAGE] for one in found]
    told = tuple(one for one in kept if one)[:_MOST_PASSAGES]
    if not told:
        raise UnreadablePaper(_("Berkas ini tidak memuat teks; mungkin hasil pindai."))
    return told


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a DOCX by name, each read within bounds.

    Raises:
        UnreadablePaper: It is no DOCX, damaged, or unpacks to more than it should.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = dict(_unpack(packed))
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError) as error:
        raise UnreadablePaper(_("Berkas DOCX rusak.")) from error
    except (RuntimeError, ValueError, EOFError) as error:
        raise UnreadablePaper(_("Berkas DOCX rusak atau terkunci sandi.")) from error
    if "word/document.xml" not in parts:
        raise UnreadablePaper(_("Berkas ini bukan dokumen DOCX."))
    return parts


def _unpack(packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    names = packed.infolist()
    if len(names) > _MOST_PARTS:
        raise UnreadablePaper(_("Berkas DOCX ini memuat terlalu banyak bagian."))
    whole = 0
    for one in names:
        if one.is_dir():
            continue
        with packed.open(one) as file:
            content = file.read(_LARGEST_PART + 1)
        whole += len(content)
        if len(content) > _LARGEST_PART or whole > _LARGEST_WHOLE:
            raise UnreadablePaper(_("Isi berkas DOCX ini terlalu besar setelah dibuka."))
        yield one.filename, content


def parse(xml: bytes) -> etree._Element:
    """One XML part, parsed without entities, DTD or network.

    Raises:
        UnreadablePaper: It is not well formed, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:4096]:
        raise UnreadablePaper(_("Berkas DOCX ini memuat deklarasi yang tidak diizinkan."))
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePaper(_("Berkas DOCX rusak.")) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadablePaper(_("Berkas DOCX ini memuat deklarasi yang tidak diizinkan."))
    return root


def _of_docx(parts: dict[str, bytes]) -> Iterator[str]:
    body = parse(parts["word/document.xml"])
    for paragraph in body.iter(f"{W}p"):
        yield "".join(_words(paragraph))


def _words(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        yield (node.text or "") if node.tag == f"{W}t" else " "


def _of_pdf(data: bytes) -> Iterator[str]:
    """The PDF's paragraphs, read in a process of its own that a hostile file cannot outlast."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "selaras.desk.papers._pdf_text"],
            input=data,
            capture_output=True,
            timeout=_PDF_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadablePaper(_("PDF ini terlalu rumit untuk dibaca.")) from error
    if done.returncode != 0:
        raise UnreadablePaper(_why_not(done.returncode))
    text = done.stdout.decode("utf-8", "replace")
    for block in re.split(r"\n\s*\n|\f", text):
        yield from _joined(block)


def _joined(block: str) -> Iterator[str]:
    """Lines of a block as paragraphs: a line that ends a sentence or a short one ends it."""
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    longest = max((len(line) for line in lines), default=0)
    held: list[str] = []
    for line in lines:
        held.append(line)
        if len(line) < 0.8 * longest or line.endswith((".", ":", ";")):
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _why_not(code: int) -> str:
    reasons = {
        3: _("PDF ini terkunci sandi; kirim salinan tanpa sandi."),
        4: _("PDF ini lebih dari 200 halaman."),
    }
    return reasons.get(code, _("Berkas PDF rusak."))
