"""Who may ask for the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from tests.desk.rights import GET, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "trail": Rule(GET, Right.ADMINISTER, elsewhere=True),
    "trail-own": Rule(GET),
}


def fill(world: World) -> None:
    """The trail fills itself."""
