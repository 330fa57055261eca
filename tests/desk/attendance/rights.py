"""Who may ask at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from selaras.desk.accounts.access import Right
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from selaras.desk.invitations.models import Guest
    from tests.desk.rights import World

RULES = {
    "attendance": Rule(GET, Right.READ),
    "attendance-find": Rule(POST, Right.CONVENE, changes=False),
    "attendance-code": Rule(GET, Right.CONVENE),
    "attendance-mark": Rule(POST, Right.CONVENE),
}


def fill(world: World) -> None:
    """The one delegate of the meeting."""
    guest = cast("Guest", world.things["guest"])
    world.args |= dict.fromkeys(("attendance", "attendance-find"), (guest.meeting_id,))
    world.args |= {
        "attendance-code": (guest.pk,),
        "attendance-mark": (guest.delegates.get().pk,),
    }
    world.data |= {"attendance-find": {"code": guest.pk}, "attendance-mark": {"state": "present"}}
