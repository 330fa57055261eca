"""The tables of kinds, their words and what they are in the lists of others."""

import pytest

from selaras.issues import KINDS, MAPPINGS, SENSES, kind, mapped


def test_every_kind_has_a_label_in_both_languages() -> None:
    assert all(k.label_id and k.label_en for k in KINDS.values())


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        kind("riot")


@pytest.mark.parametrize(
    ("id_", "incident"),
    [
        pytest.param("brawl", True, id="violence"),
        pytest.param("protest", True, id="assembly"),
        pytest.param("patrol", False, id="activity"),
        pytest.param("hoax", False, id="information"),
        pytest.param("other", False, id="other"),
    ],
)
def test_activity_and_information_are_no_incident(id_: str, incident: bool) -> None:  # noqa: FBT001 - a case
    assert kind(id_).incident is incident


def test_every_kind_has_words() -> None:
    spoken = {s.value for senses in SENSES.values() for s in senses if s.table == "kind"}
    assert spoken == set(KINDS)


def test_word_forms_are_written_as_they_are_matched() -> None:
    assert all(form == form.lower() and form == " ".join(form.split()) for form in SENSES)


def test_only_known_kinds_are_mapped() -> None:
    assert {kind_ for kind_, _ in MAPPINGS} <= set(KINDS)


def test_a_mapping_without_a_source_is_null() -> None:
    assert mapped("land_dispute", "article5") == ("d", "UU 7/2012 art. 5")
    assert mapped("protest", "article5") is None
    assert all(entry.source for entry in MAPPINGS.values())
