from __future__ import annotations

import io

import pytest

from selaras.desk.documents._files import clean_name, kind_of
from tests.desk.documents.files import JPG, PDF, PNG, packed


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(PDF, "pdf", id="pdf"),
        pytest.param(PNG, "png", id="png"),
        pytest.param(JPG, "jpg", id="jpg"),
        pytest.param(packed("word/document.xml"), "docx", id="docx"),
        pytest.param(packed("xl/workbook.xml"), "xlsx", id="xlsx"),
        pytest.param(packed("word/document.xml", "word/vbaProject.bin"), None, id="macros"),
        pytest.param(packed("index.html"), None, id="other-zip"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 40, None, id="broken-zip"),
        pytest.param(b"<html><script>", None, id="html"),
        pytest.param(b"<svg onload=x>", None, id="svg"),
        pytest.param(b"  %PDF-1.4", None, id="pdf-not-at-the-start"),
        pytest.param(b"", None, id="empty"),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: str | None) -> None:
    file = io.BytesIO(content)
    assert kind_of(file) == kind
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        pytest.param("surat.pdf", "surat.pdf", id="plain"),
        pytest.param("../../etc/passwd", "passwd.pdf", id="path"),
        pytest.param("C:\\a\\b.exe", "b.pdf", id="windows-path"),
        pytest.param('x"\r\nSet-Cookie: a.html', "x Set-Cookie a.pdf", id="header"),
        pytest.param("....", "dokumen.pdf", id="dots"),
        pytest.param("\ud800\x00", "dokumen.pdf", id="surrogate"),
        pytest.param("a" * 500, "a" * 100 + ".pdf", id="long"),
    ],
)
def test_a_name_is_safe_to_give_back(name: str, clean: str) -> None:
    assert clean_name(name, "pdf") == clean
