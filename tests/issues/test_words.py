"""The frames: two classes of words that speak of a kind together."""

from selaras.issues import FRAMES, KINDS, SENSES, SLOTS


def test_every_frame_pairs_two_classes_that_have_words() -> None:
    classes = {slot for of_form in SLOTS.values() for slot in of_form}
    assert {frame.first for frame in FRAMES} | {frame.second for frame in FRAMES} == classes


def test_every_frame_speaks_of_a_kind_that_exists() -> None:
    assert {frame.kind for frame in FRAMES} <= set(KINDS)


def test_a_frame_is_sure_to_a_degree_from_1_to_3() -> None:
    assert {frame.weight for frame in FRAMES} <= {1, 2, 3}


def test_word_forms_are_in_lower_case_and_without_blanks_around() -> None:
    assert [form for form in (*SENSES, *SLOTS) if form != form.lower().strip() or not form] == []
