from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.stories import group

if TYPE_CHECKING:
    from tests.stories.conftest import Make


def test_nothing_makes_no_stories() -> None:
    assert group([]) == ()


def test_two_readings_of_one_id_are_refused(make: Make) -> None:
    with pytest.raises(ValueError, match="'a'"):
        group([make("a"), make("a")])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\x00\x07\ufffd", id="control-characters"),
        pytest.param("“((“" * 500, id="unbalanced-marks"),
        pytest.param("kata " * 50_000, id="one-word-without-end"),
        pytest.param("1/13/2026 99-99", id="broken-figures"),
    ],
)
def test_hostile_texts_are_stories_too(make: Make, text: str) -> None:
    readings = [make("a", text, published=None), make("b", text, published=None), make("c")]
    stories = group(readings)
    assert sorted(id_ for story in stories for id_ in story.members) == ["a", "b", "c"]


def test_every_reading_is_in_one_origin_of_its_story(make: Make) -> None:
    stories = group([make("a", "Banjir surut."), make("b", "Harga beras naik.")])
    for story in stories:
        assert sorted(id_ for origin in story.origins for id_ in origin) == sorted(story.members)
        assert len(story.origin_reasons) == len(story.origins)
