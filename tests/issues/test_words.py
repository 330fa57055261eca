"""The words of issues, and frames: two classes of words that speak of a kind together."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from selaras.issues import FRAMES, KINDS, SENSES, SLOTS

LESSONS = Path(__file__).parents[2] / "tools" / "events_lessons.csv"


def test_every_frame_pairs_two_classes_that_have_words() -> None:
    classes = {slot for of_form in SLOTS.values() for slot in of_form}
    assert {frame.first for frame in FRAMES} | {frame.second for frame in FRAMES} == classes


def test_every_frame_speaks_of_a_kind_that_exists() -> None:
    assert {frame.kind for frame in FRAMES} <= set(KINDS)


def test_a_frame_is_sure_to_a_degree_from_1_to_3() -> None:
    assert {frame.weight for frame in FRAMES} <= {1, 2, 3}


def test_word_forms_are_in_lower_case_and_without_blanks_around() -> None:
    assert [form for form in (*SENSES, *SLOTS) if form != form.lower().strip() or not form] == []


@pytest.mark.parametrize("name", ["words", "cues", "contexts", "severity", "slots", "frames"])
def test_every_row_of_words_says_where_it_comes_from(name: str) -> None:
    text = files("selaras.issues").joinpath(f"_data/{name}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert rows
    assert [row for row in rows if not (row.get("source") or "").startswith("own")] == []


def test_every_lesson_says_where_it_comes_from() -> None:
    text = LESSONS.read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="|", quoting=csv.QUOTE_NONE)
    assert {row["source"] for row in rows} == {"own"}


def test_a_name_of_a_body_speaks_of_no_kind() -> None:
    senses = SENSES["komisi pemberantasan korupsi"]
    assert {(sense.table, sense.value) for sense in senses} == {("context", "name")}
