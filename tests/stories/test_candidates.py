from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.stories import WINDOW_DAYS, MemoryCandidates, Signature, Vector

if TYPE_CHECKING:
    from collections.abc import Sequence


def signed(id_: str, day: int, keys: Sequence[int] = (1, 2, 3)) -> Signature:
    return Signature(
        id=id_,
        published=day,
        event_day=None,
        region=None,
        full=Vector(),
        lead=Vector(),
        title=Vector(),
        keys=tuple(keys),
    )


def ids(store: MemoryCandidates, signature: Signature, limit: int = 9) -> list[str]:
    return [member.signature.id for member in store.near(signature, limit)]


def test_the_most_keys_in_common_come_first() -> None:
    store = MemoryCandidates()
    store.put(signed("one", 100, [1, 8, 9]), "s")
    store.put(signed("two", 100, [1, 2, 9]), "s")
    store.put(signed("none", 100, [7]), "s")
    assert ids(store, signed("x", 100)) == ["two", "one"]
    assert ids(store, signed("x", 100), limit=1) == ["two"]


def test_only_the_window_is_searched() -> None:
    store = MemoryCandidates()
    store.put(signed("edge", 100 - WINDOW_DAYS), "s")
    store.put(signed("past", 99 - WINDOW_DAYS), "s")
    assert ids(store, signed("x", 100)) == ["edge"]


def test_a_reading_is_not_its_own_neighbour() -> None:
    store = MemoryCandidates()
    store.put(signed("x", 100), "s")
    assert ids(store, signed("x", 100)) == []


def test_old_days_are_forgotten_when_asked() -> None:
    store = MemoryCandidates(keep_days=30)
    store.put(signed("old", 100), "s1")
    store.put(signed("new", 131), "s2")
    assert store.find(["old", "new"]) == store.members("s2", 9)
    assert not store.holds_story("s1")


def test_a_replaced_reading_is_found_once_and_by_its_new_keys() -> None:
    store = MemoryCandidates()
    store.put(signed("a", 100, [1]), "s")
    store.put(signed("a", 100, [2]), "s")
    assert ids(store, signed("x", 100, [1])) == []
    assert ids(store, signed("x", 100, [2])) == ["a"]


def test_members_are_the_first_and_the_latest() -> None:
    store = MemoryCandidates()
    for at in range(6):
        store.put(signed(f"r{at}", 100), "s")
    assert [member.signature.id for member in store.members("s", 3)] == ["r0", "r4", "r5"]


def test_emptying_a_story_moves_all_of_it() -> None:
    store = MemoryCandidates()
    store.put(signed("a", 100), "s1")
    store.put(signed("b", 100), "s2")
    assert store.empty("s2", into="s1") == ["b"]
    assert not store.holds_story("s2")
    assert {member.story for member in store.find(["a", "b"])} == {"s1"}


def test_a_key_that_everyone_has_does_not_slow_the_search() -> None:
    store = MemoryCandidates()
    for at in range(30_000):
        store.put(signed(f"r{at}", 100, [1, 10 + at]), "s")
    assert ids(store, signed("x", 100, [1, 10])) == ["r0"]
