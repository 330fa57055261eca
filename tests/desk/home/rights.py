"""Who may ask for the first pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from tests.desk.rights import GET, KENDARI, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "today": Rule(GET),
    "regions": Rule(GET),
    "region": Rule(GET, Right.READ),
    "search": Rule(GET),
    "suggestions": Rule(GET),
    "help": Rule(GET),
}


def fill(world: World) -> None:
    """A region to look at, words to look for."""
    world.args["region"] = (KENDARI,)
    world.data["search"] = world.data["suggestions"] = {"q": "rakor"}
