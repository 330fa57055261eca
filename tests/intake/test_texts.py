from __future__ import annotations

import datetime as dt

import pytest

from selaras.intake import report_of_text
from selaras.intake._texts import MAX_CHARACTERS, UnreadableText, decode, published_of

WORDS = "Rapat koordinasi di Kendari – “aman”, kata Ñusa."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_text_is_decoded_whatever_its_encoding(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_one_line_in_another_encoding_does_not_spoil_the_rest() -> None:
    assert decode("“a”\n".encode() + "“b”".encode("cp1252")) == "“a”\n“b”"


def test_declared_charset_of_a_page_is_believed() -> None:
    raw = '<meta charset="iso-8859-5"><p>Москва</p>'.encode("iso-8859-5")
    assert "Москва" in decode(raw, declared=True)


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.7 ...", b"PK\x03\x04....", bytes(range(256)) * 4, b"\x00" * 64],
    ids=["pdf", "zip", "all-bytes", "nuls"],
)
def test_binary_is_refused_with_a_way_out(raw: bytes) -> None:
    with pytest.raises(UnreadableText, match="binary"):
        decode(raw)


def test_few_nuls_in_a_text_become_blanks() -> None:
    raw = b"Rapat\x00koordinasi " + b"di kantor bupati " * 20
    assert report_of_text(decode(raw), id="x").text.startswith("Rapat koordinasi")


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "\x00\x01"], ids=["empty", "blank", "control"])
def test_blank_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText, match="no text"):
        report_of_text(text, id="x")


def test_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableText, match="split"):
        report_of_text("a" * (MAX_CHARACTERS + 1), id="x")


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        pytest.param("2023-04-12", "2023-04-12", id="iso-day"),
        pytest.param("2023-04-12T04:37:00+07:00", "2023-04-12T04:37:00+07:00", id="iso-time"),
        pytest.param("12/04/2023", "2023-04-12", id="day-first"),
        pytest.param("12-4-2023 10:30", "2023-04-12T10:30", id="day-first-time"),
        pytest.param("Rabu, 12 April 2023 | 10:30 WIB", "2023-04-12T10:30", id="in-words"),
        pytest.param("12 Agt 2023", "2023-08-12", id="short-month"),
        pytest.param("20230412", "2023-04-12", id="bare"),
        pytest.param(dt.date(2023, 4, 12), "2023-04-12", id="date"),
        pytest.param("", None, id="blank"),
        pytest.param(None, None, id="none"),
    ],
)
def test_publication_is_read_day_first(said: object, iso: str | None) -> None:
    assert published_of(said) == iso


@pytest.mark.parametrize("said", ["31/02/2023", "kemarin", "12/13/2023", "12/4/2023 25:61", "1e9"])
def test_what_is_no_date_is_refused(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each library words it differently
        published_of(said)
