from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from selaras.stories import compare
from selaras.stories._harm import headline

if TYPE_CHECKING:
    from selaras.records import Count, Fact
    from tests.stories.conftest import Make


def injured(make: Make, *harms: dict[str, Any]) -> tuple[Fact, Count | None]:
    readings = [
        make(f"r{at}", published=f"2026-05-{4 + at:02}", event={"harm": harm})
        for at, harm in enumerate(harms)
    ]
    facts, harm = compare(readings, [[reading.report.id] for reading in readings])
    return next(fact for fact in facts if fact.field == "harm.injured"), harm.injured


@pytest.mark.parametrize(
    ("counts", "standing", "value"),
    [
        pytest.param([5, 5], "agreed", 5, id="equal"),
        pytest.param([(11, 19), 15], "agreed", 15, id="a-count-within-a-range"),
        pytest.param([0, 0], "agreed", 0, id="said-to-be-none"),
    ],
)
def test_counts_that_fit_agree(
    make: Make, counts: list[Count], standing: str, value: Count
) -> None:
    fact, total = injured(make, *({"injured": count} for count in counts))
    assert (fact.standing, fact.value, total) == (standing, value, value)


def test_rival_counts_stand_side_by_side_and_the_headline_spans_them(make: Make) -> None:
    fact, total = injured(make, {"injured": 5}, {"injured": 3})
    assert fact.standing == "disputed"
    assert sorted(rival.value for rival in fact.value) == [3, 5]
    assert total == (3, 5)
    assert fact.note == "range-of-rivals"


def test_a_later_count_supersedes_a_provisional_one(make: Make) -> None:
    provisional = {"injured": (11, 19), "provisional": ("injured",)}
    fact, total = injured(make, provisional, {"injured": 3})
    assert {rival.value: rival.superseded for rival in fact.value} == {(11, 19): True, 3: False}
    assert total == 3
    assert fact.note == "later-supersedes-provisional"


def test_an_earlier_count_does_not_supersede_a_provisional_one(make: Make) -> None:
    provisional = {"injured": (11, 19), "provisional": ("injured",)}
    fact, total = injured(make, {"injured": 3}, provisional)
    assert not any(rival.superseded for rival in fact.value)
    assert total == (3, 19)


def test_unsaid_contradicts_nobody(make: Make) -> None:
    fact, _ = injured(make, {"injured": 5}, {"deaths": 0})
    assert (fact.standing, fact.by) == ("sole", ("r0",))


def test_the_headline_of_ranges_reaches_from_lowest_to_highest() -> None:
    assert headline([(2, 4), 7]) == (2, 7)
