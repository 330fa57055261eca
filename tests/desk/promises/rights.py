"""Who may ask for promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.rights import GET, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {"promises": Rule(GET)}


def fill(_world: World) -> None:
    """Nothing more than the meetings made."""
