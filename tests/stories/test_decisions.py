from __future__ import annotations

from selaras.stories import Decision
from selaras.stories._decisions import Ruling


def same(one: str, other: str) -> Decision:
    return Decision(verdict="same", reports=(one, other))


def apart(one: str, other: str) -> Decision:
    return Decision(verdict="apart", reports=(one, other))


def test_the_later_decision_about_a_pair_wins() -> None:
    ruling = Ruling([same("a", "b"), apart("a", "b")])
    assert ruling.together(["a", "b"]) == []
    assert ruling.apart(["a", "b"]) == [(0, 1)]


def test_a_later_parting_outlives_an_older_chain_that_joins() -> None:
    ruling = Ruling([same("a", "b"), same("b", "c"), apart("a", "c")])
    assert ruling.apart(["a", "b", "c"]) == [(0, 2)]
    assert ruling.together(["a", "b", "c"]) == [(1, 2)]


def test_a_later_joining_outlives_an_older_parting_through_a_third() -> None:
    ruling = Ruling([apart("a", "c"), same("a", "b"), same("b", "c")])
    assert ruling.together(["a", "b", "c"]) == [(0, 1), (1, 2)]
    assert ruling.apart(["a", "b", "c"]) == []


def test_foes_of_joined_reports_stay_foes_of_both() -> None:
    ruling = Ruling([same("b", "d"), same("a", "b"), apart("a", "d")])
    assert ruling.apart(["a", "b", "d"]) == [(0, 2)]
    assert ruling.together(["a", "b", "d"]) == [(0, 1)]


def test_partners_are_all_who_share_a_decision() -> None:
    assert Ruling([same("a", "b"), apart("c", "a")]).partners("a") == {"b", "c"}


def test_pairs_outside_the_asked_ids_are_left_out() -> None:
    assert Ruling([same("a", "b")]).together(["a"]) == []
