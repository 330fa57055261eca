"""What the reader owes to any input: it never crashes, lies about offsets or reads chrome."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.reading import UnreadableReport, mask, read
from selaras.records import (
    Body,
    DateMention,
    Event,
    Person,
    Place,
    Reading,
    Report,
    Speech,
    normalise,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SAID = (
    "KENDARI, Kabar Anoa - Bentrok dua kelompok warga pecah di Desa Lamoare, Kabupaten Konawe, ",
    "Senin (2/3/2026). Dua orang tewas dan puluhan luka.",
    "“Situasi sudah kondusif,” kata Kapolres Konawe AKBP Bram Sutedja, Selasa (3/3).",
    "Menurut Bupati, potensi bentrok susulan perlu dicegah sedini mungkin.",
    "Siswi SMP, Wulan Safitri (14), ikut mengungsi. Tersangka Joni Marbun ditahan.",
    "Baca Juga: Tawuran Pecah Dini Hari, Dua Orang Kritis",
    "Berita Terkait",
    "Rapat Koordinasi dengan tema “Rukun” di Hotel Teluk, 31/2/2026 pukul 25.61 WITA.",
    "Kementerian Dalam Negeri (Kemendagri), Forkopimda hingga jajaran TNI/Polri hadir.",
    "ٱلسَّلَامُ عَلَيْكُم \u202eterbalik\u202c ka\u200bta di\u00adpi\u200dsah",
    "Rp1.200.000,50 (((((( ““““ \"\" '' ’’ )))",
    "İSTANBUL ǅ ﬁ ẞ é ỹ 漢字 😀👩‍👩‍👧",
    "kata kata kata kata nya nya, ujar ujar.,,",
)
JOINTS = ("\n", " ", "\n\n", ",,", "", "\r\n", "\t", "\u2028")
HEADS = st.fixed_dictionaries(
    {
        "title": st.sampled_from([None, "", "Bentrok di Konawe", "😀 “"]),
        "published": st.sampled_from([None, "2026-03-02", "2026-03-02T04:37"]),
        "url": st.sampled_from([None, "https://kabar.example/wulan-safitri"]),
        "outlet": st.sampled_from([None, "Kabar Anoa"]),
    }
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences of news, joined and broken in odd ways, with noise between them."""
    pieces = draw(
        st.lists(st.one_of(st.sampled_from(SAID), st.text(max_size=20)), min_size=1, max_size=12)
    )
    joints = draw(st.lists(st.sampled_from(JOINTS), min_size=len(pieces), max_size=len(pieces)))
    text = "".join(a + b for a, b in zip(pieces, joints, strict=True))
    return text[draw(st.integers(0, min(9, len(text)))) :]


def reading_of(text: str, head: dict[str, Any] | None = None) -> Reading | None:
    try:
        return read(Report(id="r", text=normalise(text), **(head or {})))
    except UnreadableReport:
        assert not normalise(text).strip()
        return None


def spans_in(value: Any) -> Iterator[tuple[str, int, int]]:  # noqa: ANN401 - plain JSON
    """Every span of a plain value with the key that holds it."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "spans" or (key == "body" and isinstance(item, list)):
                yield from ((key, start, end) for start, end in item)
            elif key != "title":
                yield from spans_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans_in(item)


def check(reading: Reading) -> None:
    """What holds of every reading."""
    plain = msgspec.json.decode(msgspec.json.encode(reading))
    size = len(reading.text)
    assert all(0 <= start < end <= size for _, start, end in spans_in(plain))
    check_cover(reading)
    check_names(reading)
    check_evidence(reading)
    hidden = mask(reading)
    assert len(hidden.text) == size
    msgspec.json.encode(hidden)


def check_cover(reading: Reading) -> None:
    """Body and chrome cover the text, and nothing is read from chrome."""
    pieces = sorted(
        [*((s.start, s.end) for s in reading.body), *((c.start, c.end) for c in reading.chrome)]
    )
    covered = 0
    for start, end in pieces:
        assert start >= covered
        assert not reading.text[covered:start].strip()
        covered = end
    assert not reading.text[covered:].strip()
    found: list[Person | Body | Place | DateMention] = [
        *reading.people,
        *reading.bodies,
        *reading.places,
        *reading.dates,
    ]
    for span in (span for item in found for span in item.spans):
        assert any(s.start <= span.start and span.end <= s.end for s in reading.body)


def check_names(reading: Reading) -> None:
    """A name's spans hold a form of the name; speakers and parts are people of the reading."""
    known = {person.name for person in reading.people}
    for person in reading.people:
        words = {
            w.strip(".,").casefold() for form in (person.name, *person.forms) for w in form.split()
        }
        for span in person.spans:
            said = reading.text[span.start : span.end].casefold().split()
            assert words & {w.strip(".,") for w in said}
    for speech in (*reading.quotes, *reading.statements):
        assert speech.speaker is None or speech.speaker in known
        assert 0 <= speech.start < speech.end <= len(reading.text)
    for event in reading.events:
        assert set(event.participants.people) <= known


def check_evidence(reading: Reading) -> None:
    """Every value of a person, quote, statement and event has its evidence."""
    for event in reading.events:
        said = [f for f in ("date", "region", "place", "venue", "theme", "host", "opened_by")
                if getattr(event, f) is not None]  # fmt: skip
        assert set(said) <= set(event.evidence), (event.kind, said, event.evidence.keys())
        harmed = [f for f in ("deaths", "injured", "displaced", "houses")
                  if getattr(event.harm, f) is not None]  # fmt: skip
        held = set(event.evidence) | {key.removeprefix("harm.") for key in event.evidence}
        assert set(harmed) <= held, (event.kind, harmed, event.evidence.keys())
    for person in reading.people:
        assert person.mask is None or "mask" in person.evidence
        assert person.office is None or "office" in person.evidence
    for speech in (*reading.quotes, *reading.statements):
        assert speech.speaker is None or "speaker" in speech.evidence


@settings(max_examples=120, deadline=None)
@given(texts(), HEADS)
def test_any_text_is_read_truthfully(text: str, head: dict[str, Any]) -> None:
    reading = reading_of(text, head)
    if reading is not None:
        check(reading)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None)
@given(texts(), HEADS)
def test_any_text_is_read_truthfully_for_long(text: str, head: dict[str, Any]) -> None:
    reading = reading_of(text, head)
    if reading is not None:
        check(reading)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\x00\x07", "\u2003"], ids=repr)
def test_blank_report_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnreadableReport, match="laporan-7"):
        read(Report(id="laporan-7", text=normalise(text)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“" * 20_000, id="open-quotes"),
        pytest.param('"' * 20_000, id="straight-quotes"),
        pytest.param("(" * 20_000, id="brackets"),
        pytest.param("a" * 60_000, id="no-blanks"),
        pytest.param("Budi " * 8_000, id="one-name"),
        pytest.param("kata " * 8_000, id="speech-verbs"),
        pytest.param("Senin (2/3/2026) " * 2_500, id="dates"),
        pytest.param("Kota Kendari, " * 2_500, id="places"),
        pytest.param("bentrok tewas luka " * 2_500, id="violence"),
        pytest.param("Kementerian Dalam Negeri (Kemendagri) " * 1_500, id="bodies"),
        pytest.param("1234567890" * 4_000, id="digits"),
        pytest.param("\u0301" * 20_000, id="combining-marks"),
        pytest.param("\u202e\u200b" * 10_000, id="bidi-and-zero-width"),
        pytest.param("\ud800" * 5_000, id="lone-surrogates"),
        pytest.param("“Aman,” kata Bupati Konawe Idrus Lamatta.\n" * 800, id="many-quotes"),
        pytest.param("tersangka Joni (17) " * 2_000, id="many-masks"),
        pytest.param("-\n" * 10_000 + "Baca Juga\n" * 2_000, id="chrome-only"),
    ],
)
def test_endless_sameness_is_read_and_holds(text: str) -> None:
    reading = reading_of(text)
    assert reading is not None
    check(reading)


@pytest.mark.parametrize(
    "text",
    [
        "The governor met the elders of two villages and said that the clash had ended.",
        "Beliau berkata bahawa pihak polis telah menahan dua lelaki di bandar itu.",
        "Wong loro padha gelut ing pasar, nanging ora ana sing tatu.",
        "Губернатор встретился со старейшинами двух деревень.",
        "二つの村の長老が会合を開いた。",
    ],
    ids=["english", "malay", "javanese", "russian", "japanese"],
)
def test_other_languages_are_read_without_a_crash(text: str) -> None:
    reading = reading_of(text)
    assert reading is not None
    check(reading)


def test_median_evidence_is_a_phrase_not_a_paragraph() -> None:
    text = "\n".join(SAID[:5])
    reading = reading_of(text, {"published": "2026-03-03"})
    assert reading is not None
    items: list[Person | Speech | Event] = [*reading.people, *reading.quotes]
    items += [*reading.statements, *reading.events]
    held = [evidence for item in items for evidence in item.evidence.values()]
    lengths = [span.end - span.start for evidence in held for span in evidence.spans]
    assert statistics.median(lengths) <= 60
