"""What readings mask stays masked in what people typed."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selaras.desk.newsroom.models import Report, Story
    from selaras.records import Reading

_MASKED = re.compile("▇+")
_SHORTEST_NAME = 3


def of_story(story: Story) -> Callable[[Any], Any]:
    """A function that masks, in any plain JSON, every name that a report of the story masks."""
    members = [one.report for one in story.storymember_set.select_related("report")]
    newsroom.newest_readings(members)
    names = {name for row in members for name in _names(row, row.reading)}
    if not names:
        return lambda value: value
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)), re.IGNORECASE)
    return partial(_veiled, pattern)


def _names(row: Report, reading: Reading) -> Iterator[str]:
    """What stands in the text as it came in where its reading masks: whole, and word by word."""
    if len(row.text) != len(reading.text):
        return
    for match in _MASKED.finditer(reading.text):
        name = row.text[match.start() : match.end()].strip(" .,")
        if "▇" not in name:
            parts = [name, *name.split()]
            yield from (part for part in parts if len(part) >= _SHORTEST_NAME)


def _veiled(pattern: re.Pattern[str], value: Any) -> Any:  # noqa: ANN401  # plain JSON
    if isinstance(value, str):
        return pattern.sub(lambda match: "▇" * len(match[0]), value)
    if isinstance(value, list | tuple):
        return [_veiled(pattern, one) for one in value]
    if isinstance(value, dict):
        return {name: _veiled(pattern, one) for name, one in value.items()}
    return value
