from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.stories import passages, shared_pairs

if TYPE_CHECKING:
    from tests.stories.conftest import Make

PASSAGE = "Warga dua dusun sepakat memperbaiki jembatan bersama pada akhir pekan depan"


def test_a_passage_of_three_reports_has_three_places(make: Make) -> None:
    readings = [make(id_, f"{id_ * 3}. {PASSAGE}. {id_ * 5}.") for id_ in "abc"]
    (found,) = passages(shared_pairs(readings))
    assert [
        (place.report, reading.text[place.start : place.end])
        for place, reading in zip(found.places, readings, strict=True)
    ] == [("a", PASSAGE), ("b", PASSAGE), ("c", PASSAGE)]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        pytest.param("2026-05-04", "2026-05-05", "a", id="a-day-earlier"),
        pytest.param("2026-05-05", "2026-05-04", "b", id="order-of-arrival-does-not-count"),
        pytest.param("2026-05-04T08:00", "2026-05-04T09:30", "a", id="an-hour-earlier"),
        pytest.param("2026-05-04", "2026-05-04T09:30", None, id="one-hour-unknown"),
        pytest.param("2026-05-04", "2026-05-04", None, id="same-day"),
        pytest.param(None, "2026-05-04", None, id="one-day-unknown"),
    ],
)
def test_the_first_is_named_only_where_dates_tell(
    make: Make, one: str | None, other: str | None, first: str | None
) -> None:
    readings = [make("a", PASSAGE, published=one), make("b", PASSAGE, published=other)]
    (found,) = passages(shared_pairs(readings))
    assert found.first == first


def test_in_a_large_story_every_copy_still_finds_its_like(make: Make) -> None:
    readings = [make(f"r{at:02}", f"{PASSAGE} kata saksi nomor {at}") for at in range(30)]
    (found,) = passages(shared_pairs(readings))
    assert len(found.places) == 30
