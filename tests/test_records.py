import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.records import Evidence, Reading, Report, ReportHead, Span, Story, normalise


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_is_never_empty_or_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"start < end"):
        Span(start, end)


def test_a_span_is_a_pair_in_json() -> None:
    assert msgspec.json.encode(Span(3, 9)) == b"[3,9]"


def test_evidence_names_a_passage() -> None:
    with pytest.raises(ValueError, match=r"date\.dayfirst"):
        Evidence(rule="date.dayfirst")


@given(st.text(alphabet=st.characters(), max_size=200))
def test_normal_text_can_be_written_and_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert once.encode("utf-8").decode("utf-8") == once
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line-ends"),
        pytest.param("a\x00\x07b", "a  b", id="control-characters-keep-their-place"),
        pytest.param("e\u0301", "\u00e9", id="composed"),
        pytest.param("x\ud800y", "x\ufffdy", id="lone-surrogate"),
    ],
)
def test_normalise(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


def test_a_report_knows_its_day() -> None:
    assert str(Report(id="a", text="x", published="2023-04-12T04:37").day) == "2023-04-12"
    assert ReportHead(id="a").day is None


@pytest.mark.parametrize("record", [Reading, Story])
def test_records_have_a_json_schema(record: type) -> None:
    assert "$defs" in msgspec.json.schema(record)
