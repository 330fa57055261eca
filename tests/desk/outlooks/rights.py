"""Who may ask for odds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.rights import GET, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {"outlook": Rule(GET)}


def fill(world: World) -> None:
    """Odds are asked without anything."""
