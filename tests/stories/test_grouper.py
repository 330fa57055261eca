from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from selaras.stories import (
    WINDOW_DAYS,
    Decision,
    Grouper,
    MemoryCandidates,
    group,
    sign,
    story_id,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.records import Reading, Story
    from tests.stories.conftest import Make

MEETING = (
    "Camat Lembah Hijau mengumpulkan tokoh dua dusun di balai pertemuan untuk membahas saluran "
    "irigasi yang retak. Petani dusun hulu dan hilir sepakat bergiliran membuka pintu air."
)
FIRE = (
    "Gudang penyimpanan rotan di pelabuhan lama terbakar menjelang subuh. Petugas pemadam "
    "mengerahkan enam mobil tangki dan memadamkan api dalam tiga jam."
)
TOPICS = {
    "rotan": FIRE,
    "irigasi": MEETING,
    "vaksin": "Dinas kesehatan menyuntikkan vaksin rabies kepada anjing peliharaan di lima lurah.",
    "jembatan": "Jembatan gantung penghubung dua kampung putus diterjang arus sungai yang deras.",
    "beras": "Harga beras medium di pasar induk turun setelah panen raya dan pasokan bulog masuk.",
}


def retold(make: Make, id_: str, text: str, *, day: int = 4, extra: str = "") -> Reading:
    title = " ".join(text.split()[:6])
    return make(id_, f"{text} {extra}", title=title, published=f"2026-05-{day:02}")


def grouped(
    readings: Sequence[Reading], decisions: Sequence[Decision] = ()
) -> tuple[MemoryCandidates, dict[str, str]]:
    store = MemoryCandidates()
    stories: dict[str, str] = {}
    grouper = Grouper(store, decisions=decisions)
    for reading in readings:
        stories |= grouper.add(sign(reading))
    return store, stories


def parts(stories: dict[str, str]) -> set[frozenset[str]]:
    return {
        frozenset(id_ for id_, story in stories.items() if story == one) for one in stories.values()
    }


def members(stories: Sequence[Story]) -> set[frozenset[str]]:
    return {frozenset(story.members) for story in stories}


def many(make: Make) -> list[Reading]:
    return [
        retold(make, f"{topic}{at}", text, day=4 + at % 3, extra=f"Laporan {topic} bagian {at}.")
        for topic, text in TOPICS.items()
        for at in range(4)
    ]


def test_a_reading_alone_founds_a_story_named_after_it(make: Make) -> None:
    _, stories = grouped([retold(make, "a", MEETING)])
    assert stories == {"a": story_id("a")}


def test_a_story_keeps_its_id_as_it_grows(make: Make) -> None:
    readings = [retold(make, f"r{at}", MEETING, extra=f"Catatan {at}.") for at in range(5)]
    _, stories = grouped(readings)
    assert set(stories.values()) == {story_id("r0")}


def test_unlike_reports_stay_apart(make: Make) -> None:
    _, stories = grouped([retold(make, "a", MEETING), retold(make, "b", FIRE)])
    assert parts(stories) == {frozenset("a"), frozenset("b")}


def test_readings_outside_the_window_are_never_one_story(make: Make) -> None:
    late = make("b", MEETING, title="Camat", published=f"2026-05-{5 + WINDOW_DAYS:02}")
    _, stories = grouped([retold(make, "a", MEETING), late])
    assert len(parts(stories)) == 2


@pytest.mark.parametrize("seed", range(5))
def test_order_of_arrival_does_not_change_the_stories(make: Make, seed: int) -> None:
    readings = many(make)
    batch = members(group(readings))
    random.Random(seed).shuffle(readings)
    _, stories = grouped(readings)
    assert parts(stories) == batch
    assert len(batch) == len(TOPICS)


def test_a_batch_does_not_depend_on_its_order(make: Make) -> None:
    readings = many(make)
    assert group(readings) == group(readings[::-1])


def test_people_join_what_the_machine_parts(make: Make) -> None:
    readings = [retold(make, "a", MEETING), retold(make, "b", FIRE)]
    decisions = [Decision(verdict="same", reports=("a", "b"))]
    assert parts(grouped(readings, decisions)[1]) == {frozenset("ab")}
    assert members(group(readings, decisions=decisions)) == {frozenset("ab")}


def test_people_part_what_the_machine_joins(make: Make) -> None:
    readings = [retold(make, id_, MEETING) for id_ in "ab"]
    decisions = [Decision(verdict="apart", reports=("a", "b"))]
    assert len(parts(grouped(readings, decisions)[1])) == 2
    assert len(members(group(readings, decisions=decisions))) == 2


def test_on_a_merge_the_older_id_survives(make: Make) -> None:
    readings = [
        retold(make, "old", MEETING),
        retold(make, "new", FIRE, day=5),
        retold(make, "new2", FIRE, day=5),
    ]
    store, _ = grouped(readings)
    decided = Grouper(store, decisions=[Decision(verdict="same", reports=("old", "new"))])
    assert decided.review(["old", "new"]) == dict.fromkeys(["new", "new2"], story_id("old"))


def test_on_a_split_the_larger_part_keeps_the_id(make: Make) -> None:
    readings = [retold(make, f"r{at}", MEETING) for at in range(4)]
    store, stories = grouped(readings)
    apart = [Decision(verdict="apart", reports=("r0", f"r{at}")) for at in (1, 2, 3)]
    moved = Grouper(store, decisions=apart).review(["r0"])
    assert set(moved) == {"r0"}
    assert moved["r0"] not in stories.values()


def test_a_reading_that_comes_again_keeps_its_story(make: Make) -> None:
    store, _ = grouped([retold(make, "a", MEETING), retold(make, "b", MEETING)])
    assert Grouper(store).add(sign(retold(make, "a", MEETING))) == {}
    assert len(store.members(story_id("a"), 9)) == 2


def test_a_corrected_reading_can_leave_its_story(make: Make) -> None:
    store, _ = grouped([retold(make, "a", MEETING), retold(make, "b", MEETING)])
    moved = Grouper(store).add(sign(retold(make, "b", FIRE)))
    assert set(moved) == {"b"}
    assert moved["b"] != story_id("a")


def test_another_grouper_goes_on_where_one_stopped(make: Make) -> None:
    readings = many(make)
    store, stories = grouped(readings[:9])
    other = Grouper(store)
    for reading in readings[9:]:
        stories |= other.add(sign(reading))
    assert parts(stories) == members(group(readings))


def test_a_story_larger_than_what_is_weighed_moves_whole(make: Make) -> None:
    readings = [retold(make, f"n{at:03}", FIRE, day=5) for at in range(120)]
    store, _ = grouped([retold(make, "old", MEETING), *readings])
    decided = Grouper(store, decisions=[Decision(verdict="same", reports=("old", "n119"))])
    assert len(decided.review(["old", "n119"])) == 120
    assert len(store.members(story_id("old"), 500)) == 121
