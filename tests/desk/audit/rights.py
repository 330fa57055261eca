"""Who may ask for the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.audit.models import Entry
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "trail": Rule(GET, Right.ADMINISTER, elsewhere=True),
    "trail-own": Rule(GET),
    "trail-erase": Rule(POST, Right.ADMINISTER, changes=False, stays=True),
}


def fill(world: World) -> None:
    """The trail fills itself."""
    entry = Entry.objects.filter(region=KENDARI, values__isnull=False).latest("seq")
    world.args["trail-erase"] = (entry.seq,)
    world.data["trail-erase"] = {"reason": "diminta yang bersangkutan"}
