from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from selaras.records import Person
from selaras.stories import compare, shared_pairs, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.records import Fact, Reading
    from tests.stories.conftest import Make


def facts(
    readings: Sequence[Reading], origins: Sequence[Sequence[str]] | None = None
) -> list[Fact]:
    groups = origins or [[reading.report.id] for reading in readings]
    return list(compare(readings, groups, shared_pairs(readings)).facts)


def only(found: Sequence[Fact], field: str) -> Fact:
    (one,) = [fact for fact in found if fact.field == field]
    return one


def pair(make: Make, field: str, one: Any, other: Any) -> Fact:  # noqa: ANN401
    readings = [make("a", event={field: one}), make("b", event={field: other})]
    return only(facts(readings), field)


@pytest.mark.parametrize(
    ("field", "one", "other", "value"),
    [
        pytest.param("date", "2026-05", "2026-05-04", "2026-05-04", id="a-month-and-its-day"),
        pytest.param("region", "74", "74.71", "74.71", id="a-province-and-its-regency"),
        pytest.param("venue", "Balai Rakyat", "Balai Rakyat Kota", "Balai Rakyat Kota", id="venue"),
        pytest.param("host", "Pemkab", "pemkab", "Pemkab", id="capitals"),
    ],
)
def test_a_fuller_value_agrees_with_a_vaguer_one(
    make: Make, field: str, one: str, other: str, value: str
) -> None:
    fact = pair(make, field, one, other)
    assert (fact.standing, fact.value, set(fact.by)) == ("agreed", value, {"a", "b"})


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        pytest.param("date", "2026-05-04", "2026-05-05", id="two-days"),
        pytest.param("region", "74.71", "74.05", id="two-regencies"),
        pytest.param("venue", "Hotel Melati", "Hotel Mawar", id="two-venues"),
        pytest.param("theme", "Rukun dan Damai", "Maju Bersama Desa", id="two-themes"),
    ],
)
def test_values_that_exclude_each_other_are_disputed(
    make: Make, field: str, one: str, other: str
) -> None:
    fact = pair(make, field, one, other)
    assert fact.standing == "disputed"
    assert {(rival.value, rival.by) for rival in fact.value} == {(one, ("a",)), (other, ("b",))}
    assert all(rival.evidence for rival in fact.value)


def test_a_vague_value_takes_no_side_in_a_dispute(make: Make) -> None:
    days = ["2026-05-04", "2026-05-05", "2026-05"]
    readings = [make(id_, event={"date": day}) for id_, day in zip("abc", days, strict=True)]
    assert set(only(facts(readings), "date").by) == {"a", "b"}


def test_two_orders_of_a_theme_are_one_theme_in_two_forms(make: Make) -> None:
    fact = pair(make, "theme", "Rukun, Damai dan Maju", "Damai, Rukun dan Maju")
    assert fact.standing == "agreed"
    assert fact.note == "one theme, forms: Rukun, Damai dan Maju | Damai, Rukun dan Maju"


def test_agreement_is_counted_by_origins_not_by_reports(make: Make) -> None:
    readings = [make(id_, event={"date": "2026-05-04"}) for id_ in "abc"]
    fact = only(facts(readings, [["a", "b"], ["c"]]), "date")
    assert (fact.standing, len(fact.by), fact.origins) == ("agreed", 3, 2)


def test_what_one_report_says_is_sole(make: Make) -> None:
    readings = [make("a", event={"opened_by": "Surya Atmo"}), make("b", event={})]
    fact = only(facts(readings), "opened_by")
    assert (fact.standing, fact.value, fact.by) == ("sole", "Surya Atmo", ("a",))


def test_an_opener_in_two_spellings_is_one(make: Make) -> None:
    people = [Person(name=name, office="Menteri") for name in ("Bahrudin", "Bachrudin")]
    readings = [
        make(id_, people=[one], event={"opened_by": one.name})
        for id_, one in zip("ab", people, strict=True)
    ]
    found = facts(readings)
    assert only(found, "opened_by").standing == "agreed"
    assert only(found, "name").note == "forms: Bachrudin | Bahrudin"


def test_participants_are_a_union_and_never_disputed(make: Make) -> None:
    rolls = [("Badan Satu", "Badan Dua"), ("Badan Dua", "Badan Tiga")]
    readings = [
        make(id_, bodies=roll, event={"participants": {"bodies": roll, "open": True}})
        for id_, roll in zip("ab", rolls, strict=True)
    ]
    found = [fact for fact in facts(readings) if fact.field == "participants"]
    assert {(fact.value, fact.standing, fact.by) for fact in found} == {
        ("Badan Satu", "sole", ("a",)),
        ("Badan Dua", "agreed", ("a", "b")),
        ("Badan Tiga", "sole", ("b",)),
    }


def test_bodies_named_beside_the_roll_are_told_apart_from_it(make: Make) -> None:
    readings = [
        make(
            "a",
            bodies=["Badan Satu", "Badan Dua"],
            event={"participants": {"bodies": ("Badan Dua",)}},
        ),
        make("b", bodies=["Badan Dua"], event={}),
    ]
    fact = only(facts(readings), "bodies")
    assert (fact.value, fact.standing, fact.by) == ("Badan Satu", "sole", ("a",))


SAID = "kerukunan antarkampung harus dijaga bersama selama panen raya tahun ini"


def spoken(make: Make, id_: str, speaker: str | None) -> Reading:
    people = [] if speaker is None else [Person(name=speaker)]
    return make(
        id_, f"Pada rapat itu {SAID} kata {speaker}.", quotes=[(SAID, speaker)], people=people
    )


def test_the_same_words_in_two_mouths_are_a_dispute(make: Make) -> None:
    readings = [spoken(make, "a", "Surya Atmo"), spoken(make, "b", "Dewi Lestari")]
    fact = only(facts(readings), "attribution")
    assert fact.standing == "disputed"
    assert {(rival.value, rival.by) for rival in fact.value} == {
        ("Surya Atmo", ("a",)),
        ("Dewi Lestari", ("b",)),
    }
    spans = {entry.report: entry.spans[0] for entry in fact.evidence}
    assert SAID in readings[0].text[spans["a"].start : spans["a"].end]


def test_the_same_words_in_one_mouth_agree(make: Make) -> None:
    readings = [spoken(make, "a", "Surya Atmo Jati"), spoken(make, "b", "Surya Atmo")]
    fact = only(facts(readings), "attribution")
    assert (fact.standing, fact.value) == ("agreed", "Surya Atmo Jati")


def test_a_speech_whose_halves_change_places_is_still_one_passage(make: Make) -> None:
    halves = ["panen raya tahun ini milik dua kampung", "air irigasi dibagi rata setiap pekan"]
    readings = [
        make(id_, f"{first}, {second}.", quotes=[(f"{first}, {second}", "Surya Atmo")])
        for id_, first, second in (("a", *halves), ("b", *halves[::-1]))
    ]
    fact = only(facts(readings), "attribution")
    assert (fact.standing, set(fact.by)) == ("agreed", {"a", "b"})


def test_words_that_nobody_owns_in_one_report_dispute_nothing(make: Make) -> None:
    readings = [spoken(make, "a", "Surya Atmo"), spoken(make, "b", None)]
    assert not [fact for fact in facts(readings) if fact.field == "attribution"]


def test_a_story_tells_the_kind_that_most_origins_tell_and_its_latest_phase(make: Make) -> None:
    events = [("protest", "feared"), ("patrol", "activity"), ("protest", "happened")]
    readings = [
        make(f"r{at}", f"Laporan nomor {at}.", published=f"2026-05-{4 + at:02}", event=event)
        for at, event in enumerate({"kind": kind, "phase": phase} for kind, phase in events)
    ]
    story = tell("s1", readings)
    assert (story.kind, story.phase) == ("protest", "happened")


def test_a_disputed_region_without_a_majority_is_left_open(make: Make) -> None:
    readings = [
        make(id_, f"Laporan {id_}.", event={"region": code})
        for id_, code in (("a", "74.71"), ("b", "74.05"))
    ]
    assert tell("s1", readings).region is None


def test_the_title_is_the_headline_most_like_the_others(make: Make) -> None:
    titles = ["Heboh!", "Rapat Panen Raya Digelar", "Rapat Panen Raya di Balai"]
    readings = [make(id_, f"Isi {id_}.", title=t) for id_, t in zip("abc", titles, strict=True)]
    assert tell("s1", readings).title == "Rapat Panen Raya Digelar"
