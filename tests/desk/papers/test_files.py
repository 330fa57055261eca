"""Files that strangers send are read within bounds, or refused in plain words."""

from __future__ import annotations

import io
import zipfile

import pypdf
import pytest

from selaras.desk import papers
from selaras.desk.papers import UnreadablePaper

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(document: str, **more: bytes) -> bytes:
    """A DOCX of one document part and whatever else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", document)
        for name, content in more.items():
            file.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def document(*paragraphs: str) -> str:
    """A document of these paragraphs."""
    told = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    return f'<w:document xmlns:w="{W}"><w:body>{told}</w:body></w:document>'


def pdf(*, password: str = "", pages: int = 1) -> bytes:
    """A PDF of blank pages."""
    writer = pypdf.PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _bomb() -> bytes:
    return docx(document("a"), **{"word__media__x.xml": b"\0" * 21_000_000})


_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)


def _torn(packing: int, *, locked: bool = False) -> bytes:
    """A DOCX whose part is damaged, or marked as locked in both of its headers."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as file:
        file.writestr("word/document.xml", document("kata " * 99))
    data = bytearray(packed.getvalue())
    if locked:
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        return bytes(data)
    start = data.index(b".xml") + 4
    data[start + 9 : start + 25] = b"\xff" * 16
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"", "Hanya berkas", id="empty"),
        pytest.param(b"halo", "Hanya berkas", id="plain-text"),
        pytest.param(b"PK\x03\x04rusak", "rusak", id="broken-zip"),
        pytest.param(_torn(zipfile.ZIP_DEFLATED), "rusak", id="torn-part"),
        pytest.param(_torn(zipfile.ZIP_LZMA), "rusak", id="torn-lzma-part"),
        pytest.param(_torn(zipfile.ZIP_STORED, locked=True), "terkunci sandi", id="locked-docx"),
        pytest.param(b"x" * 10_000_001, "10 MB", id="huge"),
        pytest.param(_bomb(), "terlalu besar", id="zip-bomb"),
        pytest.param(docx(_ENTITIES), "deklarasi", id="entity-bomb"),
        pytest.param(docx("\ufeff" + _ENTITIES), "deklarasi", id="entity-bomb-bom"),
        pytest.param(docx("<a>"), "rusak", id="torn-xml"),
        pytest.param(docx(document("", "  ")), "tidak memuat teks", id="blank"),
        pytest.param(pdf(), "tidak memuat teks", id="scan"),
        pytest.param(pdf(password="rahasia"), "terkunci sandi", id="encrypted-pdf"),
        pytest.param(pdf(pages=201), "200 halaman", id="long-pdf"),
        pytest.param(b"%PDF-1.7\ntidak ada apa-apa", "rusak", id="broken-pdf"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(data: bytes, why: str) -> None:
    with pytest.raises(UnreadablePaper, match=why):
        papers.passages(data)


def test_a_utf_16_entity_bomb_is_refused() -> None:
    bomb = '<?xml version="1.0" encoding="UTF-16"?>' + _ENTITIES
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", bomb.encode("utf-16"))
    with pytest.raises(UnreadablePaper):
        papers.passages(packed.getvalue())


def test_many_parts_are_refused() -> None:
    many = {f"word__p{n}.xml": b"" for n in range(1_001)}
    with pytest.raises(UnreadablePaper, match="terlalu banyak bagian"):
        papers.passages(docx(document("a"), **many))


def test_paragraphs_come_in_order_without_the_blank_ones() -> None:
    assert papers.passages(docx(document("Satu  dua", "", "Tiga"))) == ("Satu dua", "Tiga")


def test_a_pdf_made_here_is_read_back() -> None:
    made = papers.to_pdf(
        papers.built_in("minutes"), [{"tema": "Rukun di pasar"}], title="Notula", foot="kaki"
    )
    assert "Rukun di pasar" in " ".join(papers.passages(made))
