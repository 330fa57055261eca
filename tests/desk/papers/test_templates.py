"""Templates an office can change: filled as text, in every form, reaching outside of nothing."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from selaras.desk import papers
from selaras.desk.papers import UnreadablePaper
from tests.desk.papers.test_files import W, document, docx

if TYPE_CHECKING:
    from selaras.desk.papers import Values

INJECTION = '=cmd|"/C calc"!A1 {{nomor}} #set page(width: 1pt) <w:p/> {{agenda.pokok}} $x$'


def _body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read("word/document.xml").decode()


def _filled(template: bytes, values: Values) -> tuple[str, ...]:
    made = papers.to_docx(papers.read_template(template, "invitation"), values)
    return papers.passages(made)


def test_a_placeholder_cut_into_runs_is_filled() -> None:
    runs = "".join(
        f"<w:r><w:t>{one}</w:t></w:r>" for one in ("Yth. {{pe", "neri", "ma}} di tempat")
    )
    cut = f'<w:document xmlns:w="{W}"><w:body><w:p>{runs}</w:p></w:body></w:document>'
    assert _filled(docx(cut), {"penerima": "Bupati"}) == ("Yth. Bupati di tempat",)


def test_a_paragraph_with_nothing_to_say_goes() -> None:
    template = docx(document("Nomor {{nomor}}", "Tembusan: {{tembusan}}"))
    assert _filled(template, {"nomor": "1", "tembusan": ""}) == ("Nomor 1",)


def test_a_paragraph_of_a_list_is_repeated() -> None:
    template = docx(document("Agenda", "{{agenda.no}}. {{agenda.pokok}}"))
    rows = [{"no": "1", "pokok": "Lahan"}, {"no": "2", "pokok": "Pasar"}]
    assert _filled(template, {"agenda": rows}) == ("Agenda", "1. Lahan", "2. Pasar")
    assert _filled(template, {"agenda": []}) == ("Agenda",)


@pytest.mark.parametrize("kind", ["invitation", "minutes"])
def test_values_are_words_and_never_fields(kind: papers.Kind) -> None:
    rows = [{"no": "1", "pokok": INJECTION, "isi": INJECTION}]
    values: Values = {"nomor": "N-7", "tema": INJECTION, "agenda": rows, "catatan": rows}
    made = papers.to_docx(papers.built_in(kind), values)
    told = papers.passages(made)
    assert INJECTION in told
    assert "instrText" not in _body(made)
    pdf = papers.to_pdf(papers.built_in(kind), [values], title=INJECTION)
    assert "{{nomor}} #set page(width: 1pt)" in " ".join(papers.passages(pdf))


def test_control_characters_and_lone_surrogates_leave_no_broken_file() -> None:
    values: Values = {"tema": "a\x00b\ud800c\x0bd", "penerima": "x" * 5_000}
    made = papers.to_docx(papers.built_in("invitation"), values)
    assert "abcd" in papers.passages(made)
    assert papers.to_pdf(papers.built_in("invitation"), [values], title="a").startswith(b"%PDF")


def test_the_same_values_give_the_same_bytes() -> None:
    template, values = papers.built_in("invitation"), papers.example("invitation")
    assert papers.to_docx(template, values) == papers.to_docx(template, values)


def test_each_letter_keeps_its_own_name_and_starts_a_page() -> None:
    letters: list[Values] = [{"penerima": f"Bupati {n}", "kode": f"kode{n}"} for n in range(3)]
    told = " ".join(
        papers.passages(papers.to_pdf(papers.built_in("invitation"), letters, title="semua"))
    )
    assert [told.count(f"Yth. Bupati {n}") for n in range(3)] == [1, 1, 1]


_OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r" Type="x/attachedTemplate" Target="http://a.example/x.dotm" '
    b'TargetMode="External"/></Relationships>'
)
_FIELD = (
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r>'
    "</w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(docx(document("{{rahasia}}")), "{{rahasia}}", id="unknown-placeholder"),
        pytest.param(docx(document("a"), **{"word__vbaProject.bin": b"x"}), "makro", id="macro"),
        pytest.param(
            docx(document("a"), **{"word___rels__settings.xml.rels": _OUTSIDE}),
            "luar berkas",
            id="outside-template",
        ),
        pytest.param(docx(_FIELD), "luar berkas", id="field-that-fetches"),
    ],
)
def test_a_template_that_reaches_out_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadablePaper, match=why):
        papers.read_template(data, "invitation")
