"""The two seed reports, where they lie beside the repository: one meeting, one origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from selaras.reading import read
from selaras.records import Report, Story, normalise
from selaras.stories import group

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
PUBLISHED = {"000": "2023-04-12", "003": None}

pytestmark = pytest.mark.skipif(not SEEDS, reason="the seeds lie outside the repository")


def stories() -> tuple[Story, ...]:
    return group(
        read(
            Report(
                id=path.stem[:3],
                text=normalise(path.read_text(encoding="utf-8")),
                published=PUBLISHED[path.stem[:3]],
            )
        )
        for path in SEEDS
    )


def test_the_seeds_are_one_story_of_one_origin() -> None:
    (story,) = stories()
    assert set(story.members) == {"000", "003"}
    assert [set(members) for members in story.origins] == [{"000", "003"}]
    assert story.origin_reasons == ("origin.text",)


def test_the_seeds_share_their_known_passages() -> None:
    (story,) = stories()
    counts = sorted((passage.words for passage in story.shared_passages), reverse=True)
    assert counts[0] >= 28
    assert sum(counts) >= 90


def test_date_and_region_are_agreed_by_one_origin() -> None:
    (story,) = stories()
    agreed = {fact.field: fact for fact in story.facts if fact.standing == "agreed"}
    assert (agreed["date"].value, agreed["date"].origins) == ("2023-04-11", 1)
    assert (agreed["region"].value, agreed["region"].origins) == ("74.71", 1)
