"""Who may ask for measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.rights import GET, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {"measures": Rule(GET)}


def fill(world: World) -> None:
    """A year to look at."""
    world.data["measures"] = {"tahun": "2026"}
