"""From readings to stories, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from selaras.stories._decisions import Ruling
from selaras.stories._grouper import story_id
from selaras.stories._partition import partition
from selaras.stories._signature import sign
from selaras.stories._story import tell
from selaras.stories._weighing import weigh_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.records import Reading, Story
    from selaras.stories._decisions import Decision
    from selaras.stories._weighing import Weighing

__all__ = ["Untold", "arrange", "group"]


class Untold(NamedTuple):
    """A story's id and its readings, earliest first: what `tell` asks for."""

    id: str
    readings: Sequence[Reading]


def group(readings: Iterable[Reading], *, decisions: Iterable[Decision] = ()) -> tuple[Story, ...]:
    """Join the readings of one real event to one story, and tell each.

    Args:
        readings: Readings with distinct report ids, in any order.
        decisions: What people decided, oldest first; it always wins.

    Returns:
        Stories ordered by their earliest reports; every reading is a member of exactly one.

    Raises:
        ValueError: Two readings bear one report id.
    """
    return tuple(tell(*one) for one in arrange(readings, decisions=decisions))


def arrange(
    readings: Iterable[Reading],
    *,
    decisions: Iterable[Decision] = (),
    weighing: Weighing = weigh_all,
) -> list[Untold]:
    """Join readings to stories as `group` does, and leave the telling to the caller.

    The caller may do the `weighing`, too: of each signature and those near it, in turn.
    """
    by_id: dict[str, Reading] = {}
    for reading in readings:
        if reading.report.id in by_id:
            raise ValueError(f"two readings bear the report id {reading.report.id!r}")
        by_id[reading.report.id] = reading
    signatures = [sign(reading) for reading in by_id.values()]
    groups = partition(signatures, Ruling(decisions), weighing=weighing)
    return [
        Untold(story_id(members[0].id), [by_id[member.id] for member in members])
        for members in groups
    ]
