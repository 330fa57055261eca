from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.reading import read
from selaras.reading._masks import BLOCK, mask, with_mask_reasons
from selaras.records import Event, Evidence, Person, Reading, Report, ReportHead, Span, Speech

GATE = Path(__file__).parents[1] / "gate" / "masks.jsonl"
CASES = [json.loads(line) for line in GATE.read_text(encoding="utf-8").splitlines()]
FLOOR = 0.95
INITIALS = re.compile(r"[A-Z]{2,4}")


def spans_of(name: str, text: str) -> tuple[Span, ...]:
    """Where a name and its last or first word alone stand."""
    forms = [name, *sorted({name.split()[0], name.split()[-1]} - {name})]
    pattern = r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b"
    return tuple(Span(match.start(), match.end()) for match in re.finditer(pattern, text))


def reading_of(text: str, people: list[dict[str, Any]]) -> Reading:
    """A reading as the finders leave it: initials are nobody's name yet."""
    return Reading(
        reader={"selaras": "0"},
        report=ReportHead(id="r"),
        text=text,
        people=tuple(
            Person(name=p["name"], office=p.get("office"), spans=spans_of(p["name"], text))
            for p in people
            if not INITIALS.fullmatch(p["name"])
        ),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_names_are_masked_for_the_reason_the_text_gives(case: dict[str, Any]) -> None:
    reading = with_mask_reasons(reading_of(case["text"], case["people"]))
    said = {person.name: person.mask for person in reading.people}
    assert {p["name"]: said.get(p["name"]) for p in case["people"]} == {
        p["name"]: p["mask"] for p in case["people"]
    }


def test_gate_holds_through_the_whole_reader() -> None:
    right = []
    for case in CASES:
        people = read(Report(id=case["id"], text=case["text"])).people
        for wanted in case["people"]:
            words = set(wanted["name"].split())
            said = {person.mask for person in people if words & set(person.name.split())}
            right.append(wanted["mask"] in (said or {None}))
    assert sum(right) / len(right) >= FLOOR


def test_gate_holds_enough_cases_of_every_kind() -> None:
    reasons = [p["mask"] for case in CASES for p in case["people"]]
    assert len(CASES) >= 60
    assert min(reasons.count(r) for r in ("minor", "victim", "witness", "accused", None)) >= 5


@pytest.mark.parametrize(
    "case", [c for c in CASES if any(p["mask"] for p in c["people"])], ids=lambda case: case["id"]
)
def test_masked_name_survives_nowhere_and_offsets_hold(case: dict[str, Any]) -> None:
    before = with_mask_reasons(reading_of(case["text"], case["people"]))
    after = mask(before)
    shown = msgspec.json.encode(after).decode()
    assert len(after.text) == len(before.text)
    for old, new in zip(before.people, after.people, strict=True):
        assert old.spans == new.spans
        for span in old.spans:
            words = after.text[span.start : span.end]
            assert (set(words) == {BLOCK}) == (old.mask is not None) or old.mask is None
        if old.mask is not None:
            for word in old.name.split():
                assert re.search(rf"\b{re.escape(word)}\b", shown) is None


def test_reason_bears_its_evidence() -> None:
    text = "Polisi menetapkan Sahrul Gunawa sebagai tersangka pembakaran."
    person = with_mask_reasons(reading_of(text, [{"name": "Sahrul Gunawa"}])).people[0]
    evidence = person.evidence["mask"]
    assert evidence.rule == "mask.accused"
    assert text[evidence.spans[0].start : evidence.spans[0].end].endswith("sebagai tersangka")


def test_every_value_that_holds_the_name_is_hidden() -> None:
    text = "Siswi bernama Wulan Safitri (14) pulang. “Saya takut,” kata Wulan di Rumah Wulan."
    said = Evidence(spans=(Span(0, 5),), rule="test", via=("Wulan Safitri",))
    reading = msgspec.structs.replace(
        with_mask_reasons(reading_of(text, [{"name": "Wulan Safitri"}])),
        report=ReportHead(
            id="wulan-safitri-pulang",
            url="https://kabar.example/2026/wulan-safitri-14-pulang?q=wulansafitri",
            title="WULAN SAFITRI Pulang, Wulan Takut",
        ),
        quotes=(Speech(start=42, end=53, speaker="Wulan Safitri", chain=("Wulan Safitri",)),),
        events=(
            Event(kind="child_harm", phase="happened", venue="Rumah Wulan", theme="Untuk Wulan",
                  host="Safitri", opened_by="Wulan Safitri", evidence={"venue": said}),
        ),
        warnings=("Wulan Safitri disebut dua kali",),
    )  # fmt: skip
    shown = msgspec.json.encode(mask(reading)).decode().lower()
    assert "wulan" not in shown
    assert "safitri" not in shown
    assert mask(reading).events[0].kind == "child_harm"


def test_common_word_that_is_also_a_name_stays_in_small_letters() -> None:
    text = "Korban pencabulan, Indah Permatasari (15), tinggal di desa yang indah."
    masked = mask(with_mask_reasons(reading_of(text, [{"name": "Indah Permatasari"}])))
    assert masked.text.endswith("di desa yang indah.")
    assert "Indah" not in masked.text


def test_name_in_page_furniture_is_nobody_and_yet_hidden() -> None:
    lead = (
        "Siswi bernama Wulan Safitri (14) pulang bersama orang tuanya ke Desa Lamoare kemarin sore."
    )
    text = (
        f"{lead}\nBaca Juga: Kisah Wulan\nTerkini\n- Korban Perkosaan, Rara Sukmawati (15), Melapor"
    )
    reading = read(Report(id="r", text=text))
    assert [person.name for person in reading.people if person.mask] == ["Wulan Safitri"]
    assert "Wulan" not in mask(reading).text


def test_text_without_a_word_of_care_is_left_as_it_is() -> None:
    reading = reading_of("Bupati Idrus Lamatta membuka rapat.", [{"name": "Idrus Lamatta"}])
    assert with_mask_reasons(reading) is reading
    assert mask(reading) is reading


NAMES = st.lists(
    st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True), min_size=1, max_size=4, unique=True
)
AROUND = st.text(alphabet="abc ,.()“”\n", max_size=60)


@settings(max_examples=150, deadline=None)
@given(NAMES, AROUND, AROUND, st.sampled_from(["tersangka", "saksi", "siswi", "korban cabul"]))
def test_no_word_of_a_masked_name_survives(
    words: list[str], left: str, right: str, cue: str
) -> None:
    name = " ".join(words)
    text = (
        f"{left}\nKata polisi, {cue} {name} pulang. {right} {words[-1]}, {name.upper()} {words[0]}"
    )
    reading = with_mask_reasons(reading_of(text, [{"name": name}]))
    assert reading.people[0].mask is not None
    shown = msgspec.json.encode(mask(reading)).decode()
    assert not re.search(rf"\b(?:{'|'.join(words)}|{'|'.join(words).upper()})\b", shown)


PLACES = [
    json.loads(line)
    for line in (GATE.parent / "mask_places.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", PLACES, ids=[case["id"] for case in PLACES])
def test_school_and_home_go_with_the_name_and_all_else_stays(case: dict[str, Any]) -> None:
    before = with_mask_reasons(reading_of(case["text"], case["people"]))
    shown = mask(before)
    assert {p.name: p.mask for p in before.people if p.mask} == {
        p["name"]: p["mask"] for p in case["people"] if p["mask"]
    }
    assert [words for words in case["hide"] if words in shown.text] == []
    assert [words for words in case["keep"] if words not in shown.text] == []
    assert len(shown.text) == len(case["text"])


def test_hidden_school_survives_in_no_value() -> None:
    text = (
        "Siswa SD Negeri 3 Wonokerso, Bimo Nugraha (10), dirundung, Senin (2/3/2026).\n"
        '"Ia murid SD Negeri 3 Wonokerso," kata Kapolsek Wonokerso AKP Agus Salim.'
    )
    shown = mask(read(Report(id="r", title="Perundungan di SD Negeri 3 Wonokerso", text=text)))
    assert "SD Negeri 3" not in msgspec.json.encode(shown).decode()
